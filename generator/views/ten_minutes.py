"""The short way through a transition: five stops for somebody who has ten minutes, each from what its pages say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversation, Conversations
from generator.model.fields import count_words
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Shift, Trap
from generator.model.transition import Transition
from generator.model.words import Words
from generator.views.page import shown
from generator.views.step import StepView, part_page

MINUTES: Mapping[str, int] = {"glance": 2, "shift": 1, "trap": 2, "talk": 2, "act": 2, "onward": 1}
"""What each stop takes, reading and answering. A test holds the words of each to it."""

WORDS_A_MINUTE = 200
"""How fast an adult reads plain prose on a screen without haste: a round figure below the usual 230 or so."""


@dataclass(frozen=True, kw_only=True)
class TenMinutesView(StepView):
    """The short way through a transition."""

    minutes: Mapping[str, int] = shown("The minutes of each stop, by its name.")
    reading: int = shown("How many of those minutes are reading, from the words that stand open at the stops.")
    shift: Entry[Shift] = shown("The shift of mind that matters most here.")
    trap: Entry[Trap] = shown("The trap that the transition names first.")
    trap_note: str = shown("What is different about that trap here.")
    talk: Entry[Conversation] | None = shown("The first conversation, if there are conversations.")
    act: Entry[Item] | None = shown("The first of the five items, if there are checklists.")

    def headings(self) -> Iterator[str]:
        """The stops."""
        yield from (*super().headings(), *self.minutes)


def ten_minutes(playbook: Playbook, words: Words, step: Entry[Transition], common: dict[str, Any]) -> TenMinutesView:
    """The short way through this transition: the first of everything, in the content's own order."""
    record = step.record
    lead = next((row for row in record.shifts if row.lead), record.shifts[0])
    talk, act = _first_talk(playbook, step.id), _first_item(playbook, step.id)
    left_out = {name for name, found in (("talk", talk), ("act", act)) if not found}
    return TenMinutesView(
        **common,
        **part_page(words, "ten-minutes", common["step"]),
        path=common["ten_minutes"],
        source=step.span,
        searched=False,
        reading=-(-sum(map(count_words, _open_texts(playbook, step, talk, act))) // WORDS_A_MINUTE),
        minutes={name: minutes for name, minutes in MINUTES.items() if name not in left_out},
        shift=playbook.get(Shift, Ref("shift", lead.shift)),
        trap=playbook.get(Trap, Ref("trap", record.traps[0].trap)),
        trap_note=record.traps[0].note,
        talk=talk,
        act=act,
    )


def _open_texts(
    playbook: Playbook, step: Entry[Transition], talk: Entry[Conversation] | None, act: Entry[Item] | None
) -> Iterator[str]:
    """What there is to read at the stops, besides headings and links."""
    record = step.record
    trap = playbook.get(Trap, Ref("trap", record.traps[0].trap)).record
    yield from (thing.text for things in (record.let_go, record.keep, record.pick_up) for thing in things)
    yield from (record.promise, trap.symptom, *trap.early_signs, record.traps[0].note)
    if talk:
        yield from (talk.record.goal, talk.record.opening, talk.record.asks[0])
    if act:
        yield from (act.record.do, act.record.done_when)


def _first_talk(playbook: Playbook, step: str) -> Entry[Conversation] | None:
    part = playbook.find(Conversations, Ref("conversations", step))
    name = f"{step}/{part.record.conversations[0].id}" if part else ""
    return playbook.find(Conversation, Ref("conversation", name))


def _first_item(playbook: Playbook, step: str) -> Entry[Item] | None:
    part = playbook.find(Checklists, Ref("checklists", step))
    return playbook.find(Item, Ref("item", f"{step}/{part.record.five[0]}")) if part else None
