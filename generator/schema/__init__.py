"""Hold documents against the model: valid entries on one side, diagnostics on the other."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Related, cut
from generator.layers import Placed, bad_id
from generator.model.fields import Record
from generator.model.playbook import Entry, Ref
from generator.model.refs import ID, Known
from generator.schema.misfit import Attempt
from generator.schema.misfits import translate
from generator.source import Loc, Value

REASONS = {
    "duplicate-id": "Links and readers' ticks hang on an id, so it names one thing only.",
}


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
