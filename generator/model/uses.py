"""What templates and scripts ask of the interface text: which words, and which places in them they fill."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Span
from generator.source import Loc


@dataclass(frozen=True, slots=True)
class Use:
    """A text that is asked for, and the places in braces that are filled in it; None where that cannot be told."""

    span: Span
    places: frozenset[str] | None = frozenset()


Uses: TypeAlias = Mapping[Loc, tuple[Use, ...]]
"""Every use of every text, by the text's place in the strings file."""


def joined(found: Iterable[tuple[Loc, Use]]) -> Uses:
    """The uses by text."""
    uses: dict[Loc, tuple[Use, ...]] = {}
    for loc, use in found:
        uses[loc] = (*uses.get(loc, ()), use)
    return uses
