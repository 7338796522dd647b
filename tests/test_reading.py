"""The table that `make reading` prints, and what it says of bounds."""

from dataclasses import replace

import pytest

from tests.reading.bounds import Bound
from tests.reading.measuring import READERS, SIZES, Reading
from tests.reading.table import rows

PAGE = Reading(
    kind="home", begins=500, ends=590, leads="", words=300, links=20, screens=2.0, widest=70, opening=20, questions=0,
    items=0, under24=0, under44=3,
)  # fmt: skip
ALIKE = {(reader, size): PAGE for reader in READERS for size in SIZES}


@pytest.mark.parametrize(
    ("figure", "rule", "limit", "holds"),
    [
        ("words", "at most", 300, True),
        ("words", "at most", 299, False),
        ("items", "at least", 0, True),
        ("items", "at least", 1, False),
        ("questions", "exactly", 0, True),
        ("questions", "exactly", 2, False),
    ],
)
def test_a_bound_holds_up_to_its_limit(figure, rule, limit, holds):
    """The limit itself is still within."""
    assert Bound("home", figure, rule, limit).holds(PAGE) is holds


def test_an_act_that_is_not_there_breaks_its_bound():
    """Whoever takes the act away has not put it first."""
    assert not Bound("home", "begins", "at most", 600).holds(replace(PAGE, begins=None))


def test_each_bound_is_marked_where_it_is_broken():
    """A bound that holds at one size only says at which it does not."""
    found = {**ALIKE, ("fresh", "phone"): replace(PAGE, ends=700)}
    bounds = [Bound("home", "ends", "at most", 600, "fresh"), Bound("home", "links", "at most", 30, "fresh")]

    assert rows("home", found, bounds)[0].endswith("| ends ≤ 600 ✗ (phone); links ≤ 30 ✓ |")


def test_a_returning_reader_has_a_row_where_something_differs():
    """What is alike for both readers stands once."""
    found = {**ALIKE, ("returning", "laptop"): replace(PAGE, words=310)}

    assert len(rows("home", ALIKE, [])) == 1
    assert [row.split("|")[1].strip() for row in rows("home", found, [])] == ["home", "home, returning"]
