"""Rules for lists: what may be named only once."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from generator.diagnostics import Diagnostic, Related
from generator.model.fields import Record
from generator.model.kinds import BY_NAME
from generator.model.playbook import Entry
from generator.model.refs import AnyRef, RefTo
from generator.source import Loc


def said_twice(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A list names a shift, a source, a category of time or a phase once. The second time is a slip, and would be
    shown or counted double.
    """
    if entry.ref.kind in BY_NAME:
        for names in _lists_of_names(entry.record, entry.loc):
            first: dict[str, Loc] = {}
            for name, loc in names:
                other = first.setdefault(name, loc)
                if other != loc:
                    related = Related(entry.span_of(other), f"`{name}` is first named here")
                    message, hint = f"the list names `{name}` twice", "keep one of the two"
                    yield Diagnostic(entry.span_of(loc), "said-twice", message, hint, related=(related,))


def _lists_of_names(record: Record, loc: Loc) -> Iterator[list[tuple[str, Loc]]]:
    """Each list in a record that names things, as the names with their places."""
    for field, info in type(record).model_fields.items():
        value, place = getattr(record, field), (*loc, info.alias or field)
        if isinstance(value, Record):
            yield from _lists_of_names(value, place)
        elif isinstance(value, tuple):
            attribute = _naming_field(get_args(info.annotation)[0])
            if attribute is not None:
                yield [(_named(item, attribute), _at(place, index, attribute)) for index, item in enumerate(value)]
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _lists_of_names(item, (*place, index))


@cache
def _naming_field(item: Any) -> str | None:
    """The first field of a record, where it names an entry or a choice; empty for a bare name; else None."""
    if isinstance(item, type) and issubclass(item, Record):
        name, info = next(iter(item.model_fields.items()))
        refers = any(isinstance(mark, RefTo) for mark in info.metadata)
        return name if name != "id" and (refers or get_origin(info.annotation) is Literal) else None
    return "" if any(isinstance(mark, RefTo | AnyRef) for mark in getattr(item, "__metadata__", ())) else None


def _named(item: Any, attribute: str) -> str:
    return str(getattr(item, attribute) if attribute else item)


def _at(place: Loc, index: int, attribute: str) -> Loc:
    return (*place, index, attribute) if attribute else (*place, index)
