"""Each figure and source with every sentence that uses it, for whoever holds the one against the other."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.diagnostics import Span
from generator.model.evidence import Figure, Source
from generator.model.fields import Prose
from generator.model.markup import sentences
from generator.model.playbook import Entry, Link, Playbook, Ref
from generator.references import inline_references
from generator.written import Written, cited

_FIGURE = ("value", "population", "year", "claim", "caveat", "grade", "source", "more", "but_see")
_SOURCE = ("authors", "title", "year", "container", "doi", "isbn", "url", "grade", "supports", "limits", "read")


class Use(NamedTuple):
    """A sentence that uses a figure or a source, what it stands in, and where."""

    owner: str
    sentence: str
    span: Span


def evidence(playbook: Playbook, pages: Iterable[Written], wanted: frozenset[str]) -> Iterator[str]:
    """The records with their uses as text, a block each; `wanted` names some of them, or none for all."""
    written: dict[Ref, list[Use]] = {}
    for page in pages:
        for one in cited(page, playbook):
            use = Use(page.name, " ".join(one.sentence.split()), one.span)
            written.setdefault(one.ref, []).append(use)
    records: tuple[Entry[Any], ...] = (*playbook.all(Figure), *playbook.all(Source))
    for entry in records:
        if not wanted or {entry.id, str(entry.ref)} & wanted:
            yield _block(entry, [*_uses(playbook, entry.ref), *written.get(entry.ref, [])])


def _block(entry: Entry[Any], uses: list[Use]) -> str:
    fields = _FIGURE if isinstance(entry.record, Figure) else _SOURCE
    values = ((name, getattr(entry.record, name)) for name in fields)
    return "\n".join([
        f"{entry.ref}  {entry.span.path}:{entry.span.line}",
        *(f"  {name:<11} {_shown(value)}" for name, value in values if value),
        f"  used in {len(uses)} {'place' if len(uses) == 1 else 'places'}",
        *(line for use in uses for line in _use(use)),
        "",
    ])  # fmt: skip


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _use(use: Use) -> Iterator[str]:
    yield f"    {use.span.path}:{use.span.line}  {use.owner}"
    yield f"      {use.sentence}"


def _uses(playbook: Playbook, ref: Ref) -> Iterator[Use]:
    """The places in the content that name an entry: the sentence, or the statement that lists it as its evidence."""
    links = {(link.source, link.loc): link for link in playbook.referrers(ref)}  # A text may name it twice.
    for link in links.values():
        entry = playbook.entries[link.source]
        for sentence in _said(entry, link):
            yield Use(f"{link.source} ({link.field})", sentence, entry.span_of(link.loc))


def _said(entry: Entry[Any], link: Link) -> Iterator[str]:
    """The sentence of a text that holds the reference. A list of figures or sources stands behind what its record
    says first and gives as the reason: those two texts.
    """
    seen = next(seen for seen in entry.visits if seen.loc == link.loc)
    if isinstance(seen.mark, Prose):
        yield from (part for part in sentences(seen.text) if link.target in inline_references(part))
    else:
        own = [text.text for text in entry.texts if text.owner is seen.owner and "found_by" not in text.loc]
        yield link.note or " ".join(own[:2])
