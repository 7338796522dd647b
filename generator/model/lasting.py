"""What is never lost: the kinds whose ids were published, and what `ids.lock` knows of each id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.addressed import Addressed
from generator.model.kinds import KINDS, TRAITS

ADDRESSED = tuple(name for name, traits in TRAITS.items() if issubclass(traits.model, Addressed))
"""Every kind whose ids are locked: its entries have an address."""

LASTING = frozenset(name for name, traits in TRAITS.items() if traits.lasting)
"""Those of them on whose ids readers' records hang, too."""

INNER: Mapping[str, str] = {child.name: kind.name for kind in KINDS for child in kind.children}
"""Kinds that stand inside a transition, each with the part that holds them; their ids begin with the transition's."""

RETIRABLE: Mapping[str, bool] = {kind: kind in INNER for kind in (*ADDRESSED, *INNER.values())}
"""What can be retired in `retired.yml`, and whether it stands inside a transition: an entry, a whole part, or a whole
transition with all that is in it."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock knows of one id."""

    revision: str
    """Empty where readers keep nothing of it."""
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
