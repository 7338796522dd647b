"""Words in a picture: how wide they are, where a line breaks, and where they stand."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.drawing.places import Room

Anchor: TypeAlias = Literal["start", "middle", "end"]

_NARROW = frozenset("fijlrtI.,:;'!|()[]-–’ ")
_WIDE = frozenset("mwMWÆŒ@%→—")
_EM = {"narrow": 0.36, "wide": 0.95, "capital": 0.72, "plain": 0.57}
"""Widths in em, on the wide side of what system fonts have: a line that is too short is better than one cut off."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text: `x` and `y` are the first baseline, `size` and `leading` are in the picture's units."""

    x: float
    y: float
    size: float
    leading: float
    lines: tuple[str, ...]
    anchor: Anchor = "start"

    @property
    def top(self) -> float:
        """The top of the first line."""
        return self.y - self.size

    @property
    def bottom(self) -> float:
        """Below the last line."""
        return self.top + self.height

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((width_of(line, self.size) for line in self.lines), default=0.0)


def width_of(text: str, size: float) -> float:
    """How wide a text is at most, for any font a reader's system may have."""
    return size * sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return _EM["narrow"]
    if letter in _WIDE or ord(letter) > 0x2E7F:  # From here on scripts are written in squares.
        return _EM["wide"]
    return _EM["capital"] if letter.isupper() else _EM["plain"]


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """A text in lines of at most `width`; a word that is longer has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def letter(text: str, room: Room, size: float, anchor: Anchor = "start") -> Words:
    """A text set in lines into a room: its first line begins at the room's top."""
    leading = round(size * 1.3, 1)
    return Words(room.x, round(room.y + size, 1), size, leading, wrap(text, room.width, size), anchor)
