"""What pages show as one table, phone and laptop side by side, and beside it what must hold."""

from collections.abc import Mapping, Sequence

from tests.reading.bounds import Bound
from tests.reading.measuring import READERS, SIZES, Reading

COLUMNS: Mapping[str, str] = {
    "begins": "act at",
    "ends": "to",
    "words": "words",
    "links": "links",
    "screens": "screens",
    "widest": "widest",
    "opening": "opening",
    "items": "items",
    "under24": "< 24 px",
    "under44": "< 44 px",
}
"""What is shown of a page, and under which name."""

NOTE = """
Phone/laptop ({sizes}), the main part as it comes up. The act is the first thing that a reader does: its upper
edge, and where all that belongs to it ends, in pixels. Words and links are those in sight: what is folded does not
count. Screens: the page by the window. Widest: the characters of the longest line. Opening: words before the first
heading or act. Items: the most whole rows of a checklist in sight at once. Below 24 and 44 px: links and controls that
are lower; links within a sentence may be. A returning reader has set a first day and ticked some items of one step;
where that changes nothing, there is no second row. Text is set in {font}: with a narrower font, acts stand higher.
"""

Readings = Mapping[tuple[str, str], Reading]
"""Of one kind of page, by reader and size."""


def head() -> str:
    """The names of the columns, and the line below them."""
    names = ["page", *COLUMNS.values(), "must hold"]
    return f"{_row(names)}\n{_row(['---', *['---:'] * len(COLUMNS), '---'])}"


def rows(kind: str, found: Readings, bounds: Sequence[Bound]) -> list[str]:
    """The rows of a kind of page: the fresh reader's, and the returning one's where it differs."""
    lines = {reader: _figures(found, reader) for reader in READERS}
    judged = {reader: _judged(found, reader, bounds) for reader in READERS}
    shown = [reader for reader in READERS if reader == READERS[0] or lines[reader] != lines[READERS[0]]]
    return [
        _row([kind if reader == READERS[0] else f"{kind}, {reader}", *lines[reader], judged[reader]])
        for reader in shown
    ]  # fmt: skip


def note(font: str) -> str:
    """What the columns mean."""
    windows = (size["viewport"] for size in SIZES.values())
    sizes = ", ".join(f"{window['width']} × {window['height']}" for window in windows)
    return NOTE.format(sizes=sizes, font=font)


def _figures(found: Readings, reader: str) -> list[str]:
    return ["/".join(_shown(getattr(found[reader, size], name)) for size in SIZES) for name in COLUMNS]


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"


def _judged(found: Readings, reader: str, bounds: Sequence[Bound]) -> str:
    """Each bound that speaks of a reader, with a mark."""
    told = []
    for bound in bounds:
        sizes = [size for who, size in bound.cases() if who == reader]
        broken = [size for size in sizes if not bound.holds(found[reader, size])]
        where = f" ({broken[0]})" if 0 < len(broken) < len(sizes) else ""
        told += [f"{bound} {'✗' if broken else '✓'}{where}"] if sizes else []
    return "; ".join(told)


def _row(cells: Sequence[str]) -> str:
    first, *middle, last = cells
    return f"| {first:22} | {' | '.join(f'{cell:>11}' for cell in middle)} | {last} |"
