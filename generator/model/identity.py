"""Which entries of a playbook are still those of an earlier one: what says the same at the same place is the same."""

from dataclasses import replace
from typing import Any

from generator.model.playbook import Entry, Playbook


def keep_entries(playbook: Playbook, former: Playbook) -> Playbook:
    """The playbook with the former one's entries wherever they are equal, so that nobody has to compare them again.

    Their documents may be older ones, in which other things stood elsewhere.
    """
    before = former.entries
    entries = {
        ref: before[ref] if ref in before and _is_same(entry, before[ref]) else entry
        for ref, entry in playbook.entries.items()
    }
    return replace(playbook, entries=entries)


def _is_same(entry: Entry[Any], before: Entry[Any]) -> bool:
    """Whether an entry says the same, and all of it stands where it stood."""
    return entry.loc == before.loc and entry.record == before.record and _stands_as(entry, before)


def _stands_as(entry: Entry[Any], before: Entry[Any]) -> bool:
    now, then = entry.document, before.document
    return (now.path, now.text) == (then.path, then.text) or now.inside.get(entry.loc) == then.inside.get(before.loc)
