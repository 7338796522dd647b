"""Where a link stands in the text of its page: Python-Markdown does not say."""

import re
from collections.abc import Iterator, Sequence

from generator.diagnostics import Span
from generator.source.document import place_inside

_CODE = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?^[ ]{0,3}\1[`~]*[ \t]*$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_LEADS = r"(?:\]\(\s*<?|\]:\s*<?|<)"
"""What stands before an address: a link or a picture, the definition of a reference, or nothing but its bracket."""


def places_of(links: Sequence[str], text: str, name: str) -> Iterator[Span]:
    """The place of each link, in order; links to one address are told apart by their order."""
    shown = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    counts: dict[str, int] = {}
    known: dict[str, list[int]] = {}
    for link in links:
        if link not in known:
            known[link] = _found(link, shown)
        number = counts[link] = counts.get(link, -1) + 1
        places = known[link]
        yield _span(text, places[min(number, len(places) - 1)] if places else None, len(link), name)


def _found(link: str, text: str) -> list[int]:
    """The offsets at which a link stands; where Markdown wrote it otherwise, those of its words alone."""
    whole = [found.end() for found in re.finditer(rf"{_LEADS}(?={re.escape(link)}(?:[\s)>\"']|$))", text)]
    return whole or [found.start() for found in re.finditer(re.escape(link), text)]


def _span(text: str, offset: int | None, length: int, name: str) -> Span:
    whole = Span(name)
    return whole if offset is None else place_inside(whole, text, offset, offset + length)
