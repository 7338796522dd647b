"""Calendar files read in the browser: what falls into a week, what does not, and files that mean harm."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PLAIN
from tests.browser.places import PATIENCE, STEP
from tests.browser.waiting import until

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


# Sums ------------------------------------------------------------------------------------------------
