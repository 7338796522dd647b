"""What the pages of a transition have in common: the views they are based on, and the fields they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.assessment import CalendarAudit, Exercises, Measures, Readiness, Scenarios
from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversations, StakeholderMap
from generator.model.fields import Record
from generator.model.level import Level
from generator.model.plan import Plan
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import booklet_path, evidence_path, ten_minutes_path
from generator.views.page import View, shown
from generator.views.titles import transition_title

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
class StepView(View):
    """What the hub and the parts of a transition have in common."""

    transition: Entry[Transition] = shown("The transition; its record has the fields of `transition.yml`.")
    step: str = shown("The transition's name, by its two levels.")
    number: int = shown("The transition's place in the order, from 1: it decides the colour.")
    parts: tuple[Entry[Record], ...] = shown("The parts this transition has, in reading order.")
    evidence: str = shown("The path of the page with this transition's figures, reading and sources.")
    ten_minutes: str = shown("The path of the short way through this transition.")
    booklet: str = shown("The path of the page that holds all of this transition's pages.")


@dataclass(frozen=True, kw_only=True)
class WorkView(StepView):
    """What the pages have that show a transition's items, or its two levels side by side."""

    before: Entry[Level] = shown("The level left behind.")
    after: Entry[Level] = shown("The level entered.")
    items: Mapping[str, Entry[Item]] = shown("The checklist items of this transition, by their local id.")


def step_page(playbook: Playbook, number: int, step: Entry[Transition]) -> dict[str, Any]:
    """The common fields of every page of a transition."""
    found = (playbook.find(model, Ref(kind, step.id)) for kind, model in PART_ORDER.items())
    name = transition_title(playbook, step.record)
    return {
        "transition": step,
        "step": name,
        "number": number,
        "parts": tuple(part for part in found if part),
        "evidence": evidence_path(step.id),
        "ten_minutes": ten_minutes_path(step.id),
        "booklet": booklet_path(step.id),
        "tags": (name,),
    }


def work_page(playbook: Playbook, step: Entry[Transition], items: Mapping[str, Entry[Item]]) -> dict[str, Any]:
    """What the hub and the parts have besides: the two levels, and the items by local id."""
    return {
        "before": playbook.get(Level, Ref("level", step.record.from_)),
        "after": playbook.get(Level, Ref("level", step.record.to)),
        "items": items,
    }


def part_page(words: Words, kind: str, step: str) -> dict[str, Any]:
    """The common fields of a part's page; its words come from the language's strings."""
    named = words.parts[kind]
    return {
        "template": f"{kind}.html",
        "title": named.title.replace("{step}", step),
        "nav_title": named.nav,
        "description": named.description.replace("{step}", step),
        "kind": kind,
    }
