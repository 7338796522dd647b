"""The transitions: for each a hub, a page for all that it asks for and for each conversation, and a booklet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.course import obstacle_of
from generator.model.checklist import Item
from generator.model.conversation import Conversation, Conversations
from generator.model.fields import Record
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.words import Words
from generator.routes import route, step_path
from generator.views.booklet import booklet
from generator.views.changes import changes
from generator.views.page import PageFacts, View, mentions
from generator.views.parts import headings_of
from generator.views.pictures import PartPicture, part_picture
from generator.views.step import StepFacts, StepPage, StepView, WorkFacts, part_page, step_facts, work_facts
from generator.views.year import year


@dataclass(frozen=True, kw_only=True)
class HubView(StepView):
    """A transition's hub: what to do next, and the ways on."""

    acts: Annotated[tuple[Entry[Item], ...], "Its checklist items in order: the first open one is the next act."]
    talk: Annotated[Entry[Conversation] | None, "The conversation to begin with, if it has any."]
    changes: Annotated[str, "The path of the page that says what changes, with the reasons."]
    obstacle: Annotated[str, "What stands in the way of this step: one of the drawings of obstacles."]

    def headings(self) -> Iterator[str]:
        """The ways on from here."""
        yield from (*super().headings(), "ways", "changes", "traps", "not-for")
        yield from (f"way-{group.key}" for group in self.about.groups)
        if self.acts:
            yield "next"


@dataclass(frozen=True, kw_only=True)
class PartView(StepView):
    """One part of a transition."""

    work: WorkFacts
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

    def headings(self) -> Iterator[str]:
        """What to say, from how to prepare to how to follow up."""
        talk = self.talk.record
        yield from (*super().headings(), "prepare", "open", "ask", "listen")
        yield from (*(["do-not-say"] if talk.do_not_say else []), "badly", "close", "follow-up")
        if talk.fairness:
            yield "fairness"


@dataclass(frozen=True, kw_only=True)
class EvidenceView(StepView):
    """What a transition rests on."""

    def headings(self) -> Iterator[str]:
        """The figures and what is worth reading."""
        yield from (*super().headings(), "figures", "reading")


def transitions(playbook: Playbook, words: Words) -> Iterator[View]:
    """Each transition's hub, followed by its pages."""
    items: dict[str, dict[str, Entry[Item]]] = {}
    for item in playbook.all(Item):
        items.setdefault(item.transition, {})[item.local_id] = item
    for number, step in enumerate(playbook.transitions, start=1):
        about = step_facts(playbook, number, step)
        whole = tuple(_whole(playbook, words, about, work_facts(playbook, step, items.get(step.id, {}))))
        yield from (*whole, booklet(words, about, whole))


def _whole(playbook: Playbook, words: Words, about: StepFacts, work: WorkFacts) -> Iterator[StepView]:
    """The pages that say what there is to say about a transition, each thing once: the hub first."""
    yield _hub(playbook, about, work)
    for group in about.groups:
        for page in group.pages:
            yield from _pages(playbook, words, about, work, page)


def _pages(playbook: Playbook, words: Words, about: StepFacts, work: WorkFacts, page: StepPage) -> Iterator[StepView]:
    """A page beside the hub, and those below it; the booklet is made of all of them."""
    match page.name:
        case "year":
            yield year(playbook, words, about, work.items)
        case "changes":
            yield changes(playbook, words, about)
        case "evidence":
            figures = about.transition.span_of((*about.transition.loc, "figures"))
            yield EvidenceView(page=part_page(words, "evidence", about, figures), about=about)
        case _:
            for part in page.parts:
                picture = part_picture(playbook, words, about.transition.record, part)
                named = part_page(words, page.name, about, part.span)
                yield PartView(page=named, about=about, work=work, part=part, picture=picture)
                yield from _talks(playbook, part, about)


def _hub(playbook: Playbook, about: StepFacts, work: WorkFacts) -> HubView:
    step = about.transition.id
    return HubView(
        page=_hub_page(about),
        about=about,
        acts=tuple(work.items.values()),
        talk=next((talk for talk in playbook.all(Conversation) if talk.transition == step), None),
        changes=step_path(step, "changes"),
        obstacle=obstacle_of(about.number),
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
