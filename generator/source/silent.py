"""Texts that would reach readers otherwise than their author sees them: cut, joined, broken or quoted by nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source.characters import find_escape
from generator.source.document import place_inside
from generator.source.faults import CURLY_QUOTE, CUT

_CLOSING = {
    "“": "”", "„": "“”", "”": "”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’",
    "「": "」", "『": "』", "＂": "＂", "″": "″",
}  # fmt: skip
CURLY = frozenset(_CLOSING)
"""What writes itself in the place of straight quotes, or is taken for them."""

_COMMENT = re.compile(r"(?: +|\n( *))#")
_BULLET = re.compile(r"\s*([-*•‣◦▪●·]\s|-[^\W\d_])")
_DASH_OR_NUMBER = re.compile(r"\s*([–—]|\d{1,2}[.)])\s")  # Prose may wrap before either, in the middle of a sentence.
_KEY = re.compile(r"\s*([a-z]+(?:_[a-z]+)*):(?:\s|$)")
_SUSPECT = re.compile(r"\n *(?:[-*•‣◦▪●·–—]|\d{1,2}[.)]\s|[a-z_]+:(?:\s|$))")  # A quick look for the three above.
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*\s*$")


def find_changed(node: yaml.ScalarNode, text: str, column: int, span: Span) -> Diagnostic | None:
    """The first thing that changes a text in silence; `column` is where the key or the dash stands that it is of."""
    if not node.style and (found := find_cut(node, text, column, span) or _find_curly(node, span)):
        return found
    if span.line == span.end_line and "\n" not in node.value:
        return None
    source = text[node.start_mark.index : node.end_mark.index]
    return _find_joined(source, text, span) or _find_break(node, source, span)


# A comment behind a text ----------------------------------------------------------------------------


def find_cut(node: yaml.ScalarNode, text: str, column: int, span: Span) -> Diagnostic | None:
    """A comment that takes words from a text, on its last line or on the next one, where the text could go on."""
    end = node.end_mark.index
    found = _COMMENT.match(text, end) if node.value else None
    if not found or (found[1] is not None and len(found[1]) <= column):
        return None
    behind, start = Span(span.path, span.end_line, span.end_col), len(found[0]) - 1
    return Diagnostic(place_inside(behind, found[0], start, start + 1), CUT.code, CUT.message, CUT.hint)


# Quotes that are none -------------------------------------------------------------------------------


def _find_curly(node: yaml.ScalarNode, span: Span) -> Diagnostic | None:
    """Curly quotes around the whole of a text, or at the beginning of one that ended at a comma."""
    first, inside, last = node.value[:1], node.value[1:-1], node.value[-1:]
    closing = _CLOSING.get(first)
    if not closing or any(sign in inside for sign in closing) or (last not in closing and first not in "“„«"):
        return None
    return curly(span._replace(end_line=span.line, end_col=span.col + 1))


def curly(span: Span) -> Diagnostic:
    """What is said about a curly quote that begins a text."""
    return Diagnostic(span, CURLY_QUOTE.code, CURLY_QUOTE.message, CURLY_QUOTE.hint)


# Lines that become part of the text above -----------------------------------------------------------


def _find_joined(source: str, text: str, span: Span) -> Diagnostic | None:
    """A line inside a text that looks like an entry of a list, or like a key."""
    if not _SUSPECT.search(source):
        return None
    above, offset = "", 0
    for number, line in enumerate(source.split("\n")):
        if number and (problem := _joined(line, above, text)):
            start = offset + len(line) - len(line.lstrip())
            place = span if _is_entry(source) else place_inside(span, source, start, start + 1)
            return Diagnostic(place, "joined-lines", *problem)
        above, offset = line, offset + len(line) + 1
    return None


def _is_entry(line: str) -> bool:
    return bool(_BULLET.match(line) or _DASH_OR_NUMBER.match(line))


def _joined(line: str, above: str, text: str) -> tuple[str, str] | None:
    """What is wrong with a line inside a text, and the next act."""
    ended = _SENTENCE_END.search(above)
    if _BULLET.match(line) or (_is_entry(line) and (ended or _is_entry(above))):
        hint = "begin it with `- ` below the other dashes, or move its first sign to the end of the line above"
        return "this looks like an entry of a list, but is read as part of the text above it", hint
    if (found := _KEY.match(line)) and ("_" in found[1] or (ended and found[1] in _keys(text))):
        hint = "move it left, straight below the other keys"
        return f"`{found[1]}:` looks like a key, but is read as part of the text above it", hint
    return None


@lru_cache(maxsize=1)
def _keys(text: str) -> frozenset[str]:
    """The words that begin more than one line of a file as keys do."""
    counts = Counter(re.findall(r"^[ -]*([a-z]+):", text, re.MULTILINE))
    return frozenset(word for word, count in counts.items() if count > 1)


# Line ends that YAML keeps and pages do not show ----------------------------------------------------


def _find_break(node: yaml.ScalarNode, source: str, span: Span) -> Diagnostic | None:
    """Where a text has a line end that stays one."""
    if "\n" not in node.value.rstrip("\n"):
        return None
    if node.style == "|" and "\n" in node.value.strip("\n"):
        return _break(span, source, 0, 1, "write `>-` in its place, or make each line an entry or a field of its own")
    if node.style == '"' and (found := find_escape(source, "\n")):
        return _break(span, source, *found, "write a space in its place; a backslash itself is written twice")
    return next(_odd_lines(node, source, span), None)


def _odd_lines(node: yaml.ScalarNode, source: str, span: Span) -> Iterator[Diagnostic]:
    """The lines of a text that stand below an empty one, or further in than the first line of a folded text."""
    lines = [*re.finditer(r"^( *)(\S.*)$", source, re.MULTILINE)]
    for above, line in pairwise(lines):
        if source.count("\n", above.end(), line.start()) > 1:
            hint = "take out the empty line above, or give what follows a field of its own"
            yield _break(span, source, *line.span(2), hint)
        elif node.style == ">" and len(line[1]) > len(lines[1][1]):
            yield _break(span, source, *line.span(2), "begin the line straight below the one above it")


def _break(span: Span, source: str, start: int, end: int, hint: str) -> Diagnostic:
    message = "a line break is kept here, but no page shows it"
    return Diagnostic(place_inside(span, source, start, end), "line-break", message, hint)
