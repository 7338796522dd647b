"""The transitions: an index; for each a hub, a short way, a page a part and a conversation, the evidence, a booklet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.ranges import Ranges
from generator.model.checklist import Checklists, Item
from generator.model.conversation import Conversation, Conversations
from generator.model.evidence import Myth
from generator.model.fields import Record
from generator.model.kinds import TRANSITIONS
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import index_path, route
from generator.views.booklet import booklet
from generator.views.guides import Answer, all_answers
from generator.views.page import PageFacts, View, mentions, named_page
from generator.views.parts import headings_of
from generator.views.pictures import PartPicture, part_picture, week
from generator.views.step import StepFacts, StepView, WorkFacts, WorkView, part_page, step_facts, work_facts
from generator.views.ten_minutes import ten_minutes


@dataclass(frozen=True, kw_only=True)
class TransitionsView(View):
    """The index of transitions."""

    transitions: Annotated[tuple[Entry[Transition], ...], "The transitions in order."]

    def headings(self) -> Iterator[str]:
        """The transitions."""
        yield from (*super().headings(), *(step.id for step in self.transitions))


_HUB = ("who", "what-changes", "time", "let-go", "keep", "pick-up", "traps", "shifts", "skills", "feels")


@dataclass(frozen=True, kw_only=True)
class HubView(WorkView):
    """A transition's hub."""

    five: Annotated[tuple[Entry[Item], ...], "The items to do if you only do five things."]
    count: Annotated[int, "How many checklist items the transition has."]
    previous: Annotated[Entry[Transition] | None, "A transition that leads to the level left behind, if any."]
    following: Annotated[Entry[Transition] | None, "A transition that leads on, if any."]
    answers: Annotated[tuple[Entry[Answer], ...], "The guides and decisions: answers other than this step."]
    myths: Annotated[bool, "Whether there is a page of myths."]
    week: Annotated[Ranges, "The picture of where a week goes at both levels."]

    def headings(self) -> Iterator[str]:
        """What there is to say of a step; what to let go, to keep and to pick up are entries."""
        hub = self.about.transition.record
        yield from (*super().headings(), *_HUB)
        yield from (name for name, found in (("five", self.five), ("parts", self.about.parts)) if found)
        yield from (f"trap-{row.trap}" for row in hub.traps)
        yield from (f"shift-{row.shift}" for row in hub.shifts)


@dataclass(frozen=True, kw_only=True)
class PartView(WorkView):
    """One part of a transition."""

    part: Annotated[Entry[Record], "The part; its record has the fields of its file, such as `plan.yml`."]
    picture: Annotated[PartPicture, "The picture of a calendar, a plan or a people map; other parts have none."]

    def headings(self) -> Iterator[str]:
        """Those of the part."""
        yield from (*super().headings(), *headings_of(self.part.record))


@dataclass(frozen=True, kw_only=True)
class ConversationView(StepView):
    """One conversation, to read beforehand or to take along on paper."""

    talk: Annotated[Entry[Conversation], "The conversation; its record has the fields of `conversations.yml`."]

    @property
    def chapter(self) -> tuple[str, int]:
        """It stands inside the chapter of the conversations."""
        return f"talk-{self.talk.record.id}", 3


@dataclass(frozen=True, kw_only=True)
class EvidenceView(StepView):
    """What a transition rests on."""

    def headings(self) -> Iterator[str]:
        """The figures and what is worth reading."""
        yield from (*super().headings(), "figures", "reading")


def transitions(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then each transition's hub followed by its parts."""
    yield TransitionsView(
        page=named_page(words, "transitions", index_path(TRANSITIONS)),
        transitions=playbook.transitions,
    )
    items: dict[str, dict[str, Entry[Item]]] = {}
    for item in playbook.all(Item):
        items.setdefault(item.transition, {})[item.local_id] = item
    for number, step in enumerate(playbook.transitions, start=1):
        about = step_facts(playbook, number, step)
        whole = tuple(_whole(playbook, words, about, work_facts(playbook, step, items.get(step.id, {}))))
        yield whole[0]
        yield ten_minutes(playbook, words, about)
        yield from whole[1:]
        yield booklet(words, about, whole)


def _whole(playbook: Playbook, words: Words, about: StepFacts, work: WorkFacts) -> Iterator[StepView]:
    """The pages that say what there is to say about a transition, each thing once: the hub first."""
    yield _hub(playbook, about, work)
    for part in about.parts:
        yield PartView(
            page=part_page(words, part.ref.kind, about, route(part.ref).path, part.span),
            about=about,
            work=work,
            part=part,
            picture=part_picture(playbook, words, about.transition.record, part),
        )
        yield from _talks(playbook, part, about)
    figures = about.transition.span_of((*about.transition.loc, "figures"))
    yield EvidenceView(page=part_page(words, "evidence", about, about.evidence, figures), about=about)


def _hub(playbook: Playbook, about: StepFacts, work: WorkFacts) -> HubView:
    step, steps = about.transition, playbook.transitions
    lists = playbook.find(Checklists, Ref("checklists", step.id))
    return HubView(
        page=_hub_page(about),
        about=about,
        work=work,
        five=tuple(work.items[name] for name in lists.record.five) if lists else (),
        count=len(work.items),
        previous=next((other for other in steps if other.record.to == step.record.from_), None),
        following=next((other for other in steps if other.record.from_ == step.record.to), None),
        answers=all_answers(playbook),
        myths=bool(playbook.all(Myth)),
        week=week(work.before.record, work.after.record),
    )


def _hub_page(about: StepFacts) -> PageFacts:
    return PageFacts(
        template="transition.html",
        path=route(about.transition.ref).path,
        title=about.step,
        nav_title=about.step,
        description=about.transition.record.promise,
        kind="transition",
        tags=(about.step,),
        source=about.transition.span,
    )


def _talks(playbook: Playbook, part: Entry[Record], about: StepFacts) -> Iterator[ConversationView]:
    """A page for each conversation of the part that holds them."""
    if isinstance(part.record, Conversations):
        for record in part.record.conversations:
            talk = playbook.get(Conversation, Ref("conversation", f"{part.id}/{record.id}"))
            yield ConversationView(page=_talk_page(playbook, talk, about), about=about, talk=talk)


def _talk_page(playbook: Playbook, talk: Entry[Conversation], about: StepFacts) -> PageFacts:
    return PageFacts(
        template="conversation.html",
        path=route(talk.ref).path,
        title=talk.record.title,
        nav_title=talk.record.title,
        description=f"{about.step}: {talk.record.goal}",
        kind="conversation",
        tags=(about.step,),
        source=talk.span,
        mentions=mentions(playbook, talk.ref, without=frozenset({"conversations"})),
    )
