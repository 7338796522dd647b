// Calendar files as programs write them, read as their owner sees them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../templates/script/calendar-week.js";

process.env.TZ = "Europe/Berlin";
const MONDAY = "2026-11-16";

/** A calendar of lines; each event is a list of lines of its own. */
const calendar = (head, ...events) =>
  [
    "BEGIN:VCALENDAR",
    ...head,
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
/** Titles with the day of the week, 0 for Monday, and the hour at which they begin. */
const shown = ({ events }) =>
  events.map(({ title, from }) => `${title} ${Math.floor(from / 1440)} ${(from % 1440) / 60}`).sort();
const at = (day, hour = "09") => [`DTSTART:202611${day}T${hour}0000`, "DURATION:PT1H"];

test("a meeting counts once, in its newest version, wherever that stands in the file", () => {
  const old = ["UID:a", "SUMMARY:Old", "SEQUENCE:1", "DTSTAMP:20261110T080000Z", ...at(17)];
  const later = ["UID:a", "SUMMARY:New", "SEQUENCE:2", "DTSTAMP:20261101T080000Z", ...at(18)];
  const stamped = ["UID:a", "SUMMARY:Newest", "SEQUENCE:2", "DTSTAMP:20261102T080000Z", ...at(19)];

  assert.deepEqual(shown(read(calendar([], stamped, later, old), MONDAY)), ["Newest 3 9"]);
  assert.deepEqual(shown(read(calendar([], old, later, stamped), MONDAY)), ["Newest 3 9"]);
});

test("a date of a series that is moved twice counts where it was moved last", () => {
  const series = ["UID:a", "SUMMARY:Series", ...at(17), "RRULE:FREQ=WEEKLY"];
  const moved = (title, number, day) => [
    "UID:a",
    `SUMMARY:${title}`,
    `SEQUENCE:${number}`,
    "RECURRENCE-ID:20261117T080000Z",
    ...at(day),
  ];

  assert.deepEqual(shown(read(calendar([], moved("Last", 3, 20), series, moved("First", 1, 18)), MONDAY)), [
    "Last 4 9",
  ]);
});

test("a meeting that stands in two of the file's calendars counts once, under two ids too", () => {
  const [one, other] = ["a", "b"].map((uid) => calendar([], [`UID:${uid}`, "SUMMARY:Talk", ...at(17)]));

  assert.deepEqual(shown(read(one + one, MONDAY)), ["Talk 1 9"]);
  assert.deepEqual(shown(read(one + other, MONDAY)), ["Talk 1 9"]);
});

test("a series that is cancelled takes its moved dates along, unless they are newer", () => {
  const cancelled = [
    "UID:a",
    "SUMMARY:Series",
    "SEQUENCE:2",
    ...at(17),
    "RRULE:FREQ=DAILY;COUNT=2",
    "STATUS:CANCELLED",
  ];
  const moved = (number) => [
    "UID:a",
    "SUMMARY:Moved",
    `SEQUENCE:${number}`,
    "RECURRENCE-ID:20261118T090000",
    ...at(20),
  ];

  const found = read(calendar([], cancelled, moved(1)), MONDAY);
  assert.deepEqual([shown(found), found.cancelled], [[], new Set(["Series", "Moved"])]);
  assert.deepEqual(shown(read(calendar([], cancelled, moved(3)), MONDAY)), ["Moved 4 9"]);
});

test("a message that cancels a meeting cancels it", () => {
  const found = read(calendar(["METHOD:CANCEL"], ["UID:a", "SUMMARY:Talk", ...at(17)]), MONDAY);

  assert.deepEqual([shown(found), found.cancelled], [[], new Set(["Talk"])]);
});

test("where a date changes all that follow, it counts, and those that follow are named", () => {
  const series = ["UID:a", "SUMMARY:Series", ...at(17), "RRULE:FREQ=DAILY;COUNT=4"];
  const onwards = ["UID:a", "SUMMARY:Changed", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261118T090000", ...at(18, 11)];

  const found = read(calendar([], series, onwards), MONDAY);
  assert.deepEqual([shown(found), found.unread], [["Changed 2 11", "Series 1 9"], new Set(["Series"])]);
});

// Whose calendar it is ---------------------------------------------------------------------------------------

const people = (mine, ...others) => [
  "ORGANIZER;CN=Boss:mailto:boss@example.org",
  `ATTENDEE;CN="Me, myself";ROLE=REQ-PARTICIPANT;PARTSTAT=${mine}:MAILTO:Me@Example.org`,
  ...others.map((other) => `ATTENDEE;PARTSTAT=${other}:mailto:${other.toLowerCase()}@example.org`),
];
const declined = ["UID:a", "SUMMARY:Declined", ...at(17), ...people("DECLINED", "ACCEPTED")];
const accepted = ["UID:b", "SUMMARY:Accepted", ...at(18), ...people("ACCEPTED", "DECLINED")];

for (const head of ["X-WR-CALNAME:me@example.org", 'X-OWNER;CN="Me, myself":mailto:Me@example.org']) {
  test(`what the owner declined is left out and said, who is named by ${head.slice(0, 12)}`, () => {
    const found = read(calendar([head], declined, accepted), MONDAY);

    assert.deepEqual([shown(found), found.declined], [["Accepted 2 9"], new Set(["Declined"])]);
  });
}

test("where no owner is named, it is who takes part in more meetings than any other", () => {
  const own = ["UID:c", "SUMMARY:Own", ...at(19), "ORGANIZER:mailto:me@example.org", "ATTENDEE:mailto:x@example.org"];

  const found = read(calendar(["X-WR-CALNAME:Calendar"], declined, accepted, own), MONDAY);
  assert.deepEqual([shown(found), found.declined], [["Accepted 2 9", "Own 3 9"], new Set(["Declined"])]);
});

test("where two take part alike, nobody is taken for the owner", () => {
  assert.deepEqual(shown(read(calendar([], declined, accepted), MONDAY)), ["Accepted 2 9", "Declined 1 9"]);
});

// Programs ---------------------------------------------------------------------------------------------------

test("Exchange: zones by the names of Windows, dates left out and moved in them", () => {
  const zone = [
    "METHOD:PUBLISH",
    "PRODID:Microsoft Exchange Server 2010",
    "BEGIN:VTIMEZONE",
    "TZID:Eastern Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
  ];
  const series = [
    "UID:040000008200E00074C5B7101A82E008",
    "SUMMARY;LANGUAGE=en-US:Stand-up",
    "DTSTART;TZID=Eastern Standard Time:20260907T090000",
    "DTEND;TZID=Eastern Standard Time:20260907T091500",
    "RRULE:FREQ=WEEKLY;UNTIL=20261120T140000Z;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=MO",
    "EXDATE;TZID=Eastern Standard Time:20261117T090000,20261118T090000",
    "TRANSP:OPAQUE",
  ];
  const moved = [
    "UID:040000008200E00074C5B7101A82E008",
    "SUMMARY;LANGUAGE=en-US:Stand-up, later",
    "RECURRENCE-ID;TZID=Eastern Standard Time:20261119T090000",
    "DTSTART;TZID=Eastern Standard Time:20261119T113000",
    "DTEND;TZID=Eastern Standard Time:20261119T114500",
  ];

  const found = read(calendar(zone, series, moved), MONDAY);
  assert.deepEqual(shown(found), ["Stand-up 0 15", "Stand-up 4 15", "Stand-up, later 3 17.5"]);
});

test("a zone's clocks change on the day that the file says", () => {
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Westeuropäische Normalzeit",
    "BEGIN:STANDARD",
    "DTSTART:16011028T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010325T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
  ];
  const series = [
    "UID:a",
    "SUMMARY:Talk",
    'DTSTART;TZID="Westeuropäische Normalzeit":20261023T090000',
    "DURATION:PT1H",
    "RRULE:FREQ=DAILY",
    "EXDATE:20261024T070000Z,20261026T080000Z",
  ];

  const hours = shown(read(calendar(zone, series), "2026-10-19")).concat(
    shown(read(calendar(zone, series), "2026-10-26")),
  );
  assert.deepEqual(hours.slice(0, 4), ["Talk 4 9", "Talk 6 9", "Talk 1 9", "Talk 2 9"]);
});

test("an hour that clocks skip or repeat", () => {
  const night = (day) => ["SUMMARY:Night", `DTSTART;TZID=Europe/Berlin:${day}T023000`, `DTEND:${day}T060000Z`];

  assert.deepEqual(shown(read(calendar([], night("20260329")), "2026-03-23")), ["Night 6 3.5"]);
  assert.equal(read(calendar([], night("20261025")), "2026-10-19").events[0].to, 6 * 1440 + 150 + 330);
});

test("Google: a series that was changed from a date on goes on under another id, its UTC read in the calendar's zone", () => {
  const head = ["PRODID:-//Google Inc//Google Calendar 70.9054//EN", "X-WR-TIMEZONE:Europe/Berlin"];
  const before = [
    "UID:abc@google.com",
    "SUMMARY:Weekly",
    "DTSTART;TZID=Europe/Berlin:20260901T090000",
    "DTEND;TZID=Europe/Berlin:20260901T100000",
    "RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261116T225959Z;BYDAY=TU",
  ];
  const after = [
    "UID:abc_R20261117T090000@google.com",
    "SUMMARY:Weekly, longer",
    "DTSTART;TZID=Europe/Berlin:20261117T110000",
    "DTEND;TZID=Europe/Berlin:20261117T130000",
    "RRULE:FREQ=WEEKLY;BYDAY=TU",
  ];
  const inUtc = ["UID:d", "SUMMARY:In UTC", "DTSTART:20260902T070000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"];

  assert.deepEqual(shown(read(calendar(head, before, after, inUtc), MONDAY)), ["In UTC 2 9", "Weekly, longer 1 11"]);
});

test("Apple: an alarm inside, a trip between zones, and a day that is left out", () => {
  const head = ["PRODID:-//Apple Inc.//macOS 14.0//EN", "CALSCALE:GREGORIAN"];
  const alarm = ["BEGIN:VALARM", "UID:x", "SUMMARY:Ring", "TRIGGER:-PT15M", "DURATION:PT5H", "END:VALARM"];
  const flight = [
    "UID:f",
    "SUMMARY:Flight",
    "DTSTART;TZID=Europe/Berlin:20261117T100000",
    "DTEND;TZID=America/New_York:20261117T123000",
    ...alarm,
  ];
  const daily = [
    "UID:g",
    "SUMMARY:Walk",
    "DTSTART;TZID=Europe/Berlin:20261116T120000",
    "DTEND;TZID=Europe/Berlin:20261116T123000",
    "RRULE:FREQ=DAILY;COUNT=3",
    "EXDATE;VALUE=DATE:20261117",
  ];

  const found = read(calendar(head, flight, daily), MONDAY);
  assert.deepEqual(shown(found), ["Flight 1 10", "Walk 0 12", "Walk 2 12"]);
  assert.equal(found.events[0].to - found.events[0].from, 8.5 * 60);
});

// Around the calendar ----------------------------------------------------------------------------------------

const talk = ["UID:a", "SUMMARY:Talk", ...at(17)];

test("what stands behind the end of the calendar is ignored", () => {
  for (const behind of ["\r\n-- \r\nSent from my telephone\r\n\0\0", "BEGIN:VEVENT\r\nSUMMARY:Stray\r\nEND:VEVENT\r\n"])
    assert.deepEqual(shown(read(calendar([], talk) + behind, MONDAY)), ["Talk 1 9"]);
});

test("a second calendar that stops in the middle is no end", () => {
  assert.deepEqual(read(`${calendar([], talk)}BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n`, MONDAY), { problem: "cut_off" });
});
