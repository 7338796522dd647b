"""A synthetic playbook of any size: the real content, multiplied under new ids, with its references renamed."""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from generator.config import Project
from generator.loader import load_playbook
from generator.model.fields import AnyRef, Prose, Record, RefTo
from generator.model.kinds import BY_NAME, KINDS, PARTS
from generator.model.playbook import Entry, Playbook
from generator.model.walk import Visit, visit
from generator.references import INLINE
from generator.source import Value

SHARED = ("shift", "skill", "practice", "trap", "decision")
LONE_PAGES = 15  # Home, the comparison, seven indexes and six registers: pages that do not multiply.
TRANSITION_SHARE = 0.26  # Of all pages, in a playbook of five levels whose four transitions have every part.
INSIDE = frozenset(PARTS[stem].name for stem in PARTS) | {child.kind for kind in KINDS for child in kind.children}


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

    def ref(self, kind: str, name: str) -> tuple[str, str]:
        """The entry that takes the place of another."""
        material, counts = self.material, self.material.counts
        if kind in SHARED:
            known = [entry.id for entry in material.shared[kind]]
            return kind, material.name(kind, (self.copy * len(known) + known.index(name)) % counts[kind])
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

    def text(self, seen: Visit) -> str:
        """The text or reference that stands in the copy."""
        if isinstance(seen.mark, Prose):
            return mark(INLINE.sub(self._inline, seen.text), self.number)
        if isinstance(seen.mark, AnyRef):
            return ":".join(self.ref(*seen.text.split(":", 1)))
        return seen.text if seen.mark.local else self.ref(seen.mark.kind, seen.text)[1]

    def _inline(self, found: re.Match[str]) -> str:
        target = ":".join(self.ref(*found[1].split(":", 1)))
        return f"[[{target}|{found[2]}]]" if found[2] else f"[[{target}]]"


_WORD = re.compile(r"\[\[.*?\]\]|\]\([^)]*\)|`[^`]*`|(?<![\w-])([A-Za-z]{4,})(?![\w-])")


def mark(text: str, number: int) -> str:
    """The text with the number on its last word of four letters or more; no number, no change."""
    words = [found for found in _WORD.finditer(text) if found[1]] if number else []
    return f"{text[: words[-1].end()]}-{number}{text[words[-1].end() :]}" if words else text


def rewrite(entry: Entry[Record], renaming: Renaming) -> Any:
    """The data of a copy of the entry."""
    value = entry.document.data
    for step in entry.loc:
        value = value[step]  # type: ignore[index, call-overload]
    data = _thaw(value)
    for seen in visit(entry.record):
        holder = data
        for step in seen.loc[:-1]:
            holder = holder[step]
        if isinstance(holder[seen.loc[-1]], str):  # A skill's level ids are keys: see `_descriptors`.
            holder[seen.loc[-1]] = renaming.text(seen)
    return data if entry.ref.kind != "skill" else {**data, "levels": _descriptors(data["levels"], renaming.material)}


def _thaw(value: Value) -> Any:
    if isinstance(value, dict):
        return {key: _thaw(inner) for key, inner in value.items()}
    return [_thaw(inner) for inner in value] if isinstance(value, tuple) else value


def _descriptors(levels: dict[str, Any], material: Material) -> dict[str, Any]:
    """A skill's descriptors, spread over all levels."""
    found, known = list(levels.values()), len(levels)
    return {
        material.level(number): {key: mark(text, number // known) for key, text in found[number % known].items()}
        for number in range(material.counts["level"])
    }


def counts(real: Playbook, pages: int) -> dict[str, int]:
    """How many entries of each kind make that many pages: levels as few as the transitions need, at least as many
    transitions as fill their share, and the rest in the proportions of the real playbook."""
    transitions = max(1, round(pages * TRANSITION_SHARE / len(PARTS)))
    levels = min(transitions + 1, len(real.level_order))
    while levels * (levels - 1) // 2 < transitions:
        levels += 1
    rest = pages - LONE_PAGES - levels - transitions * len(PARTS)
    sizes = {kind: sum(ref.kind == kind for ref in real.entries) for kind in SHARED}
    found, taken, before = {"level": levels, "transition": transitions}, 0, 0
    for kind, size in sizes.items():  # Cumulative shares, so that rounding adds up.
        taken, previous = taken + size, before
        before = round(rest * taken / sum(sizes.values()))
        found[kind] = before - previous
    return found


def files(material: Material) -> Iterator[tuple[str, Any]]:
    """Every content file, by path."""
    steps, real = material.counts["transition"], material.real
    copies = -(-material.counts["practice"] // len(material.shared["practice"]))
    for kind, entries in material.shared.items():
        for number in range(material.counts[kind]):
            copy, original = divmod(number, len(entries))
            path = f"{BY_NAME[kind].stem}/{material.name(kind, number)}.yml"
            yield path, rewrite(entries[original], Renaming(material, copy, copy))
    for number in range(material.counts["level"]):
        copy, original = divmod(number, len(real.levels))
        yield f"levels/{material.level(number)}.yml", rewrite(real.levels[original], Renaming(material, copy, copy))
    for step in range(steps):
        original = material.complete[step % len(material.complete)]
        renaming = Renaming(material, step * copies // steps, step // len(material.complete), original, step)
        for entry in real.entries.values():
            if entry.ref.id == original and entry.ref.kind in BY_NAME:
                folder = renaming.transition(original)
                yield f"transitions/{folder}/{BY_NAME[entry.ref.kind].stem}.yml", rewrite(entry, renaming)
    yield from registers(material)


def registers(material: Material) -> Iterator[tuple[str, Any]]:
    """The registers as they are, apart from references to entries that are left out."""
    for kind in KINDS:
        if kind.form == "register":
            entries = [entry for entry in material.real.entries.values() if entry.ref.kind == kind.name]
            yield f"{kind.stem}.yml", {entry.id: rewrite(entry, Renaming(material)) for entry in entries}
