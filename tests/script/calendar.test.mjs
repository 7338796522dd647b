import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, minutesBy } from "../../templates/script/calendar-sums.js";
import { read } from "../../templates/script/calendar-week.js";

process.env.TZ = "Europe/Berlin";
const MONDAY = "2026-11-16";
const HOUR = "DTSTART:20261117T090000\r\nDTEND:20261117T100000";
const event = (lines = HOUR, title = "Talk") => `BEGIN:VEVENT\r\nSUMMARY:${title}\r\n${lines}\r\nEND:VEVENT\r\n`;
const calendar = (...events) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join("")}END:VCALENDAR\r\n`;
const week = (...events) => read(calendar(...events), MONDAY);
const APART = ["cancelled", "declined", "elsewhere", "unread", "whole"];
const nothing = { events: [], ...Object.fromEntries(APART.map((name) => [name, new Set()])) };
/** Day of the week, 0 for Monday, and hour at which each event begins. */
const starts = (found) => found.events.map(({ from }) => [Math.floor(from / 1440), (from % 1440) / 60]);

test("an event is read with its title and its minutes since Monday", () => {
  assert.deepEqual(week(event()).events, [{ title: "Talk", from: 1440 + 540, to: 1440 + 600 }]);
});

test("a folded and escaped title is read whole, however lines end", () => {
  const text = calendar(event(HOUR, "Budget\\; review\\, pa\r\n rt \\\\ two"));

  assert.equal(read(text, MONDAY).events[0].title, "Budget; review, part \\ two");
  assert.deepEqual(read(text.replaceAll("\r\n", "\n"), MONDAY), read(text, MONDAY));
});

test("a duration stands for an end", () => {
  assert.equal(week(event("DTSTART:20261117T090000\r\nDURATION:PT1H30M")).events[0].to, 1440 + 630);
});

for (const start of [
  "DTSTART:20261117T080000Z",
  "DTSTART;TZID=America/New_York:20261117T030000",
  'DTSTART;TZID="/mozilla.org/20050126_1/America/Argentina/Buenos_Aires":20261117T050000',
]) {
  test(`a time is read on the reader's clock: ${start}`, () => {
    assert.deepEqual(starts(week(event(`${start}\r\nDURATION:PT1H`))), [[1, 9]]);
  });
}

test("a time in a zone that nobody knows is taken for the reader's, and said", () => {
  const found = week(event("DTSTART;TZID=Middle Earth Time:20261117T090000\r\nDURATION:PT1H"));

  assert.deepEqual([starts(found), found.elsewhere], [[[1, 9]], new Set(["Talk"])]);
});

test("an event that begins in one zone and ends in another keeps its length", () => {
  const flight = "DTSTART;TZID=Europe/Berlin:20261117T100000\r\nDTEND;TZID=America/New_York:20261117T130000";

  assert.deepEqual(week(event(flight)).events, [{ title: "Talk", from: 1440 + 600, to: 1440 + 600 + 9 * 60 }]);
});

test("other weeks are left out, and what reaches into the week counts from Monday", () => {
  assert.deepEqual(
    week(event("DTSTART:20261115T090000\r\nDURATION:PT1H"), event("DTSTART:20261123T000000\r\nDURATION:PT1H")),
    nothing,
  );
  assert.deepEqual(week(event("DTSTART:20261115T220000\r\nDURATION:PT8H")).events, [
    { title: "Talk", from: 0, to: 360 },
  ]);
});

test("whole days stand apart", () => {
  const found = week(
    event("DTSTART;VALUE=DATE:20261118", "Holiday"),
    event("DTSTART:20261117T090000\r\nDURATION:P3D", "Trip"),
  );

  assert.deepEqual(found, { ...nothing, whole: new Set(["Holiday", "Trip"]) });
});

test("what is cancelled is left out and said, what is free is left out, and an alarm is no part of its event", () => {
  assert.deepEqual(week(event(`${HOUR}\r\nTRANSP:TRANSPARENT`)), nothing);
  assert.deepEqual(week(event(`${HOUR}\r\nSTATUS:CANCELLED`)), { ...nothing, cancelled: new Set(["Talk"]) });
  const alarm = "BEGIN:VALARM\r\nSUMMARY:Ring\r\nDURATION:PT5H\r\nEND:VALARM";
  assert.deepEqual(week(event(`${HOUR}\r\n${alarm}`)).events, week(event()).events);
});

test("dates left out of a series are left out", () => {
  const found = week(
    event("DTSTART:20261102T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEXDATE:20261118T090000,20261119T090000"),
  );

  assert.deepEqual(
    starts(found).map(([day]) => day),
    [0, 1, 4, 5, 6],
  );
});

test("a moved date of a series counts once, where it was moved to", () => {
  const series = event("UID:w\r\nDTSTART:20261006T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH");
  const moved = event("UID:w\r\nDTSTART:20261118T140000\r\nDURATION:PT1H\r\nRECURRENCE-ID:20261117T090000");
  const gone = event(`UID:w\r\n${HOUR}\r\nRECURRENCE-ID:20261119T090000\r\nSTATUS:CANCELLED`);

  assert.deepEqual(starts(week(series, moved, gone)), [[2, 14]]);
});

test("a series in UTC keeps its weekday there, and its end", () => {
  assert.deepEqual(starts(week(event("DTSTART:20261005T230000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO"))), [
    [1, 0],
  ]);
  const until = week(event("DTSTART:20261102T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL=20261118T225959Z"));
  assert.deepEqual(
    starts(until).map(([day]) => day),
    [0, 1, 2],
  );
});

test("a series ends with its count, and repeats at its interval", () => {
  const series = (rule) => starts(week(event(`DTSTART:20261103T090000\r\nDURATION:PT1H\r\nRRULE:${rule}`)));

  assert.deepEqual(series("FREQ=WEEKLY;COUNT=2"), []);
  assert.deepEqual(series("FREQ=WEEKLY;COUNT=3"), [[1, 9]]);
  assert.deepEqual(series("FREQ=DAILY;INTERVAL=3"), [
    [2, 9],
    [5, 9],
  ]);
});

for (const [rule, days] of [
  ["FREQ=MONTHLY;BYDAY=3TU", [1]], // The third Tuesday is the 17th.
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-9", [2]], // Nine working days before December: the 18th.
  ["FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=19", [3]],
  ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=19", []],
  ["FREQ=MONTHLY;BYMONTHDAY=20;COUNT=10", []], // The tenth is in October.
  ["FREQ=MONTHLY;BYMONTHDAY=20;COUNT=11", [4]],
  ["FREQ=MONTHLY", [4]], // As it began.
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=-2SA", [5]],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=1SU,2SU", []],
  ["FREQ=WEEKLY;BYDAY=MO, WE ;BYMONTH=11", [0, 2]], // Exchange writes blanks.
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO", []],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", [6]],
  ["FREQ=DAILY;UNTIL=20261118", [0, 1, 2]],
  ["FREQ=DAILY;UNTIL=20261118T080000Z", [0, 1, 2]],
  ["FREQ=DAILY;UNTIL=20261118T075900Z", [0, 1]],
]) {
  test(`a rule holds on its days: ${rule}`, () => {
    const found = week(event(`DTSTART:20260120T090000\r\nDURATION:PT1H\r\nRRULE:${rule}`));

    assert.deepEqual([found.unread, starts(found)], [new Set(), days.map((day) => [day, 9])]);
  });
}

for (const rule of [
  "FREQ=WEEKLY;BYWEEKNO=47",
  "FREQ=DAILY;BYDAY=1MO",
  "FREQ=HOURLY",
  "FREQ=DAILY\r\nEXRULE:FREQ=WEEKLY",
]) {
  test(`a rule that is not read is named: ${rule.replace("\r\n", " ")}`, () => {
    assert.deepEqual(week(event(`DTSTART:20260120T090000\r\nRRULE:${rule}`, "Board")), {
      ...nothing,
      unread: new Set(["Board"]),
    });
  });
}

test("a series that is over is not named", () => {
  assert.deepEqual(week(event("DTSTART:20260120T090000\r\nRRULE:FREQ=HOURLY;UNTIL=20260601T000000")), nothing);
});

test("dates that no rule gives count, each once and as long as it says", () => {
  const found = week(
    event(
      [
        "DTSTART:20261005T090000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "RDATE:20261116T090000,20261117T100000",
        "RDATE;VALUE=PERIOD:20261118T100000/PT2H,20261119T100000/20261119T103000",
      ].join("\r\n"),
    ),
  );

  assert.deepEqual(found.events.map(({ from, to }) => [Math.floor(from / 1440), to - from]).sort(), [
    [0, 60],
    [1, 60],
    [2, 120],
    [3, 30],
  ]);
});

for (const line of [
  "DTSTART:20261399T090000",
  "DTSTART:20261117T990000",
  "DTSTART:tomorrow",
  "DTSTART:20261117T090000\r\nDTEND:never",
  "DTSTART:20261117T090000\r\nDTEND:20261117T080000",
  "DTSTART:20261117T090000\r\nDURATION:-PT1H",
  "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;INTERVAL=0",
  "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:nonsense",
  "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=-1",
]) {
  test(`a damaged event is named, and the others are read: ${line.replaceAll("\r\n", " ")}`, () => {
    const found = week(event(line, "Bad"), event(HOUR, "Good"));

    assert.deepEqual([found.events.map(({ title }) => title), [...found.unread]], [["Good"], ["Bad"]]);
  });
}

for (const [text, problem] of [
  ["", "empty"],
  ["   \n", "empty"],
  ["Dear diary", "no_calendar"],
  ['{"version": 1}', "no_calendar"],
  ["BEGIN:VCARD\r\nEND:VCARD\r\n", "no_calendar"],
  ["BEGIN:VCALENDAR\r\n\0\x01\x02END:VCALENDAR\r\n", "no_calendar"],
  ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half", "cut_off"],
  ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half\r\nEND:VCALENDAR\r\n", "cut_off"],
  [calendar("BEGIN:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VEVENT\r\n"), "nested"],
  [calendar("X".repeat(6_000_000)), "too_large"],
  [calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(50_001)), "too_many"],
  [calendar(...Array.from({ length: 1001 }, (_, number) => event(HOUR, number))), "too_busy"],
  [calendar(event("DTSTART:10000101T090000\r\nRRULE:FREQ=YEARLY;BYDAY=TU;BYSETPOS=1").repeat(50_000)), "too_busy"],
]) {
  test(`refused as ${problem}: ${text.slice(0, 30).trim().replaceAll("\0", "")}`, () => {
    assert.deepEqual(read(text, MONDAY), { problem });
  });
}

test("time that overlaps counts once, shared by the events that run; what is left out takes none", () => {
  const events = [
    { title: "a", from: 0, to: 120 },
    { title: "b", from: 60, to: 120 },
    { title: "lunch", from: 0, to: 120 },
  ];

  const sums = minutesBy(events, (key) => ({ a: "people", b: "peers" })[key] ?? "");

  assert.deepEqual(Object.fromEntries(sums), { people: 90, peers: 30 });
});

test("titles are grouped whatever their case, the longest together first; a title may be any word", () => {
  const events = [
    { title: "Long", from: 0, to: 90 },
    { title: "__proto__", from: 100, to: 160 },
    { title: "__PROTO__", from: 200, to: 260 },
  ];

  assert.deepEqual(
    groups(events).map(({ title, minutes, times }) => [title, minutes, times]),
    [
      ["__proto__", 120, 2],
      ["Long", 90, 1],
    ],
  );
});
