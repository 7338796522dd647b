"""A plan's phases on one line to scale, from before day one to the end of the year, with a review at each end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DAYS: Mapping[str, tuple[int, int]] = {
    "before": (-30, 0),
    "first-30": (0, 30),
    "days-31-60": (30, 60),
    "days-61-90": (60, 90),
    "months-4-6": (90, 182),
    "months-7-12": (182, 365),
}
"""The days of each phase. How long before day one a reader knows is not known: a month stands for it."""


@dataclass(frozen=True, slots=True)
class Span:
    """One phase on the line; `x` and `width` are in percent of its length, `number` counts from 1.

    `day` is its last; an open span has no fixed beginning.
    """

    phase: str
    number: int
    x: float
    width: float
    day: int
    open: bool
    count: int

    @property
    def middle(self) -> float:
        """Half way along it."""
        return round(self.x + self.width / 2, 2)

    @property
    def end(self) -> float:
        """Where its review stands."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line, and where day one stands on it, in percent of its length."""

    spans: tuple[Span, ...]
    start: float


def draw_timeline(phases: Sequence[str], counts: Mapping[str, int]) -> Timeline:
    """The phases in order; `counts` says how many items each has."""
    first, last = min(DAYS[name][0] for name in phases), max(DAYS[name][1] for name in phases)

    def place(day: int) -> float:
        return round((day - first) / (last - first) * 100, 2)

    spans = tuple(
        Span(name, number, place(DAYS[name][0]), round(place(DAYS[name][1]) - place(DAYS[name][0]), 2),
             DAYS[name][1], DAYS[name][0] < 0, counts.get(name, 0))
        for number, name in enumerate(phases, start=1)
    )  # fmt: skip
    return Timeline(spans, place(max(first, 0)))
