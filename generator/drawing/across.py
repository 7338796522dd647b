"""The obstacle course across a wide screen: platforms rise from left to right, words stand in the ground."""

from collections.abc import Sequence
from dataclasses import replace

from generator.drawing.course import Climb, Course, Platform, Stage, Stop, Track, lanes
from generator.drawing.lettering import letter
from generator.drawing.places import Box, Room

WIDTH = 1160.0
MOST = 6
"""As many levels fit side by side with words that can be read; more of them only climb upward."""
_OBSTACLE = 148.0  # At most: it gives way where platforms would have no room for a name.
_PLATFORM = 100.0  # At least.
_RISE = 98.0
_HEAD = 86.0  # Above the summit: its flag.
_FLIGHT = 96.0  # For each lane of ropes overhead: the rope and its words.
_FOOT = 176.0  # Below the lowest ground: its words.
_INSET = 12.0
_SKY, _SKY_WIDTH = 250.0, 0.44  # The page's opening words reach this far down, and over this part of the width.


def course_across(stops: Sequence[Stop], climbs: Sequence[Climb]) -> Course | None:
    """The course, or nothing where there are more levels than fit or fewer than make a way."""
    if not 2 <= len(stops) <= MOST:
        return None
    flights = lanes(climbs)
    head = _HEAD + _FLIGHT * (max(flights.values()) + 1 if flights else 0)
    ground = head + _RISE * (len(stops) - 1)
    platforms = tuple(_platform(number, stop, len(stops), ground) for number, stop in enumerate(stops))
    stages = tuple(
        Stage(
            platform,
            tuple(_track(climb, platforms, flights) for climb in climbs if climb.start == number),
        )
        for number, platform in enumerate(platforms)
    )
    height = max(ground + _FOOT, *(track.promise.bottom + _INSET for stage in stages for track in stage.tracks))
    left = [place.y for place in platforms if place.x - _between(len(stops)) < WIDTH * _SKY_WIDTH]
    sky = not flights and min(left) - 24 > _SKY
    return Course(WIDTH, height, tuple(_grounded(stage, height) for stage in stages), sky)


def _grounded(stage: Stage, height: float) -> Stage:
    """A stage whose ground reaches to the foot of the picture."""
    place = stage.platform
    ground = Box(place.x, place.y, place.ground.width, height - place.y)
    return Stage(replace(place, ground=ground), stage.tracks)


def _between(count: int) -> float:
    """How wide an obstacle is."""
    return min(_OBSTACLE, (WIDTH - _PLATFORM * count) / (count - 1))


def _platform(number: int, stop: Stop, count: int, ground: float) -> Platform:
    between = _between(count)
    width = round((WIDTH - between * (count - 1)) / count, 1)
    x, y = round(number * (width + between), 1), ground - number * _RISE
    name = letter(stop.name, Room(x + _INSET, y + 12, width - _INSET), 18)
    column = width + (between if number + 1 < count else 0)
    return Platform(stop.id, x, y, width, name, Box(x, y, column, _RISE))


def _track(climb: Climb, platforms: Sequence[Platform], flights: dict[str, int]) -> Track:
    if climb.is_next:
        return _obstacle(climb, platforms[climb.start], platforms[climb.end])
    return _flight(climb, platforms[climb.start], platforms[climb.end], flights[climb.id], platforms[-1].y)


def _obstacle(climb: Climb, low: Platform, high: Platform) -> Track:
    """The obstacle stands on the lower ground, against the higher; its words are in the ground below both."""
    between = high.x - low.x - low.width
    width = low.width + between - 2 * _INSET
    name = letter(climb.name, Room(low.x + _INSET, low.name.bottom + 10, width), 17)
    promise = letter(climb.promise, Room(low.x + _INSET, name.bottom + 4, width), 14.5)
    return Track(
        climb.id, climb.number, name, promise,
        area=Box(low.x, name.top - 4, low.width + between, promise.bottom - name.top + 12),
        obstacle=climb.obstacle,
        box=Box(low.x + low.width, high.y, between, low.y - high.y),
    )  # fmt: skip


def _flight(climb: Climb, low: Platform, high: Platform, lane: int, summit: float) -> Track:
    """A rope over the levels between; its words hang above its middle."""
    start, end = low.x + low.width * 0.7, high.x + high.width * 0.3
    middle, top = (start + end) / 2, summit - _HEAD - lane * _FLIGHT
    name = letter(climb.name, Room(middle, top - 78, end - start), 17, "middle")
    promise = letter(climb.promise, Room(middle, name.bottom + 2, max(end - start, 300)), 14.5, "middle")
    rope = ((start, low.y), (start, top), (end, top), (end, high.y))
    area = Box(start, top - 80, end - start, 80)
    return Track(climb.id, climb.number, name, promise, area, climb.obstacle, rope=rope)
