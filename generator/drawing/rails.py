"""Which things matter at which steps: a dot at each, and a rail that joins a row's first dot to its last."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One row at one step: whether there is a dot, and whether the rail comes in before it and goes on after it."""

    dot: bool
    before: bool
    after: bool


def draw_rails(columns: Sequence[str], marked: Collection[str]) -> tuple[Cell, ...]:
    """One row of the picture, a cell a column."""
    places = [number for number, name in enumerate(columns) if name in marked]
    first, last = (places[0], places[-1]) if places else (len(columns), -1)
    return tuple(
        Cell(number in places, first < number <= last, first <= number < last) for number in range(len(columns))
    )
