"""What the restricted inline Markdown of a text may hold: code, links, references, and never HTML."""

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

_MARKUP = re.compile(r"\[\[|\]\(|`|\*(?=\S)|(?<!\w)_(?=\w)")
_TAG = re.compile(r"<!--|<[A-Za-z/!?][^<>]{0,80}>?")  # Browsers take one for a tag that is never closed, too.
_LINK = re.compile(r"\]\(\s*<?\s*([^)\s>]*)")
_OTHER_LINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>]*>|^[ \t]*\[[^\[\]]+\]:\s*\S+", re.MULTILINE)
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
_TICKS = re.compile("`+")
_WRAPPING = re.compile(r"\[([^\[\]]*)\]\([^)]*\)|[*`]")

INLINE = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
"""`[[kind:id]]` or `[[kind:id|words]]`."""


def plain(value: str) -> str:
    """A text without any markup, for descriptions, search and whatever counts its words."""
    if not any(mark in value for mark in "[*`"):
        return value
    if "[[" in value:
        value = INLINE.sub(lambda found: found[2] or _words_of(found[1]), value)
    return _WRAPPING.sub(lambda found: found[1] or "", value)


_SENTENCE_END = re.compile(r"[.?!…][\"”’»)\]*_]*\s+")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order, with their markup: what stands between full stops, question and exclamation
    marks that have a space behind them.
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.end()].strip()
        start = end.end()
    if rest := text[start:].strip():
        yield rest


def _words_of(target: str) -> str:
    """What a reference without words of its own is called, near enough: its id as words."""
    return target.partition(":")[2].rpartition("/")[2].replace("-", " ")


def without_code(text: str) -> str:
    """The text with its code blanked out, so that everything else keeps its place."""
    if "`" not in text:
        return text
    parts, end = [], 0
    for start, stop in _code(text):
        parts += [text[end:start], " " * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands: from a run of backticks to the next one that is as long. Takes linear time."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for number, (start, end) in reversed([*enumerate(runs)]):
        later.setdefault(end - start, []).append(number)
    opened = 0
    while opened < len(runs):
        start, end = runs[opened]
        same = later[end - start]
        while same and same[-1] <= opened:
            same.pop()
        if same:
            opened = same[-1]
            yield start, runs[opened][1]
        opened += 1


def check_markup(text: str, rich: bool) -> None:
    """Raise the fitting error for HTML or a link that is not allowed in text, or for any markup in plain text."""
    if not rich and (found := _MARKUP.search(text)):
        shown = "a backtick" if found[0] == "`" else f"`{found[0]}`"
        raise PydanticCustomError("markup", "markup in plain text", {"found": shown})
    text = without_code(text)
    if ("<" in text or "]:" in text) and (found := _OTHER_LINK.search(text)):
        raise PydanticCustomError("link_form", "not a link of ours", {"target": found[0].strip()})
    if "<" in text and (found := _TAG.search(text)):
        raise PydanticCustomError("raw_html", "raw HTML", {"tag": found[0]})
    for target in _LINK.findall(text):
        if not _ADDRESS.match(target):
            raise PydanticCustomError("bad_link", "link scheme", {"target": target})
