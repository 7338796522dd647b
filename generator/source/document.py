"""One YAML file as data, with the place of every key and value beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from generator.diagnostics import Span

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | tuple[Value, ...] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One YAML file: its text, its data, and where each key and value stands."""

    path: str
    text: str
    data: Value
    values: Mapping[Loc, Span] = field(repr=False)
    keys: Mapping[Loc, Span] = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text by line, for whoever looks something up in it."""
        return tuple(self.text.split("\n"))

    def value_span(self, loc: Loc) -> Span:
        """The place of the value at `loc`, or of the nearest parent that exists."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, Span(self.path))

    def key_span(self, loc: Loc) -> Span:
        """The place of the key at `loc`; for a list item or the whole file, of its value."""
        return self.keys.get(loc) or self.value_span(loc)


def point(name: str, line: int, col: int) -> Span:
    """The place of one character; lines and columns count from 1."""
    return Span(name, line, col, line, col + 1)


class Ruler:
    """Knows where a text ends: the parser counts one line more where the last one has no line end."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._end = (len(lines), len(lines[-1]) + 1)

    def place(self, line: int, col: int) -> tuple[int, int]:
        """The place, or the end of the text if it lies behind."""
        return min((line, col), self._end)
