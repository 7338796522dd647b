"""Rules for evidence: whom a figure was measured on, what was read of its sources, and what says otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Related, Span, listing
from generator.model.evidence import Figure, Source
from generator.model.fields import Record
from generator.model.kinds import BY_NAME
from generator.model.markup import INLINE, plain, sentences, without_code
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.walk import Visit
from generator.references import inline_references
from generator.rules.prose import percentage
from generator.starting.placeholder import is_starting_text


class Telling(NamedTuple):
    """A text that names a figure: the words of the sentences that do, the ids of all figures it names, and where."""

    figure: Entry[Figure]
    sentences: Iterable[str]
    beside: frozenset[str]
    find_place: Callable[[], Span]


def people_unnamed(playbook: Playbook) -> Iterator[Diagnostic]:
    """A number without the people it was measured on is taken for a number about the reader. So each sentence that
    names a figure says who they were, or where: it has one of the words that the figure lists under `people`.
    """
    for telling in _tellings(playbook):
        yield from people_in(telling)


def people_in(telling: Telling) -> Iterator[Diagnostic]:
    """A problem where a sentence has none of the figure's words for its people."""
    people = telling.figure.record.people
    words = re.compile(rf"\b({'|'.join(map(re.escape, people))})", re.IGNORECASE)
    if not all(map(words.search, telling.sentences)):
        message = f"the sentence does not say whom `{telling.figure.id}` was measured on"
        yield Diagnostic(telling.find_place(), "people-unnamed", message, f"name them, by {listing(people)}")


def one_sided_figure(playbook: Playbook) -> Iterator[Diagnostic]:
    """Where two figures contradict each other, a reader who meets one alone is misled. Each names the other under
    `but_see`, and a text that names one names the other too. Lists of figures show both by themselves.
    """
    for entry in playbook.all(Figure):
        for index, name in enumerate(entry.record.but_see):
            other = playbook.find(Figure, Ref("figure", name))
            if other and entry.id not in other.record.but_see:
                message, hint = f"`{other.id}` does not name `{entry.id}` under its own `but_see`", "add it there"
                span, related = entry.span_of((*entry.loc, "but_see", index)), Related(other.span, "the other one")
                yield Diagnostic(span, "one-sided-figure", message, hint, related=(related,))
    for telling in _tellings(playbook):
        yield from other_side(telling)


def other_side(telling: Telling) -> Iterator[Diagnostic]:
    """A problem where a text tells one of two figures that contradict each other."""
    figure = telling.figure
    if missing := [name for name in figure.record.but_see if name not in telling.beside]:
        message = f"the text names `{figure.id}` and not {listing(missing)}, which says otherwise"
        yield Diagnostic(telling.find_place(), "one-sided-figure", message, "tell readers of both")


def recalled_number(playbook: Playbook) -> Iterator[Diagnostic]:
    """A number is right to the digit or wrong, and memory is not: a source that nobody read for the playbook, nor an
    account of it, cannot be the only one behind a number.
    """
    recalled = {entry.ref for entry in playbook.all(Source) if entry.record.read == "recalled"}
    hint = "name a source that was read, or say it without the number"
    for entry in playbook.all(Figure) if recalled else ():
        unread = recalled.issuperset(Ref("source", name) for name in entry.record.sources)
        if unread and not is_starting_text(entry.record.value):
            message = f"nobody read what the figure `{entry.id}` comes from"
            yield Diagnostic(entry.span_of((*entry.loc, "source")), "recalled-number", message, hint)
    for whole, seen in _texts(playbook, "[[source:") if recalled else ():
        refs = [ref for ref in inline_references(seen.text) if ref.kind in ("figure", "source")]
        if refs and recalled.issuperset(refs) and (number := percentage(seen.text)):
            span = whole.document.span_inside(seen.loc, number)
            yield Diagnostic(span, "recalled-number", f"nobody read what `{number}` comes from", hint)


def _tellings(playbook: Playbook) -> Iterator[Telling]:
    """Every text of the content that names a figure, once for each that it names."""
    for entry, seen in _texts(playbook, "[[figure:"):
        named = [ref for ref in dict.fromkeys(inline_references(seen.text)) if ref.kind == "figure"]
        beside = frozenset(ref.id for ref in named)
        for figure in filter(None, (playbook.find(Figure, ref) for ref in named)):  # Of a figure with errors, nothing.
            yield Telling(figure, _telling(seen.text, figure.ref), beside, partial(_place, entry, seen, figure.ref))


def _texts(playbook: Playbook, having: str) -> Iterator[tuple[Entry[Record], Visit]]:
    """The texts in which something stands, with the entries that are no part of another one."""
    for entry in playbook.entries.values():
        if entry.ref.kind in BY_NAME and having in entry.folded:
            yield from ((entry, seen) for seen in entry.texts if having in seen.text)


def _telling(text: str, ref: Ref) -> Iterator[str]:
    """The words of the sentences that name an entry."""
    yield from (_spoken(sentence) for sentence in sentences(text) if ref in inline_references(sentence))


def _spoken(text: str) -> str:
    """The words of a text alone: the id of a reference is none."""
    return plain(INLINE.sub(lambda found: found[2] or "", text))


def _place(entry: Entry[Record], seen: Visit, ref: Ref) -> Span:
    """Where a text names an entry."""
    named = next(found[0] for found in INLINE.finditer(without_code(seen.text)) if found[1] == str(ref))
    return entry.document.span_inside(seen.loc, named, seen=without_code)
