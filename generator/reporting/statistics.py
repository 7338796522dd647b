"""What a playbook holds, counted: entries and words by kind, transitions, sources, examples and ideas."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, get_args

from generator.model.evidence import Figure, Idea, Source
from generator.model.fields import Grade, Record, count_words
from generator.model.kinds import BY_NAME, KINDS
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook
from generator.rules.depth import examples, open_words

Cell: TypeAlias = str | int


class Table(NamedTuple):
    """Rows under named columns; the first column names the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def statistics(playbook: Playbook) -> tuple[Table, ...]:
    """The playbook in numbers."""
    return (
        _kinds(playbook), _transitions(playbook), _pages(playbook), _grades(playbook), _read(playbook),
        _functions(playbook), _ideas(playbook),
    )  # fmt: skip


def _kinds(playbook: Playbook) -> Table:
    """Every kind that has entries, with the words of its own texts; what stands inside a file counts in both."""
    entries = Counter(ref.kind for ref in playbook.entries)
    words: Counter[str] = Counter()
    for entry in playbook.entries.values():
        words[entry.ref.kind] += _words(entry)
    order = [name for kind in KINDS for name in (kind.name, *(child.name for child in kind.children))]
    rows = [(name, entries[name], words[name]) for name in order if entries[name]]
    total = sum(words[name] for name in BY_NAME)
    return Table("By kind", ("kind", "entries", "words"), (*rows, ("all", len(playbook.entries), total)))


def _words(entry: Entry[Record]) -> int:
    return sum(count_words(plain(seen.text)) for seen in entry.texts)


_STATEMENTS = (
    "let-go", "keep", "pick-up", "item", "conversation", "scenario", "statement", "exercise", "measure",
)  # fmt: skip
"""What a transition states, one by one; each can name a source or a figure."""


def _transitions(playbook: Playbook) -> Table:
    """What each transition holds, and the share of its statements that name a source or a figure."""
    sourced = {link.source for link in playbook.links if link.target.kind in ("source", "figure")}
    rows: list[tuple[Cell, ...]] = []
    for step in playbook.transitions:
        inside = [entry for entry in playbook.entries.values() if entry.transition == step.id]
        refs = [entry.ref for entry in inside if entry.ref.kind in _STATEMENTS]
        counts = Counter(ref.kind for ref in refs)
        share = _percent(sum(ref in sourced for ref in refs), len(refs))
        words = sum(_words(entry) for entry in inside if entry.ref.kind in BY_NAME)
        rows.append((step.id, words, *(counts[kind] for kind in _STATEMENTS), share))
    return Table("By transition", ("transition", "words", *_STATEMENTS, "with a source"), tuple(rows))


def _pages(playbook: Playbook, most: int = 5) -> Table:
    """The longest pages, by the words of main text that stand open on them."""
    kinds = {name for name, kind in BY_NAME.items() if kind.has_page}
    paged = [entry for entry in playbook.entries.values() if entry.ref.kind in kinds]
    longest = sorted(((open_words(entry), str(entry.ref)) for entry in paged), reverse=True)[:most]
    return Table("Longest pages", ("page", "words"), tuple((name, words) for words, name in longest))


def _grades(playbook: Playbook) -> Table:
    """Sources and figures by grade, and how many of the sources are cited."""
    sources = Counter(entry.record.grade for entry in playbook.all(Source))
    figures = Counter(entry.record.grade for entry in playbook.all(Figure))
    cited = Counter(entry.record.grade for entry in playbook.all(Source) if entry.ref in playbook.backlinks)
    rows = ((grade, sources[grade], cited[grade], figures[grade]) for grade in get_args(Grade))
    return Table("By grade", ("grade", "sources", "of them cited", "figures"), tuple(rows))


def _read(playbook: Playbook) -> Table:
    """Sources by what was read of them: how many, how many of them are cited, and how many stand behind a figure."""
    behind = {name for entry in playbook.all(Figure) for name in entry.record.sources}
    rows = []
    for read in get_args(Source.model_fields["read"].annotation):
        found = [entry for entry in playbook.all(Source) if entry.record.read == read]
        cited = sum(entry.ref in playbook.backlinks for entry in found)
        rows.append((read, len(found), cited, sum(entry.id in behind for entry in found)))
    columns = ("read", "sources", "of them cited", "behind a figure")
    return Table("Sources by what was read", columns, tuple(rows))


def _functions(playbook: Playbook) -> Table:
    """The examples by the function they are set in."""
    found = {name: len(entries) for name, entries in examples(playbook).items()}
    rows = ((name, count, _percent(count, sum(found.values()))) for name, count in found.items())
    return Table("Examples by function", ("function", "examples", "share"), tuple(rows))


def _ideas(playbook: Playbook) -> Table:
    """The founding ideas by stance, and by how many places carry them."""
    stances: dict[str, list[int]] = {}
    for entry in playbook.all(Idea):
        stances.setdefault(entry.record.stance, []).append(len(entry.record.pages))
    rows = ((stance, len(pages), sum(pages)) for stance, pages in stances.items())
    return Table("Founding ideas", ("stance", "ideas", "places that carry them"), tuple(rows))


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "none"


# As text and as data --------------------------------------------------------------------------------


def as_text(tables: Iterable[Table]) -> str:
    """Aligned columns, a blank line between tables, with a line end."""
    return "\n".join(f"{table.title}\n{''.join(_lines(table))}" for table in tables if table.rows)


def _lines(table: Table) -> Iterator[str]:
    rows: Sequence[tuple[Cell, ...]] = (table.columns, *table.rows)
    widths = [max(len(_shown(cell)) for cell in column) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        rest = (_shown(cell).rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield f"  {_shown(name).ljust(widths[0])}  {'  '.join(rest)}\n"


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell


def as_json(tables: Iterable[Table]) -> str:
    """An object with a list of rows for each table, with a line end."""
    data = {table.title: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables}
    return json.dumps(data, indent=2) + "\n"
