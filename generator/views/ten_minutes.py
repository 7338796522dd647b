"""The short way through a transition: five stops for somebody who has ten minutes, each from what its pages say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversation, Conversations
from generator.model.fields import count_words
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Shift, Trap
from generator.model.transition import Transition
from generator.model.words import Words
from generator.views.step import StepFacts, StepView, part_page

MINUTES: Mapping[str, int] = {"glance": 2, "shift": 1, "trap": 2, "talk": 2, "act": 2, "onward": 1}
"""What each stop takes, reading and answering. A test holds the words of each to it."""

WORDS_A_MINUTE = 200
"""How fast an adult reads plain prose on a screen without haste: a round figure below the usual 230 or so."""


@dataclass(frozen=True, kw_only=True)
class TenMinutesView(StepView):
    """The short way through a transition."""

    minutes: Annotated[Mapping[str, int], "The minutes of each stop, by its name."]
    reading: Annotated[int, "How many of those minutes are reading, from the words that stand open at the stops."]
    shift: Annotated[Entry[Shift], "The shift of mind that matters most here."]
    trap: Annotated[Entry[Trap], "The trap that the transition names first."]
    trap_note: Annotated[str, "What is different about that trap here."]
    talk: Annotated[Entry[Conversation] | None, "The first conversation, if there are conversations."]
    act: Annotated[Entry[Item] | None, "The first of the five items, if there are checklists."]

    def headings(self) -> Iterator[str]:
        """The stops."""
        yield from (*super().headings(), *self.minutes)


def ten_minutes(playbook: Playbook, words: Words, about: StepFacts) -> TenMinutesView:
    """The short way through this transition: the first of everything, in the content's own order."""
    step, record = about.transition, about.transition.record
    lead = next((row for row in record.shifts if row.lead), record.shifts[0])
    talk, act = _first_talk(playbook, step.id), _first_item(playbook, step.id)
    left_out = {name for name, found in (("talk", talk), ("act", act)) if not found}
    return TenMinutesView(
        page=replace(part_page(words, "ten-minutes", about, about.ten_minutes, step.span), searched=False),
        about=about,
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
