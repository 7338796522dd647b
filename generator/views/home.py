"""The home page: where are you now, and which step is yours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.course import Course
from generator.model.checklist import Item
from generator.model.level import Level
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Trap
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import HOME, ten_minutes_path
from generator.views.guides import Answer, answers
from generator.views.page import Group, View, named_page
from generator.views.pictures import courses


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A level on the map, and the steps that lead on from it."""

    level: Entry[Level]
    steps: tuple[Entry[Transition], ...]


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """The home page."""

    rungs: Annotated[tuple[Rung, ...], "The levels from bottom to top, each with the steps that leave it."]
    across: Annotated[Course | None, "The map of the journey for wide screens, where all levels fit side by side."]
    upward: Annotated[Course | None, "The map for narrow screens, if there is more than one level."]
    answers: Annotated[
        tuple[Group[Answer], ...], "The guides and decisions, by the moment in which somebody needs them."
    ]
    traps: Annotated[tuple[Entry[Trap], ...], "Traps to start from, by what they sound like."]
    short: Annotated[Mapping[str, str], "The page with the short way through each transition, by its id."]
    items: Annotated[Mapping[str, tuple[Entry[Item], ...]], "The checklist items of each transition, by its id."]

    def headings(self) -> Iterator[str]:
        """Where are you now, what hurts, and the answers beside the steps."""
        yield from super().headings()
        yield "start"
        if self.traps:
            yield "hurts"
        if self.answers:
            yield "decide"
            yield from (f"answers-{group.key}" for group in self.answers)


def home(playbook: Playbook, words: Words) -> Iterator[HomeView]:
    """The home page."""
    rungs = tuple(
        Rung(level=level, steps=tuple(step for step in playbook.transitions if step.record.from_ == level.id))
        for level in playbook.levels
    )
    across, upward = courses(playbook)
    yield HomeView(
        page=named_page(words, "home", HOME),
        rungs=rungs,
        across=across,
        upward=upward,
        answers=answers(playbook, words),
        traps=_first_traps(playbook),
        short={step.id: ten_minutes_path(step.id) for step in playbook.transitions},
        items={step.id: _items(playbook, step) for step in playbook.transitions},
    )


def _items(playbook: Playbook, step: Entry[Transition]) -> tuple[Entry[Item], ...]:
    return tuple(item for item in playbook.all(Item) if item.transition == step.id)


def _first_traps(playbook: Playbook, per_step: int = 2) -> tuple[Entry[Trap], ...]:
    """The first traps of each transition, each once."""
    by_id = {trap.id: trap for trap in playbook.all(Trap)}
    names = [note.trap for step in playbook.transitions for note in step.record.traps[:per_step]]
    return tuple(by_id[name] for name in dict.fromkeys(names))
