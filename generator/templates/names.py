"""The names in a template: what it asks of its view, and of the interface text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.cache import kept
from generator.config import Project
from generator.source import Loc

FILTERS = ("text", "label")
"""Our own filters."""

Asked: TypeAlias = tuple[Loc, int, frozenset[str]]
"""A text of the strings file, the line that asks for it, and the places it fills."""


class UnreadableTemplateError(Exception):
    """What Jinja says of a template that it cannot read, with the line and the next act."""

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        self.message, self.hint, self.line = message, hint, line
        super().__init__(message)


@dataclass(frozen=True)
class Names:
    """The names in one template, with the line of each one's first use."""

    undeclared: Mapping[str, int]
    macros: frozenset[str]
    asked: tuple[Asked, ...]
    picks: bool
    """Whether it asks for a label by a name that it works out."""


@lru_cache(maxsize=512)
def read_names(project: Project, text: str, name: str) -> Names:
    """The names in a template; kept, since most edits change few templates. Raises `UnreadableTemplateError`."""
    key = f"{name}\n{text}".encode(errors="surrogateescape")  # A name may be no text.

    def make() -> bytes:
        from generator.templates.parsing import find_names  # noqa: PLC0415 - Jinja loads slowly, and rarely has to

        return _as_bytes(find_names(text))

    made = kept(project, "names", key, make)
    undeclared, macros, asked, picks = json.loads(made)
    found = tuple((tuple(loc), line, frozenset(places)) for loc, line, places in asked)
    return Names(undeclared, frozenset(macros), found, picks)


def check_syntax(project: Project, text: str) -> None:
    """Raise `UnreadableTemplateError` where a text is no template, whatever its names and filters mean."""

    def make() -> bytes:
        from generator.templates.parsing import check_tree  # noqa: PLC0415 - see above

        check_tree(text)
        return b""

    kept(project, "syntax", text.encode(), make)


def _as_bytes(names: Names) -> bytes:
    asked = [(loc, line, sorted(places)) for loc, line, places in names.asked]
    return json.dumps((dict(names.undeclared), sorted(names.macros), asked, names.picks)).encode()
