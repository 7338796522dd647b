"""The texts of the strings file that a template asks for, and the places in them that it fills."""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from generator.templates.names import Asked

_WORDS = ("pages", "parts", "sections", "choices")
"""What of `words` is asked for by name."""


def asked(found: Iterable[nodes.Node], places: Mapping[int, frozenset[str]]) -> Iterator[Asked]:
    """What the nodes of a template ask for; `places` are those that are filled, by the node of the text."""
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


def filled(found: Iterable[nodes.Node]) -> dict[int, frozenset[str]]:
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


def picks(node: nodes.Node) -> bool:
    """Whether a node asks for a label by a name that is worked out."""
    return isinstance(node, nodes.Getitem) and _way(node.node) == ("t",) and not _way(node)
