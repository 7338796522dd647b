"""Statements that say the same in other words: no pair is missed, and none is made up."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.playbook import Entry, Ref
from generator.model.register import Term
from generator.model.walk import Visit
from generator.rules.likeness import Statement, alike, telling_words
from generator.source import parse_document

DOCUMENT, _ = parse_document("a: b\n", "a.yml")
assert DOCUMENT
ENTRY = Entry(Ref("term", "a"), Term(term="a", definition="b"), DOCUMENT)
WORDS = st.frozensets(st.sampled_from("abcdefghijklmnop"), max_size=12)
SCOPES = st.sampled_from(["manager", "director", "vp"])


def statement(scope: str, words: frozenset[str]) -> Statement:
    return Statement(scope, ENTRY, Visit((), " ".join(sorted(words)), None, ENTRY.record), words)  # type: ignore[arg-type]


def share(one: Statement, other: Statement) -> float:
    return len(one.words & other.words) / len(one.words | other.words)


def needed(words: frozenset[str]) -> float:
    return 0.6 if len(words) >= 5 else 1.0


@given(st.lists(st.builds(statement, SCOPES, WORDS.filter(bool)), max_size=12))
def test_each_statement_is_held_against_all_before_it(found: list[Statement]) -> None:
    """The quick search finds a pair exactly where comparing each with each finds one, with the same share."""
    slow = []
    for number, one in enumerate(found):
        others = [other for other in found[:number] if other.scope != one.scope]
        best = max((share(one, other) for other in others), default=0)
        if any(share(one, other) == best and best >= max(needed(one.words), needed(other.words)) for other in others):
            slow.append((one, best))

    quick = [(again, found_share) for again, _, found_share in alike(found)]

    assert [found_share for _, found_share in quick] == [best for _, best in slow]


def test_words_that_carry_no_meaning_do_not_count() -> None:
    """Markup, case, order and the small words are left out."""
    assert telling_words("Ask **your** boss for the [[trap:ghost|three results]].") == {
        "ask",
        "boss",
        "three",
        "results",
    }
