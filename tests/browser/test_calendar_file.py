"""Calendar files read in the browser: what falls into a week, what does not, and files that mean harm."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from icalendar import Calendar, Event
from playwright.sync_api import Browser, Page

from tests.browser.calendars import random_calendar, read_by_library
from tests.browser.conftest import PLAIN
from tests.browser.places import PATIENCE, STEP
from tests.browser.waiting import until
from tests.depth import depth

MONDAY = date(2026, 11, 16)
at = datetime.fromisoformat
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


def starts(found: Any, monday: date = MONDAY) -> list[datetime]:
    """When the events of the week begin, on the reader's clock."""
    midnight = at(monday.isoformat())
    return sorted(midnight + timedelta(minutes=one["from"]) for one in found["events"])


def test_an_event_is_read_with_its_title_and_time(read):
    """Minutes count from Monday, midnight."""
    assert read(calendar(event()))["events"] == [{"title": "Talk", "from": 1440 + 540, "to": 1440 + 600}]


READ_ALL = """(asked) => asked.map(([text, mondays]) => mondays.map((monday) =>
  (playbook.start('calendar-week').read(text, monday).events ?? []).map(({ title, from, to }) => [title, from, to])))"""


def test_files_are_read_as_a_library_reads_them(page):
    """Random files over many weeks: rules, zones, dates left out, added and moved, and older versions."""
    chance = random.Random(20261116)
    weeks = [date(2025, 1, 6) + timedelta(weeks=number) for number in range(150)]
    asked = [(random_calendar(chance), chance.sample(weeks, 20)) for _ in range(depth(12, 400))]

    found = page.evaluate(READ_ALL, [(text, [day.isoformat() for day in days]) for text, days in asked])

    ours = [({(*one,) for one in week}) for weeks in found for week in weeks]
    theirs = [read_by_library(text, day) for text, days in asked for day in days]
    assert sum(map(len, theirs)) > 300
    assert [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other] == []


KEPT = {
    path.name: path
    for package in (icalendar, recurring_ical_events)
    for path in sorted(Path(package.__file__).parent.glob("test*/calendars/*.ics"))
}
OTHERWISE = {
    "end_before_start_event.ics": "It ends before it begins: the library turns it round, ours names it.",
    "issue_107_omitting_last_event.ics": "Its zone is named wrongly: the library knows Windows' names, ours says it.",
    "issue_132_swapped_start_and_end.ics": "It ends before it begins: the library turns it round, ours names it.",
    "issue_165_missing_event.ics": "Blanks within BYDAY, as Exchange writes them: the library misses the series.",
    "issue_201_test_matrix.ics": "A whole day that is ten hours long: ours says that it is a whole day.",
    "issue_75_range_parameter.ics": "A change of all that follows: the library follows it, ours names the series.",
    "timezone_same_start_and_offset.ics": "Its last line is damaged: ours says that its end is missing.",
}
"""Files of the libraries that are read in another way, and why."""


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", KEPT)
def test_files_that_libraries_keep_are_read_as_they_read_them(page, name):
    """Real files of many programs, in the weeks of their events and in later ones."""
    text = KEPT[name].read_text("utf-8", "replace")
    found = {at(day).date() for day in re.findall(r"DTSTART[^:\n]*:((?:19[7-9]|20\d)\d{5})(?=T|\r|\n)", text)}
    days = sorted(
        {day - timedelta(days=day.weekday()) + timedelta(weeks=on) for day in found for on in (-1, 0, 1, 5, 26)}
    )
    try:
        theirs = [read_by_library(text, day) for day in days]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        pytest.skip(f"The library does not read it: {error!r}")

    [ours] = page.evaluate(READ_ALL, [(text, [day.isoformat() for day in days])])

    same = [{(*one,) for one in week} for week in ours] == theirs
    assert same == (name not in OTHERWISE)


# Files that are broken or mean harm ------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=1000000", "FREQ=WEEKLY;COUNT=999999999;BYDAY=MO,TU,WE,TH,FR,SA,SU"])
def test_a_rule_is_worked_out_and_not_followed(page, rule):
    """A hundred series since the year 1000 are read in a moment: following them would take minutes."""
    one = f"DTSTART:10000101T090000\r\nDURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
    all_of_them = "".join(f"BEGIN:VEVENT\r\nSUMMARY:{number}\r\n{one}" for number in range(100))
    text = f"BEGIN:VCALENDAR\r\n{all_of_them}END:VCALENDAR\r\n"

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


# Sums ------------------------------------------------------------------------------------------------
