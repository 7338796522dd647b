"""Rules for how a part of a transition opens: a few words for everybody, and notes that say whom they are for."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.fields import Record, count_words
from generator.model.markup import INLINE, plain
from generator.model.part import Part
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.titles import title

_LONGEST = 30  # Words: what a reader takes in before the first act, as on the best public checklists.


def long_opening(playbook: Playbook) -> Iterator[Diagnostic]:
    """Whoever opens a page between two meetings looks for the next act, and the opening stands before it. Thirty words
    say how to begin; what only some readers need is a note, with its condition first. A reference counts as the words
    that readers see.
    """
    for entry in playbook.entries.values():
        if isinstance(entry.record, Part):
            words = count_words(_as_read(playbook, entry.record.intro))
            if words > _LONGEST:
                message = f"the opening has {words} words, and readers look for what to do"
                hint = f"keep {_LONGEST} that everybody needs, and move the rest into `notes`"
                yield Diagnostic(entry.span_of(("intro",)), "long-opening", message, hint, severity="warning")


def _as_read(playbook: Playbook, text: str) -> str:
    """The text as its page shows it: a reference without words of its own is called by its entry's title."""

    def shown(found: re.Match[str]) -> str:
        kind, _, name = found[1].partition(":")
        ref = Ref(kind, name)
        return found[2] or (title(playbook, ref) if ref in playbook.entries else found[1])

    return plain(INLINE.sub(shown, text))


_NO_SUBJECT = re.compile(
    r"(if|when(ever)?|while|unless|because|since|as|for|with(out)?|in|on|at|by|to|from|of|before|after|during|and|or|but|so)\b",
    re.IGNORECASE,
)
_ENDS = ".?!:;,…"


def condition_form(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """The page puts "If" before a note's condition and the text behind it, so the condition is a sentence that goes on
    from there: "You lead people on shifts" is read as "If you lead people on shifts".
    """
    if isinstance(entry.record, Part):
        for index, note in enumerate(entry.record.notes):
            span, last = entry.span_of(("notes", index, "if")), note.if_[-1]
            if found := _NO_SUBJECT.match(note.if_):
                message = f"the page would say `If {found[0].lower()} …`"
                yield Diagnostic(span, "condition-form", message, "begin with who it is, such as `You lead on shifts`")
            elif last in _ENDS:
                message = f"the condition ends with `{last}`, and the note's text goes on behind it"
                yield Diagnostic(span, "condition-form", message, "leave the sign out, and write no question")
