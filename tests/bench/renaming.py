"""What a copy of the real content says instead: other ids, other references, and a number in each text."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from generator.model.fields import Prose, Record
from generator.model.kinds import BY_NAME, FOLDERS, PARTS, TRAITS
from generator.model.markup import INLINE
from generator.model.playbook import Entry, Playbook
from generator.model.refs import AnyRef
from generator.model.walk import Visit

SHARED = tuple(kind.name for kind in FOLDERS.values() if kind.name != "level")
"""The kinds whose entries have a page of their own and do not depend on the number of levels."""

INSIDE = frozenset(kind.name for kind in PARTS.values()) | (TRAITS.keys() - BY_NAME.keys())
"""The kinds whose ids begin with a transition's."""


@dataclass(frozen=True)
class Material:
    """The real playbook, and how many entries of each kind the synthetic one has."""

    real: Playbook
    counts: Mapping[str, int]

    @cached_property
    def shared(self) -> dict[str, list[Entry[Record]]]:
        """The real entries of each kind with a page of its own."""
        return {kind: [entry for entry in self.real.entries.values() if entry.ref.kind == kind] for kind in SHARED}

    @cached_property
    def complete(self) -> list[str]:
        """The ids of the real transitions that have every part."""
        ids = [ref.id for ref in self.real.entries if ref.kind in {kind.name for kind in PARTS.values()}]
        return [step.id for step in self.real.transitions if ids.count(step.id) == len(PARTS)]

    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """The levels that each transition joins: first neighbours, then levels further apart."""
        pairs = sorted(combinations(range(self.counts["level"]), 2), key=lambda pair: (pair[1] - pair[0], pair))
        return [(self.level(low), self.level(high)) for low, high in pairs[: self.counts["transition"]]]

    def level(self, number: int) -> str:
        """The id of the level with this number, from 0."""
        return self.real.level_order[number] if number < len(self.real.level_order) else f"level-{number + 1}"

    def name(self, kind: str, number: int) -> str:
        """The id of the shared entry with this number, from 0."""
        copy, original = divmod(number, len(self.shared[kind]))
        return f"{self.shared[kind][original].id}-{copy + 1}" if copy else self.shared[kind][original].id


@dataclass(frozen=True)
class Renaming:
    """What a copy of a file says instead: other ids, and a number in each text so that no statement repeats."""

    material: Material
    copy: int = 0
    number: int = 0
    original: str = ""
    step: int = 0

    def ref(self, kind: str, name: str, taken: Collection[str] = ()) -> tuple[str, str]:
        """The entry that takes the place of another; if the list has it already, the next one that it has not."""
        material, counts = self.material, self.material.counts
        if kind in SHARED:
            known = [entry.id for entry in material.shared[kind]]
            start = counts[kind] * self.step // counts["transition"] if self.original else self.copy * len(known)
            names = (
                material.name(kind, (start + known.index(name) + more) % counts[kind]) for more in range(counts[kind])
            )
            first = next(names)
            return kind, first if first not in taken else next((other for other in names if other not in taken), first)
        if kind == "level":
            return kind, self.level(name)
        if kind in INSIDE:
            transition, slash, local = name.partition("/")
            own = transition == self.original
            return (kind if own else "transition"), self.transition(transition) + (slash + local if own else "")
        return kind, name

    def level(self, name: str) -> str:
        """A transition's own levels stay its own."""
        if self.original:
            step = next(step.record for step in self.material.real.transitions if step.id == self.original)
            if name in (step.from_, step.to):
                return self.material.steps[self.step][0 if name == step.from_ else 1]
        return self.material.level(self.material.real.level_order.index(name) % self.material.counts["level"])

    def transition(self, name: str) -> str:
        """The id of the transition that takes the place of another."""
        known = [step.id for step in self.material.real.transitions]
        number = self.step if name == self.original else self.copy * len(known) + known.index(name)
        return "-to-".join(self.material.steps[number % self.material.counts["transition"]])

    def text(self, seen: Visit, taken: Collection[str]) -> str:
        """The text or reference that stands in the copy; `taken` are those before it in its list."""
        if isinstance(seen.mark, Prose):
            return mark(INLINE.sub(self._inline, seen.text), self.number)
        if isinstance(seen.mark, AnyRef):
            return ":".join(self.ref(*seen.text.split(":", 1)))
        return seen.text if seen.mark.local else self.ref(seen.mark.kind, seen.text, taken)[1]

    def _inline(self, found: re.Match[str]) -> str:
        target = ":".join(self.ref(*found[1].split(":", 1)))
        return f"[[{target}|{found[2]}]]" if found[2] else f"[[{target}]]"


_WORD = re.compile(r"\[\[.*?\]\]|\]\([^)]*\)|`[^`]*`|(?<![\w-])([A-Za-z]{3,}\d*)(?![\w-])")


def mark(text: str, number: int) -> str:
    """The text with the number on every word of three letters or more, so that no copy counts as the same statement;
    no number, no change.
    """
    return _WORD.sub(lambda found: f"{found[0]}{number}" if found[1] else found[0], text) if number else text
