"""Read, validate and link the content: `load_playbook` raises once, with everything that is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import cast

from generator.cache import open_shelf
from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Related, has_errors, sort_diagnostics
from generator.layers import Layer, Placed, read_layer
from generator.lock import read_lock
from generator.model.fields import Record
from generator.model.lasting import RETIRABLE
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.refs import Known
from generator.model.transition import Transition
from generator.references import check_inline, find_backlinks, find_links
from generator.references.renamed import check_renamed, with_present
from generator.rules import check_entries, check_playbook
from generator.schema import parse_entries
from generator.schema.declared import known_ids, renamed_ids, unread_ids

REASONS = {
    "level-loop": "Levels have a bottom and a top; a loop of transitions has neither, so no order could be shown.",
}


def load_playbook(project: Project, *, mending: bool = False) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """The linked playbook, its warnings and notices. Raises `ContentError` with every problem if there is an error.

    Where the lock is about to be written again (`mending`), what a merge left in it is none.
    """
    playbook, problems = read_playbook(project, mending=mending)
    if has_errors(problems):
        raise ContentError(problems)
    return playbook, sort_diagnostics(problems)


def read_playbook(project: Project, *, mending: bool = False) -> tuple[Playbook, list[Diagnostic]]:
    """What could be read of the playbook, linked, and everything that is wrong with it."""
    layer = read_layer(project)
    entries, problems = _parse(layer)
    with open_shelf(project, "rules") as known:
        problems += check_entries(entries.values(), known)
    order, loops = order_levels(entries)
    links = tuple(find_links(entries))
    reading = read_lock(project)
    playbook = Playbook(entries, order, links, find_backlinks(links), reading.lock)
    whole = not has_errors(problems)
    problems += loops or check_playbook(playbook, whole)
    problems += reading.unreadable if mending else (*reading.unreadable, *reading.torn)
    return playbook, problems


def _parse(layer: Layer) -> tuple[dict[Ref, Entry[Record]], list[Diagnostic]]:
    """Every valid entry, and all that is wrong; a value that could not be read is reported once."""
    ids, hidden, renamed = known_ids(layer), unread_ids(layer), renamed_ids(layer)
    entries: dict[Ref, Entry[Record]] = {}
    problems = list(layer.problems)
    unread = {problem.span for problem in problems}
    for place in layer.placed:
        found, trouble = _parse_document(place, Known(ids, place.id, hidden, renamed, RETIRABLE))
        entries.update((entry.ref, entry) for entry in found)
        problems += (problem for problem in trouble if problem.span not in unread)
    return entries, problems


def _parse_document(place: Placed, known: Known) -> tuple[list[Entry[Record]], list[Diagnostic]]:
    found, trouble = parse_entries(replace(place, document=with_present(place.document, known)), known)
    trouble += check_inline(place.document, known)
    return found, [*trouble, *check_renamed(place.document, found, known)]


def order_levels(entries: Mapping[Ref, Entry[Record]]) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The ids of the levels from bottom to top, as the transitions order them; or the loop they make."""
    steps = [cast(Entry[Transition], entry) for entry in entries.values() if isinstance(entry.record, Transition)]
    below: dict[str, set[str]] = {ref.id: set() for ref in entries if ref.kind == "level"}
    for entry in steps:
        below.setdefault(entry.record.to, set()).add(entry.record.from_)
    try:
        return tuple(TopologicalSorter(below).static_order()), []
    except CycleError as error:
        loop: list[str] = error.args[1]
        return tuple(below), [_loop_problem(steps, loop)]


def _loop_problem(steps: Iterable[Entry[Transition]], loop: list[str]) -> Diagnostic:
    """A loop of levels, shown at the first transition that is part of it, with the others beside it."""
    pairs = set(pairwise(loop))
    in_loop = [entry for entry in steps if (entry.record.from_, entry.record.to) in pairs]
    first, *others = sorted(in_loop, key=lambda entry: entry.id)
    related = tuple(Related(entry.span_of(("to",)), "this one is part of it") for entry in others)
    path = " → ".join(loop)
    hint = "turn one transition round, or remove it"
    return Diagnostic(
        first.span_of(("to",)), "level-loop", f"the levels go round in a loop: {path}", hint, related=related
    )
