"""What the files declare, valid or not: the ids there are, those that could not be read, and those of before."""

from collections.abc import Iterator

from generator.layers import Layer, Placed
from generator.model.kinds import PARTS, TRAITS, Child
from generator.source import Value


def known_ids(layer: Layer) -> dict[str, frozenset[str]]:
    """Every id that the files declare, valid or not, by kind: a file that fails still counts as a target."""
    ids: dict[str, set[str]] = {kind: set() for kind in TRAITS}
    for kind, name in (*((place.kind, place.id) for place in layer.placed), *layer.unread):
        if kind.form != "register" and name:
            ids[kind.name].add(name)
    for place in layer.placed:
        if place.kind.form == "register" and isinstance(place.document.data, dict):
            ids[place.kind.name].update(place.document.data)
        for child, name, _ in _children(place):
            ids[child.name].add(f"{place.id}/{name}")
    return {kind: frozenset(names) for kind, names in ids.items()}


def unread_ids(layer: Layer) -> frozenset[tuple[str, str]]:
    """The kinds, with the transition or `*`, whose ids are not all known: a mistake in a file is not one more
    mistake in each reference to what it holds.
    """
    found: set[tuple[str, str]] = set()
    for kind, name in layer.unread:
        if not name:
            found.add((kind.name, "*"))
        found.update((child.name, name or "*") for child in kind.children)
    for place in layer.placed:
        data = place.document.data
        if place.kind.form == "register" and not isinstance(data, dict):
            found.add((place.kind.name, "*"))
        found.update((child.name, place.id) for child in place.kind.children if not _all_named(data, child.keys))
    return frozenset(found)


def _all_named(data: Value, keys: tuple[str, ...]) -> bool:
    """Whether the list, or the lists in it, can be read, and each item has an id."""
    if not keys:
        return isinstance(data, dict) and isinstance(data.get("id"), str)
    values = data.get(keys[0]) if isinstance(data, dict) else None
    return isinstance(values, tuple) and all(_all_named(value, keys[1:]) for value in values)


def _children(place: Placed) -> Iterator[tuple[Child, str, Value]]:
    """What stands inside a document and gives an id, with its kind and that id."""
    for child in place.kind.children:
        for item in _items(place.document.data, child.keys):
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                yield child, name, item


def _items(data: Value, keys: tuple[str, ...]) -> Iterator[Value]:
    """The values of a list, or of a list in each value of a list, in raw data."""
    if not keys:
        yield data
    elif isinstance(data, dict) and isinstance(values := data.get(keys[0]), tuple):
        for value in values:
            yield from _items(value, keys[1:])


def renamed_ids(layer: Layer) -> dict[tuple[str, str], str]:
    """The id that now stands for an earlier one, by kind and earlier id; the first owner counts."""
    found: dict[tuple[str, str], str] = {}
    for place in layer.placed:
        for kind, old, new in _renamed(place):
            found.setdefault((kind, old), new)
    return found


def _renamed(place: Placed) -> Iterator[tuple[str, str, str]]:
    """The earlier ids in a document, each with its kind and the present one. The parts of a transition are called as
    it is.
    """
    kind, data = place.kind, place.document.data
    if kind.form == "register":
        values = data.items() if isinstance(data, dict) else ()
        yield from ((kind.name, old, name) for name, value in values for old in _former(value))
    elif place.id:
        kinds = [part.name for part in PARTS.values()] if kind.form == "part" else [kind.name]
        yield from ((name, old, place.id) for old in _former(data) for name in kinds)
    for child, name, item in _children(place):
        for old in _former(item):
            yield child.name, old if "/" in old else f"{place.id}/{old}", f"{place.id}/{name}"


def _former(data: Value) -> Iterator[str]:
    """The ids that something had before, in raw data."""
    former = data.get("formerly") if isinstance(data, dict) else None
    yield from (old for old in former if isinstance(old, str)) if isinstance(former, tuple) else ()
