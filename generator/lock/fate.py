"""What became of each id: an entry has it, has it no longer, was removed, or is lost."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Span
from generator.model.checklist import Checklists, Retired
from generator.model.lasting import INNER, Locked
from generator.model.playbook import Playbook, Ref
from generator.model.register import Removal


def owners(playbook: Playbook) -> dict[Ref, Ref]:
    """Every name that an entry has or had, and the entry."""
    return {Ref(entry.ref.kind, name): entry.ref for entry in playbook.addressed for name in playbook.names(entry.ref)}


def removals(playbook: Playbook) -> frozenset[Ref]:
    """What the content calls removed: single entries, parts and transitions."""
    return frozenset(ref for refs, _, _ in _removals(playbook) for ref in refs)


def _removals(playbook: Playbook) -> Iterator[tuple[tuple[Ref, ...], Retired | Removal, Span]]:
    """The items that a checklist lists as retired, under each name of their transition; and `retired.yml`."""
    for part in playbook.all(Checklists):
        steps = playbook.names(part.ref)
        for index, old in enumerate(part.record.retired):
            place = part.span_of(("retired", index, "id"))
            yield tuple(Ref("item", f"{step}/{old.id}") for step in steps), old, place
    for entry in playbook.all(Removal):
        kind, _, name = entry.record.entry.partition(":")
        yield (Ref(kind, name),), entry.record, entry.span_of((*entry.loc, "entry"))


def is_removed(ref: Ref, removed: Container[Ref]) -> bool:
    """Whether an entry was removed, by itself or with its part or its transition."""
    step = ref.id.partition("/")[0]
    return ref in removed or (
        ref.kind in INNER and (Ref("transition", step) in removed or Ref(INNER[ref.kind], step) in removed)
    )


def find_lost(playbook: Playbook, known: Mapping[Ref, Locked]) -> Iterator[Ref]:
    """The locked ids that no entry has, had or was removed with, in the order of the lock."""
    owned, removed = owners(playbook), removals(playbook)
    for ref in known:
        if ref not in owned and not any(is_removed(name, removed) for name in later_names(ref, known)):
            yield ref


def later_names(ref: Ref, known: Mapping[Ref, Locked]) -> list[Ref]:
    """The id and those that took its place one after the other, as the lock remembers them."""
    names = [ref]
    while (found := known.get(names[-1])) and found.now and (later := Ref(ref.kind, found.now)) not in names:
        names.append(later)
    return names


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was removed: every name under which readers may have records of it, and what they are told."""

    refs: tuple[Ref, ...]
    was: str
    reason: str
    since: date
    span: Span
    """Where the content says so."""


def find_gone(playbook: Playbook) -> Iterator[Gone]:
    """All that was removed. A transition or a part brings along each id that the lock knows inside it."""
    known, owned = playbook.lock or {}, owners(playbook)
    unowned = {ref: later_names(ref, known) for ref in known if ref not in owned}
    for refs, told, place in _removals(playbook):
        inside = [ref for ref, names in unowned.items() if any(is_removed(name, refs) for name in names)]
        yield Gone(tuple(dict.fromkeys((*refs, *inside))), told.was, told.reason, told.since, place)
