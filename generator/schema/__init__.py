"""Hold documents against the model: valid entries on one side, diagnostics on the other."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Related
from generator.layers import Placed, bad_id
from generator.model.fields import ID, Known, Record
from generator.model.kinds import TARGETS, Child
from generator.model.playbook import Entry, Ref
from generator.schema.faults import Fault, translate
from generator.source import Loc, Value


def known_ids(placed: Iterable[Placed], claimed: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Every id that the files declare, valid or not, by kind: a file that fails still counts as a target."""
    ids: dict[str, set[str]] = {kind: set() for kind in TARGETS}
    for kind_name, name in claimed:
        ids[kind_name].add(name)
    for place in placed:
        if place.kind.form == "register" and isinstance(place.document.data, dict):
            ids[place.kind.name].update(place.document.data)
        for child, name, _ in child_ids(place):
            ids[child.kind].add(f"{place.id}/{name}")
    return {kind: frozenset(names) for kind, names in ids.items()}


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


def duplicate_ids(place: Placed) -> Iterator[Diagnostic]:
    """Ids are unique in their document: links and readers' ticks hang on them."""
    seen: dict[str, Loc] = {}
    for _, name, loc in child_ids(place):
        first = seen.setdefault(name, loc)
        if first != loc:
            related = Related(place.document.value_span((*first, "id")), f"`{name}` is first used here")
            span = place.document.value_span((*loc, "id"))
            yield Diagnostic(span, "duplicate-id", f"`{name}` is used twice", "rename one of the two", related=(related,))


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
            entries.append(Entry(Ref(child.kind, f"{place.id}/{item.id}"), item, place.document, loc))
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
        faults = (
            Fault(model, detail, document, loc, _place(loc, detail["loc"]), known.ids)
            for detail in error.errors(include_url=False)
            if not _follows_from_others(detail)
        )
        return None, [translate(fault) for fault in faults]


def _follows_from_others(detail: ErrorDetails) -> bool:
    """pydantic counts only a list's valid entries, so a long enough list with a bad entry is called too short."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _place(prefix: Loc, loc: Loc) -> Loc:
    """The place of an error in the file; pydantic marks an error in a mapping's key with `[key]`."""
    return (*prefix, *loc[:-1]) if loc[-1:] == ("[key]",) else (*prefix, *loc)
