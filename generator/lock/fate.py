"""What became of each id: an entry has it, has it no longer, was removed, or is lost."""

from collections.abc import Container, Iterator, Mapping
from itertools import chain

from generator.model.checklist import Checklists
from generator.model.playbook import Playbook, Ref
from generator.model.published import INNER, Locked
from generator.model.register import Removal


def owners(playbook: Playbook) -> dict[Ref, Ref]:
    """Every name that an entry has or had, and the entry."""
    return {Ref(entry.ref.kind, name): entry.ref for entry in playbook.lasting for name in playbook.names(entry.ref)}


def removals(playbook: Playbook) -> frozenset[Ref]:
    """What the content calls removed: single entries, parts and transitions."""
    return frozenset(chain(_retired_items(playbook), _registered(playbook)))


def _retired_items(playbook: Playbook) -> Iterator[Ref]:
    """The items that a checklist lists as retired, under each name that their transition had."""
    for part in playbook.all(Checklists):
        for step in playbook.names(part.ref):
            yield from (Ref("item", f"{step}/{old.id}") for old in part.record.retired)


def _registered(playbook: Playbook) -> Iterator[Ref]:
    """What stands in `retired.yml`."""
    for entry in playbook.all(Removal):
        kind, _, name = entry.record.entry.partition(":")
        yield Ref(kind, name)


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
