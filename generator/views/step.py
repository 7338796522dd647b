"""What the pages of a transition have in common: the views they are based on, and the facts they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.diagnostics import Span
from generator.model.assessment import CalendarAudit, Exercises, Measures, Readiness, Scenarios
from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversations, StakeholderMap
from generator.model.fields import Record
from generator.model.level import Level
from generator.model.plan import Plan
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.titles import transition_title
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import booklet_path, evidence_path, ten_minutes_path
from generator.views.page import Facts, PageFacts, View

PART_ORDER: Mapping[str, type[Record]] = {
    "checklists": Checklists,
    "plan": Plan,
    "conversations": Conversations,
    "stakeholder-map": StakeholderMap,
    "calendar": CalendarAudit,
    "scenarios": Scenarios,
    "exercises": Exercises,
    "readiness": Readiness,
    "measures": Measures,
}
"""The parts in reading order: what to do, whom to talk to, where you stand."""


@dataclass(frozen=True, kw_only=True)
class StepFacts(Facts):
    """What every page of a transition says of it."""

    transition: Annotated[Entry[Transition], "The transition; its record has the fields of `transition.yml`."]
    step: Annotated[str, "The transition's name, by its two levels."]
    number: Annotated[int, "The transition's place in the order, from 1: it decides the colour."]
    parts: Annotated[tuple[Entry[Record], ...], "The parts this transition has, in reading order."]
    evidence: Annotated[str, "The path of the page with this transition's figures, reading and sources."]
    ten_minutes: Annotated[str, "The path of the short way through this transition."]
    booklet: Annotated[str, "The path of the page that holds all of this transition's pages."]


@dataclass(frozen=True, kw_only=True)
class WorkFacts(Facts):
    """What the pages have that show a transition's items, or its two levels side by side."""

    before: Annotated[Entry[Level], "The level left behind."]
    after: Annotated[Entry[Level], "The level entered."]
    items: Annotated[Mapping[str, Entry[Item]], "The checklist items of this transition, by their local id."]


@dataclass(frozen=True, kw_only=True)
class StepView(View):
    """A page of a transition."""

    about: StepFacts

    @property
    def chapter(self) -> tuple[str, int]:
        """What its chapter in the booklet is called in addresses, and the level of the chapter's heading."""
        return self.page.kind, 2


@dataclass(frozen=True, kw_only=True)
class WorkView(StepView):
    """A page that shows a transition's items, or its two levels side by side."""

    work: WorkFacts


def step_facts(playbook: Playbook, number: int, step: Entry[Transition]) -> StepFacts:
    """What every page of a transition says of it."""
    found = (playbook.find(model, Ref(kind, step.id)) for kind, model in PART_ORDER.items())
    return StepFacts(
        transition=step,
        step=transition_title(playbook, step.record),
        number=number,
        parts=tuple(part for part in found if part),
        evidence=evidence_path(step.id),
        ten_minutes=ten_minutes_path(step.id),
        booklet=booklet_path(step.id),
    )


def work_facts(playbook: Playbook, step: Entry[Transition], items: Mapping[str, Entry[Item]]) -> WorkFacts:
    """What the hub and the parts have besides: the two levels, and the items by local id."""
    return WorkFacts(
        before=playbook.get(Level, Ref("level", step.record.from_)),
        after=playbook.get(Level, Ref("level", step.record.to)),
        items=items,
    )


def part_page(words: Words, kind: str, about: StepFacts, path: str, source: Span) -> PageFacts:
    """The page of a part; its words come from the language's strings."""
    named = words.parts[kind]
    return PageFacts(
        template=f"{kind}.html",
        path=path,
        title=named.title.replace("{step}", about.step),
        nav_title=named.nav,
        description=named.description.replace("{step}", about.step),
        kind=kind,
        tags=(about.step,),
        source=source,
    )
