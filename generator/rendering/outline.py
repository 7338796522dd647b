"""A page's headings and sections, by the marks in what its template gave."""

import re
from dataclasses import dataclass
from html import unescape

from generator.templates.marks import ASIDE, BACK, CLOSE, ID, LEVEL, SECTION, TITLE, TITLED

_INLINE = re.compile(r"</?(?:a|abbr|cite|code|em|q|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor; level 1 is the page's title."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """The words below a heading, as plain text; the first section has no anchor."""

    anchor: str
    title: str
    text: str


def outline(marked: str, searched: bool = True) -> tuple[tuple[Heading, ...], tuple[Section, ...]]:
    """The headings that carry an id, and the text under each; a checklist item is a section of its own.

    A page that is not `searched` needs no sections.
    """
    found = [_read(piece) for piece in marked.split(SECTION)[1:]]
    headings = tuple(heading for heading, _ in found if heading.level)
    if not searched:
        return headings, ()
    return headings, tuple(
        Section("" if heading.level == 1 else heading.anchor, heading.title, text_of(_own_words(below)))
        for heading, below in found
    )


def _read(piece: str) -> tuple[Heading, str]:
    """What a section begins with, as a heading (of an item, one of level 0), and what follows."""
    tag, _, rest = piece.partition(TITLE)
    title, _, below = rest.partition(TITLED)
    level = tag.partition(LEVEL)[2][:1]
    anchor = tag.partition(ID)[2].partition(CLOSE)[0]
    return Heading(int(level or 0), anchor, text_of(title.replace(ASIDE, "").replace(BACK, ""))), below


def _own_words(marked: str) -> str:
    """What stands in no aside; where one lies inside another, the outer one ends it."""
    pieces, depth = [], 0
    for number, piece in enumerate(marked.split(ASIDE)):
        inner = piece.split(BACK)
        depth = max(0, depth + (number > 0) - (len(inner) - 1))
        if not depth:
            pieces.append(inner[-1])
    return " ".join(pieces)


def text_of(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    if "<" in html:
        html = _TAG.sub(" ", _INLINE.sub("", html))
    return " ".join(unescape(html).split())
