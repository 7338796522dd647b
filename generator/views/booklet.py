"""A transition's booklet: all of its pages as the chapters of one, to read through, to print, to take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.conversation import Conversation
from generator.model.playbook import Entry
from generator.model.words import Words
from generator.routes import booklet_file
from generator.views.page import View, shown
from generator.views.step import StepView, part_page

_FRAME = ("title", "mentioned", "parts")
"""Headings of a page that its chapter does without."""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A page inside a booklet. Its anchors begin with its name and two hyphens, which no id holds."""

    view: View
    name: str
    level: int
    """The level of its heading: 2, or 3 inside the chapter before it."""

    @property
    def anchor(self) -> str:
        """The anchor of its heading."""
        return f"part--{self.name}"

    def within(self, anchor: str) -> str:
        """An anchor of the page, as it is called in the booklet."""
        return f"{self.name}--{anchor}"


@dataclass(frozen=True, kw_only=True)
class BookletView(StepView):
    """All pages of a transition on one."""

    chapters: tuple[Chapter, ...] = shown("The pages in reading order, the transition's hub first.")
    file: str = shown("The path of the booklet's PDF, from the site's root.")

    def headings(self) -> Iterator[str]:
        """The chapters, each with the headings of its page but those of the frame around it."""
        yield from super().headings()
        for chapter in self.chapters:
            yield chapter.anchor
            yield from (chapter.within(anchor) for anchor in chapter.view.headings() if anchor not in _FRAME)


def booklet(words: Words, common: dict[str, Any], views: Iterable[StepView]) -> BookletView:
    """The booklet of a transition with these pages."""
    return BookletView(
        **common,
        **part_page(words, "booklet", common["step"]),
        path=common["booklet"],
        source=common["transition"].span,
        searched=False,
        contents=2,
        chapters=tuple(_chapter(view) for view in views),
        file=booklet_file(common["transition"].id),
    )


def _chapter(view: View) -> Chapter:
    talk: Entry[Conversation] | None = getattr(view, "talk", None)
    if talk:
        return Chapter(view=view, name=f"talk-{talk.record.id}", level=3)
    return Chapter(view=view, name=view.kind, level=2)
