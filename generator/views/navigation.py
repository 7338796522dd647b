"""The site's table of contents: pages in reading order, in named sections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.kinds import FOLDERS, MENU, REGISTERS, Kind
from generator.model.words import Words
from generator.routes import HOME, PLAN, SYMPTOMS
from generator.views.page import View
from generator.views.transitions import HubView


@dataclass(frozen=True, slots=True)
class NavSection:
    """A named section; a section's first page may be its index."""

    title: str
    children: "tuple[NavItem, ...]"


NavItem: TypeAlias = str | NavSection
"""A page's path, or a section."""

_KINDS = {kind.place: kind for kind in (*FOLDERS.values(), *REGISTERS.values())}


def navigation(views: Sequence[View], words: Words, written: Sequence[str] = ()) -> tuple[NavItem, ...]:
    """All pages: the generated ones by family; the hand-written ones (`written`) open the last section."""
    steps = tuple(_step(views, words, view) for view in views if isinstance(view, HubView))
    sections: tuple[NavItem, ...] = (
        NavSection(words.sections["steps"], steps),
        *(view.page.path for view in views if view.page.path == PLAN),
        *(_section(views, words, name, written if name == MENU[-1] else ()) for name in MENU),
    )
    return (HOME, *(item for item in sections if isinstance(item, str) or item.children))


def _step(views: Sequence[View], words: Words, hub: HubView) -> NavSection:
    """A step's hub, then its pages by what they are for; a purpose that one page serves is that page."""
    items: list[NavItem] = []
    for group in hub.about.groups:
        pages = tuple(_page(views, page.path) for page in group.pages)
        items.append(pages[0] if len(pages) == 1 else NavSection(words.choices["way"][group.key], pages))
    return NavSection(hub.page.nav_title, (hub.page.path, *items))


def _page(views: Iterable[View], path: str) -> NavItem:
    """A page; one that is the index of a folder is a section with the pages in it."""
    folder, _, name = path.rpartition("/")
    if name != "index.md":
        return path
    here = [view.page for view in views if view.page.path.startswith(f"{folder}/")]
    return NavSection(here[0].nav_title, tuple(page.path for page in here))


def _section(views: Iterable[View], words: Words, name: str, written: Sequence[str]) -> NavSection:
    """A section of the menu: its kinds in the order of their pages, behind the symptoms where the answers are."""
    items: list[NavItem] = [*written]
    kinds: dict[Kind, list[str]] = {}
    for view in views:
        if view.page.path == SYMPTOMS and name == "answers":
            items.append(view.page.path)
        elif (kind := _kind_of(view)) and kind.section == name:
            kinds.setdefault(kind, []).append(view.page.path)
    for kind, paths in kinds.items():
        items += paths if kind.form == "register" else [NavSection(words.pages[kind.stem].nav, tuple(paths))]
    return NavSection(words.sections[name], tuple(items))


def _kind_of(view: View) -> Kind | None:
    """The kind whose index or entries a page shows, if it does so for one alone."""
    return _KINDS.get(view.page.path.partition("/")[0].removesuffix(".md"))


def paths_in(items: Iterable[NavItem]) -> Iterator[str]:
    """The paths of all pages in a part of the navigation."""
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from paths_in(item.children)
