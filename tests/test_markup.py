"""What a text may hold, however long and odd it is: no check takes more than linear time."""

import re

import pytest
from pydantic_core import PydanticCustomError

from generator.model.fields import MOST_CHARACTERS, Prose, count_words
from generator.model.markup import check_markup, without_code
from generator.schema.json_schema import json_schemas

LONG = 300_000


@pytest.mark.parametrize("sign", ["-", "'", "a-", "a ", "%’", "_"])
def test_words_of_a_long_text_are_counted(sign: str) -> None:
    """Runs of signs that join no words are passed over once."""
    assert count_words(sign * LONG) in (0, 1, LONG)


@pytest.mark.parametrize(
    "text", ["a" + "\n" * LONG + "b", "[\n" * LONG, "[a\n" * LONG, "[a]:\n" * LONG, "a < \n" * LONG]
)
def test_long_texts_with_line_ends_are_checked(text: str) -> None:
    """Line ends are no reason to look at the rest of a text again and again."""
    found: list[str] = []
    try:
        check_markup(text, rich=True)
    except PydanticCustomError as error:
        found.append(error.type)

    assert found == (["link_form"] if text.startswith("[a]:") else [])


def test_code_is_found_among_many_backticks() -> None:
    """Runs of a thousand lengths, none of which is closed, are no code."""
    text = " ".join("`" * length for length in range(1000, 0, -1))

    assert without_code(text) == text


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("a `b` c", "a     c"),
        ("`` ` `` `b`", " " * 11),
        ("`a ``b`", "       "),
        ("``a` b", "``a` b"),
        ("`a` b `c", "    b `c"),
        ("`a\nb`", "     "),
    ],
)
def test_code_ends_at_as_many_backticks(text: str, without: str) -> None:
    """Code goes on to the next run of the same length, and everything else keeps its place."""
    assert without_code(text) == without


def test_length_is_checked_before_all_else() -> None:
    """One word as long as a book is refused for its length alone."""
    with pytest.raises(PydanticCustomError, match="too long"):
        Prose(12, rich=False).check("`" * LONG)


def test_no_text_of_the_model_is_longer_than_the_longest() -> None:
    """The bound that the search for references uses holds for every field."""
    words = re.findall(r"'x-max-words': (\d+)", str(json_schemas()))

    assert Prose(max(map(int, words))).characters == MOST_CHARACTERS
