"""A transition's first year: its checklists under the phases of its plan, on one page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.timeline import Timeline, draw_timeline
from generator.model.checklist import PHASE_DAYS, Checklist, Checklists, Item
from generator.model.plan import Plan, PlanPhase
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.words import Words
from generator.views.step import StepFacts, StepView, part_page


@dataclass(frozen=True, kw_only=True)
class YearPhase:
    """A phase of the year: what the plan says of it, and what there is to do."""

    key: str
    plan: PlanPhase | None
    lists: tuple[Checklist, ...]


@dataclass(frozen=True, kw_only=True)
class YearView(StepView):
    """The first year."""

    lists: Annotated[Entry[Checklists] | None, "The checklists; the record has the fields of `checklists.yml`."]
    plan: Annotated[Entry[Plan] | None, "The plan; its record has the fields of `plan.yml`."]
    items: Annotated[Mapping[str, Entry[Item]], "The checklist items of this transition, by their local id."]
    phases: Annotated[tuple[YearPhase, ...], "The phases in order, each with its checklists."]
    picture: Annotated[Timeline | None, "The picture of the plan, if there is one."]

    def headings(self) -> Iterator[str]:
        """What there is beside the lists and their items, which are entries."""
        yield from super().headings()
        for phase in self.phases:
            if phase.plan:
                yield from (phase.key, *([] if phase.lists else [f"phase-{phase.key}"]))
        if self.plan:
            yield "plan"
            yield from (f"situation-{row.situation}" for row in self.plan.record.situations)
            yield from (f"variant-{row.id}" for row in self.plan.record.variants)
        if self.lists and self.lists.record.retired:
            yield from ("retired", *(old.id for old in self.lists.record.retired))


def year(playbook: Playbook, words: Words, about: StepFacts, items: Mapping[str, Entry[Item]]) -> YearView:
    """The page of a transition that has checklists, a plan, or both."""
    step = about.transition
    lists = playbook.find(Checklists, Ref("checklists", step.id))
    plan = playbook.find(Plan, Ref("plan", step.id))
    phases = tuple(_phases(lists.record if lists else None, plan.record if plan else None))
    return YearView(
        page=part_page(words, "year", about, (lists or plan or step).span),
        about=about,
        lists=lists,
        plan=plan,
        items=items,
        phases=phases,
        picture=_timeline(phases) if plan else None,
    )


def _phases(lists: Checklists | None, plan: Plan | None) -> Iterator[YearPhase]:
    """Each phase that the plan has or a list is for, in the order of the year."""
    planned = {phase.phase: phase for phase in plan.phases} if plan else {}
    for key in PHASE_DAYS:
        here = tuple(found for found in lists.lists if found.phase == key) if lists else ()
        if here or key in planned:
            yield YearPhase(key=key, plan=planned.get(key), lists=here)


def _timeline(phases: tuple[YearPhase, ...]) -> Timeline:
    counts: dict[str, int] = {phase.key: sum(len(found.items) for found in phase.lists) for phase in phases}
    return draw_timeline(tuple(counts), counts)
