"""The measured figures as one Markdown table, each beside its budget."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from .running import Run

GROWTH = (1000, 4000)
"""The sizes between which growth is measured: an exponent of 1 is linear."""

STAGES = ("read", "validate and link", "views", "render", "MkDocs")


@dataclass(frozen=True)
class Measured:
    """The builds of one size: ours, their stages, and the stock builds that alternated with them (or none)."""

    ours: Sequence[Run]
    stages: Sequence[Mapping[str, float]]
    stock: Sequence[Run] = ()


@dataclass(frozen=True)
class Row:
    """A figure for the real content, or by size; `grows` where the exponent says something."""

    name: str
    budget: str = ""
    values: Mapping[int, float] = field(default_factory=dict)
    real: float | None = None
    digits: int = 2
    grows: bool = False


def build_rows(found: Mapping[int, Measured]) -> list[Row]:
    """The medians of the builds. A ratio is taken of two builds that ran one after the other."""

    def row(name: str, of: Callable[[Measured], Sequence[float]], budget: str = "", **more: int) -> Row:
        return Row(name, budget, {size: median(of(found[size])) for size in found if of(found[size])}, **more)

    def stage(name: str) -> Row:
        return row(f"{name}, s", lambda size: [run[name] for run in size.stages], grows=True)

    return [
        *map(stage, STAGES),
        row("full strict build, s", lambda size: [run.processor for run in size.ours], "growth ≤ 1", grows=True),
        row("the same on the clock, s", lambda size: [run.wall for run in size.ours], grows=True),
        row("stock MkDocs + Material, s", lambda size: [run.processor for run in size.stock], grows=True),
        row("build / stock", lambda size: _ratios(size, "processor"), "≤ 0.125", digits=3),
        row("the same on the clock", lambda size: _ratios(size, "wall"), "≤ 0.125", digits=3),
        row("peak memory, MiB", lambda size: [run.memory for run in size.ours], digits=0, grows=True),
    ]


def _ratios(size: Measured, clock: str) -> list[float]:
    pairs = zip(size.ours, size.stock, strict=False)  # Without stock builds there are no pairs.
    return [getattr(ours, clock) / getattr(stock, clock) for ours, stock in pairs]


def markdown(rows: Sequence[Row], sizes: Sequence[int]) -> str:
    """The table."""
    head = ["", "real content", *(f"{size:,} pages" for size in sizes), "growth exponent", "budget"]
    align = ["---", *["---:"] * (len(head) - 2), "---"]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, align, *(_cells(row, sizes) for row in rows)))


def _cells(row: Row, sizes: Sequence[int]) -> list[str]:
    numbers = [row.real, *map(row.values.get, sizes)]
    shown = ["" if number is None else f"{number:,.{row.digits}f}" for number in numbers]
    return [row.name, *shown, _growth(row), row.budget]


def _growth(row: Row) -> str:
    """The exponent of growth between the two sizes."""
    small, large = GROWTH
    if not row.grows or not {small, large} <= row.values.keys():
        return ""
    return f"{math.log(row.values[large] / row.values[small]) / math.log(large / small):.2f}"
