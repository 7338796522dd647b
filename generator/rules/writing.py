"""Rules for the writing of one entry."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.assessment import Scenario
from generator.model.checklist import Item
from generator.model.evidence import Figure, Idea, Myth, Source
from generator.model.fields import Record, count_words
from generator.model.kinds import BY_NAME
from generator.model.level import Level
from generator.model.playbook import Entry

_NOT_VERBS = frozenset(
    word
    for line in (
        "a an the your you i we they he she it this that these those there my our their its his her",
        "to in on at with without for by from of after before when while if every each all any some no not never",
        "always",
        "and or but so as is are be been was were will would should could can may might must please maybe also only",
        "then",
        "weekly daily monthly regular good better best more most clear new first second third one two three",
    )
    for word in line.split()
)
_NO_VERB_ENDS = re.compile(r".*(ing|ly|tion|ment|ness|ity)")
_VERBS_IN_DISGUISE = re.compile(
    "(bring|fling|ring|sing|spring|string|swing|wring|apply|comply|fly|imply|multiply|rely|reply|supply|"
    "caution|condition|function|mention|motion|position|question|ration|station|"
    "augment|cement|comment|compliment|complement|document|experiment|implement|supplement|pity)"
)


def verb_first(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A checklist item says what to do, so it begins with the act. "Weekly one-to-ones" is a topic; "Book a
    weekly hour with each report" can be done. The rule refuses first words that cannot be an imperative.
    """
    if isinstance(entry.record, Item):
        first = entry.record.do.split()[0].strip("*_`'\"“”:,.;").lower()
        if first in _NOT_VERBS or (_NO_VERB_ENDS.fullmatch(first) and not _VERBS_IN_DISGUISE.fullmatch(first)):
            span = entry.span_of((*entry.loc, "do"))
            hint = "begin with the act, such as `Ask`, `Write` or `Book`"
            yield Diagnostic(span, "verb-first", f"`do` begins with `{first}`, which is no act", hint)


_INVISIBLE = re.compile(
    r"\b(understand|know|feel|realise|realize|appreciate|are aware|is aware|be aware|believe)\b", re.IGNORECASE
)


def observable_done(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """`done_when` is evidence that somebody else could see: a document, a date, a reply, a changed calendar.
    What goes on in a head proves nothing to anybody.
    """
    if isinstance(entry.record, Item) and (found := _INVISIBLE.search(entry.record.done_when)):
        span = entry.span_of((*entry.loc, "done_when"))
        hint = "name a document, a date, a reply or a change that others can see"
        yield Diagnostic(span, "observable-done", f"nobody can see `{found[0]}`", hint)


def time_given(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """An item without a time cannot be planned: it gives `minutes` for doing it once, or a `cadence`, or both."""
    if isinstance(entry.record, Item) and not (entry.record.minutes or entry.record.cadence):
        yield Diagnostic(entry.span, "time-given", "the item says neither `minutes` nor `cadence`", "add one of them")


def scenario_length(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A situation needs 120 to 180 words: shorter ones have no tension, longer ones are not read."""
    if isinstance(entry.record, Scenario) and not 120 <= (words := count_words(entry.record.situation)) <= 180:
        span = entry.span_of((*entry.loc, "situation"))
        yield Diagnostic(span, "scenario-length", f"the situation has {words} words", "write 120 to 180")


def time_adds_up(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """The bands of a level's week can add up to 100 %: the low ends to no more, the high ends to no less."""
    if isinstance(entry.record, Level):
        time = entry.record.time
        reversed_bands = [index for index, share in enumerate(time) if share.low > share.high]
        for index in reversed_bands:
            span = entry.span_of((*entry.loc, "time", index, "low"))
            yield Diagnostic(span, "time-adds-up", "`low` is above `high`", "turn them round")
        low, high = sum(share.low for share in time), sum(share.high for share in time)
        if not reversed_bands and not low <= 100 <= high:
            span = entry.document.key_span((*entry.loc, "time"))
            message = f"the week's bands run from {low} to {high} %"
            yield Diagnostic(span, "time-adds-up", message, "let 100 lie between the two sums")


_PERCENT = re.compile(r"(?<![\d.,])[\d.,]*\d\s?%|\bper ?cent\b", re.IGNORECASE)
_PERCENT_PARTS = ("%", "percent", "per cent")
_EVIDENCE = re.compile(r"\[\[(figure|source):")
_OWN_NUMBERS = (Figure, Source, Myth, Idea)


def unsourced_number(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A percentage is a claim about the world, so the text that has one names its figure or source, as in
    `[[figure:peter-principle]]`. Figures, sources, myths and ideas carry their own evidence.
    """
    if entry.ref.kind in BY_NAME and not isinstance(entry.record, _OWN_NUMBERS):
        for seen in entry.texts if any(part in entry.folded for part in _PERCENT_PARTS) else ():
            if (found := _PERCENT.search(seen.text)) and not _EVIDENCE.search(seen.text):
                hint = "add `[[figure:id]]`, or say it without a percentage"
                span = entry.document.span_inside(seen.loc, found[0])
                yield Diagnostic(span, "unsourced-number", "a percentage names no figure", hint)


_FILLER = re.compile(
    r"\b(it is important to|in order to|needless to say|at the end of the day|going forward|game[- ]chang\w+|"
    r"leverag(e|es|ed|ing) (your|the|our|their|its|this)|synerg\w+|delve\w*|supercharge\w*|unlock your|lorem ipsum|"
    r"think outside the box|TODO|FIXME|TBD)\b",
    re.IGNORECASE,
)
_FILLER_PARTS = (
    "it is important", "in order to", "needless to", "end of the day", "going forward", "game", "leverag", "synerg",
    "delve", "supercharge", "unlock your", "lorem ipsum", "outside the box", "todo", "fixme", "tbd",
)  # fmt: skip
"""A part of each of them: plain words are found much sooner than patterns."""


def filler_words(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """Filler and hype cost the reader time and trust; placeholders are unfinished work."""
    if entry.ref.kind in BY_NAME and any(part in entry.folded for part in _FILLER_PARTS):
        for seen in entry.texts:
            if found := _FILLER.search(seen.text):
                hint, span = "say the plain thing", entry.document.span_inside(seen.loc, found[0])
                yield Diagnostic(span, "filler-words", f"`{found[0]}` says nothing", hint)
