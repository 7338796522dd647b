"""The site's table of contents: pages in reading order, in named sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.words import Words
from generator.views.page import View


@dataclass(frozen=True, slots=True)
class NavSection:
    """A named section; a section's first page may be its index."""

    title: str
    children: "tuple[NavItem, ...]"


NavItem: TypeAlias = str | NavSection
"""A page's path, or a section."""

_TOOLS = ("traps", "practices", "skills", "shifts")


def navigation(views: Sequence[View], words: Words, written: Sequence[str] = ()) -> tuple[NavItem, ...]:
    """All pages: the generated ones by family, the hand-written ones (`written`) last."""
    registers = [view.path for view in views if "/" not in view.path and view.path != "index.md"]
    steps = _below(views, "transitions")
    sections = words.sections
    return (
        "index.md",
        NavSection(words.pages["transitions"].nav, (steps[0], *_by_folder(views, steps[1:]))),
        _section(views, words, "levels"),
        _section(views, words, "decisions"),
        NavSection(
            sections["toolkit"], tuple(NavSection(words.pages[stem].nav, tuple(_below(views, stem))) for stem in _TOOLS)
        ),
        NavSection(sections["evidence"], tuple(registers)),
        *([NavSection(sections["about"], tuple(written))] if written else []),
    )


def _section(views: Sequence[View], words: Words, stem: str) -> NavSection:
    return NavSection(words.pages[stem].nav, tuple(_below(views, stem)))


def _below(views: Iterable[View], folder: str) -> list[str]:
    return [view.path for view in views if view.path.startswith(f"{folder}/")]


def _by_folder(views: Iterable[View], paths: Iterable[str]) -> list[NavItem]:
    """A section for each transition, named by its hub."""
    titles = {view.path: view.nav_title for view in views}
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    return [NavSection(titles[found[0]], tuple(found)) for found in folders.values()]
