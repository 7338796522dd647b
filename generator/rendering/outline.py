"""A finished page's headings and sections, read off our own HTML."""

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r'<h([1-3])(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(r'<(nav|svg|footer|template)\b[^>]*>.*?</\1>|<div class="pb-bar"[^>]*>.*?</div>', re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
_SPACE = re.compile(r"\s+")


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


def outline(html: str) -> tuple[tuple[Heading, ...], tuple[Section, ...]]:
    """The headings that carry an id, and the text under each."""
    found = list(_HEADING.finditer(html))
    headings = tuple(Heading(int(head[1]), head[2], text_of(head[3])) for head in found)
    ends = [head.start() for head in found[1:]] + [len(html)]
    sections = tuple(
        Section(
            "" if heading.level == 1 else heading.anchor,
            heading.title,
            text_of(_HIDDEN.sub(" ", html[head.end() : end])),
        )
        for heading, head, end in zip(headings, found, ends, strict=True)
    )
    return headings, sections


def anchors_of(html: str) -> frozenset[str]:
    """Every id on the page."""
    return frozenset(_ID.findall(html))


def text_of(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).strip()
