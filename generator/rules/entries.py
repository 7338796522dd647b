"""Rules for single entries: an item is an act with proof and a time, a week adds up, bands follow on one another."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.assessment import Readiness, Scenario
from generator.model.checklist import Item
from generator.model.fields import Record, count_words
from generator.model.level import Level
from generator.model.playbook import Entry
from generator.starting.placeholder import is_starting_text

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


def linked_item(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """An item hangs together with the rest of the playbook: it carries out a practice, guards against a trap, builds a
    skill or serves a shift. One that does none of these is a chore, or lacks its links.
    """
    record = entry.record
    if not isinstance(record, Item) or is_starting_text(record.do):
        return
    if not (record.practices or record.guards_against or record.skills or record.shifts):
        hint = "add `practices`, `guards_against`, `skills` or `shifts`"
        yield Diagnostic(entry.span, "unlinked-item", "the item leads to nothing else in the playbook", hint)


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


def bands_fall(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A reader's ratings of 1 or 2 are counted, and the first band that asks for no more of them is shown. So the bands
    stand with the most low ratings first, and the last asks for none: otherwise some could never be shown, or some
    readers would find no band.
    """
    if isinstance(entry.record, Readiness):
        lows = [band.from_low for band in entry.record.bands]
        for index in range(1, len(lows)):
            if lows[index] >= lows[index - 1]:
                span = entry.span_of((*entry.loc, "bands", index, "from_low"))
                message = f"the band before it fits from {lows[index - 1]} low ratings, this one from {lows[index]}"
                yield Diagnostic(span, "bands-fall", message, "put the band with more low ratings first")
        if lows[-1] != 0:
            span = entry.span_of((*entry.loc, "bands", len(lows) - 1, "from_low"))
            message, hint = "no band fits without a low rating", "give the last band `from_low: 0`"
            yield Diagnostic(span, "bands-fall", message, hint)
