"""The headings on the page of each part of a transition, besides those of entries."""

from collections.abc import Iterator

from generator.model.assessment import CalendarAudit, Exercises, Readiness
from generator.model.checklist import Checklists
from generator.model.conversation import StakeholderMap
from generator.model.fields import Record
from generator.model.plan import Plan


def headings_of(part: Record) -> Iterator[str]:
    """The headings of a part's page; what has an id of its own kind is not among them."""
    match part:
        case Checklists():
            yield "five"
            if part.retired:
                yield from ("retired", *(old.id for old in part.retired))
        case Plan():
            yield from (*(phase.phase for phase in part.phases), "situations")
            yield from (f"situation-{row.situation}" for row in part.situations)
            if part.variants:
                yield "variants"
        case StakeholderMap():
            yield from ("map", *(person.stakeholder for person in part.people))
        case CalendarAudit():
            yield from ("log", "bands", "cuts", "adds", "again", *(["figures"] if part.figures else []))
        case Exercises():
            yield from (f"{found.id}-{name}" for found in part.exercises for name in ("steps", "sheet", "debrief"))
        case Readiness():
            yield from ("statements", "result", "raters", "bands")
            yield from (f"band-{number}" for number, _ in enumerate(part.bands, start=1))
