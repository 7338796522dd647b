"""The lock brought up to date: new ids and new revisions get today's date, and everything else stays."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.lock.fate import is_removed, owners, removals
from generator.model.lasting import Locked
from generator.model.playbook import Entry, Playbook, Ref


@dataclass(frozen=True)
class Renewal:
    """The lock of today, and the ids in it whose line says something else than before."""

    lock: Mapping[Ref, Locked]
    added: tuple[Ref, ...]
    changed: tuple[Ref, ...]
    """Entries with other words."""
    moved: tuple[Ref, ...]
    """Ids of which it is new that they were renamed, removed or brought back."""


def renew(playbook: Playbook, today: date) -> Renewal:
    """The playbook's lock as it is to be written today. No id ever leaves it."""
    before = playbook.lock or {}
    lock = {**before, **{entry.ref: _alive(playbook, entry, before, today) for entry in playbook.addressed}}
    owned, removed = owners(playbook), removals(playbook)
    for ref, found in lock.items():
        owner = owned.get(ref)
        if owner and owner != ref:
            lock[ref] = replace(found, now=owner.id, retired=False)
        elif not owner and ref in before and is_removed(ref, removed):
            lock[ref] = replace(found, now="", retired=True)
    known = [(ref, before[ref], lock[ref]) for ref in sorted(before)]
    return Renewal(
        lock,
        tuple(sorted(ref for ref in lock if ref not in before)),
        tuple(ref for ref, old, new in known if old.revision != new.revision),
        tuple(ref for ref, old, new in known if (old.now, old.retired) != (new.now, new.retired)),
    )


def _alive(playbook: Playbook, entry: Entry[Any], before: Mapping[Ref, Locked], today: date) -> Locked:
    """The line of an entry; one that was renamed keeps the days it had."""
    revision: str = entry.record.revision
    names = [Ref(entry.ref.kind, name) for name in playbook.names(entry.ref)]
    known = [before[name] for name in names if name in before]
    if entry.ref in before:
        own = before[entry.ref]
        words = (own.revision, own.changed) if own.revision == revision else (revision, today)
        return replace(own, revision=words[0], changed=words[1], now="", retired=False)
    added = min((found.added for found in known), default=today)
    return Locked(revision, added, next((found.changed for found in known if found.revision == revision), today))
