"""Rules for how a text reads: plain words, short sentences, no filler, and no claim without its source."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Diagnostic
from generator.model.evidence import Figure, Idea, Myth, Source
from generator.model.fields import Prose, Record, count_words
from generator.model.kinds import BY_NAME
from generator.model.markup import plain
from generator.model.playbook import Entry
from generator.model.walk import Visit
from generator.starting.placeholder import is_starting_text

_FILLER = re.compile(
    r"\b(it is important to|in order to|needless to say|at the end of the day|going forward|game[- ]chang\w+|"
    r"leverag(e|es|ed|ing) (your|the|our|their|its|this)|utili[sz](e|es|ed|ing)|synerg\w+|delv(e|es|ing)|"
    r"supercharg\w+|unlock(s|ing)? your|empower\w*|foster(s|ed|ing)?|holistic\w*|proactive\w*|impactful|"
    r"robust(ly)?|best[- ](practices?|in[- ]class)|world[- ]class|low-hanging fruit|buy-in|deep[- ]div\w+|"
    r"touch base|move the needle|thought leader\w*|think outside the box|lorem ipsum|TODO|FIXME|TBD)\b",
    re.IGNORECASE,
)
_FILLER_PARTS = (
    "it is important", "in order to", "needless to", "end of the day", "going forward", "game",
    "leverag", "utili", "synerg", "delv", "supercharg", "unlock", "empower", "foster", "holistic", "proactive",
    "impactful", "robust", "best pract", "best in", "best-", "world", "low-hanging", "buy-in", "deep", "touch base",
    "the needle", "thought leader", "outside the box", "lorem ipsum", "todo", "fixme", "tbd",
)  # fmt: skip
"""A part of each of them: plain words are found much sooner than patterns."""


def filler_words(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """Filler and hype cost the reader time and trust; placeholders are unfinished work."""
    if _is_ours(entry) and any(part in entry.folded for part in _FILLER_PARTS):
        for seen in entry.texts:
            if "found_by" not in seen.loc and (found := _FILLER.search(seen.text)):  # Those words are readers' own.
                hint, span = "say the plain thing", entry.document.span_inside(seen.loc, found[0])
                yield Diagnostic(span, "filler-words", f"`{found[0]}` says nothing", hint)


_BREATH = re.compile(r"[.?!:;…][\"”’»)\]*_]*\s+")
_LONGEST = 30  # Words between two breaths: where readers begin to lose the thread, after the style guide.


def long_sentence(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """One idea a sentence. Past thirty words a reader between two meetings has lost the beginning. A colon or a
    semicolon counts as a place to breathe.
    """
    for seen in entry.texts if _is_ours(entry) else ():
        if len(seen.text.split()) > _LONGEST and (said := _longest_part(plain(seen.text)))[0] > _LONGEST:
            message = f"a sentence has {said[0]} words: `{_opening(said[1])} …`"
            hint = f"break it up: at most {_LONGEST} words"
            yield Diagnostic(entry.span_of(seen.loc), "long-sentence", message, hint)


def _longest_part(text: str) -> tuple[int, str]:
    """The longest stretch between two breaths, with its number of words."""
    return max((count_words(part), part) for part in _BREATH.split(text))


def _opening(text: str) -> str:
    return " ".join(text.split()[:5])


_JUDGED = 30  # Words: a formula says little about less.


def hard_to_read(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A reader who is tired should get it at the first reading. The automated readability index estimates the years
    of schooling that a text asks for, from the length of its words and sentences; each field has its bound. It is
    made for English, and says nothing about texts under 30 words.
    """
    for seen in entry.texts if _is_ours(entry) else ():
        if len(seen.text.split()) >= _JUDGED and not is_starting_text(seen.text):
            most, grade = _bound(seen), _reading_grade(seen.text)
            if grade > most:
                message = f"the text has a reading grade of {grade:.0f}"
                hint = f"shorter words and sentences: at most {most} here"
                yield Diagnostic(entry.span_of(seen.loc), "hard-to-read", message, hint, severity="warning")


@lru_cache(maxsize=65536)  # While the site is served, only what was edited is judged again.
def _reading_grade(text: str) -> float:
    """The automated readability index of Senter and Smith (1967): 4.71 for each character a word, 0.5 for each word a
    sentence. A word or two between two places to breathe are no sentence.
    """
    parts = [part.split() for part in _BREATH.split(plain(text))]
    characters, words = sum(len(word) for part in parts for word in part), sum(map(len, parts))
    sentences = sum(len(part) > 2 for part in parts) or 1
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def _bound(seen: Visit) -> int:
    assert isinstance(seen.mark, Prose)
    return seen.mark.grade


_PERCENT = re.compile(r"(?<![\d.,])[\d.,]*\d\s?%|\bper ?cent\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(studies|surveys|research|researchers|experts|scientists) "
    r"(shows?|suggests?|proves?|finds?|found|says?|agrees?)\b|"
    r"\baccording to (a|the|one|some) (study|survey|research\w*)\b",
    re.IGNORECASE,
)
_CLAIM_PARTS = ("%", "percent", "per cent", "stud", "research", "survey", "expert", "scientist")
_EVIDENCE = re.compile(r"\[\[(figure|source):")
_OWN_NUMBERS = (Figure, Source, Myth, Idea)


def unsourced_number(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """A percentage, or "research shows", is a claim about the world, so the text that has one names its figure or
    source, as in `[[figure:peter-principle]]`. Figures, sources, myths and ideas carry their own evidence.
    """
    if _is_ours(entry) and not isinstance(entry.record, _OWN_NUMBERS):
        for seen in entry.texts if _may_claim(entry.folded) else ():
            if not _may_claim(seen.text.lower()) or _EVIDENCE.search(seen.text):
                continue
            if number := percentage(seen.text):
                hint = "add `[[figure:id]]`, or say it without a percentage"
                yield _unsourced(entry, seen, number, "a percentage names no figure", hint)
            elif found := _CLAIM.search(seen.text):
                hint = "add `[[source:id]]`, or say it as advice"
                yield _unsourced(entry, seen, found[0], f"`{found[0]}` names no source", hint)


def _may_claim(folded: str) -> bool:
    """Whether a text, in lower case, is worth a closer look."""
    return any(part in folded for part in _CLAIM_PARTS)


def percentage(text: str) -> str | None:
    """The first percentage of a text, as it stands there."""
    found = _PERCENT.search(text) if "%" in text or "cent" in text.lower() else None
    return found[0] if found else None


def _unsourced(entry: Entry[Record], seen: Visit, words: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(entry.document.span_inside(seen.loc, words), "unsourced-number", message, hint)


def _is_ours(entry: Entry[Record]) -> bool:
    """Whether the entry is a whole file or a record of a register, and its words are ours and not a source's title."""
    return entry.ref.kind in BY_NAME and not isinstance(entry.record, Source)
