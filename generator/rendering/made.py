"""Finished pages, each with all that it was made from: where that is the same again, so is the page."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.config import Options, Project
from generator.model.playbook import Playbook
from generator.model.words import Words
from generator.rendering.answers import Answer
from generator.rendering.inline import Glossary
from generator.rendering.outline import Heading, Section
from generator.views.page import View


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its place, its HTML, and what a publisher needs to know about it."""

    path: str
    template: str
    title: str
    nav_title: str
    description: str
    tags: tuple[str, ...]
    html: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A page, with the view that it shows and what was asked while it was rendered."""

    view: View
    given: AbstractSet[Answer]
    page: Page

    def stands(self, view: View, anchors: AbstractSet[str], old: AbstractSet[Answer]) -> bool:
        """Whether it would be made the same again, where these answers are `old`."""
        return self.view == view and self.page.anchors == anchors and self.given.isdisjoint(old)


@dataclass(frozen=True, slots=True)
class Common:
    """What every page is made with, whatever its view."""

    project: Project
    words: Words
    options: Options
    written: tuple[str, ...]
    numbers: Mapping[str, int]
    glossary: Glossary
    looks: Mapping[str, bytes]
    """The templates, by path."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """All pages of a build by path, and what every one of them was made with."""

    common: Common
    made: Mapping[str, Made]

    def standing(
        self, common: Common, playbook: Playbook, views: Iterable[View], anchors: Mapping[str, frozenset[str]]
    ) -> dict[str, Made]:
        """The pages, by path, that would be made the same again."""
        if self.common != common:
            return {}
        given = {answer for made in self.made.values() for answer in made.given}
        old = {answer for answer in given if not answer.holds(playbook)}
        known = ((view, self.made.get(view.page.path)) for view in views)
        return {path: made for view, made in known if made and made.stands(view, anchors[path := view.page.path], old)}
