"""Where every entry stands on the site: all paths, addresses and links are made here."""

import posixpath
from functools import cache
from typing import NamedTuple

from generator.model.kinds import FOLDERS, HIDDEN, KINDS, PARTS, REGISTERS, TRANSITIONS
from generator.model.playbook import Ref

HOME = "index.md"
PLAN = "my-plan.md"
SYMPTOMS = "symptoms.md"

_FOLDERS = {kind.name: kind.place for kind in FOLDERS.values()}
_REGISTERS = {kind.name: kind.place for kind in REGISTERS.values()}
_PARTS = {kind.name: kind.place for kind in PARTS.values()}
_CHILDREN = {child.name: (kind.place, child) for kind in KINDS for child in kind.children}
_PLACES = {kind.stem: kind.place for kind in (*FOLDERS.values(), *REGISTERS.values())}
_MADE = {"year": _PARTS["checklists"], "changes": "what-changes"}
"""What pages are called on the site that are made of several parts, or of one part's share."""
MATRIX = f"{_PLACES['levels']}/compare.md"
_FOLDERS_OF_PAGES = {stem for stem, child in _CHILDREN.values() if child.paged}
"""Parts that are a folder of pages: the part itself is its index."""


class Route(NamedTuple):
    """A page, by the path its Markdown file would have, and an anchor on it (or none)."""

    path: str
    anchor: str = ""


def route(ref: Ref) -> Route:
    """Where the entry stands."""
    if ref.kind in _FOLDERS:
        return Route(f"{_FOLDERS[ref.kind]}/{ref.id}.md")
    if ref.kind in HIDDEN:  # Each reader is told there of what they had used.
        return Route(PLAN)
    if ref.kind in _REGISTERS:
        return Route(f"{_REGISTERS[ref.kind]}.md", ref.id)
    if ref.kind in _PARTS:
        return Route(_part_path(ref.id, _PARTS[ref.kind]))
    transition, _, local = ref.id.partition("/")
    stem, child = _CHILDREN[ref.kind]
    if child.paged:
        return Route(_inside(transition, f"{stem}/{local}"))
    return Route(step_path(transition, child.page) if child.page else _part_path(transition, stem), local)


def _part_path(transition: str, stem: str) -> str:
    if stem == "transition":
        return _inside(transition, "index")
    return _inside(transition, f"{stem}/index" if stem in _FOLDERS_OF_PAGES else stem)


def _inside(transition: str, page: str) -> str:
    return f"{TRANSITIONS}/{transition}/{page}.md"


def transition_of(path: str) -> str:
    """The id of the transition that a page belongs to; empty for every other page, their index among them."""
    folder, _, rest = path.partition("/")
    step, inside, _ = rest.partition("/")
    return step if folder == TRANSITIONS and inside else ""


def path_in(path: str, transition: str) -> str:
    """The path that a transition's page has, or had, where the transition is called so."""
    return f"{TRANSITIONS}/{transition}/{path.split('/', 2)[2]}"


def step_path(transition: str, name: str) -> str:
    """One of the pages that a transition has beside its hub, by its name in `STEP_PAGES`."""
    place = _PARTS.get(name) or _MADE.get(name, name)
    return _inside(transition, f"{place}/index" if place in _FOLDERS_OF_PAGES else place)


def booklet_path(transition: str) -> str:
    """The page that holds all pages of a transition."""
    return step_path(transition, "booklet")


def booklet_file(transition: str) -> str:
    """The PDF of that page, from the site's root."""
    return f"booklets/{transition}.pdf"


def index_path(stem: str) -> str:
    """The page that lists all entries of a folder."""
    return f"{_PLACES.get(stem, stem)}/index.md"


def register_path(stem: str) -> str:
    """The page that holds all entries of a register."""
    return f"{_PLACES[stem]}.md"


@cache
def address(path: str, directory_urls: bool = True) -> str:
    """The page's address from the site's root, as MkDocs makes it: '' is the home page."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        folder = stem.removesuffix("index")
        return folder if directory_urls else f"{folder}index.html"
    return f"{stem}/" if directory_urls else f"{stem}.html"


def relative_url(start: str, target: Route, directory_urls: bool = True) -> str:
    """The link from the page at path `start` to the target; on the same page, its anchor alone."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if start == target.path and anchor:
        return anchor
    return f"{_way(address(start, directory_urls), address(target.path, directory_urls))}{anchor}"


@cache
def _way(start: str, target: str) -> str:
    """The shortest way from one address to another; the anchors of a page share it."""
    here, there = start.split("/")[:-1], target.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


@cache
def asset_url(start: str, asset: str, directory_urls: bool = True) -> str:
    """The link from the page at path `start` to a file of the site."""
    return posixpath.relpath(asset, posixpath.dirname(address(start, directory_urls)) or ".")
