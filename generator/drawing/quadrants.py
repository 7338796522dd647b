"""People by influence and interest: four fields, the names in each placed so that none covers another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.drawing.lettering import Words, letter
from generator.drawing.places import Box, Room

Side: TypeAlias = Literal["high", "low"]
Corner: TypeAlias = tuple[Side, Side]
"""Influence, then interest."""

NARROW, BROAD = 288.0, 660.0
"""The widths that the picture is drawn for: a small phone, where a unit is a pixel, and a page's column."""

CORNERS: tuple[Corner, ...] = (("high", "low"), ("high", "high"), ("low", "low"), ("low", "high"))
"""From the upper left, as one reads."""

_AXIS = 20.0
_PAD = 10.0
_DOT = 14.0  # From a person's dot to the name.
_ROW = 26.0  # At least as high as a finger needs.
_SPREAD = 0.618  # Each next name moves on by this part of the free room, so that names scatter and never line up.


@dataclass(frozen=True, slots=True)
class Standing:
    """A person as they are told to the picture."""

    id: str
    name: str
    corner: Corner


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the picture: a dot, the name beside it, and the area that leads on."""

    id: str
    x: float
    y: float
    name: Words
    area: Box


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four fields, with its advice and its people."""

    corner: Corner
    box: Box
    title: Words
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeopleMap:
    """The picture; influence grows upward, interest to the right."""

    width: float
    height: float
    left: float
    foot: float
    quadrants: tuple[Quadrant, ...]


def draw_people(people: Sequence[Standing], titles: Mapping[Corner, str], width: float) -> PeopleMap:
    """Everybody in their field; the two fields of a row are as high as the fuller one needs."""
    side = (width - _AXIS) / 2
    rows: list[Quadrant] = []
    top = 0.0
    for influence in ("high", "low"):
        pair = [
            _fill(corner, Room(_AXIS + number * side, top, side), titles[corner],
                  [person for person in people if person.corner == corner])
            for number, corner in enumerate(corner for corner in CORNERS if corner[0] == influence)
        ]  # fmt: skip
        height = max(quadrant.box.height for quadrant in pair)
        rows += [_stretch(quadrant, height) for quadrant in pair]
        top += height
    return PeopleMap(width, top + _AXIS, _AXIS, top, tuple(rows))


def _fill(corner: Corner, room: Room, title: str, people: Sequence[Standing]) -> Quadrant:
    words = letter(title, Room(room.x + _PAD, room.y + _PAD, room.width - 2 * _PAD), 13)
    y = words.bottom + 6
    placed = []
    for number, person in enumerate(people):
        found = _place(person, number, Room(room.x, y, room.width))
        placed.append(found)
        y = found.area.y + found.area.height
    return Quadrant(corner, Box(room.x, room.y, room.width, max(y + _PAD - room.y, 96.0)), words, tuple(placed))


def _place(person: Standing, number: int, room: Room) -> Person:
    """A name on a row of its own, moved along it as far as there is room."""
    width = room.width - 2 * _PAD - _DOT
    name = letter(person.name, Room(0, 0, width), 13)
    free = max(width - name.width, 0)
    x = round(room.x + _PAD + free * ((number * _SPREAD + 0.2) % 1), 1)
    height = max(_ROW, name.height + 8)
    words = letter(person.name, Room(x + _DOT, room.y + (height - name.height) / 2 + 1, width), 13)
    return Person(
        person.id, x + 4, words.y - 4.5, words, Box(x - 4, room.y, min(_DOT + name.width + 8, width + _DOT), height)
    )


def _stretch(quadrant: Quadrant, height: float) -> Quadrant:
    box = Box(quadrant.box.x, quadrant.box.y, quadrant.box.width, height)
    return Quadrant(quadrant.corner, box, quadrant.title, quadrant.people)
