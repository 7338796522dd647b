"""The journey as an obstacle course: a platform a level, an obstacle a step; across a wide screen, or up a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.drawing.lettering import Words
from generator.drawing.places import Box

OBSTACLES = ("wall", "gap", "net", "beam", "hurdles", "ladder")
"""The obstacles in the order in which steps meet them; after the last one they begin again."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A level as it is told to the picture."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Climb:
    """A step as it is told to the picture; `start` and `end` are places in the order of the levels."""

    id: str
    name: str
    promise: str
    number: int
    start: int
    end: int

    @property
    def is_next(self) -> bool:
        """Whether it leads to the next level; other steps pass levels by."""
        return self.end == self.start + 1

    @property
    def obstacle(self) -> str:
        """What stands in its way."""
        return OBSTACLES[(self.number - 1) % len(OBSTACLES)]


@dataclass(frozen=True, slots=True)
class Platform:
    """A level in the picture: the edge one stands on, from its left end; its name; the ground below, with its step."""

    id: str
    x: float
    y: float
    width: float
    name: Words
    ground: Box


@dataclass(frozen=True, slots=True)
class Track:
    """A step in the picture: an obstacle in a box, or a rope past the levels between; with its words."""

    id: str
    number: int
    name: Words
    promise: Words
    area: Box
    obstacle: str = ""
    box: Box | None = None
    mirrored: bool = False
    rope: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A platform, and the tracks that leave it."""

    platform: Platform
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The whole picture. Its stages are in the order in which they are read, from the lowest level up."""

    width: float
    height: float
    stages: tuple[Stage, ...]
    sky: bool = False
    """Whether the upper left is empty, so that the page's opening words can stand there."""

    @property
    def summit(self) -> Platform:
        """The highest level."""
        return self.stages[-1].platform

    @property
    def start(self) -> Platform:
        """The lowest level."""
        return self.stages[0].platform


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
