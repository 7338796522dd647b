"""What readers' records hang on: the kinds whose ids are never lost, and what `ids.lock` knows of each id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from generator.model.kinds import KINDS

INNER: Mapping[str, str] = {child.name: kind.name for kind in KINDS for child in kind.children if child.lasting}
"""Kinds that stand inside a transition, each with the part that holds them; their ids begin with the transition's."""

OUTER = tuple(kind.name for kind in KINDS if kind.lasting)
"""Kinds that have a page of their own."""

LASTING = (*INNER, *OUTER)
"""Every kind whose ids are locked. Its model has what `Lasting` asks for."""

RETIRABLE: Mapping[str, bool] = {kind: kind in INNER for kind in (*LASTING, *INNER.values())}
"""What can be retired in `retired.yml`, and whether it stands inside a transition: an entry, a whole part, or a whole
transition with all that is in it."""


class Lasting(Protocol):
    """What the model of such a kind gives."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids it had before, within its transition."""

    @property
    def revision(self) -> str:
        """A mark of the words that a reader acts on."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock knows of one id."""

    revision: str
    added: date
    """The day on which the entry was first published, under this id or an earlier one."""
    changed: date
    """The day on which this revision was first locked."""
    now: str = ""
    """The id that the entry has instead of this one, or had at last."""
    retired: bool = False
    line: int = 0
    """Its line in the file; 0 before it is written."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When an entry was first published, and when its present words were; nothing where they are not locked yet."""

    added: date
    changed: date | None
