"""The editorial rules: each has a reason and a case, and says nothing about what it is not about."""

import inspect
from collections.abc import Callable

import pytest

from generator.cache import Shelf
from generator.config import Project
from generator.diagnostics import Diagnostic
from generator.model.checklist import Item
from generator.model.fields import count_words
from generator.model.playbook import Entry, Ref
from generator.rules import ENTRY_RULES, NEED_THE_WHOLE, PLAYBOOK_RULES, check_entries, check_playbook
from generator.rules.entries import observable_done, verb_first
from generator.rules.prose import _reading_grade, filler_words
from generator.source import parse_document
from tests.projects import load, problems

RULES = {**ENTRY_RULES, **PLAYBOOK_RULES}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_gives_its_reason(code: str) -> None:
    """A rule's docstring is what `playbook explain` shows, so it says why in whole sentences."""
    reason = inspect.getdoc(RULES[code]) or ""

    assert len(reason.split()) >= 8
    assert reason.endswith(".")


def test_the_rules_that_need_everything_are_rules() -> None:
    """The names of the rules that wait for a whole playbook are spelt as in the table."""
    assert set(PLAYBOOK_RULES) >= NEED_THE_WHOLE


def test_the_small_playbook_keeps_every_rule(small: Callable[..., Project]) -> None:
    """Both families of rules find nothing in the base of the tests."""
    playbook = load(small())

    assert check_entries(playbook.entries.values(), Shelf(None)) == []
    assert check_playbook(playbook) == []


def item(do: str = "Ask your boss.", done_when: str = "A note says so.") -> Entry[Item]:
    document, _ = parse_document("a: b\n", "a.yml")
    assert document
    record = Item(id="x", do=do, why="Why.", how=("How.",), done_when=done_when, minutes=5)
    return Entry(Ref("item", "a/x"), record, document)


def codes(found: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    "do",
    [
        "Ask your boss.", "Bring a list.", "Apply the rule.", "Reply within a day.", "Comment on two drafts.",
        "**Book** a room.",
        "Mention it.", "Question it.", "Multiply it.", "Document it.", "Swing by the night shift.",
        "[[practice:one-to-ones|Hold]] it.",
    ],
)  # fmt: skip
def test_an_imperative_begins_an_item(do: str) -> None:
    """Verbs pass, those too that end like nouns or adverbs, and those with markup."""
    assert list(verb_first(item(do=do))) == []


@pytest.mark.parametrize(
    "do",
    [
        "Weekly talks.",
        "The plan is written.",
        "You should ask.",
        "Meeting with peers.",
        "Openly share it.",
        "To ask.",
        "Agreement.",
    ],
)
def test_a_topic_does_not_begin_an_item(do: str) -> None:
    """Articles, pronouns, nouns and adverbs are no acts."""
    assert codes(list(verb_first(item(do=do)))) == ["verb-first"]


@pytest.mark.parametrize(
    ("done_when", "found"),
    [
        ("You know your peers.", ["observable-done"]),
        ("They are aware of it.", ["observable-done"]),
        ("Feeling is mutual.", []),
        ("The knowledge base has a page.", []),
        ("Everybody has signed.", []),
    ],
)
def test_evidence_is_something_to_see(done_when: str, found: list[str]) -> None:
    """Words for what goes on in a head are found as whole words."""
    assert codes(list(observable_done(item(done_when=done_when)))) == found


def test_rules_for_files_do_not_say_the_same_of_what_is_in_them() -> None:
    """An item is part of a file that is checked as a whole, so it is not checked once more."""
    assert list(filler_words(item(do="Delve into it."))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one", 1), ("one-to-one's 60 % done", 3), ("don't — stop", 2), ("a… b/c", 3), ("[[trap:ghost]]", 2)],
)
def test_words_are_counted_as_a_reader_counts(text: str, count: int) -> None:
    """Hyphens and apostrophes join, dashes and signs do not count."""
    assert count_words(text) == count


def test_a_repeated_statement_shows_where_it_stands_first(small: Callable[..., Project]) -> None:
    """Capital letters and full stops do not make a statement another one; both places are given."""
    changed = "hardest_part: SAYING no to work, that you could do well"

    (found,) = problems(
        small(
            ("content/levels/manager.yml", "hardest_part: Watching somebody do slowly what you can do fast.", changed)
        )
    )

    assert (found.span.path, found.span.line) == ("content/levels/specialist.yml", 30)
    assert [(related.span.path, related.span.line) for related in found.related] == [("content/levels/manager.yml", 32)]


def test_a_second_transition_shows_the_first(small: Callable[..., Project]) -> None:
    """Of two transitions between the same levels, the one that is not named after them is blamed; both are shown."""
    project = small()
    transitions = project.content / "transitions"
    (transitions / "another-way").mkdir()
    hub = (transitions / "specialist-to-manager/transition.yml").read_text()
    (transitions / "another-way/transition.yml").write_text(hub)

    found = next(problem for problem in problems(project) if problem.code == "duplicate-transition")

    assert found.span.path == "content/transitions/another-way/transition.yml"
    assert [related.span.path for related in found.related] == [
        "content/transitions/specialist-to-manager/transition.yml"
    ]


@pytest.mark.parametrize(
    "phrase", ["best in class", "best-practice", "World class", "touch base", "Fostered", "buy-in"]
)
def test_filler_is_found_however_it_is_written(small: Callable[..., Project], phrase: str) -> None:
    """The quick look for parts of a phrase misses none that the pattern knows."""
    project = small(("content/traps/rescuer.yml", "Helping feels like leading.", f"We want {phrase} here."))

    assert "filler-words" in codes(list(problems(project)))


def test_short_sentences_make_a_text_no_harder(small: Callable[..., Project]) -> None:
    """A word or two between two full stops go with the sentence beside them."""
    plain = "You stay late and fix the draft of the offer for them. " * 4
    clipped = f"Stop. Wait. Listen. {plain}"

    assert abs(_reading_grade(clipped) - _reading_grade(plain)) < 1


def test_an_idea_is_carried_by_whole_words(small: Callable[..., Project]) -> None:
    """Part of a word carries nothing, and neither do words of which nothing is left without markup."""
    for words in ("tas", "'***'"):
        project = small(("content/ideas.yml", "words: Give back one task today.", f"words: {words}"))
        assert codes(list(problems(project))) == ["idea-carried"]
