"""The measured figures as one Markdown table, each beside its budget."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Row:
    """A figure: what was measured of each generator, and what must hold."""

    name: str
    budget: str = ""
    values: Mapping[str, Sequence[float]] = field(default_factory=dict)
    """By generator; several runs, of which the median is shown, or none."""
    digits: int = 2


def ratios(ones: Sequence[float], others: Sequence[float]) -> list[float]:
    """Each figure by the one that was measured right after it: what the machine does meanwhile hits both."""
    return [one / other for one, other in zip(ones, others, strict=True)]


def growth(small: Sequence[float], large: Sequence[float], times: float) -> list[float]:
    """The exponent with which a figure grows where the input grows so many times: 1 is linear."""
    return [math.log(median(large) / median(small)) / math.log(times)] if small and large else []


def markdown(rows: Sequence[Row], generators: Sequence[str]) -> str:
    """The table; with a second generator, how the first compares."""
    compared = ["ratio"] if len(generators) > 1 else []
    head = ["", *generators, *compared, "must hold"]
    align = ["---", *["---:"] * (len(head) - 2), "---"]
    cells = (_cells(row, generators, bool(compared)) for row in rows)
    return "\n".join(f"| {' | '.join(found)} |" for found in (head, align, *cells))


def _cells(row: Row, generators: Sequence[str], compared: bool) -> list[str]:
    medians = [median(found) if (found := row.values.get(name)) else None for name in generators]
    shown = ["" if value is None else f"{value:,.{row.digits}f}" for value in medians]
    first, last = medians[0], medians[-1]
    ratio = [f"{first / last:.2f}" if first is not None and last else ""] if compared else []
    return [row.name, *shown, *ratio, row.budget]
