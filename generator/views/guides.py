"""The guides, which answer what no single step holds: an index, and a page per guide."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.decision import Decision
from generator.model.guide import Guide
from generator.model.playbook import Entry, Playbook
from generator.model.words import Words
from generator.routes import index_path
from generator.views.page import Group, View, entry_page, grouped, named_page, shown


@dataclass(frozen=True, kw_only=True)
class GuidesView(View):
    """The index of guides."""

    groups: tuple[Group, ...] = shown("The guides and decisions, by the moment in which somebody needs them.")

    def headings(self) -> Iterator[str]:
        """The moments."""
        yield from (*super().headings(), *(group.key for group in self.groups))


@dataclass(frozen=True, kw_only=True)
class GuideView(View):
    """One guide."""

    guide: Entry[Guide] = shown("The guide; its record has the fields of `content/guides/*.yml`.")

    def headings(self) -> Iterator[str]:
        """Its sections, and what to do next."""
        yield from (*super().headings(), *(f"part-{section.id}" for section in self.guide.record.sections), "next")
        if self.guide.record.figures:
            yield "figures"


def answers(playbook: Playbook, words: Words) -> tuple[Group, ...]:
    """The guides and decisions, by the moment in which somebody needs them."""
    return grouped((*playbook.all(Guide), *playbook.all(Decision)), "moment", words.choices["moment"])


def guides(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then a page per guide."""
    entries = playbook.all(Guide)
    if entries:
        yield GuidesView(**named_page(words, "guides", index_path("guides")), groups=answers(playbook, words))
    for entry in entries:
        yield GuideView(**entry_page(playbook, words, entry), guide=entry)
