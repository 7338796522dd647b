"""The registers, a page each: sources, figures, myths, ideas, people and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, get_args

from generator.model.evidence import Figure, Idea, Myth, Source
from generator.model.fields import Grade, Record
from generator.model.playbook import Entry, Playbook
from generator.model.register import Stakeholder, Term
from generator.model.words import Words
from generator.routes import register_path
from generator.views.page import Mention, View, mentions, named_page


@dataclass(frozen=True, kw_only=True)
class Row:
    """An entry of a register, and what refers to it."""

    entry: Entry[Record]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterView(View):
    """All entries of a register, on one page."""

    rows: Annotated[tuple[Row, ...], "The entries in order, each with what refers to it."]

    def headings(self) -> Iterator[str]:
        """The groups in which entries stand, and the grades, to which every figure links."""
        yield from super().headings()
        records = [row.entry.record for row in self.rows]
        yield from dict.fromkeys(record.stance for record in records if isinstance(record, Idea))
        letters = dict.fromkeys(record.term[0].upper() for record in records if isinstance(record, Term))
        names = (letter.lower() if letter.isalnum() else place for place, letter in enumerate(letters, start=1))
        yield from (f"letter-{name}" for name in names)
        yield from dict.fromkeys(f"sources-{record.grade.lower()}" for record in records if isinstance(record, Source))
        if self.page.kind == "sources":
            yield from ("grades", *(f"grade-{grade.lower()}" for grade in get_args(Grade)))


def registers(playbook: Playbook, words: Words) -> Iterator[RegisterView]:
    """A page per register that has entries."""
    figures = playbook.all(Figure)
    terms = sorted(playbook.all(Term), key=lambda entry: entry.record.term.casefold())
    sources = sorted(playbook.all(Source), key=lambda entry: (entry.record.authors.casefold(), entry.record.year or 0))
    families: tuple[tuple[str, Sequence[Entry[Record]]], ...] = (
        ("figures", figures),
        ("sources", sources),
        ("myths", playbook.all(Myth)),
        ("stakeholders", playbook.all(Stakeholder)),
        ("glossary", terms),
        ("ideas", playbook.all(Idea)),
    )
    for name, entries in families:
        if entries:
            yield _register(playbook, words, name, entries)


def _register(playbook: Playbook, words: Words, name: str, entries: Sequence[Entry[Record]]) -> RegisterView:
    page = named_page(words, name, register_path(name))
    return RegisterView(
        page=replace(page, tags=(words.sections["evidence"],), source=entries[0].span),
        rows=tuple(Row(entry=entry, mentions=mentions(playbook, entry.ref)) for entry in entries),
    )
