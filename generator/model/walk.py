"""Visit every marked text and reference of a record, with its place in the file."""

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeAlias, Union, get_args, get_origin

from generator.model.fields import Prose, Record
from generator.model.refs import AnyRef, RefTo
from generator.source import Loc

Mark: TypeAlias = RefTo | AnyRef | Prose


class Visit(NamedTuple):
    """A piece of text, what it is, and the record it stands in."""

    loc: Loc
    text: str
    mark: Mark
    owner: Record


Walker: TypeAlias = Callable[[Any, Loc, Record, list[Visit]], None]
"""Takes a value, its place, the record that holds it, and the list to add visits to: nested iterators are slower."""


def visit(record: Record, loc: Loc = ()) -> list[Visit]:
    """Every marked text of the record and of the records inside it, in the order of the model."""
    found: list[Visit] = []
    _walk(record, loc, found)
    return found


def _walk(record: Record, loc: Loc, found: list[Visit]) -> None:
    for name, key, walker in _fields(type(record)):
        value = getattr(record, name)
        if value is not None:
            walker(value, (*loc, key), record, found)


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, str, Walker], ...]:
    """The fields of a model that hold marked text: attribute, key in the file, how to walk it."""
    found = []
    for name, info in model.model_fields.items():
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        if walker := _walker(annotation):
            found.append((name, info.alias or name, walker))
    return tuple(found)


def _walker(annotation: Any) -> Walker | None:
    """How to walk a value of the annotated type, or None if it can hold no marked text."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [mark for mark in args[1:] if isinstance(mark, RefTo | AnyRef | Prose)]
        return _leaf(marks[0]) if marks else _walker(args[0])
    if origin in (Union, UnionType):
        return next((walker for arg in args if (walker := _walker(arg))), None)
    if origin is tuple:
        return _sequence(walker) if (walker := _walker(args[0])) else None
    if origin is dict:
        return _mapping(_walker(args[0]), _walker(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return lambda value, loc, owner, found: _walk(value, loc, found)
    return None


def _leaf(mark: Mark) -> Walker:
    return lambda value, loc, owner, found: found.append(Visit(loc, value, mark, owner))


def _sequence(walker: Walker) -> Walker:
    def walk(values: Any, loc: Loc, owner: Record, found: list[Visit]) -> None:
        for index, value in enumerate(values):
            walker(value, (*loc, index), owner, found)

    return walk


def _mapping(of_key: Walker | None, of_value: Walker | None) -> Walker:
    def walk(values: Any, loc: Loc, owner: Record, found: list[Visit]) -> None:
        for key, value in values.items():
            if of_key:
                of_key(key, (*loc, key), owner, found)
            if of_value:
                of_value(value, (*loc, key), owner, found)

    return walk
