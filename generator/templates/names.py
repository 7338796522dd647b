"""The names in a template: what it asks of its view, and of the interface text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.cache import Shelf
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


def read_names(known: Shelf, text: str, name: str) -> Names:
    """The names in a template, by its place. Raises `UnreadableTemplateError`."""

    def make() -> tuple[Any, ...]:
        from generator.templates.parsing import find_names  # noqa: PLC0415 - Jinja loads slowly, and rarely has to

        names = find_names(text)
        return dict(names.undeclared), names.macros, names.asked, names.picks

    return Names(*known.get(name, text.encode(), make))


def check_syntax(known: Shelf, text: str, name: str) -> None:
    """Raise `UnreadableTemplateError` where a text is no template, whatever its names and filters mean."""

    def make() -> bool:
        from generator.templates.parsing import check_tree  # noqa: PLC0415 - see above

        check_tree(text)
        return True

    known.get(name, text.encode(), make)
