"""The sample that `make test` takes of what `make deep` tries in full."""

from itertools import product

from _pytest.mark import ParameterSet

from tests.depth import one_view, spread

THINGS = {"a": 1, "b": 2, "c": 3}
VIEWS = {"light": "l", "dark": "d"}


def by_day(pairs: list[ParameterSet]) -> list[tuple[object, ...]]:
    """The pairs that `make test` tries."""
    return [tuple(pair.values) for pair in pairs if not pair.marks]


def test_each_thing_is_seen_once_and_the_views_take_turns() -> None:
    """So nothing is left out, and no view either."""
    assert by_day(spread(THINGS, VIEWS)) == [(1, "l"), (2, "d"), (3, "l")]


def test_by_night_each_thing_is_seen_in_each_view() -> None:
    """Every pair is there, by the names of both."""
    pairs = spread(THINGS, VIEWS)

    assert {pair.id for pair in pairs} == {f"{thing}, {view}" for thing, view in product(THINGS, VIEWS)}
    assert [mark.name for pair in pairs for mark in pair.marks] == ["deep"] * 3


def test_one_view_is_the_first_by_day() -> None:
    """The others wait for the night."""
    pairs = one_view(THINGS, VIEWS)

    assert by_day(pairs) == [(1, "l")]
    assert [pair.id for pair in pairs] == [f"{thing}, {view}" for thing, view in product(THINGS, VIEWS)]
    assert [mark.name for pair in pairs for mark in pair.marks] == ["deep"] * 5
