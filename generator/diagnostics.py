"""What is wrong, where, and what to do: the values that every check returns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "notice"]
"""An error stops a build, a warning a strict check; a notice stops nothing: it says what is good to know."""


class Span(NamedTuple):
    """A place in a file; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int = 1
    col: int = 1
    end_line: int = 1
    end_col: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a diagnostic, such as the first of two duplicates."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code, a message that stands alone, and the next act as a hint."""

    span: Span
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    related: tuple[Related, ...] = ()


class ContentError(Exception):
    """Raised once, by the loader, with every diagnostic of the run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sort_diagnostics(diagnostics)
        super().__init__(f"{len(self.diagnostics)} problems in the content")


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file and place, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span, d.code, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything is wrong that stops a build."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def closest(word: str, known: Iterable[str], cutoff: int = 70) -> str | None:
    """The known name that `word` most likely means, or None.

    The cutoff of 70 lets through one slip in four letters; below it suggestions turn into noise. 50, one slip in a
    word of two letters, will do where something is known to be missing.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loads slowly, and only a mistake asks for it

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or the few there are, or nothing."""
    names = sorted(known)
    if match := closest(word, names):
        return f"did you mean `{match}`?"
    return f"use {'one of ' if len(names) > 1 else ''}{listing(names)}" if 0 < len(names) <= 8 else ""


def cut(text: str) -> str:
    """Text that a person wrote, short enough to be quoted in a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def listing(names: Sequence[str]) -> str:
    """Names in backticks, joined as prose."""
    quoted = [f"`{name}`" for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
