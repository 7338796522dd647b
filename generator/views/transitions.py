"""The transitions: an index, a hub for each, and one page a part."""

from collections.abc import Iterator, Mapping
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
from generator.routes import index_path, route
from generator.views.page import View, named_page, shown
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
class TransitionsView(View):
    """The index of transitions."""

    transitions: tuple[Entry[Transition], ...] = shown("The transitions in order.")


@dataclass(frozen=True, kw_only=True)
class StepView(View):
    """What the hub and the parts of a transition have in common."""

    transition: Entry[Transition] = shown("The transition; its record has the fields of `transition.yml`.")
    step: str = shown("The transition's name, by its two levels.")
    number: int = shown("The transition's place in the order, from 1: it decides the colour.")
    before: Entry[Level] = shown("The level left behind.")
    after: Entry[Level] = shown("The level entered.")
    parts: tuple[Entry[Record], ...] = shown("The parts this transition has, in reading order.")
    items: Mapping[str, Entry[Item]] = shown("The checklist items of this transition, by their local id.")


@dataclass(frozen=True, kw_only=True)
class HubView(StepView):
    """A transition's hub."""

    five: tuple[Entry[Item], ...] = shown("The items to do if you only do five things.")
    count: int = shown("How many checklist items the transition has.")
    previous: Entry[Transition] | None = shown("A transition that leads to the level left behind, if any.")
    following: Entry[Transition] | None = shown("A transition that leads on, if any.")


@dataclass(frozen=True, kw_only=True)
class PartView(StepView):
    """One part of a transition."""

    part: Entry[Any] = shown("The part; its record has the fields of its file, such as `plan.yml`.")


def transitions(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then each transition's hub followed by its parts."""
    yield TransitionsView(
        **named_page(words, "transitions", index_path("transitions")),
        transitions=playbook.transitions,
    )
    items: dict[str, dict[str, Entry[Item]]] = {}
    for item in playbook.all(Item):
        items.setdefault(item.transition, {})[item.local_id] = item
    for number, step in enumerate(playbook.transitions, start=1):
        common = _common(playbook, number, step, items.get(step.id, {}))
        yield _hub(playbook, step, common)
        for part in common["parts"]:
            yield _part(words, part, common)


def _common(
    playbook: Playbook, number: int, step: Entry[Transition], items: Mapping[str, Entry[Item]]
) -> dict[str, Any]:
    found = (playbook.find(model, Ref(kind, step.id)) for kind, model in PART_ORDER.items())
    name = transition_title(playbook, step.record)
    return {
        "transition": step,
        "step": name,
        "number": number,
        "before": playbook.get(Level, Ref("level", step.record.from_)),
        "after": playbook.get(Level, Ref("level", step.record.to)),
        "parts": tuple(part for part in found if part),
        "items": items,
        "tags": (name,),
    }


def _hub(playbook: Playbook, step: Entry[Transition], common: dict[str, Any]) -> HubView:
    lists = playbook.find(Checklists, Ref("checklists", step.id))
    steps = playbook.transitions
    return HubView(
        **common,
        template="transition.html",
        path=route(step.ref).path,
        title=common["step"],
        nav_title=common["step"],
        description=step.record.promise,
        kind="transition",
        source=step.span,
        five=tuple(common["items"][name] for name in lists.record.five) if lists else (),
        count=len(common["items"]),
        previous=next((other for other in steps if other.record.to == step.record.from_), None),
        following=next((other for other in steps if other.record.from_ == step.record.to), None),
    )


def _part(words: Words, part: Entry[Any], common: dict[str, Any]) -> PartView:
    named = words.parts[part.ref.kind]
    return PartView(
        **common,
        template=f"{part.ref.kind}.html",
        path=route(part.ref).path,
        title=named.title.replace("{step}", common["step"]),
        nav_title=named.nav,
        description=named.description.replace("{step}", common["step"]),
        kind=part.ref.kind,
        source=part.span,
        part=part,
    )
