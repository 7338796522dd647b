"""Rules for ids that were published: none is lost, and none gets a second meaning."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Related, Severity, Span, closest, cut
from generator.lock import find_lost, owners
from generator.model.checklist import Checklists
from generator.model.lasting import INNER, LASTING, Locked
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.register import Removal
from generator.source import Loc

LOCK = "ids.lock"


def _line(ref: Ref, found: Locked) -> Span:
    """The kind and the id of a line."""
    return Span(LOCK, found.line, 1, found.line, len(ref.kind) + len(ref.id) + 2)


# Lost ----------------------------------------------------------------------------------------------


def lost_id(playbook: Playbook) -> Iterator[Diagnostic]:
    """Addresses hang on ids, and so do readers' ticks, notes and dates. An id that vanishes takes them along: what was
    renamed lists its old id under `formerly`, and what was removed is listed as retired with a reason, so that readers
    are told. Where only an address is lost this is a warning, else an error.
    """
    lock = playbook.lock or {}
    groups: dict[Ref, list[Ref]] = {}
    for ref in find_lost(playbook, lock):
        groups.setdefault(_whole(playbook, ref), []).append(ref)
    for whole, refs in groups.items():
        yield _lost(playbook, lock, whole, refs)


def _whole(playbook: Playbook, ref: Ref) -> Ref:
    """The transition or the part that is gone with all that was in it; else the id itself."""
    step = ref.id.partition("/")[0]
    if ref.kind in INNER and step not in {name for found in playbook.transitions for name in playbook.names(found.ref)}:
        return Ref("transition", step)
    part = INNER.get(ref.kind, "transition")  # What stands in its first file is gone by itself.
    if part != "transition" and not any(found.kind == part for found in _parts(playbook, step)):
        return Ref(part, step)
    return ref


def _parts(playbook: Playbook, step: str) -> Iterator[Ref]:
    """The parts of the transition that has or had this id."""
    for kind in dict.fromkeys(INNER.values()):
        for found in playbook.transitions:
            if step in playbook.names(found.ref) and Ref(kind, found.id) in playbook.entries:
                yield Ref(kind, found.id)


def _lost(playbook: Playbook, lock: Mapping[Ref, Locked], whole: Ref, refs: list[Ref]) -> Diagnostic:
    """One diagnostic for an id, or for all that was lost with its part or transition."""
    ref = whole if whole in lock else refs[0]
    name = f"part `{whole.kind}` of `{cut(whole.id)}`" if _is_part(whole) else f"{whole.kind} `{cut(whole.id)}`"
    kept = any(found.kind in LASTING for found in refs)
    message = f"the {name} was published and is gone{_with(whole, refs) if kept else ', so its address leads nowhere'}"
    heir = _heir(playbook, lock, whole)
    related = (Related(heir.span, "is this what it has become?"),) if heir else ()
    severity: Severity = "error" if kept else "warning"
    return Diagnostic(_line(ref, lock[ref]), "lost-id", message, _cure(playbook, whole, heir), severity, related)


def _with(whole: Ref, refs: list[Ref]) -> str:
    """What is lost inside it that readers keep something of."""
    inside = sum(ref.kind in LASTING for ref in refs if ref != whole)
    return f", with {inside} {'id' if inside == 1 else 'ids'} that readers' records hang on" if inside else ""


def _is_part(ref: Ref) -> bool:
    return ref.kind != "transition" and ref.kind in INNER.values()


def _heir(playbook: Playbook, lock: Mapping[Ref, Locked], ref: Ref) -> Entry[Any] | None:
    """What a lost id has most likely become: what the lock says, else the same words, else a new id like it."""
    scope, _, local = ref.id.rpartition("/")
    found = lock.get(ref)
    if found and (known := playbook.entries.get(Ref(ref.kind, found.now))):
        return known
    new = [entry for entry in playbook.addressed if entry.ref.kind == ref.kind and entry.ref not in lock]
    near = [entry for entry in new if not scope or scope in playbook.names(Ref("transition", entry.transition))]
    wide = near if ref.kind == "statement" else [*near, *new]  # Ratings stand in a sitting of their own step.
    revision = found.revision if found else ""
    if same := next((entry for entry in wide if revision and entry.record.revision == revision), None):
        return same
    match = closest(local, [entry.local_id for entry in near], cutoff=50)
    return next((entry for entry in near if entry.local_id == match), None)


def _cure(playbook: Playbook, ref: Ref, heir: Entry[Any] | None) -> str:
    scope, _, local = ref.id.rpartition("/")
    lists = next((part for part in _parts(playbook, scope) if part.kind == "checklists"), None)
    removed = f"retire `{ref}` in content/retired.yml"
    if ref.kind == "item" and lists:
        removed = f"add `{local}` to `retired` in {playbook.entries[lists].span.path}"
    if heir:
        moved = scope and scope not in playbook.names(Ref("transition", heir.transition))
        local = ref.id if moved else local
        return f"add `formerly: [{local}]` to `{heir.local_id}` if that is what it has become, or {removed}"
    restore = "restore it" if _is_part(ref) else "name it under `formerly` of what it has become"
    return f"{restore}, or {removed}"


# Reused --------------------------------------------------------------------------------------------


class _Claim(NamedTuple):
    """A place that names an id as its own: an entry that has it, had it, or removed it."""

    ref: Ref
    entry: Entry[Any]
    loc: Loc
    past: str = ""

    @property
    def span(self) -> Span:
        return self.entry.span_of(self.loc) if self.loc else self.entry.span


def reused_id(playbook: Playbook) -> Iterator[Diagnostic]:
    """An id that an entry had stays its own for ever, also when the entry is gone: its old address leads on
    to it, readers' records are carried over, and a second owner would get what was meant for the first.
    """
    first: dict[Ref, _Claim] = {}
    for claim in (*_present(playbook), *_retired(playbook), *_former(playbook)):
        other = first.setdefault(claim.ref, claim)
        if other is not claim and claim.past == "former":
            related = Related(other.span, "it belongs to this one")
            message = f"the former id `{claim.ref.id.rpartition('/')[2]}` has another owner"
            yield Diagnostic(claim.span, "reused-id", message, "give the other one a new id", related=(related,))
    yield from _revived(playbook)
    yield from _taken(playbook)


def _present(playbook: Playbook) -> Iterator[_Claim]:
    for entry in playbook.addressed:
        yield _Claim(entry.ref, entry, (*entry.loc, "id") if entry.loc else ())


def _retired(playbook: Playbook) -> Iterator[_Claim]:
    for part in playbook.all(Checklists):
        for index, old in enumerate(part.record.retired):
            yield _Claim(Ref("item", f"{part.id}/{old.id}"), part, ("retired", index, "id"), "retired")


def _former(playbook: Playbook) -> Iterator[_Claim]:
    for entry in playbook.addressed:
        scope = f"{entry.transition}/" if entry.ref.kind in INNER else ""
        for index, name in enumerate(entry.record.formerly):
            full = name if "/" in name else f"{scope}{name}"
            yield _Claim(Ref(entry.ref.kind, full), entry, (*entry.loc, "formerly", index), "former")


def _revived(playbook: Playbook) -> Iterator[Diagnostic]:
    """What `retired.yml` calls removed, and an entry has or had."""
    owned = owners(playbook)
    for entry in playbook.all(Removal):
        kind, _, name = entry.record.entry.partition(":")
        if owner := owned.get(Ref(kind, name)):
            related = Related(playbook.entries[owner].span, "it lives on in this one")
            message, hint = (
                f"`{cut(entry.record.entry)}` is retired and yet there",
                "take it out here, or remove it there",
            )
            span = entry.span_of((*entry.loc, "entry"))
            yield Diagnostic(span, "reused-id", message, hint, related=(related,))


def _taken(playbook: Playbook) -> Iterator[Diagnostic]:
    """Entries under an id that the lock knows as another one's; the same words come back are the same entry."""
    for claim in _present(playbook):
        found = (playbook.lock or {}).get(claim.ref)
        if found and (found.retired or found.now) and found.revision != claim.entry.record.revision:
            was = "of one that was removed" if found.retired else f"of what is now `{cut(found.now)}`"
            message = f"`{claim.entry.local_id}` was the id {was}"
            hint = f"choose an id that was never used; if it is the same, delete the last words of {LOCK}:{found.line}"
            related = Related(_line(claim.ref, found), "the lock remembers it here")
            yield Diagnostic(claim.span, "reused-id", message, hint, related=(related,))
