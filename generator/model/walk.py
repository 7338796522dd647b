"""Visit every marked text and reference of a record, with its place in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from generator.model.fields import AnyRef, Prose, Record, RefTo
from generator.source import Loc

Mark: TypeAlias = RefTo | AnyRef | Prose


@dataclass(frozen=True, slots=True)
class Visit:
    """A piece of text, what it is, and the record it stands in."""

    loc: Loc
    text: str
    mark: Mark
    owner: Record


Walker: TypeAlias = Callable[[Any, Loc, Record], Iterator[Visit]]


def visit(record: Record, loc: Loc = ()) -> Iterator[Visit]:
    """Every marked text of the record and of the records inside it, in the order of the model."""
    for name, key, walker in _fields(type(record)):
        value = getattr(record, name)
        if value is not None:
            yield from walker(value, (*loc, key), record)


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
        return lambda value, loc, owner: visit(value, loc)
    return None


def _leaf(mark: Mark) -> Walker:
    return lambda value, loc, owner: iter((Visit(loc, value, mark, owner),))


def _sequence(walker: Walker) -> Walker:
    def walk(values: Any, loc: Loc, owner: Record) -> Iterator[Visit]:
        for index, value in enumerate(values):
            yield from walker(value, (*loc, index), owner)

    return walk


def _mapping(of_key: Walker | None, of_value: Walker | None) -> Walker:
    def walk(values: Any, loc: Loc, owner: Record) -> Iterator[Visit]:
        for key, value in values.items():
            if of_key:
                yield from of_key(key, (*loc, key), owner)
            if of_value:
                yield from of_value(value, (*loc, key), owner)

    return walk
