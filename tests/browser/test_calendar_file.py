"""Calendar files read in the browser: what falls into a week, what does not, and files that mean harm."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PLAIN
from tests.browser.places import PATIENCE, STEP
from tests.browser.waiting import until

MONDAY = date(2026, 11, 16)
at = datetime.fromisoformat
BERLIN = ZoneInfo("Europe/Berlin")
READ = """([text, monday]) => {
  const found = playbook.start('calendar-week').read(text, monday);
  if (found.problem) return found;
  return { events: found.events, whole: [...found.whole], unread: [...found.unread] };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The audit's page, for a reader in Berlin."""
    context = browser.new_context(**PLAIN, timezone_id="Europe/Berlin")
    context.set_default_timeout(PATIENCE)
    found = context.new_page()
    found.goto(f"{STEP}/calendar/")
    until(found, "Boolean(window.playbook?.start('audit'))")
    found.evaluate("playbook.start('page').load('calendar')")
    yield found
    context.close()


@pytest.fixture
def read(page: Page) -> Callable[..., Any]:
    """Read a calendar, or a calendar's text, as the page does."""

    def read(calendar: Calendar | str, monday: date = MONDAY) -> Any:
        text = calendar if isinstance(calendar, str) else calendar.to_ical().decode()
        return page.evaluate(READ, [text, monday.isoformat()])

    return read


def event(title: str = "Talk", start: date | None = None, **fields: Any) -> Event:
    """An event of an hour on the Tuesday of the week, unless it says otherwise."""
    made = Event()
    made.add("uid", fields.pop("uid", title))
    made.add("summary", title)
    start = start or at("2026-11-17T09:00")
    made.add("dtstart", start)
    if isinstance(start, datetime) and "duration" not in fields and "dtend" not in fields:
        fields["dtend"] = start + timedelta(hours=1)
    for name, value in fields.items():
        made.add(name.replace("_", "-"), value)
    return made


def calendar(*events: Event) -> Calendar:
    """A calendar as the library writes it."""
    made = Calendar()
    made.add("prodid", "-//tests//EN")
    made.add("version", "2.0")
    for found in events:
        made.add_component(found)
    return made


def hours(found: Any) -> dict[str, float]:
    """Hours by title."""
    sums: dict[str, float] = {}
    for one in found["events"]:
        sums[one["title"]] = sums.get(one["title"], 0) + (one["to"] - one["from"]) / 60
    return sums


def starts(found: Any, monday: date = MONDAY) -> list[datetime]:
    """When the events of the week begin, on the reader's clock."""
    midnight = at(monday.isoformat())
    return sorted(midnight + timedelta(minutes=one["from"]) for one in found["events"])


def test_an_event_is_read_with_its_title_and_time(read):
    """Minutes count from Monday, midnight."""
    assert read(calendar(event()))["events"] == [{"title": "Talk", "from": 1440 + 540, "to": 1440 + 600}]


def test_a_folded_and_escaped_title_is_read_whole(read):
    """Long lines are folded and signs escaped by every calendar."""
    title = "Budget; review, part \\ two — " + "äöü lång title " * 8

    assert hours(read(calendar(event(title.strip())))) == {title.strip(): 1}


def test_lines_may_end_in_any_way(read):
    """Some programs write line feeds alone."""
    text = (
        calendar(event("Talk with a name that is long enough to be folded, as the standard wants it"))
        .to_ical()
        .decode()
    )

    assert read(text.replace("\r\n", "\n")) == read(text)


def test_a_duration_stands_for_an_end(read):
    """Half of the programs give one, half the other."""
    assert hours(read(calendar(event(duration=timedelta(hours=1, minutes=30))))) == {"Talk": 1.5}


def test_an_event_in_utc_is_read_on_the_readers_clock(read):
    """Nine o'clock in Berlin is eight o'clock in UTC, in winter."""
    found = read(calendar(event(start=datetime(2026, 11, 17, 8, tzinfo=ZoneInfo("UTC")))))

    assert starts(found) == [at("2026-11-17T09:00")]


def test_a_named_zone_is_taken_for_the_readers(read):
    """The page says so: names of zones differ from program to program."""
    found = read(calendar(event(start=datetime(2026, 11, 17, 9, tzinfo=ZoneInfo("America/New_York")))))

    assert starts(found) == [at("2026-11-17T09:00")]


def test_events_of_other_weeks_are_left_out(read):
    """The Sunday before and the Monday after are no part of the week."""
    found = read(calendar(event("Before", at("2026-11-15T09:00")), event("After", at("2026-11-23T00:00"))))

    assert found["events"] == []


def test_an_event_that_reaches_into_the_week_counts_from_monday(read):
    """A night shift counts for the hours that fall into the week."""
    found = read(calendar(event("Night", at("2026-11-15T22:00"), duration=timedelta(hours=8))))

    assert found["events"] == [{"title": "Night", "from": 0, "to": 360}]


def test_whole_days_stand_apart(read):
    """A holiday, a birthday, and a trip of three days are no hours of work."""
    trip = event("Trip", at("2026-11-17T09:00"), duration=timedelta(days=3))
    found = read(calendar(event("Holiday", date(2026, 11, 18)), trip))

    assert found == {"events": [], "whole": ["Holiday", "Trip"], "unread": []}


def test_what_is_cancelled_or_free_is_left_out(read):
    """Neither takes time."""
    found = read(calendar(event("Off", status="CANCELLED"), event("Birthday call", transp="TRANSPARENT")))

    assert found == {"events": [], "whole": [], "unread": []}


def test_an_alarm_is_no_part_of_its_event(read):
    """An alarm has a summary and a duration of its own."""
    alarm = "BEGIN:VALARM\r\nSUMMARY:Ring\r\nDURATION:PT5H\r\nEND:VALARM\r\nEND:VEVENT"
    text = calendar(event()).to_ical().decode().replace("END:VEVENT", alarm)

    assert hours(read(text)) == {"Talk": 1}


def test_dates_left_out_of_a_series_are_left_out(read):
    """By time and by day."""
    series = event(
        start=datetime(2026, 11, 2, 9, tzinfo=BERLIN),
        rrule=vRecur.from_ical("FREQ=DAILY"),
        exdate=[datetime(2026, 11, 18, 9, tzinfo=BERLIN), datetime(2026, 11, 19, 9, tzinfo=BERLIN)],
    )

    assert [start.day for start in starts(read(calendar(series)))] == [16, 17, 20, 21, 22]


def test_a_moved_date_of_a_series_counts_once(read):
    """Where it was moved to; a cancelled one nowhere."""
    series = event("Weekly", at("2026-10-06T09:00"), uid="w", rrule=vRecur.from_ical("FREQ=WEEKLY;BYDAY=TU,TH"))
    moved = event("Weekly", at("2026-11-18T14:00"), uid="w", recurrence_id=at("2026-11-17T09:00"))
    gone = event("Weekly", uid="w", recurrence_id=at("2026-11-19T09:00"), status="CANCELLED")

    assert starts(read(calendar(series, moved, gone))) == [at("2026-11-18T14:00")]


def test_a_series_in_utc_keeps_its_weekday_there(read):
    """Eleven in the evening of Monday in UTC is Tuesday in Berlin."""
    series = event(
        start=datetime(2026, 10, 5, 23, tzinfo=ZoneInfo("UTC")), rrule=vRecur.from_ical("FREQ=WEEKLY;BYDAY=MO")
    )

    assert starts(read(calendar(series))) == [at("2026-11-17T00:00")]


def test_an_end_in_utc_ends_a_series_in_a_zone(read):
    """As calendars write it: the end of the last day, in UTC."""
    rule = "FREQ=DAILY;UNTIL=20261118T225959Z"
    series = event(start=datetime(2026, 11, 2, 9, tzinfo=BERLIN), rrule=vRecur.from_ical(rule))

    assert [start.day for start in starts(read(calendar(series)))] == [16, 17, 18]


@pytest.mark.parametrize(
    "rule", ["FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=WEEKLY;BYMONTH=11", "FREQ=DAILY;BYDAY=1MO", "FREQ=HOURLY"]
)
def test_a_rule_that_is_not_read_is_named(read, rule):
    """Nothing is lost without a word: the reader adds such hours by hand."""
    found = read(calendar(event("Board", at("2026-01-20T09:00"), rrule=vRecur.from_ical(rule))))

    assert found == {"events": [], "whole": [], "unread": ["Board"]}


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;UNTIL=20260601T000000", "FREQ=MONTHLY;COUNT=3"])
def test_a_series_that_is_over_is_not_named(read, rule):
    """A rule that is not read matters only where it could hold."""
    found = read(calendar(event("Board", at("2026-01-20T09:00"), rrule=vRecur.from_ical(rule))))

    assert found["unread"] == []


def random_rule(chance: random.Random) -> tuple[datetime, str]:
    """A start in the two years before the week, and a rule by days or weeks."""
    start = at("2026-11-20T09:00") - timedelta(days=chance.randrange(700), minutes=15 * chance.randrange(8))
    parts = [f"FREQ={chance.choice(['DAILY', 'WEEKLY'])}", f"INTERVAL={chance.choice([1, 1, 1, 2, 3, 5])}"]
    if chance.random() < 0.6:
        parts.append(
            "BYDAY=" + ",".join(chance.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], chance.randint(1, 5)))
        )
    if chance.random() < 0.4:
        parts.append(f"COUNT={chance.randint(1, 400)}")
    elif chance.random() < 0.5:
        parts.append(f"UNTIL={start + timedelta(days=chance.randrange(800)):%Y%m%dT%H%M%S}")
    if chance.random() < 0.4:
        parts.append(f"WKST={chance.choice(['MO', 'SU'])}")
    return start, ";".join(parts)


def test_rules_hold_on_the_days_on_which_dateutil_says_they_do(page):
    """Four hundred rules by days and weeks, with every part that is read, against a library that follows them."""
    chance = random.Random(20261116)
    rules = [random_rule(chance) for _ in range(400)]
    texts = [calendar(event(start=start, rrule=vRecur.from_ical(rule))).to_ical().decode() for start, rule in rules]
    read_all = "([texts, monday]) => texts.map((text) => playbook.start('calendar-week').read(text, monday))"

    found = page.evaluate(
        f"([texts, monday]) => ({read_all})([texts, monday]).map(({{ events }}) => ({{ events }}))",
        [texts, "2026-11-16"],
    )

    first, last = at("2026-11-16T00:00"), at("2026-11-22T23:59")
    expected = [list(rrulestr(rule, dtstart=start).between(first, last, inc=True)) for start, rule in rules]
    wrong = [
        (rule, start) for (start, rule), one, days in zip(rules, found, expected, strict=True) if starts(one) != days
    ]
    assert sum(map(len, expected)) > 500
    assert wrong == []


# Files that are broken or mean harm ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("Dear diary", "no_calendar"),
        ('{"version": 1}', "no_calendar"),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", "no_calendar"),
        ("BEGIN:VCALENDAR\r\n\0\x01\x02END:VCALENDAR\r\n", "no_calendar"),
        ("PK\x03\x04\0\0", "no_calendar"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half", "cut_off"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half\r\nEND:VCALENDAR\r\n", "cut_off"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR", "nested"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_with_the_reason(page, read, text, problem):
    """And there are words for each reason."""
    assert read(text) == {"problem": problem}
    assert page.evaluate("name => playbook.words.calendar[name]", problem)


@pytest.mark.parametrize(
    ("part", "count", "problem"),
    [("X", 6_000_000, "too_large"), ("BEGIN:VEVENT\\r\\nEND:VEVENT\\r\\n", 50_001, "too_many")],
    ids=["bytes", "events"],
)
def test_a_file_that_is_too_large_is_refused(page, part, count, problem):
    """By its size, and by its events."""
    build = f"`BEGIN:VCALENDAR\\r\\n${{`{part}`.repeat({count})}}\\r\\nEND:VCALENDAR`"

    assert page.evaluate(f"playbook.start('calendar-week').read({build}, '2026-11-16')") == {"problem": problem}


def test_a_week_with_too_many_events_is_refused(read):
    """A list that nobody can sort helps nobody."""
    many = "BEGIN:VEVENT\r\nDTSTART:20261117T090000\r\nDURATION:PT1M\r\nEND:VEVENT\r\n" * 1_001

    assert read(f"BEGIN:VCALENDAR\r\n{many}END:VCALENDAR\r\n") == {"problem": "too_busy"}


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:20261399T090000",
        "DTSTART:20261117T990000",
        "DTSTART:tomorrow",
        "DTSTART:20261117T090000\r\nDTEND:never",
        "DTSTART:20261117T090000\r\nDTEND:20261117T080000",
        "DTSTART:20261117T090000\r\nDURATION:-PT1H",
        "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;INTERVAL=0",
        "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:nonsense",
        "DTSTART:20261117T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=-1",
    ],
)
def test_a_damaged_event_is_named_and_the_others_are_read(read, line):
    """One bad line does not cost the reader the week."""
    good = "BEGIN:VEVENT\r\nSUMMARY:Good\r\nDTSTART:20261118T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
    bad = f"BEGIN:VEVENT\r\nSUMMARY:Bad\r\n{line}\r\nEND:VEVENT\r\n"
    found = read(f"BEGIN:VCALENDAR\r\n{bad}{good}END:VCALENDAR\r\n")

    assert (hours(found), found["unread"]) == ({"Good": 1}, ["Bad"])


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=1000000", "FREQ=WEEKLY;COUNT=999999999;BYDAY=MO,TU,WE,TH,FR,SA,SU"])
def test_a_rule_is_worked_out_and_not_followed(page, rule):
    """A hundred series since the year 1000 are read in a moment: following them would take minutes."""
    one = f"BEGIN:VEVENT\r\nDTSTART:10000101T090000\r\nDURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
    text = f"BEGIN:VCALENDAR\r\n{one * 100}END:VCALENDAR\r\n"

    count = page.evaluate("text => playbook.start('calendar-week').read(text, '2026-11-16').events.length", text)

    assert count == 700


LINES = {
    "many dates in a line": ("EXDATE:20261117T090000", ",20261117T090000", 250_000),
    "many lines of dates": ("", "EXDATE:20261117T090000\r\n", 150_000),
    "quotes without an end": ("SUMMARY", ';"', 2_000_000),
    "folds without an end": ("SUMMARY:Talk", "\r\n ", 1_000_000),
    "white space without an end": ("SUMMARY:Talk", " \t", 2_000_000),
    "numbers without an end": ("DURATION:PT", "1", 4_000_000),
    "parts of a rule without an end": ("RRULE:FREQ=DAILY", ";WKST=MO", 500_000),
}
BUILD = """([head, part, count]) => [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT", "DTSTART:20261117T090000", "DTEND:20261117T100000", head + part.repeat(count), "END:VEVENT",
  "BEGIN:VEVENT", "SUMMARY:Other", "DTSTART:20261118T090000", "DURATION:PT1H", "END:VEVENT",
  "END:VCALENDAR", ""].join("\\r\\n")"""


@pytest.mark.parametrize("name", LINES)
def test_five_megabytes_are_read_whatever_they_are_made_of(page, name):
    """No line makes the page stand still, and the event beside it is read."""
    titles = "found => found.events.map((one) => one.title)"

    found = page.evaluate(
        f"(made) => ({titles})(playbook.start('calendar-week').read(({BUILD})(made), '2026-11-16'))", list(LINES[name])
    )

    assert "Other" in found


def test_a_title_may_be_any_word(page):
    """Names that mean something to JavaScript are titles like others."""
    titles = ["__proto__", "constructor", "toString"]
    text = calendar(*(event(title) for title in titles)).to_ical().decode()

    groups = page.evaluate(
        "text => { const week = playbook.start('calendar-week');"
        " return week.groups(week.read(text, '2026-11-16').events).map(({ title }) => title); }",
        text,
    )

    assert sorted(groups) == sorted(titles)
    assert page.evaluate("({}).minutes") is None


# Sums ------------------------------------------------------------------------------------------------


def minutes(page: Page, events: list[tuple[str, int, int]], categories: dict[str, str]) -> dict[str, float]:
    """Minutes by category."""
    found = [{"title": title, "from": start, "to": end} for title, start, end in events]
    return page.evaluate(
        "([events, of]) => "
        "Object.fromEntries(playbook.start('calendar-week').minutesBy(events, (key) => of[key] ?? ''))",
        [found, categories],
    )


def test_time_that_overlaps_counts_once(page):
    """It is shared by the events that run at the time."""
    events = [("a", 0, 120), ("b", 60, 120)]

    assert minutes(page, events, {"a": "people", "b": "peers"}) == {"people": 90, "peers": 30}


def test_what_is_left_out_takes_no_time_from_others(page):
    """A lunch that is left out does not halve the talk beside it."""
    assert minutes(page, [("a", 0, 60), ("lunch", 0, 60)], {"a": "people"}) == {"people": 60}


def test_titles_are_grouped_whatever_their_case(page):
    """The longest together comes first, named as it was first met."""
    events = [
        {"title": "Long", "from": 0, "to": 90},
        {"title": "One", "from": 100, "to": 160},
        {"title": "ONE", "from": 200, "to": 260},
    ]

    groups = page.evaluate("events => playbook.start('calendar-week').groups(events)", events)

    assert [(group["title"], group["minutes"], group["times"]) for group in groups] == [
        ("One", 120, 2),
        ("Long", 90, 1),
    ]
