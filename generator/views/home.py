"""The home page: where are you now, and which step is yours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.course import Course
from generator.model.checklist import Item
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Trap
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import HOME
from generator.views.guides import Answer, answers
from generator.views.page import Group, View, named_page
from generator.views.pictures import journey


@dataclass(frozen=True, kw_only=True)
class Way:
    """A step that a reader may be on, and what there is to do in it, in order."""

    step: Entry[Transition]
    acts: tuple[Entry[Item], ...]


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """The home page."""

    ways: Annotated[tuple[Way, ...], "The steps from bottom to top, each with its checklist items."]
    journey: Annotated[Course | None, "The map of the journey, if there is more than one level."]
    answers: Annotated[
        tuple[Group[Answer], ...], "The guides and decisions, by the moment in which somebody needs them."
    ]
    traps: Annotated[tuple[Entry[Trap], ...], "Traps to start from, by what they sound like."]

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
    yield HomeView(
        page=named_page(words, "home", HOME),
        ways=tuple(Way(step=step, acts=_acts(playbook, step)) for step in playbook.transitions),
        journey=journey(playbook),
        answers=answers(playbook, words),
        traps=_first_traps(playbook),
    )


def _acts(playbook: Playbook, step: Entry[Transition]) -> tuple[Entry[Item], ...]:
    return tuple(item for item in playbook.all(Item) if item.transition == step.id)


def _first_traps(playbook: Playbook, per_step: int = 1) -> tuple[Entry[Trap], ...]:
    """The first traps of each transition, each once."""
    by_id = {trap.id: trap for trap in playbook.all(Trap)}
    names = [note.trap for step in playbook.transitions for note in step.record.traps[:per_step]]
    return tuple(by_id[name] for name in dict.fromkeys(names))
