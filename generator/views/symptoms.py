"""The symptom finder: every trap by what it sounds like, every guide and decision by its question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from generator.model.decision import Decision
from generator.model.guide import Guide
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Practice, Trap
from generator.model.words import Words
from generator.routes import SYMPTOMS
from generator.views.guides import Answer, answers
from generator.views.page import Group, View, grouped, named_page

Hurt: TypeAlias = Trap | Answer
"""What somebody finds who says what hurts."""

_PRACTICES = 2  # At each symptom: more would be a list to choose from, and who hurts wants one thing to do.


@dataclass(frozen=True, kw_only=True)
class Symptom:
    """Something that hurts, the page that answers it, and what to do about it."""

    entry: Entry[Hurt]
    says: str
    """What somebody says who has it, or the question."""
    practices: tuple[Entry[Practice], ...]
    words: str
    """What it can be found by, in lower case, besides what is shown."""


@dataclass(frozen=True, kw_only=True)
class SymptomGroup:
    """Symptoms that belong together; `key` is an area of a trap, or a moment."""

    key: str
    field: str
    symptoms: tuple[Symptom, ...]


@dataclass(frozen=True, kw_only=True)
class SymptomsView(View):
    """Everything that hurts, on one page."""

    groups: Annotated[
        tuple[SymptomGroup, ...], "The symptoms: of traps by area, then of guides and decisions by moment."
    ]

    def headings(self) -> Iterator[str]:
        """The areas and moments."""
        yield from (*super().headings(), *(group.key for group in self.groups))


def symptoms(playbook: Playbook, words: Words) -> Iterator[SymptomsView]:
    """The one page, if there is anything on it."""
    targets = _targets(playbook)
    traps = grouped(playbook.all(Trap), lambda trap: trap.area, words.choices["area"])
    groups = (
        *_groups(playbook, "area", traps, targets),
        *_groups(playbook, "moment", answers(playbook, words), targets),
    )
    if groups:
        yield SymptomsView(page=named_page(words, "symptoms", SYMPTOMS), groups=groups)


def _groups(
    playbook: Playbook, field: str, groups: tuple[Group[Hurt], ...], targets: Mapping[Ref, list[Ref]]
) -> tuple[SymptomGroup, ...]:
    return tuple(
        SymptomGroup(
            key=group.key,
            field=field,
            symptoms=tuple(_symptom(playbook, entry, targets) for entry in group.entries),
        )
        for group in groups
    )


def _symptom(playbook: Playbook, entry: Entry[Hurt], targets: Mapping[Ref, list[Ref]]) -> Symptom:
    record = entry.record
    return Symptom(
        entry=entry,
        says=record.symptom if isinstance(record, Trap) else record.question,
        practices=_practices(playbook, entry.ref, targets),
        words=found_by(record),
    )


def found_by(record: Hurt) -> str:
    """What a symptom is found by besides its own words: its signs, and the words people use for it."""
    return plain(" ".join((record.title, *_signs(record), *record.found_by))).casefold()


def _signs(record: Hurt) -> tuple[str, ...]:
    match record:
        case Trap():
            return record.early_signs
        case Guide():
            return (record.summary, *(section.title for section in record.sections))
        case Decision():
            return (record.summary, record.when)


def _targets(playbook: Playbook) -> dict[Ref, list[Ref]]:
    """What each entry refers to, in its own order."""
    found: dict[Ref, list[Ref]] = {}
    for link in playbook.links:
        found.setdefault(link.source, []).append(link.target)
    return found


def _practices(playbook: Playbook, ref: Ref, targets: Mapping[Ref, list[Ref]]) -> tuple[Entry[Practice], ...]:
    """The first practices that an entry names; if it names none, those of the answers and traps it leads to."""
    near = targets.get(ref, [])
    own = [target for target in near if target.kind == "practice"]
    beyond = [far for target in near if target.kind in {"trap", "guide", "decision"} for far in targets.get(target, [])]
    names = own or [target for target in beyond if target.kind == "practice"]
    return tuple(playbook.get(Practice, name) for name in list(dict.fromkeys(names))[:_PRACTICES])
