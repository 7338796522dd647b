"""Rules for how much there is: pages that are read to the end, transitions that are whole, examples from all trades."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from generator.diagnostics import Diagnostic, Span
from generator.model.fields import Function, Record, count_words
from generator.model.kinds import BY_NAME, PARTS
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import functions
from generator.starting.placeholder import is_starting_text

# Pages ---------------------------------------------------------------------------------------------

_LONGEST_PAGE = 1500
_HUB = (900, 1300)
"""Words. Published plays and level pages are read at 500 to 1,000, and called too long at 1,200 to 1,650."""

_FOLDED: Mapping[str, frozenset[str]] = {
    "transition": frozenset({"figures", "reading"}),
    "checklists": frozenset({"why", "how", "skip_if"}),
    "scenarios": frozenset({"consequence", "reasoning", "good"}),
    "conversations": frozenset({
        "setting", "prepare", "opening", "asks", "listen_for", "do_not_say", "if_it_goes_badly", "close", "follow_up",
        "fairness",
    }),
}  # fmt: skip
"""By kind of page, the fields that do not stand open on it: they are folded away, or have a page of their own."""

_NEVER_OPEN = frozenset({"found_by", "notes"})
"""On any page: what only the search needs, and what is folded away because it is for some readers."""


def page_length(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """Nobody reads a page of more than 1,500 words between two meetings. What is folded away, or stands on a page of
    its own, does not count; a register is looked up, not read.
    """
    if _may_be_long(entry) and (words := open_words(entry)) > _LONGEST_PAGE:
        message = f"the page has {words} words of main text"
        yield Diagnostic(entry.span, "page-length", message, f"cut it to {_LONGEST_PAGE}", severity="warning")


def _may_be_long(entry: Entry[Record]) -> bool:
    """Whether the entry has a page, and so many words at first sight that counting them is worth the time."""
    kind = BY_NAME.get(entry.ref.kind)
    return kind is not None and kind.has_page and len(entry.folded.split()) > _LONGEST_PAGE // 2


def open_words(entry: Entry[Any]) -> int:
    """The words of an entry that stand open on its page."""
    folded = _FOLDED.get(entry.ref.kind, frozenset()) | _NEVER_OPEN
    return sum(count_words(plain(seen.text)) for seen in entry.texts if folded.isdisjoint(seen.loc))


# Transitions ---------------------------------------------------------------------------------------

_ENOUGH: Mapping[str, tuple[int, int]] = {
    "list": (5, 7), "item": (32, 42), "conversation": (6, 8), "scenario": (4, 4), "statement": (10, 12),
    "exercise": (4, 4), "measure": (5, 6), "let-go": (6, 7), "keep": (4, 4), "pick-up": (6, 7),
}  # fmt: skip
"""How many a whole transition has: enough for a year, few enough to force a choice."""


def whole_transition(playbook: Playbook) -> Iterator[Diagnostic]:
    """A transition that has all its parts is published as whole, so its parts are whole too: enough items,
    conversations and scenarios for a year, and not more than a reader can choose from; a hub of 900 to 1,300 words.
    A transition that lacks a part, or begins with starting words, is still being written: nothing is asked of it.
    """
    for step in playbook.transitions:
        begun = not is_starting_text(step.record.promise)
        if begun and all(Ref(kind.name, step.id) in playbook.entries for kind in PARTS.values()):
            yield from _counts(playbook, step)
            if not _HUB[0] <= (words := open_words(step)) <= _HUB[1]:
                hint = f"write {_HUB[0]} to {_HUB[1]}; figures and reading have their own page"
                message = f"the hub has {words} words"
                yield Diagnostic(step.span, "whole-transition", message, hint, severity="warning")


def _counts(playbook: Playbook, step: Entry[Any]) -> Iterator[Diagnostic]:
    found = Counter(ref.kind for ref in playbook.entries if ref.id.startswith(f"{step.id}/"))
    for kind, (least, most) in _ENOUGH.items():
        if not least <= found[kind] <= most:
            message = f"`{step.id}` has {found[kind]} of the kind `{kind}`"
            hint = f"have {least}" if least == most else f"have {least} to {most}"
            yield Diagnostic(step.span, "whole-transition", message, hint, severity="warning")


# Examples ------------------------------------------------------------------------------------------

_LARGEST = 35  # Percent of the examples that one function may have.
_JUDGED = 20  # Examples: of fewer, a share says little.


def examples(playbook: Playbook) -> Mapping[str, tuple[Entry[Record], ...]]:
    """Everything that has an example, by the function that it is from; a skill has several."""
    found: dict[str, list[Entry[Record]]] = {name: [] for name in get_args(Function)}
    for entry in playbook.entries.values():
        for name in functions(entry.record):
            found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def function_balance(playbook: Playbook) -> Iterator[Diagnostic]:
    """The playbook is for all kinds of work, so its examples come from all: each function appears, and none has more
    than 35 in a hundred. A reader who never meets their own work stops reading.
    """
    found = examples(playbook)
    count = sum(map(len, found.values()))
    if count < _JUDGED:
        return
    for name, entries in found.items():
        if not entries:
            message, hint = f"no example is set in `{name}`", "set some there"
            yield Diagnostic(Span("content"), "function-balance", message, hint, severity="warning")
        elif (share := round(100 * len(entries) / count)) > _LARGEST:
            message = f"{len(entries)} of {count} examples are set in `{name}`, which is {share} %"
            hint = f"set some in other functions: at most {_LARGEST} %"
            yield Diagnostic(Span("content"), "function-balance", message, hint, severity="warning")
