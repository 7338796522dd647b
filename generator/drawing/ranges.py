"""Where a week goes before and after a step: a range for each kind of work, and which way it moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Change: TypeAlias = Literal["more", "less", "same"]

Percents: TypeAlias = tuple[int, int]
"""The low and the high end of a range, in percent of a week."""

_SAME = 2.5  # Percent of a week, an hour: middles no further apart count as the same.


@dataclass(frozen=True, slots=True)
class Bar:
    """A range; `x` and `width` are in percent of the chart's width."""

    x: float
    width: float

    @property
    def middle(self) -> float:
        """Half way along it."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work: its range at each of the two levels, where the level has one."""

    category: str
    before: Bar | None
    after: Bar | None
    change: Change


@dataclass(frozen=True, slots=True)
class Ranges:
    """The chart. `ticks` are its grid lines: the place in percent of the width, and the percent of a week there."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, int], ...]


def draw_ranges(before: Mapping[str, Percents], after: Mapping[str, Percents]) -> Ranges:
    """Both levels on one scale, in the order in which the categories are first met."""
    most = max((high for _, high in (*before.values(), *after.values())), default=0)
    top = max(20, -(-most // 20) * 20)
    rows = tuple(_row(name, before.get(name), after.get(name), top) for name in dict.fromkeys((*before, *after)))
    return Ranges(rows, tuple((round(percent / top * 100, 2), percent) for percent in range(0, top + 1, 20)))


def _row(name: str, before: Percents | None, after: Percents | None, top: int) -> Row:
    return Row(name, _bar(before, top), _bar(after, top), _change(before or (0, 0), after or (0, 0)))


def _bar(ends: Percents | None, top: int) -> Bar | None:
    """A range of no width is still seen."""
    if ends is None:
        return None
    low, high = ends
    return Bar(round(low / top * 100, 2), round(max(high - low, 1) / top * 100, 2))


def _change(before: Percents, after: Percents) -> Change:
    moved = sum(after) / 2 - sum(before) / 2
    if abs(moved) <= _SAME:
        return "same"
    return "more" if moved > 0 else "less"
