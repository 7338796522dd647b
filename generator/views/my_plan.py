"""The reader's own page: everything they have to do, by date and by step, and what they have recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from generator.lock import Gone, find_gone
from generator.model.assessment import Measure, Readiness
from generator.model.checklist import PHASE_DAYS, Checklist, Checklists, Item
from generator.model.decision import Decision
from generator.model.lasting import LASTING
from generator.model.plan import Plan
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.revision import revision
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import PLAN
from generator.views.page import View, named_page


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A checklist item and the day by which it is planned, counted from the day of the start."""

    item: Entry[Item]
    day: int


@dataclass(frozen=True, kw_only=True)
class PlannedList:
    """A checklist with its items in days."""

    checklist: Checklist
    items: tuple[Planned, ...]


@dataclass(frozen=True, kw_only=True)
class PlannedReview:
    """The question at the end of a phase, and the day for it."""

    phase: str
    question: str
    revision: str
    day: int


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """All that a reader can plan and record in one transition."""

    transition: Entry[Transition]
    lists: tuple[PlannedList, ...]
    reviews: tuple[PlannedReview, ...]
    measures: tuple[Entry[Measure], ...]
    rated: bool
    onward: tuple[Entry[Transition], ...]


@dataclass(frozen=True, kw_only=True)
class MyPlanView(View):
    """The page called *My plan*."""

    steps: Annotated[tuple[PlannedStep, ...], "The transitions in order, each with what can be planned in it."]
    decisions: Annotated[tuple[Entry[Decision], ...], "The decisions a reader may have worked on."]
    gone: Annotated[tuple[Gone, ...], "What was removed, with every name under which a reader may have records of it."]
    former: Annotated[Mapping[Ref, str], "Every name that an entry had before, the latest first, with its present id."]

    def headings(self) -> Iterator[str]:
        """The parts of the page, and in it each step with its reviews."""
        yield from (*super().headings(), "items", "notes", "measures", "keep")
        for step in self.steps:
            yield f"step-{step.transition.id}"
            yield from (f"review-{step.transition.id}-{review.phase}" for review in step.reviews)


def my_plan(playbook: Playbook, words: Words) -> Iterator[MyPlanView]:
    """The page, where there is a step to plan."""
    if playbook.transitions:
        yield MyPlanView(
            page=named_page(words, "my-plan", PLAN),
            steps=tuple(_step(playbook, step) for step in playbook.transitions),
            decisions=playbook.all(Decision),
            gone=tuple(_gone(playbook)),
            former={old: now.id for old, now in playbook.former.items() if now.kind in LASTING},
        )


def _gone(playbook: Playbook) -> Iterator[Gone]:
    """What was removed of all that readers keep something of."""
    for gone in find_gone(playbook):
        if kept := tuple(ref for ref in gone.refs if ref.kind in LASTING):
            yield replace(gone, refs=kept)


def _step(playbook: Playbook, step: Entry[Transition]) -> PlannedStep:
    lists = playbook.find(Checklists, Ref("checklists", step.id))
    plan = playbook.find(Plan, Ref("plan", step.id))
    return PlannedStep(
        transition=step,
        lists=tuple(_list(playbook, step.id, found) for found in lists.record.lists) if lists else (),
        reviews=tuple(_reviews(plan.record)) if plan else (),
        measures=tuple(measure for measure in playbook.all(Measure) if measure.transition == step.id),
        rated=playbook.find(Readiness, Ref("readiness", step.id)) is not None,
        onward=tuple(other for other in playbook.transitions if other.record.from_ == step.record.to),
    )


def _list(playbook: Playbook, step: str, found: Checklist) -> PlannedList:
    """The items of a list spread evenly over its phase, in the order in which they stand."""
    first, last = PHASE_DAYS[found.phase]
    count = len(found.items)
    return PlannedList(
        checklist=found,
        items=tuple(
            Planned(
                item=playbook.get(Item, Ref("item", f"{step}/{item.id}")),
                day=first + (number * (last - first + 1)) // count - 1,
            )
            for number, item in enumerate(found.items, start=1)
        ),
    )


def _reviews(plan: Plan) -> Iterator[PlannedReview]:
    for phase in plan.phases:
        yield PlannedReview(
            phase=phase.phase,
            question=phase.review,
            revision=revision(phase.review),
            day=PHASE_DAYS[phase.phase][1],
        )
