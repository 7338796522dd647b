"""One YAML file as data, with the place of every key and value beside it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from generator.diagnostics import Span

_MOST_LINES = 500  # No text of the longest kind stands on more.

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | tuple[Value, ...] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value and each key of a file stands."""

    values: Mapping[Loc, Span]
    keys: Mapping[Loc, Span]


@dataclass(frozen=True)
class Document:
    """One YAML file: its text, its data, and where each key and value stands."""

    path: str
    text: str
    data: Value
    find_places: Callable[[], Places] = field(repr=False, compare=False)
    """Asked when the first place is: nobody looks for one in most files without a mistake."""

    @cached_property
    def _places(self) -> Places:
        return self.find_places()

    @property
    def values(self) -> Mapping[Loc, Span]:
        """The place of every value."""
        return self._places.values

    @property
    def keys(self) -> Mapping[Loc, Span]:
        """The place of every key."""
        return self._places.keys

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text by line, for whoever looks something up in it."""
        return tuple(self.text.split("\n"))

    @cached_property
    def inside(self) -> Mapping[Loc, tuple[tuple[Loc, Span], ...]]:
        """By the `loc` of a value: where everything in it stands, the value itself included."""
        found: dict[Loc, list[tuple[Loc, Span]]] = {}
        for loc, span in chain(self.values.items(), self.keys.items()):
            for end in range(len(loc) + 1):
                found.setdefault(loc[:end], []).append((loc, span))
        return {loc: tuple(inside) for loc, inside in found.items()}

    def value_span(self, loc: Loc) -> Span:
        """The place of the value at `loc`, or of the nearest parent that exists."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, Span(self.path))

    def span_inside(
        self, loc: Loc, words: str, *, before: str = "", seen: Callable[[str], str] = lambda text: text
    ) -> Span:
        """The place of words inside a value, also where a line ends between them; of the value if they are not found.

        They stand directly behind the words `before`. `seen` blanks out, in the same length, what does not count.
        """
        span = self.value_span(loc)
        text = self._source(span)
        pattern = rf"{re.escape(before)}[\s<]*" if before else ""
        pattern += "(" + r"\s+".join(map(re.escape, words.split())) + ")"
        found = re.compile(pattern).search(seen(text))
        if not words or not found:
            return span
        return place_inside(span, text, *found.span(1))

    def _source(self, span: Span) -> str:
        """The text of a place as it stands in the file, cut where it is longer than any text can be."""
        lines = list(self.lines[span.line - 1 : min(span.end_line, span.line + _MOST_LINES)])
        if len(lines) == span.end_line - span.line + 1:
            lines[-1] = lines[-1][: span.end_col - 1]
        lines[0] = lines[0][span.col - 1 :]
        return "\n".join(lines)

    def key_span(self, loc: Loc) -> Span:
        """The place of the key at `loc`; for a list item or the whole file, of its value."""
        return self.keys.get(loc) or self.value_span(loc)


def place_inside(span: Span, text: str, start: int, end: int) -> Span:
    """The place of a part of the text that stands at a span."""
    return Span(span.path, *_place(span, text, start), *_place(span, text, end))


def _place(span: Span, text: str, offset: int) -> tuple[int, int]:
    """The line and column at an offset into the text of a span."""
    line, col = text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
    return span.line + line, col if line else col + span.col - 1


def point(name: str, line: int, col: int) -> Span:
    """The place of one character; lines and columns count from 1."""
    return Span(name, line, col, line, col + 1)


class Ruler:
    """Knows where a text ends: the parser counts one line more where the last one has no line end."""

    def __init__(self, text: str) -> None:
        self.lines = text.count("\n") + 1
        self._end = (self.lines, len(text) - text.rfind("\n"))

    def place(self, line: int, col: int) -> tuple[int, int]:
        """The place, or the end of the text if it lies behind."""
        return min((line, col), self._end)
