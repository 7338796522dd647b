"""The rule for statements that say the same at two levels, or in two transitions, though in other words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from math import ceil
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Related
from generator.model.fields import Record
from generator.model.kinds import BY_NAME
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Skill
from generator.model.walk import Visit
from generator.starting.placeholder import is_starting_text

_SCOPED = frozenset(kind.name for kind in BY_NAME.values() if kind.form == "part") | {"level"}
_FEWEST = 6  # Words: shorter texts, such as "Every week", repeat without being the same advice.
_ALIKE = 0.6  # Share of telling words in common. Below it, pairs in this playbook shared a subject and no advice.
_JUDGED = 5  # Telling words: with fewer, only the same ones count as alike.
_COMMON = frozenset(
    word
    for line in (
        "a an the this that these those it its of to in on at by for from with without about into over under up out",
        "as than and or but nor so if when while where which who whom whose what how why not no yes is are was were",
        "be been being am do does did has have had will would can could should shall may might must you your yours i",
        "me my we our they them their he him his she her one two each every any all some other then there here now",
        "also only just still very",
    )
    for word in line.split()
)
_WORD = re.compile(r"[^\W_]+")


class Statement(NamedTuple):
    """A text that belongs to a level or a transition, with the words that tell it from others."""

    scope: str
    entry: Entry[Record]
    seen: Visit
    words: frozenset[str]


def repeated_statement(playbook: Playbook) -> Iterator[Diagnostic]:
    """The same statement on two levels or in two transitions tells a reader nothing about the step between them, and
    new words do not make it new advice. Published career ladders repeat half their lines from level to level; this
    playbook repeats none. Two statements count as the same when they share six in ten of their telling words.
    """
    for again, first, share in alike([*_statements(playbook)]):
        related = Related(first.entry.span_of(first.seen.loc), "it stands here first")
        same = "the same" if share == 1 else "nearly the same"
        span, hint = again.entry.span_of(again.seen.loc), "say what is different at this level"
        message = f"{same} statement stands in `{first.scope}`"
        yield Diagnostic(span, "repeated-statement", message, hint, related=(related,))


def _statements(playbook: Playbook) -> Iterator[Statement]:
    """What is said about one level or one step, in the order of the files."""
    for entry in playbook.entries.values():
        if entry.ref.kind in _SCOPED or isinstance(entry.record, Skill):
            for seen in entry.texts:
                scope = _scope(entry, seen)
                if scope and len(seen.text.split()) >= _FEWEST and not is_starting_text(seen.text):
                    yield Statement(scope, entry, seen, telling_words(seen.text))


def _scope(entry: Entry[Record], seen: Visit) -> str:
    """The level or the transition that a text is about; a skill's own words are about none."""
    if isinstance(entry.record, Skill):
        return str(seen.loc[1]) if seen.loc[0] == "levels" and seen.loc[-1] == "descriptor" else ""
    return entry.transition


# While the site is served, only what was edited is read again. There is room for a thousand pages: to keep the words of
# four thousand took a tenth of a build's memory.
@lru_cache(maxsize=16_384)
def telling_words(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without order, case and markup."""
    return frozenset(_WORD.findall(plain(text).casefold())) - _COMMON


def alike(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """For each statement, the earlier one of another scope that is most like it, if they are alike, and their share of
    common words: of all the words in either, those in both.

    Texts that are alike have one of their rarest words in common, so only those that do are compared, the shorter ones
    first: the prefix filter of Chaudhuri, Ganti and Kaushik (2006), and of Xiao and others (2008). No pair is missed.
    """
    found = [*statements]
    rank = _ranks(found)
    seen: list[list[int]] = [[] for _ in rank]
    first: dict[int, tuple[float, int]] = {}
    for number in sorted(range(len(found)), key=lambda number: len(found[number].words)):
        statement = found[number]
        rarest = sorted([rank[word] for word in statement.words])
        near = set().union(*[seen[word] for word in rarest[: _reach(statement, _needed(statement))]])
        for other, share in _shares(statement, near, found):
            later, earlier = max(number, other), min(number, other)
            first[later] = max(first.get(later, (0.0, 0)), (share, -earlier))
        for word in rarest[: _reach(statement, 2 * _needed(statement) / (1 + _needed(statement)))]:
            seen[word].append(number)
    yield from ((found[later], found[-earlier], share) for later, (share, earlier) in sorted(first.items()))


def _reach(statement: Statement, needed: float) -> int:
    """How many of its rarest words to look at, where it has to share so much of its words with another one."""
    return len(statement.words) - ceil(needed * len(statement.words)) + 1


def _shares(one: Statement, near: Iterable[int], found: list[Statement]) -> Iterator[tuple[int, float]]:
    """Those of some shorter statements that are like one of another scope, and how much."""
    needed = _needed(one)
    least = needed * len(one.words)
    for number in near:
        other = found[number]
        if other.scope != one.scope and len(other.words) >= least:
            both = len(one.words & other.words)
            share = both / (len(one.words) + len(other.words) - both)
            if share >= max(needed, _needed(other)):
                yield number, share


def _ranks(statements: Iterable[Statement]) -> dict[str, int]:
    """The place of each word among all of them, the rarest first."""
    frequency = Counter(chain.from_iterable(statement.words for statement in statements))
    return {word: rank for rank, (word, _) in enumerate(sorted(frequency.items(), key=lambda pair: (pair[1], pair[0])))}


def _needed(statement: Statement) -> float:
    return _ALIKE if len(statement.words) >= _JUDGED else 1.0
