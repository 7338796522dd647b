"""The obstacle course on a phone: storeys from the bottom up, an obstacle to each, words beside it."""

from collections.abc import Sequence

from generator.drawing.course import Climb, Course, Platform, Stage, Stop, Track, lanes
from generator.drawing.lettering import Words, letter
from generator.drawing.places import Box, Room

WIDTH = 288.0
"""What a screen of 320 pixels leaves: there a unit is a pixel."""
_OBSTACLE = 104.0
_GAP = 12.0
_SLAB = 32.0
_STOREY = 104.0  # At least; more where there are more words.
_HEAD = 64.0
_LANE = 18.0


def course_upward(stops: Sequence[Stop], climbs: Sequence[Climb]) -> Course:
    """The course, for any number of levels."""
    ropes = lanes(climbs)
    width = WIDTH - (_LANE * (max(ropes.values()) + 1) + 4 if ropes else 0)
    tops = _tops(stops, climbs, width)
    platforms = tuple(_platform(number, stop, tops[number], width) for number, stop in enumerate(stops))
    stages = tuple(
        Stage(platform, _tracks(number, platforms, [climb for climb in climbs if climb.start == number], ropes, width))
        for number, platform in enumerate(platforms)
    )
    return Course(WIDTH, tops[0] + _SLAB + 4, stages)


def _tops(stops: Sequence[Stop], climbs: Sequence[Climb], width: float) -> list[float]:
    """The height of each platform, from the lowest, measured down from the top of the picture."""
    rises = [
        max(_STOREY, _height([climb for climb in climbs if climb.start == number], width)) + _SLAB
        for number in range(len(stops) - 1)
    ]
    tops = [_HEAD + sum(rises)]
    for rise in rises:
        tops.append(tops[-1] - rise)
    return tops


def _height(climbs: Sequence[Climb], width: float) -> float:
    """How much room the words of a storey take."""
    return _GAP + sum(promise.bottom + _GAP for _, promise in (_words(climb, 0, 0, width) for climb in climbs))


def _words(climb: Climb, x: float, y: float, width: float) -> tuple[Words, Words]:
    """The name and the promise below each other, from `y` down."""
    room = width - _OBSTACLE - 2 * _GAP
    name = letter(climb.name, Room(x, y, room), 15)
    promise = letter(climb.promise, Room(x, name.bottom + 3, room), 12.5)
    return name, promise


def _platform(number: int, stop: Stop, top: float, width: float) -> Platform:
    x = 0.0 if number == 0 or number % 2 == 0 else _OBSTACLE
    length = width if number == 0 else width - _OBSTACLE
    name = letter(stop.name, Room(x + _GAP, top + 5, length - _GAP), 16)
    return Platform(stop.id, x, top, length, name, Box(x, top, length, _SLAB))


def _tracks(
    number: int, platforms: Sequence[Platform], climbs: Sequence[Climb], ropes: dict[str, int], width: float
) -> tuple[Track, ...]:
    """The steps that leave a platform: the one to the next storey first, then those that pass storeys by."""
    if number + 1 == len(platforms):
        return ()
    mirrored = number % 2 == 1
    low, high = platforms[number], platforms[number + 1]
    x = _GAP if mirrored else _OBSTACLE + _GAP
    y = high.y + _SLAB + _GAP
    found = []
    for climb in sorted(climbs, key=lambda climb: climb.end):
        name, promise = _words(climb, x, y, width)
        area = Box(x - _GAP, y - _GAP / 2, width - _OBSTACLE, promise.bottom - y + _GAP)
        box = Box(width - _OBSTACLE if mirrored else 0, high.y, _OBSTACLE, low.y - high.y)
        rope = () if climb.is_next else _rope(low, platforms[climb.end], width + _LANE * (ropes[climb.id] + 0.6))
        found.append(
            Track(climb.id, climb.number, name, promise, area, climb.obstacle, box if climb.is_next else None,
                  mirrored, rope)
        )  # fmt: skip
        y = promise.bottom + _GAP
    return tuple(found)


def _rope(low: Platform, high: Platform, x: float) -> tuple[tuple[float, float], ...]:
    """Up along the side, from one platform's end to another's."""
    return ((low.x + low.width, low.y + 8), (x, low.y + 8), (x, high.y + 8), (high.x + high.width, high.y + 8))
