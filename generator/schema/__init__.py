"""Hold documents against the model: valid entries on one side, diagnostics on the other."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Related, cut
from generator.layers import Layer, Placed, bad_id
from generator.model.fields import Record
from generator.model.kinds import TRAITS, Child
from generator.model.playbook import Entry, Ref
from generator.model.refs import ID, Known
from generator.schema.misfit import Attempt
from generator.schema.misfits import translate
from generator.source import Loc, Value

REASONS = {
    "duplicate-id": "Links and readers' ticks hang on an id, so it names one thing only.",
}


def known_ids(layer: Layer) -> dict[str, frozenset[str]]:
    """Every id that the files declare, valid or not, by kind: a file that fails still counts as a target."""
    ids: dict[str, set[str]] = {kind: set() for kind in TRAITS}
    for kind, name in (*((place.kind, place.id) for place in layer.placed), *layer.unread):
        if kind.form != "register" and name:
            ids[kind.name].add(name)
    for place in layer.placed:
        if place.kind.form == "register" and isinstance(place.document.data, dict):
            ids[place.kind.name].update(place.document.data)
        for child, name, _ in child_ids(place):
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


def child_ids(place: Placed) -> Iterator[tuple[Child, str, Loc]]:
    """The ids given inside a document, with the place of the item that has each."""
    for child in place.kind.children:
        for item, loc in _items(place.document.data, child.keys, ()):
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                yield child, name, loc


def _items(data: Value, keys: tuple[str, ...], loc: Loc) -> Iterator[tuple[Value, Loc]]:
    """The values of a list, or of a list in each value of a list, in raw data."""
    if not isinstance(data, dict) or not isinstance(values := data.get(keys[0]), tuple):
        return
    for index, value in enumerate(values):
        place = (*loc, keys[0], index)
        if len(keys) > 1:
            yield from _items(value, keys[1:], place)
        else:
            yield value, place


def renamed_ids(layer: Layer) -> dict[tuple[str, str], str]:
    """The id that now stands for an earlier one, by kind and earlier id; the first owner counts."""
    found: dict[tuple[str, str], str] = {}
    for place in layer.placed:
        for old in _former(place.document.data) if place.id else ():
            found.setdefault((place.kind.name, old), place.id)
        for child in place.kind.children:
            for item, _ in _items(place.document.data, child.keys, ()):
                if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                    for old in _former(item):
                        full, new = (old, f"{place.id}/{name}") if "/" in old else (f"{place.id}/{old}", name)
                        found.setdefault((child.name, full), new)
    return found


def _former(data: Value) -> Iterator[str]:
    """The ids that something had before, in raw data."""
    former = data.get("formerly") if isinstance(data, dict) else None
    yield from (old for old in former if isinstance(old, str)) if isinstance(former, tuple) else ()


def duplicate_ids(place: Placed) -> Iterator[Diagnostic]:
    """Ids are unique in their document: links and readers' ticks hang on them."""
    seen: dict[str, Loc] = {}
    for name, loc in _ids(place.document.data, ()):
        first = seen.setdefault(name, loc)
        if first != loc:
            shown, other = cut(name), place.document.value_span(first)
            related = Related(other, f"`{shown}` is first used here")
            message = f"`{shown}` is used twice, first in line {other.line}"
            span = place.document.value_span(loc)
            yield Diagnostic(span, "duplicate-id", message, "rename one of the two", related=(related,))


def _ids(data: Value, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """Every id below the top of a file, in raw data, with its place."""
    if isinstance(data, dict):
        if loc and isinstance(name := data.get("id"), str):
            yield name, (*loc, "id")
        for key, value in data.items():
            yield from _ids(value, (*loc, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _ids(value, (*loc, index))


def parse_entries(place: Placed, known: Known) -> tuple[list[Entry[Record]], list[Diagnostic]]:
    """The valid entries of a document, and what is wrong with the others."""
    return _parse_register(place, known) if place.kind.form == "register" else _parse_file(place, known)


def _parse_file(place: Placed, known: Known) -> tuple[list[Entry[Record]], list[Diagnostic]]:
    record, problems = _validate(place, place.document.data, (), known)
    problems += duplicate_ids(place)
    if record is None:
        return [], problems
    entries = [Entry(Ref(place.kind.name, place.id), record, place.document)]
    for child in place.kind.children:
        for item, loc in _records(record, child.keys, ()):
            entries.append(Entry(Ref(child.name, f"{place.id}/{item.id}"), item, place.document, loc))
    return entries, problems


def _parse_register(place: Placed, known: Known) -> tuple[list[Entry[Record]], list[Diagnostic]]:
    document = place.document
    if not isinstance(document.data, dict):
        return [], _validate(place, document.data, (), known)[1]
    entries: list[Entry[Record]] = []
    problems = [bad_id(document.key_span((key,)), key) for key in document.data if not ID.fullmatch(key)]
    for key, value in document.data.items():
        record, trouble = _validate(place, value, (key,), known)
        problems += trouble
        if record is not None:
            entries.append(Entry(Ref(place.kind.name, key), record, document, (key,)))
    return entries, problems


def _records(record: Any, keys: tuple[str, ...], loc: Loc) -> Iterator[tuple[Any, Loc]]:
    """The records of a list, or of a list in each record of a list."""
    for index, value in enumerate(getattr(record, keys[0])):
        place = (*loc, keys[0], index)
        if len(keys) > 1:
            yield from _records(value, keys[1:], place)
        else:
            yield value, place


@cache
def _adapter(model: type[Record]) -> TypeAdapter[Record]:
    return TypeAdapter(model)


def _validate(place: Placed, data: Value, loc: Loc, known: Known) -> tuple[Record | None, list[Diagnostic]]:
    model, document = place.kind.model, place.document
    try:
        return _adapter(model).validate_python(data, context=known), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows_from_others(detail)]
        return None, translate(Attempt(model, document, loc, known), details)


def _follows_from_others(detail: ErrorDetails) -> bool:
    """Whether the error is only that pydantic counts a list's valid entries, and calls a long enough list too short."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]
