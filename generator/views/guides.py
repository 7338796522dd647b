"""The guides, which answer what no single step holds: an index, and a page per guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from generator.model.decision import Decision
from generator.model.guide import Guide
from generator.model.playbook import Entry, Playbook
from generator.model.words import Words
from generator.routes import index_path
from generator.views.page import Group, View, entry_page, grouped, mentions, named_page

Answer: TypeAlias = Guide | Decision
"""What answers a question beside the steps."""


@dataclass(frozen=True, kw_only=True)
class GuidesView(View):
    """The index of guides."""

    groups: Annotated[
        tuple[Group[Answer], ...], "The guides and decisions, by the moment in which somebody needs them."
    ]

    def headings(self) -> Iterator[str]:
        """The moments."""
        yield from (*super().headings(), *(group.key for group in self.groups))


@dataclass(frozen=True, kw_only=True)
class GuideView(View):
    """One guide."""

    guide: Annotated[Entry[Guide], "The guide; its record has the fields of `content/guides/*.yml`."]

    def headings(self) -> Iterator[str]:
        """Its sections, and what to do next."""
        yield from (*super().headings(), *(f"part-{section.id}" for section in self.guide.record.sections), "next")
        if self.guide.record.figures:
            yield "figures"


def all_answers(playbook: Playbook) -> tuple[Entry[Answer], ...]:
    """The decisions, then the guides: whoever has a choice to make weighs it before they read on."""
    return (*playbook.all(Decision), *playbook.all(Guide))


def answers(playbook: Playbook, words: Words) -> tuple[Group[Answer], ...]:
    """The guides and decisions, by the moment in which somebody needs them."""
    return grouped(all_answers(playbook), lambda answer: answer.moment, words.choices["moment"])


def guides(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then a page per guide."""
    entries = playbook.all(Guide)
    if entries:
        yield GuidesView(page=named_page(words, "guides", index_path("guides")), groups=answers(playbook, words))
    for entry in entries:
        page = entry_page(playbook, words, entry, entry.record.summary, mentions(playbook, entry.ref))
        yield GuideView(page=page, guide=entry)
