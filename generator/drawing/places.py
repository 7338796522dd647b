"""Where things stand in a picture: boxes, and rooms for words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A place to draw in: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """Where words may stand: the place they are anchored at, the top of their first line, and how wide lines may be."""

    x: float
    y: float
    width: float
