"""A finished page's headings and sections, read off our own HTML."""

import re
from dataclasses import dataclass
from html import unescape

_MARK = re.compile(
    r'<h(?P<level>[1-3])(?: class="[^"]*")? id="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h(?P=level)>'
    r'|<li class="pb-item" id="(?P<item>[^"]+)">.*?<label [^>]*>(?P<label>.*?)</label>',
    re.DOTALL,
)
_INLINE = re.compile(r"</?(?:a|abbr|cite|code|em|q|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(
    r"<(nav|svg|footer|template|summary|dt)\b[^>]*>.*?</\1>"
    r'|<(div|p|span|strong|details) class="[^"]*'
    r'\bpb-(?:with-script|without-script|visually-hidden|cite|hint|key|links|used)\b[^"]*"[^>]*>.*?</\2>',
    re.DOTALL,
)
"""What is no part of a page's own words: labels, hints and lists of links, which are alike on every page, and what only
means something once the script has run (`pb-with-script`)."""
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


def outline(html: str, searched: bool = True) -> tuple[tuple[Heading, ...], tuple[Section, ...]]:
    """The headings that carry an id, and the text under each; a checklist item is a section of its own.

    A page that is not `searched` needs no sections.
    """
    found = list(_MARK.finditer(html))
    headings = tuple(Heading(int(mark["level"]), mark["id"], text_of(mark["words"])) for mark in found if mark["level"])
    if not searched:
        return headings, ()
    ends = [*(mark.start() for mark in found[1:]), len(html)][: len(found)]
    sections = tuple(_section(mark, html[mark.end() : end]) for mark, end in zip(found, ends, strict=True))
    return headings, sections


def _section(mark: re.Match[str], below: str) -> Section:
    anchor = "" if mark["level"] == "1" else mark["id"] or mark["item"]
    return Section(anchor, text_of(mark["words"] or mark["label"]), text_of(_HIDDEN.sub(" ", below)))


def text_of(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", _INLINE.sub("", html)))).strip()
