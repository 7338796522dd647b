"""Brackets that are opened and never closed: Python-Markdown looks for the end of each, again and again."""

import re

from generator.diagnostics import Diagnostic, Span
from generator.source import MAX_DEPTH
from generator.source.document import place_inside

_PAIRS = (("[", "]"), ("<!--", "-->"))


def find_unclosed(text: str, name: str) -> Diagnostic | None:
    """The first bracket of one kind that is opened while far too many are open: a page of them takes hours to read."""
    for start, end in _PAIRS:
        depth = 0
        for found in re.finditer(f"{re.escape(start)}|{re.escape(end)}", text):
            depth = depth + 1 if found[0] == start else max(0, depth - 1)
            if depth > MAX_DEPTH:
                span = place_inside(Span(name), text, *found.span())
                message = f"more than {MAX_DEPTH} `{start}` are open here and not closed"
                return Diagnostic(span, "unclosed-bracket", message, f"close them with `{end}`, or take them out")
    return None
