"""Styles and scripts in fewer bytes, or why one of their parts cannot be read."""

import re
from collections.abc import Iterator
from functools import cache

from generator.cache import Shelf
from generator.diagnostics import Diagnostic, Span

_FORMS = {"style": "text/css", "script": "text/javascript"}
_SAID = re.compile(r"(?P<why>.+) on line (?P<line>\d+) and column (?P<col>\d+)")


@cache
def make_smaller(form: str, text: str) -> str:
    """The same style or script in fewer bytes; kept, since most edits while serving change neither."""
    import minify  # noqa: PLC0415 - loads slowly, and rarely has to

    return str(minify.string(_FORMS[form], text))


def check_part(known: Shelf, form: str, text: str, name: str) -> Iterator[Diagnostic]:
    """Whether a part can be read; its place is told while it still stands alone."""
    if said := known.get(name, text.encode(), lambda: _complaint(form, text)):
        yield _unreadable(said, form, text, name)


def _complaint(form: str, text: str) -> str:
    """What whoever reads a part says against it, or nothing."""
    import minify  # noqa: PLC0415 - see above

    try:
        make_smaller(form, text)
    except minify.MinifyError as error:
        return str(error)
    return ""


def _unreadable(said: str, form: str, text: str, name: str) -> Diagnostic:
    """What it says, at its place; it counts some signs otherwise, and a place never lies outside the part."""
    span, why, lines = Span(name), said, text.split("\n")
    if found := _SAID.match(said):
        line, why = min(int(found["line"]), len(lines)), found["why"]
        end = len(lines[line - 1]) + 1
        col = min(int(found["col"]), max(end - 1, 1))
        span = Span(name, line, col, line, min(col + 1, end))
    return Diagnostic(span, "asset-syntax", f"the {form} cannot be read: {why}", "mend the line")
