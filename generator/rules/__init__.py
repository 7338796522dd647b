"""The editorial rules, written out: what the model cannot say about good content."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.cache import Shelf
from generator.diagnostics import Diagnostic
from generator.model.fields import Record
from generator.model.playbook import Entry, Playbook
from generator.rules.depth import function_balance, page_length, whole_transition
from generator.rules.entries import (
    bands_fall,
    linked_item,
    observable_done,
    scenario_length,
    time_adds_up,
    time_given,
    verb_first,
)  # fmt: skip
from generator.rules.evidence import one_sided_figure, people_unnamed, recalled_number
from generator.rules.graph import (
    idea_carried,
    one_transition_per_step,
    orphan_entry,
    unconnected_level,
    undescribed_level,
    unfilled_text,
    unused_source,
)  # fmt: skip
from generator.rules.ids import lost_id, reused_id
from generator.rules.likeness import repeated_statement
from generator.rules.lists import said_twice
from generator.rules.opening import condition_form, long_opening
from generator.rules.prose import filler_words, hard_to_read, long_sentence, unsourced_number
from generator.rules.unlocked import lock_behind

EntryRule: TypeAlias = Callable[[Entry[Record]], Iterator[Diagnostic]]
PlaybookRule: TypeAlias = Callable[[Playbook], Iterator[Diagnostic]]

ENTRY_RULES: Mapping[str, EntryRule] = {
    "verb-first": verb_first,
    "observable-done": observable_done,
    "time-given": time_given,
    "unlinked-item": linked_item,
    "scenario-length": scenario_length,
    "time-adds-up": time_adds_up,
    "bands-fall": bands_fall,
    "unsourced-number": unsourced_number,
    "filler-words": filler_words,
    "long-sentence": long_sentence,
    "hard-to-read": hard_to_read,
    "page-length": page_length,
    "said-twice": said_twice,
    "condition-form": condition_form,
}

PLAYBOOK_RULES: Mapping[str, PlaybookRule] = {
    "duplicate-transition": one_transition_per_step,
    "repeated-statement": repeated_statement,
    "long-opening": long_opening,
    "idea-carried": idea_carried,
    "whole-transition": whole_transition,
    "function-balance": function_balance,
    "orphan-entry": orphan_entry,
    "unused-source": unused_source,
    "people-unnamed": people_unnamed,
    "one-sided-figure": one_sided_figure,
    "recalled-number": recalled_number,
    "undescribed-level": undescribed_level,
    "unconnected-level": unconnected_level,
    "unfilled-text": unfilled_text,
    "reused-id": reused_id,
    "lost-id": lost_id,
    "lock-behind": lock_behind,
}


NEED_THE_WHOLE = frozenset({
    "idea-carried", "whole-transition", "function-balance",
    "orphan-entry", "unused-source", "undescribed-level", "unconnected-level", "lost-id", "lock-behind",
})  # fmt: skip
"""Rules that would be wrong about a playbook of which a part could not be read."""


def check_entries(entries: Iterable[Entry[Record]], known: Shelf) -> list[Diagnostic]:
    """What the rules for single entries find; `known` has the documents in whose entries they found nothing."""
    documents: dict[str, list[Entry[Record]]] = {}
    for entry in entries:
        documents.setdefault(entry.document.path, []).append(entry)
    return [problem for inside in documents.values() for problem in _check_document(inside, known)]


def _check_document(entries: list[Entry[Record]], known: Shelf) -> list[Diagnostic]:
    """What they find in the entries of one document: those that are valid, which also depends on other files."""
    path, text = entries[0].document.path, entries[0].document.text
    key = "\n".join((*(str(entry.ref) for entry in entries), text)).encode(errors="surrogatepass")
    if known.find(path, key):
        return []
    problems = [problem for entry in entries for rule in ENTRY_RULES.values() for problem in rule(entry)]
    if not problems:
        known.put(path, key, made=True)
    return problems


def check_playbook(playbook: Playbook, whole: bool = True) -> list[Diagnostic]:
    """What the rules for all entries together find; those that need every entry only where it is `whole`."""
    rules = [rule for code, rule in PLAYBOOK_RULES.items() if whole or code not in NEED_THE_WHOLE]
    return [problem for rule in rules for problem in rule(playbook)]
