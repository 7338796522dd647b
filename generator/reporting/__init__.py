"""Diagnostics as text: for people, for logs, for GitHub and for programs."""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, get_args
from unicodedata import combining, east_asian_width

from generator.diagnostics import Diagnostic, Severity, Span

Reporter: TypeAlias = Callable[[Sequence[Diagnostic], Path], str]
"""Takes the diagnostics and the project's root; returns the text to print, with a line end, or nothing."""


def full(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Each diagnostic with the line it is about, and a count at the end."""
    if not diagnostics:
        return ""
    excerpts = _Excerpts(root)
    blocks = [_block(diagnostic, excerpts) for diagnostic in diagnostics]
    return "\n".join([*blocks, summary(diagnostics), ""])


def concise(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """A line each."""
    return "".join(f"{headline(diagnostic)}\n" for diagnostic in diagnostics)


def github(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Workflow commands that GitHub shows on the changed lines.

    GitHub shows the first ten a step, so those in files that the pull request changes come first:
    their paths are read from the environment variable `CHANGED_FILES`, one a line.
    """
    changed = set(os.environ.get("CHANGED_FILES", "").splitlines())
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.span.path not in changed)
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in ordered)


def as_json(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """A JSON array, one object a diagnostic."""
    return _without_commands(json.dumps([_object(diagnostic) for diagnostic in diagnostics], indent=2)) + "\n"


REPORTERS: Mapping[str, Reporter] = {"full": full, "concise": concise, "github": github, "json": as_json}


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of what, as the last line of a run."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    found = [(counts[severity], severity) for severity in get_args(Severity) if counts[severity]]
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in found)


def headline(diagnostic: Diagnostic) -> str:
    """`path:line:col: severity[code] message (hint)`."""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    words = f"{diagnostic.severity}[{diagnostic.code}] {diagnostic.message}{hint}"
    return f"{_place(diagnostic.span)}: {_visible(words)}"


def _place(span: Span) -> str:
    return f"{_visible(span.path)}:{span.line}:{span.col}"


def _visible(text: str) -> str:
    """Text for a terminal, with control and direction characters written out, and so that it commands nothing."""
    return _without_commands("".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text))


def _without_commands(text: str) -> str:
    """Text without the beginning of an old workflow command, which GitHub obeys anywhere in a line."""
    return text.replace("##[", "##\\u005b")


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters two, combining marks none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


# The full format -----------------------------------------------------------------------------------

_WIDTH = 110


class _Excerpts:
    """Lines of the project's files, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str:
        """The line that the span begins on, or nothing where there is none."""
        if span.path not in self._lines:
            try:
                text = (self._root / span.path).read_text("utf-8-sig")
            except (OSError, ValueError):  # A file that is gone, or that was never text.
                text = ""
            self._lines[span.path] = text.split("\n")
        lines = self._lines[span.path]
        return lines[span.line - 1] if span.line <= len(lines) else ""


def _block(diagnostic: Diagnostic, excerpts: _Excerpts) -> str:
    parts = [headline(diagnostic), *_excerpt(diagnostic.span, excerpts)]
    for related in diagnostic.related:
        parts += [f"{_place(related.span)}: note: {_visible(related.message)}", *_excerpt(related.span, excerpts)]
    return "\n".join([*parts, ""])


def _excerpt(span: Span, excerpts: _Excerpts) -> list[str]:
    """The line, cut to fit, with carets under the span; nothing for a whole file, which is perhaps not to be read."""
    line = "" if span == Span(span.path) else excerpts.line(span)
    if not line.strip():
        return []
    start = span.col - 1
    offset = max(0, start - _WIDTH // 2) if len(line) > _WIDTH else 0
    last = min(span.end_col - 1 if span.end_line == span.line else len(line), offset + _WIDTH)
    before, marked, after = (
        _visible(part.replace("\t", " "))
        for part in (line[offset:start], line[start:last], line[max(start, last) : offset + _WIDTH])
    )
    carets = "^" * max(1, _columns(marked))
    return [
        f"{span.line:>5} | {_without_commands(before + marked + after)}",
        f"      | {' ' * _columns(before)}{carets}",
    ]


# GitHub and JSON -----------------------------------------------------------------------------------


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    end = f",endColumn={span.end_col}" if span.end_line == span.line else ""
    file, title = _property(_visible(span.path)), _property(diagnostic.code)
    properties = f"file={file},line={span.line},col={span.col}{end},title={title}"
    return f"::{diagnostic.severity} {properties}::{_data(headline(diagnostic))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        **_span_object(diagnostic.span),
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [{**_span_object(related.span), "message": related.message} for related in diagnostic.related],
    }


def _span_object(span: Span) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.col,
        "endLine": span.end_line,
        "endColumn": span.end_col,
    }
