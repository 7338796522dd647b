"""The journey as an obstacle course: a platform a level, an obstacle a step; it climbs from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.drawing.lettering import Words, letter
from generator.drawing.places import Box, Room

Point: TypeAlias = tuple[float, float]

OBSTACLES = ("wall", "gap", "net", "beam", "hurdles", "ladder")
"""The obstacles in the order in which steps meet them; after the last one they begin again."""

_PLATFORM, _SUMMIT = 76.0, 132.0  # The summit is as wide as its name needs: nothing stands behind it.
_OBSTACLE = 84.0
_RISE = 62.0
_HEAD = 64.0  # Above the summit: its flag.
_FLIGHT = 40.0  # For each lane of ropes overhead.
_FOOT = 70.0  # Below the lowest edge: its name, in two lines at most.
_LETTERS = 21.0
_INSET, _DROP = 6.0, 15.0  # Names stand clear of a pool in the ground.
_STANDS = 0.55  # Where on a platform the climber stands, as a part of its width.


@dataclass(frozen=True, slots=True)
class Stop:
    """A level as it is told to the picture."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Climb:
    """A step as it is told to the picture; `start` and `end` are places in the order of the levels."""

    id: str
    number: int
    start: int
    end: int

    @property
    def is_next(self) -> bool:
        """Whether it leads to the next level; other steps pass levels by."""
        return self.end == self.start + 1


@dataclass(frozen=True, slots=True)
class Platform:
    """A level in the picture: the edge one stands on, from its left end; its name; the ground below."""

    id: str
    x: float
    y: float
    width: float
    name: Words
    ground: Box

    @property
    def standing(self) -> Point:
        """Where the climber stands on it."""
        return round(self.x + self.width * _STANDS, 1), self.y


@dataclass(frozen=True, slots=True)
class Track:
    """A step in the picture: an obstacle in a box, or a rope past the levels between."""

    id: str
    number: int
    obstacle: str
    start: Point
    """Where the climber stands before it."""
    end: Point
    """Where the climber stands behind it."""
    box: Box | None = None
    rope: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """The whole picture, from the lowest level up."""

    width: float
    height: float
    platforms: tuple[Platform, ...]
    tracks: tuple[Track, ...]


def obstacle_of(number: int) -> str:
    """What stands in the way of a step, by its place in the order, from 1."""
    return OBSTACLES[(number - 1) % len(OBSTACLES)]


def draw_course(stops: Sequence[Stop], climbs: Sequence[Climb]) -> Course | None:
    """The course; none where there are fewer levels than make a way."""
    if len(stops) < 2:
        return None
    flights = lanes(climbs)
    summit = _HEAD + _FLIGHT * (max(flights.values()) + 1 if flights else 0)
    last = len(stops) - 1
    platforms = [_platform(stop, number, last, summit) for number, stop in enumerate(stops)]
    height = max(platforms[0].y + _FOOT, *(place.name.bottom + _INSET for place in platforms))
    grounded = tuple(_grounded(place, height) for place in platforms)
    top = grounded[-1]
    tracks = tuple(_track(climb, grounded, flights) for climb in climbs)
    return Course(top.x + top.width, height, grounded, tracks)


def _platform(stop: Stop, number: int, last: int, summit: float) -> Platform:
    x, y = number * (_PLATFORM + _OBSTACLE), summit + (last - number) * _RISE
    column = _SUMMIT if number == last else _PLATFORM + _OBSTACLE
    name = letter(stop.name, Room(x + _INSET, y + _DROP, column - 2 * _INSET), _LETTERS)
    if number == last:
        column = max(column, name.width + 2 * _INSET)
    width = column if number == last else _PLATFORM
    return Platform(stop.id, x, y, width, name, Box(x, y, column, 0.0))


def _grounded(place: Platform, height: float) -> Platform:
    """A platform whose ground reaches to the foot of the picture."""
    return replace(place, ground=replace(place.ground, height=height - place.y))


def _track(climb: Climb, platforms: Sequence[Platform], flights: dict[str, int]) -> Track:
    """The obstacle stands on the lower ground, against the higher; a rope hangs above what it passes."""
    low, high = platforms[climb.start], platforms[climb.end]
    ends = (climb.id, climb.number, obstacle_of(climb.number), low.standing, high.standing)
    if climb.is_next:
        return Track(*ends, box=Box(low.x + low.width, high.y, _OBSTACLE, low.y - high.y))
    start, end = low.x + low.width * 0.7, high.x + high.width * 0.3
    top = platforms[-1].y - _HEAD - flights[climb.id] * _FLIGHT
    return Track(*ends, rope=((start, low.y), (start, top), (end, top), (end, high.y)))


def lanes(climbs: Sequence[Climb]) -> dict[str, int]:
    """The lane of each step that passes levels by, from 0: two that meet on their way never share one."""
    found: dict[str, int] = {}
    passing = sorted((climb for climb in climbs if not climb.is_next), key=lambda climb: climb.end - climb.start)
    for climb in passing:
        taken = {found[other.id] for other in passing if other.id in found and _meet(climb, other)}
        found[climb.id] = next(lane for lane in range(len(passing)) if lane not in taken)
    return found


def _meet(one: Climb, other: Climb) -> bool:
    return one.start < other.end and other.start < one.end
