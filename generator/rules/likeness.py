"""The rule for statements that say the same at two levels, or in two transitions, though in other words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
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


@lru_cache(maxsize=65536)  # While the site is served, only what was edited is read again.
def telling_words(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without order, case and markup."""
    return frozenset(re.findall(r"[^\W_]+", plain(text).casefold())) - _COMMON


def alike(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """For each statement, the earlier one of another scope that is most like it, if they are alike, and their share of
    common words: of all the words in either, those in both.

    Texts that are alike have one of their rarest words in common, so only those that do are compared: the prefix
    filter of Chaudhuri, Ganti and Kaushik (2006). No pair is missed.
    """
    found = [*statements]
    frequency = Counter(word for statement in found for word in statement.words)
    seen: dict[str, list[int]] = {}
    for number, statement in enumerate(found):
        needed = _needed(statement)
        reach = len(statement.words) - ceil(needed * len(statement.words)) + 1
        rarest = sorted(statement.words, key=lambda word: (frequency[word], word))[:reach]
        near = sorted({other for word in rarest for other in seen.get(word, ())})
        others = (found[other] for other in near if _comparable(statement, found[other], needed))
        shares = [(share, other) for other in others if (share := _overlap(statement, other)) >= _least(needed, other)]
        if shares:
            share, first = max(shares, key=_by_share)
            yield statement, first, share
        for word in rarest:
            seen.setdefault(word, []).append(number)


def _needed(statement: Statement) -> float:
    return _ALIKE if len(statement.words) >= _JUDGED else 1.0


def _least(needed: float, other: Statement) -> float:
    """The share that a pair needs: the one that the shorter-worded of the two needs."""
    return max(needed, _needed(other))


def _comparable(one: Statement, other: Statement, needed: float) -> bool:
    """Whether two statements are of different scopes, and near enough in length to be alike at all."""
    return one.scope != other.scope and needed * len(one.words) <= len(other.words) <= len(one.words) / needed


def _by_share(pair: tuple[float, Statement]) -> float:
    return pair[0]


def _overlap(one: Statement, other: Statement) -> float:
    both = len(one.words & other.words)
    return both / (len(one.words) + len(other.words) - both)
