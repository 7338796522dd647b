"""The site's table of contents: pages in reading order, in named sections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.kinds import FOLDERS, MENU, REGISTERS, TRANSITIONS, Kind
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

_KINDS = {kind.place: kind for kind in (*FOLDERS.values(), *REGISTERS.values())}


def navigation(views: Sequence[View], words: Words, written: Sequence[str] = ()) -> tuple[NavItem, ...]:
    """All pages: the generated ones by family, the hand-written ones (`written`) last."""
    steps = _below(views, TRANSITIONS)
    return (
        HOME,
        *(view.page.path for view in views if view.page.path == PLAN),
        NavSection(words.pages["transitions"].nav, (steps[0], *_by_folder(views, steps[1:]))),
        *(_section(views, words, name) for name in MENU),
        *([NavSection(words.sections["about"], tuple(written))] if written else []),
    )


def _section(views: Iterable[View], words: Words, name: str) -> NavSection:
    """A section of the menu: its kinds in the order of their pages, behind the symptoms where the answers are."""
    items: list[NavItem] = []
    kinds: dict[Kind, list[str]] = {}
    for view in views:
        if view.page.path == SYMPTOMS and name == "answers":
            items.append(view.page.path)
        elif (kind := _kind_of(view)) and kind.section == name:
            kinds.setdefault(kind, []).append(view.page.path)
    own = FOLDERS.get(name)
    for kind, paths in kinds.items():
        is_flat = kind is own or kind.form == "register"
        items += paths if is_flat else [NavSection(words.pages[kind.stem].nav, tuple(paths))]
    return NavSection(words.pages[name].nav if own else words.sections[name], tuple(items))


def _kind_of(view: View) -> Kind | None:
    """The kind whose index or entries a page shows, if it does so for one alone."""
    return _KINDS.get(view.page.path.partition("/")[0].removesuffix(".md"))


def _below(views: Iterable[View], folder: str) -> list[str]:
    return [view.page.path for view in views if view.page.path.startswith(f"{folder}/")]


def _by_folder(views: Iterable[View], paths: Sequence[str]) -> list[NavItem]:
    """A section for each folder, named by its index, which comes first in it; folders inside it are sections too."""
    titles = {view.page.path: view.page.nav_title for view in views}
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
