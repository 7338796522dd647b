"""Statements that say the same in other words: no pair is missed, and none is made up."""

from hypothesis import example, given
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


def likest(one: Statement, before: list[Statement]) -> tuple[Statement, float] | None:
    """The first of the earlier statements that is most like this one, of all that are alike at all."""
    pairs = [(other, share(one, other)) for other in before if other.scope != one.scope]
    alike_at_all = [(other, found) for other, found in pairs if found >= max(needed(one.words), needed(other.words))]
    return max(alike_at_all, key=lambda pair: pair[1], default=None)


def of(scope: str, words: str) -> Statement:
    return statement(scope, frozenset(words))


@given(st.lists(st.builds(statement, SCOPES, WORDS.filter(bool)), max_size=12))
@example([of("manager", "abcd"), of("director", "abcdexyz"), of("vp", "abcde")])
@example([of("manager", "abcd"), of("director", "abcdefghi"), of("vp", "abcdef")])
def test_each_statement_is_held_against_all_before_it(found: list[Statement]) -> None:
    """The quick search finds what comparing each with each finds: the same pairs, with the same shares."""
    slow = [(one, *likest(one, found[:number])) for number, one in enumerate(found) if likest(one, found[:number])]

    quick = list(alike(found))

    assert [found_share for *_, found_share in quick] == [found_share for *_, found_share in slow]
    assert [(id(again), id(first)) for again, first, _ in quick] == [(id(one), id(other)) for one, other, _ in slow]


def test_words_that_carry_no_meaning_do_not_count() -> None:
    """Markup, case, order and the small words are left out."""
    assert telling_words("Ask **your** boss for the [[trap:ghost|three results]].") == {
        "ask",
        "boss",
        "three",
        "results",
    }
