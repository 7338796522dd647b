"""The names in a template: what it asks of its view, and of the interface text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

import jinja2
from jinja2 import meta, nodes

from generator.cache import kept
from generator.config import Project
from generator.source import Loc

FILTERS = ("text", "label")
"""Our own filters."""

_WORDS = ("pages", "parts", "sections", "choices")
"""What of `words` is asked for by name."""

Asked: TypeAlias = tuple[Loc, int, frozenset[str]]
"""A text of the strings file, the line that asks for it, and the places it fills."""


@dataclass(frozen=True)
class Names:
    """The names in one template, with the line of each one's first use."""

    undeclared: Mapping[str, int]
    macros: frozenset[str]
    asked: tuple[Asked, ...]
    picks: bool
    """Whether it asks for a label by a name that it works out."""


@cache
def _parser() -> jinja2.Environment:
    """Reads templates as they are rendered; their own filters only have to be there."""
    found = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    found.filters.update(dict.fromkeys(FILTERS, str))
    return found


@lru_cache(maxsize=512)
def read_names(project: Project, text: str, name: str) -> Names:
    """The names in a template; kept, since most edits change few templates. Raises Jinja's `TemplateSyntaxError`."""
    key = f"{name}\n{text}".encode(errors="surrogateescape")  # A name may be no text.
    made = kept(project, "names", key, lambda: _as_bytes(_find_names(text, name)))
    undeclared, macros, asked, picks = json.loads(made)
    found = tuple((tuple(loc), line, frozenset(places)) for loc, line, places in asked)
    return Names(undeclared, frozenset(macros), found, picks)


def check_syntax(project: Project, text: str) -> None:
    """Raise Jinja's `TemplateSyntaxError` where a text is no template."""

    def make() -> bytes:
        _parser().parse(text)
        return b""

    kept(project, "syntax", text.encode(), make)


def _as_bytes(names: Names) -> bytes:
    asked = [(loc, line, sorted(places)) for loc, line, places in names.asked]
    return json.dumps((names.undeclared, sorted(names.macros), asked, names.picks)).encode()


def _find_names(text: str, name: str) -> Names:
    tree = _parser().parse(text, name, name)
    found = [*tree.find_all((nodes.Name, nodes.Macro, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter))]
    named = [node for node in found if isinstance(node, nodes.Name)]  # Once: walking the tree takes the time.
    used = {node.name: node.lineno for node in reversed(named)}
    set_here = {node.name for node in named if node.ctx == "store"}
    macros = frozenset(node.name for node in found if isinstance(node, nodes.Macro))
    # A block sees what the template sets above it, which Jinja's own search for undeclared names does not.
    undeclared = meta.find_undeclared_variables(tree) - set_here - macros
    places = _filled(found)
    asked = tuple(_asked(found, places))
    return Names({name: used.get(name, 1) for name in undeclared}, macros, asked, any(map(_picks, found)))


def _asked(found: Iterable[nodes.Node], places: Mapping[int, frozenset[str]]) -> Iterator[Asked]:
    for node in found:
        way = _way(node)
        if way[:1] == ("t",) and len(way) == 2:
            yield ("labels", way[1]), node.lineno, places.get(id(node), frozenset())
        elif way[:1] == ("words",) and len(way) > 2 and way[1] in _WORDS:
            yield way[1:], node.lineno, frozenset()


def _way(node: nodes.Node) -> tuple[str, ...]:
    """The names along `t.label` or `words.pages["home"]`; nothing where one of them is worked out."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        inner, name = _way(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        inner, name = _way(node.node), node.arg.value
    else:
        return ()
    return (*inner, name) if inner else ()


def _filled(found: Iterable[nodes.Node]) -> dict[int, frozenset[str]]:
    """The places that are filled, as by `.replace("{place}", …)`, by the node of the text they are filled in."""
    places: dict[int, frozenset[str]] = {}
    for node in found:
        if (step := _filling(node)) is None:
            continue
        text, place = step
        while (inner := _filling(text)) is not None:
            text = inner[0]
        places[id(text)] = places.get(id(text), frozenset()) | {place}
    return places


def _filling(node: nodes.Node) -> tuple[nodes.Node, str] | None:
    """The text and the place, where a node fills one."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr in ("replace", "split"):
        text = node.node.node
    elif isinstance(node, nodes.Filter) and node.name == "replace" and node.node is not None:
        text = node.node
    else:
        return None
    given = node.args[0] if node.args else None
    place = given.value if isinstance(given, nodes.Const) else None
    return (text, place[1:-1]) if isinstance(place, str) and place[:1] + place[-1:] == "{}" else None


def _picks(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getitem) and _way(node.node) == ("t",) and not _way(node)
