"""Figures and sources on hand-written pages: the sentences that link to them, held to what holds for content."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Span
from generator.model.evidence import Figure, Source
from generator.model.markup import plain, sentences
from generator.model.playbook import Playbook, Ref
from generator.routes import Route, route
from generator.rules.evidence import Telling, other_side, people_in
from generator.source.document import place_inside
from generator.written.reading import Written

_LINK = re.compile(r"\]\(\s*<?([^)\s>#]*)#([^)\s>]+)")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|>]|\d+[.)])[ \t])")
"""An empty line, or the line before an entry of a list, a row of a table, a quotation."""


class Cited(NamedTuple):
    """A sentence of a page that links to a figure or a source, the paragraph around it, and the link's place."""

    ref: Ref
    sentence: str
    paragraph: str
    span: Span

    def place(self) -> Span:
        """Where the link stands."""
        return self.span


def cited(page: Written, playbook: Playbook) -> Iterator[Cited]:
    """Every link of a page to a figure or a source, in the order of the page."""
    places = {route(entry.ref): entry.ref for model in (Figure, Source) for entry in playbook.all(model)}
    at = 0
    for paragraph in _PARAGRAPH_END.split(page.text):
        for sentence in sentences(paragraph):
            at = page.text.index(sentence, at)
            for link in _LINK.finditer(sentence):
                if ref := places.get(_target(page.path, link)):
                    place = place_inside(Span(page.name), page.text, at + link.start(1), at + link.end())
                    yield Cited(ref, sentence, paragraph, place)
            at += len(sentence)


def _target(path: str, link: re.Match[str]) -> Route:
    return Route(posixpath.normpath(posixpath.join(posixpath.dirname(path), link[1])) if link[1] else path, link[2])


def check_evidence(pages: Iterable[Written], playbook: Playbook) -> Iterator[Diagnostic]:
    """Sentences that give a figure without its people, and paragraphs that give one of two that contradict each
    other.
    """
    for page in pages:
        found = [one for one in cited(page, playbook) if one.ref.kind == "figure"]
        for one in found:
            beside = frozenset(other.ref.id for other in found if other.paragraph is one.paragraph)
            said = (plain(" ".join(one.sentence.split())),)
            telling = Telling(playbook.get(Figure, one.ref), said, beside, one.place)
            yield from (*people_in(telling), *other_side(telling))
