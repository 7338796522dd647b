"""The transitions: an index; for each a hub, a short way, a page a part and a conversation, the evidence, a booklet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.drawing.ranges import Ranges
from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversation, Conversations
from generator.model.decision import Decision
from generator.model.evidence import Myth
from generator.model.guide import Guide
from generator.model.kinds import TRANSITIONS
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import index_path, route
from generator.views.booklet import booklet
from generator.views.page import View, mentions, named_page, shown
from generator.views.parts import headings_of
from generator.views.pictures import PartPicture, part_picture, week
from generator.views.step import StepView, WorkView, part_page, step_page, work_page
from generator.views.ten_minutes import ten_minutes


@dataclass(frozen=True, kw_only=True)
class TransitionsView(View):
    """The index of transitions."""

    transitions: tuple[Entry[Transition], ...] = shown("The transitions in order.")

    def headings(self) -> Iterator[str]:
        """The transitions."""
        yield from (*super().headings(), *(step.id for step in self.transitions))


_HUB = ("who", "what-changes", "time", "let-go", "keep", "pick-up", "traps", "shifts", "skills", "feels")


@dataclass(frozen=True, kw_only=True)
class HubView(WorkView):
    """A transition's hub."""

    five: tuple[Entry[Item], ...] = shown("The items to do if you only do five things.")
    count: int = shown("How many checklist items the transition has.")
    previous: Entry[Transition] | None = shown("A transition that leads to the level left behind, if any.")
    following: Entry[Transition] | None = shown("A transition that leads on, if any.")
    answers: tuple[Entry[Any], ...] = shown("The guides and decisions: answers other than this step.")
    myths: bool = shown("Whether there is a page of myths.")
    week: Ranges = shown("The picture of where a week goes at both levels.")

    def headings(self) -> Iterator[str]:
        """What there is to say of a step; what to let go, to keep and to pick up are entries."""
        hub = self.transition.record
        yield from (*super().headings(), *_HUB)
        yield from (name for name, found in (("five", self.five), ("parts", self.parts)) if found)
        yield from (f"trap-{row.trap}" for row in hub.traps)
        yield from (f"shift-{row.shift}" for row in hub.shifts)


@dataclass(frozen=True, kw_only=True)
class PartView(WorkView):
    """One part of a transition."""

    part: Entry[Any] = shown("The part; its record has the fields of its file, such as `plan.yml`.")
    picture: PartPicture = shown("The picture of a calendar, a plan or a people map; other parts have none.")

    def headings(self) -> Iterator[str]:
        """Those of the part."""
        yield from (*super().headings(), *headings_of(self.part.record))


@dataclass(frozen=True, kw_only=True)
class ConversationView(StepView):
    """One conversation, to read beforehand or to take along on paper."""

    talk: Entry[Conversation] = shown("The conversation; its record has the fields of `conversations.yml`.")


@dataclass(frozen=True, kw_only=True)
class EvidenceView(StepView):
    """What a transition rests on."""

    def headings(self) -> Iterator[str]:
        """The figures and what is worth reading."""
        yield from (*super().headings(), "figures", "reading")


def transitions(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then each transition's hub followed by its parts."""
    yield TransitionsView(
        **named_page(words, "transitions", index_path(TRANSITIONS)),
        transitions=playbook.transitions,
    )
    items: dict[str, dict[str, Entry[Item]]] = {}
    for item in playbook.all(Item):
        items.setdefault(item.transition, {})[item.local_id] = item
    for number, step in enumerate(playbook.transitions, start=1):
        common = step_page(playbook, number, step)
        work = {**common, **work_page(playbook, step, items.get(step.id, {}))}
        whole = tuple(_whole(playbook, words, step, common, work))
        yield whole[0]
        yield ten_minutes(playbook, words, step, common)
        yield from whole[1:]
        yield booklet(words, common, whole)


def _whole(
    playbook: Playbook, words: Words, step: Entry[Transition], common: dict[str, Any], work: dict[str, Any]
) -> Iterator[StepView]:
    """The pages that say what there is to say about a transition, each thing once: the hub first."""
    yield _hub(playbook, step, work)
    for part in common["parts"]:
        yield _part(playbook, words, part, work)
        yield from _talks(playbook, part, common)
    yield _evidence(words, step, common)


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
        answers=(*playbook.all(Guide), *playbook.all(Decision)),
        myths=bool(playbook.all(Myth)),
        week=week(common["before"].record, common["after"].record),
    )


def _part(playbook: Playbook, words: Words, part: Entry[Any], common: dict[str, Any]) -> PartView:
    return PartView(
        **common,
        **part_page(words, part.ref.kind, common["step"]),
        path=route(part.ref).path,
        source=part.span,
        part=part,
        picture=part_picture(playbook, words, common["transition"].record, part),
    )


def _talks(playbook: Playbook, part: Entry[Any], common: dict[str, Any]) -> Iterator[ConversationView]:
    """A page for each conversation of the part that holds them."""
    if isinstance(part.record, Conversations):
        for record in part.record.conversations:
            talk = playbook.get(Conversation, Ref("conversation", f"{part.id}/{record.id}"))
            yield ConversationView(
                **common,
                template="conversation.html",
                path=route(talk.ref).path,
                title=record.title,
                nav_title=record.title,
                description=f"{common['step']}: {record.goal}",
                kind="conversation",
                source=talk.span,
                mentions=mentions(playbook, talk.ref, without=frozenset({"conversations"})),
                talk=talk,
            )


def _evidence(words: Words, step: Entry[Transition], common: dict[str, Any]) -> EvidenceView:
    return EvidenceView(
        **common,
        **part_page(words, "evidence", common["step"]),
        path=common["evidence"],
        source=step.span_of((*step.loc, "figures")),
    )
