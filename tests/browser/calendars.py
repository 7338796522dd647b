"""Calendar files made up at random, and what a library that is well kept reads in one: to hold ours against it."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

HERE = ZoneInfo("Europe/Berlin")  # Where the reader is.
WEEK = 7 * 1440  # In minutes.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Pacific/Auckland")
WINDOWS = {"W. Europe Standard Time": "Europe/Berlin", "Eastern Standard Time": "America/New_York"}
"""Zones by the names of Windows, which a file explains."""

EXPLAINED = """
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:20071104T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""

Found = tuple[str, int, int]
"""An event of a week: its title, and its minutes since Monday on the reader's clock."""


def lines(*parts: str) -> str:
    """Content lines as a file has them."""
    return "".join(f"{part}\r\n" for part in parts if part)


def _told(name: str, time: datetime, zone: str) -> str:
    """A property with a time on a zone's clock."""
    if zone in {"", "UTC"}:
        return f"{name}:{time:%Y%m%dT%H%M%S}{'Z' if zone else ''}"
    return f"{name};TZID={zone}:{time:%Y%m%dT%H%M%S}"


def _in_utc(time: datetime, zone: str) -> datetime:
    return time.replace(tzinfo=ZoneInfo(WINDOWS.get(zone, zone))).astimezone(UTC)


# Rules -----------------------------------------------------------------------------------------------


def _by_days(chance: random.Random, every: str) -> Iterator[str]:
    """What a rule by days or weeks says of its days; without BYSETPOS, which dateutil misreads in the first week."""
    if chance.random() < 0.6:
        yield "BYDAY=" + ",".join(chance.sample(WEEKDAYS, chance.randint(1, 5)))
    if chance.random() < 0.15:
        yield "BYMONTH=" + ",".join(map(str, sorted(chance.sample(range(1, 13), 5))))
    if every == "DAILY" and chance.random() < 0.1:
        yield "BYMONTHDAY=" + ",".join(map(str, chance.sample([*range(1, 32), -1, -2], 8)))


def _by_months(chance: random.Random, every: str) -> Iterator[str]:
    """What a rule by months or years says of its days."""
    kind = chance.choice(("as it began", "nth weekday", "nth of the days", "days of the month", "days of both"))
    if kind == "nth weekday":
        nth = chance.choice(("1", "+2", "3", "4", "5", "-1", "-2"))
        yield "BYDAY=" + ",".join(nth + day for day in chance.sample(WEEKDAYS, chance.randint(1, 2)))
    if kind == "nth of the days":
        yield "BYDAY=" + ",".join(chance.choice((WEEKDAYS[:5], WEEKDAYS, chance.sample(WEEKDAYS, 2))))
        yield f"BYSETPOS={chance.choice(('1', '-1', '2', '-2', '1,-1'))}"
    if kind.startswith("days of"):
        yield "BYMONTHDAY=" + ",".join(map(str, chance.sample((1, 2, 10, 15, 28, 29, 30, 31, -1, -5), 3)))
    if kind == "days of both":
        yield "BYDAY=" + ",".join(chance.sample(WEEKDAYS, 4))
    if chance.random() < (0.6 if every == "YEARLY" else 0.1):
        yield "BYMONTH=" + ",".join(map(str, sorted(chance.sample(range(1, 13), 3))))


def _rule(chance: random.Random, start: datetime, zone: str) -> str:
    """A rule of repeating, with every part that is read."""
    every = chance.choice(("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"))
    parts = [f"FREQ={every}", *(_by_days if every in {"DAILY", "WEEKLY"} else _by_months)(chance, every)]
    if chance.random() < 0.4:
        parts.append(f"INTERVAL={chance.choice((1, 2, 2, 3, 4))}")
    if chance.random() < 0.3:
        parts.append(f"COUNT={chance.choice((1, 3, 7, 20, 60, 200))}")
    elif chance.random() < 0.4:
        end = start + timedelta(days=chance.randrange(900))
        parts.append(_told("UNTIL", end, "UTC" if zone else "").replace(":", "="))
    if chance.random() < 0.4:
        parts.append(f"WKST={chance.choice(('MO', 'SU', 'SA'))}")
    return ";".join(parts)


# Events ----------------------------------------------------------------------------------------------


def _event(uid: int, title: str, start: datetime, zone: str, length: timedelta, *more: str) -> str:
    about = (f"UID:{uid}", f"SUMMARY:{title}", _told("DTSTART", start, zone), _told("DTEND", start + length, zone))
    return lines("BEGIN:VEVENT", *about, *more, "END:VEVENT")


def _reference(chance: random.Random, name: str, time: datetime, zone: str) -> str:
    """A date of a series as files refer to it: on its own clock or in UTC."""
    if zone and chance.random() < 0.4:
        return _told(name, _in_utc(time, zone), "UTC")
    return _told(name, time, zone)


def _series(chance: random.Random, uid: int) -> Iterator[str]:
    """An event, mostly with a rule: with dates left out, added and moved, and now and then with an older version."""
    zone = chance.choice(("", "UTC", *ZONES, *WINDOWS))
    # Not at night: the library misreads an hour that clocks skip.
    start = datetime(2025, 1, 1) + timedelta(days=chance.randrange(600), minutes=15 * chance.randrange(16, 96))  # noqa: DTZ001
    length = timedelta(minutes=chance.choice((15, 30, 60, 240, 600)))
    rule = _rule(chance, start, zone)
    dates = list(islice(rrulestr(rule.replace("Z", ""), dtstart=start), 60))
    gone, moved = (chance.sample(dates, min(len(dates), chance.randint(0, 3))) for _ in range(2))
    more = [f"RRULE:{rule}", *(_reference(chance, "EXDATE", day, zone) for day in gone)]
    if chance.random() < 0.2:
        more.append(_told("RDATE", start + timedelta(days=chance.randrange(400)), zone))
    if chance.random() < 0.3:
        yield _event(uid, f"old {uid}", start + timedelta(days=2), zone, length, *more, "SEQUENCE:1")
    yield _event(uid, f"event {uid}", start, zone, length, *more, "SEQUENCE:2")
    for day in moved:
        to = day + timedelta(days=chance.randint(-9, 9), minutes=15 * chance.randrange(8))
        instead = _reference(chance, "RECURRENCE-ID", day, zone)
        yield _event(uid, f"moved {uid}", to, zone, length, instead, "SEQUENCE:2")


def random_calendar(chance: random.Random) -> str:
    """A calendar of a few events, as programs write them."""
    events = [part for uid in range(6) for part in _series(chance, uid)]
    chance.shuffle(events)
    head = lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN")
    return head + lines(*EXPLAINED.split("\n")) + "".join(events) + lines("END:VCALENDAR")


# What a library reads ----------------------------------------------------------------------------------


def _here(time: date) -> datetime:
    """A time on the reader's clock."""
    if not isinstance(time, datetime):
        return datetime(time.year, time.month, time.day)  # noqa: DTZ001
    return time.astimezone(HERE).replace(tzinfo=None) if time.tzinfo else time


def _placed(event: Event, monday: datetime) -> Iterator[Found]:
    """An event with a time that falls into the week and takes some of it."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    gone = event.get("STATUS") == "CANCELLED" or event.get("TRANSP") == "TRANSPARENT"
    if gone or not isinstance(start, datetime) or not isinstance(end, datetime):
        return
    same = start.tzinfo is end.tzinfo
    length = (end - start) if same else _in_utc_of(end) - _in_utc_of(start)
    begin, minutes = ((_here(start) - monday).total_seconds() // 60, length.total_seconds() // 60)
    if begin < WEEK and begin + minutes > 0 and minutes < WEEK / 7:
        yield " ".join(str(event.get("SUMMARY", "")).split()), int(max(begin, 0)), int(min(begin + minutes, WEEK))


def _in_utc_of(time: datetime) -> datetime:
    return (time if time.tzinfo else time.replace(tzinfo=HERE)).astimezone(UTC)


def read_by_library(text: str, monday: date) -> set[Found]:
    """The events of a week of a calendar's text."""
    midnight = datetime(monday.year, monday.month, monday.day)  # noqa: DTZ001
    around: Iterable[Event] = recurring_ical_events.of(Calendar.from_ical(text)).between(
        midnight - timedelta(days=9), midnight + timedelta(days=9)
    )
    return {found for event in around for found in _placed(event, midnight)}
