"""What transitions share, so shifts, skills, practices and traps: an index of each, and a page per entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias, TypeVar

from generator.drawing.network import Network
from generator.drawing.rails import Cell
from generator.model.fields import Record
from generator.model.kinds import BY_NAME
from generator.model.level import Level
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Practice, Shift, Skill, Trap
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import index_path
from generator.views.page import Group, Mention, View, entry_page, grouped, mentions, named_page
from generator.views.pictures import shift_network, skill_rails

Shared: TypeAlias = Shift | Skill | Practice | Trap
S = TypeVar("S", Shift, Skill, Practice, Trap)


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """A transition in which an entry appears, with its local note."""

    transition: Entry[Transition]
    number: int
    note: str


_HEADINGS: Mapping[type[Record], tuple[str, ...]] = {
    Shift: ("meaning", "overshoot"),
    Skill: ("levels",),
    Practice: ("steps", "pitfalls", "example"),
    Trap: ("tempts", "signs", "recover"),
}
"""The headings on the pages of each kind."""


@dataclass(frozen=True, kw_only=True)
class SharedView(View):
    """An entry that several transitions share."""

    entry: Annotated[Entry[Shared], "The entry; its record has the fields of its file."]
    appearances: Annotated[tuple[Appearance, ...], "The transitions in which it appears, with their local notes."]
    levels: Annotated[tuple[Entry[Level], ...], "The levels from bottom to top."]

    def headings(self) -> Iterator[str]:
        """Its own, where it appears, and what to do next."""
        yield from (*super().headings(), *_HEADINGS[type(self.entry.record)], "next")
        if isinstance(self.entry.record, Skill):
            yield from (f"at-{level.id}" for level in self.levels)
        if self.appearances:
            yield "appears"
            yield from (f"in-{seen.transition.id}" for seen in self.appearances)


@dataclass(frozen=True, kw_only=True)
class IndexView(View):
    """All entries of a kind."""

    groups: Annotated[tuple[Group[Shared], ...], "The entries in groups."]

    def headings(self) -> Iterator[str]:
        """The groups that have a name."""
        named = (group.key or "other" for group in self.groups if self.page.kind != "practices")
        yield from (*super().headings(), *named)


@dataclass(frozen=True, kw_only=True)
class ShiftsView(IndexView):
    """All shifts, and the steps they belong to."""

    network: Annotated[
        Network, "The picture of transitions and shifts, with a line for each pair that belongs together."
    ]

    def headings(self) -> Iterator[str]:
        """The groups, and the picture where there is one."""
        yield from (*super().headings(), *(["network"] if self.network.lines else []))


@dataclass(frozen=True, kw_only=True)
class SkillsView(IndexView):
    """All skills, and the steps at which they jump."""

    rails: Annotated[
        Mapping[str, tuple[Cell, ...]], "By skill, a cell for each transition: a dot where the skill jumps."
    ]
    transitions: Annotated[tuple[Entry[Transition], ...], "The transitions in order."]

    def headings(self) -> Iterator[str]:
        """The groups, and the picture where there is one."""
        yield from (*super().headings(), *(["jumps"] if self.transitions else []))


def shifts(playbook: Playbook, words: Words) -> Iterator[View]:
    """Shifts, by the transition in which they first matter."""
    groups = _by_transition(playbook, playbook.all(Shift))
    yield ShiftsView(
        page=named_page(words, "shifts", index_path("shifts")),
        groups=groups,
        network=shift_network(playbook),
    )
    yield from _entries(playbook, words, groups)


def skills(playbook: Playbook, words: Words) -> Iterator[View]:
    """Skills, by family."""
    groups = grouped(playbook.all(Skill), lambda skill: skill.family, words.choices["family"])
    yield SkillsView(
        page=named_page(words, "skills", index_path("skills")),
        groups=groups,
        rails=skill_rails(playbook),
        transitions=playbook.transitions,
    )
    yield from _entries(playbook, words, groups)


def practices(playbook: Playbook, words: Words) -> Iterator[View]:
    """Practices, in one alphabetical list."""
    entries = tuple(sorted(playbook.all(Practice), key=lambda entry: entry.record.title))
    return _family(playbook, words, "practice", (Group(key="", entries=entries),))


def traps(playbook: Playbook, words: Words) -> Iterator[View]:
    """Traps, by the transition in which they first appear."""
    return _family(playbook, words, "trap", _by_transition(playbook, playbook.all(Trap)))


def _family(playbook: Playbook, words: Words, kind: str, groups: tuple[Group[Shared], ...]) -> Iterator[View]:
    """The index of a kind, then its entries in the order of their groups."""
    stem = BY_NAME[kind].stem
    yield IndexView(page=named_page(words, stem, index_path(stem)), groups=groups)
    yield from _entries(playbook, words, groups)


def _entries(playbook: Playbook, words: Words, groups: tuple[Group[Shared], ...]) -> Iterator[View]:
    for group in groups:
        for entry in group.entries:
            yield _shared(playbook, words, entry)


def _shared(playbook: Playbook, words: Words, entry: Entry[Shared]) -> SharedView:
    record = entry.record
    lead = record.symptom if isinstance(record, Trap) else record.summary  # A trap is told by its symptom.
    return SharedView(
        page=entry_page(playbook, words, entry, lead, _elsewhere(playbook, entry)),
        entry=entry,
        appearances=_appearances(playbook, entry),
        levels=playbook.levels,
    )


def _appearances(playbook: Playbook, entry: Entry[Record]) -> tuple[Appearance, ...]:
    notes: dict[str, str] = {}
    for link in playbook.referrers(entry.ref):
        if link.note and link.source.kind == "transition":
            notes.setdefault(link.source.id, link.note)
    return tuple(
        Appearance(transition=step, number=number, note=notes[step.id])
        for number, step in enumerate(playbook.transitions, start=1)
        if step.id in notes
    )


def _elsewhere(playbook: Playbook, entry: Entry[Record]) -> tuple[Mention, ...]:
    """What refers to the entry beyond the transitions' own notes, which are shown on their own."""
    shown_above = {appearance.transition.ref for appearance in _appearances(playbook, entry)}
    return tuple(seen for seen in mentions(playbook, entry.ref) if seen.ref not in shown_above)


def _by_transition(playbook: Playbook, entries: tuple[Entry[S], ...]) -> tuple[Group[S], ...]:
    """Entries under the first transition whose hub names them; those that none names come last."""
    groups: dict[str, list[Entry[S]]] = {step.id: [] for step in playbook.transitions}
    for entry in entries:
        seen = _appearances(playbook, entry)
        groups.setdefault(seen[0].transition.id if seen else "", []).append(entry)
    return tuple(Group(key=key, entries=tuple(found)) for key, found in groups.items() if found)
