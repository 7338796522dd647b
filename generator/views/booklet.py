"""A transition's booklet: all of its pages as the chapters of one, to read through, to print, to take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from generator.model.step_pages import STEP_PAGES
from generator.model.words import Words
from generator.routes import booklet_file
from generator.views.page import View
from generator.views.step import StepFacts, StepView, part_page

_FRAME = ("title", "mentioned", "next", "ways", *(f"way-{key}" for key in STEP_PAGES))
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

    chapters: Annotated[tuple[Chapter, ...], "The pages in reading order, the transition's hub first."]
    file: Annotated[str, "The path of the booklet's PDF, from the site's root."]

    def headings(self) -> Iterator[str]:
        """The chapters, each with the headings of its page but those of the frame around it."""
        yield from super().headings()
        for chapter in self.chapters:
            yield chapter.anchor
            yield from (chapter.within(anchor) for anchor in chapter.view.headings() if anchor not in _FRAME)


def booklet(words: Words, about: StepFacts, views: Iterable[StepView]) -> BookletView:
    """The booklet of a transition with these pages."""
    page = part_page(words, "booklet", about, about.transition.span)
    return BookletView(
        page=replace(page, searched=False, contents=2),
        about=about,
        chapters=tuple(_chapter(view) for view in views),
        file=booklet_file(about.transition.id),
    )


def _chapter(view: StepView) -> Chapter:
    name, level = view.chapter
    return Chapter(view=view, name=name, level=level)
