"""The headings on the page of each part of a transition, besides those of entries."""

from collections.abc import Iterator

from generator.model.assessment import CalendarAudit, Exercises, Readiness
from generator.model.conversation import StakeholderMap
from generator.model.fields import Record


def headings_of(part: Record) -> Iterator[str]:
    """The headings of a part's page; what has an id of its own kind is not among them."""
    match part:
        case StakeholderMap():
            yield from ("map", *(person.stakeholder for person in part.people))
        case CalendarAudit():
            yield from ("bands", "cuts", "adds", "again", "log", "levels", *(["figures"] if part.figures else []))
        case Exercises():
            yield from (f"{found.id}-{name}" for found in part.exercises for name in ("steps", "sheet", "debrief"))
        case Readiness():
            yield from ("statements", "result", "raters", "bands")
            yield from (f"band-{number}" for number, _ in enumerate(part.bands, start=1))
