"""The site's table of contents: pages in reading order, in named sections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.kinds import TRANSITIONS
from generator.model.words import Words
from generator.routes import HOME, PLAN, SYMPTOMS
from generator.views.page import View


@dataclass(frozen=True, slots=True)
class NavSection:
    """A named section; a section's first page may be its index."""

    title: str
    children: "tuple[NavItem, ...]"


NavItem: TypeAlias = str | NavSection
"""A page's path, or a section."""

_ANSWERS = ("guides", "decisions")
_TOOLS = ("traps", "practices", "sheets", "skills", "shifts")


def navigation(views: Sequence[View], words: Words, written: Sequence[str] = ()) -> tuple[NavItem, ...]:
    """All pages: the generated ones by family, the hand-written ones (`written`) last."""
    alone = [view.path for view in views if "/" not in view.path]
    registers = [path for path in alone if path not in (HOME, PLAN, SYMPTOMS)]
    steps = _below(views, TRANSITIONS)
    sections = words.sections
    return (
        HOME,
        *(path for path in alone if path == PLAN),
        NavSection(words.pages["transitions"].nav, (steps[0], *_by_folder(views, steps[1:]))),
        _section(views, words, "levels"),
        _sections(views, words, "answers", _ANSWERS, tuple(path for path in alone if path == SYMPTOMS)),
        _sections(views, words, "toolkit", _TOOLS),
        NavSection(sections["evidence"], tuple(registers)),
        *([NavSection(sections["about"], tuple(written))] if written else []),
    )


def _section(views: Sequence[View], words: Words, stem: str) -> NavSection:
    return NavSection(words.pages[stem].nav, tuple(_below(views, stem)))


def _sections(
    views: Sequence[View], words: Words, name: str, stems: Sequence[str], first: tuple[str, ...] = ()
) -> NavSection:
    """A section of sections, one for each family that has pages, behind the pages that come `first`."""
    found = (_section(views, words, stem) for stem in stems)
    return NavSection(words.sections[name], (*first, *(section for section in found if section.children)))


def _below(views: Iterable[View], folder: str) -> list[str]:
    return [view.path for view in views if view.path.startswith(f"{folder}/")]


def _by_folder(views: Iterable[View], paths: Sequence[str]) -> list[NavItem]:
    """A section for each folder, named by its index, which comes first in it; folders inside it are sections too."""
    titles = {view.path: view.nav_title for view in views}
    found: list[NavItem] = []
    placed: set[str] = set()
    for path in paths:
        if path in placed:
            continue
        folder, _, name = path.rpartition("/")
        inside = [other for other in paths if other.startswith(f"{folder}/") and other != path]
        if name == "index.md":
            found.append(NavSection(titles[path], (path, *_by_folder(views, inside))))
            placed.update(inside)
        else:
            found.append(path)
    return found


def paths_in(items: Iterable[NavItem]) -> Iterator[str]:
    """The paths of all pages in a part of the navigation."""
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from paths_in(item.children)
