"""`check --stats`: the playbook in numbers."""

import json
from collections.abc import Callable

import pytest

from generator.config import Project
from generator.reporting.statistics import Table, as_json, as_text, statistics
from tests.projects import load


@pytest.fixture
def tables(small: Callable[..., Project]) -> dict[str, Table]:
    """The small playbook in numbers, by the tables' titles."""
    return {table.title: table for table in statistics(load(small()))}


def row(table: Table, name: str) -> dict[str, object]:
    (found,) = [found for found in table.rows if found[0] == name]
    return dict(zip(table.columns, found, strict=True))


def test_every_kind_is_counted_with_its_words(tables: dict[str, Table]) -> None:
    """Entries inside files have rows of their own, and the last row adds up the files."""
    kinds = tables["By kind"]

    assert row(kinds, "level")["entries"] == 2
    assert row(kinds, "item") == {"kind": "item", "entries": 3, "words": 114}
    files = ("level", "shift", "skill", "practice", "trap", "decision", "guide", "sheet", "stakeholder", "term")
    files += ("figure", "source", "myth", "idea", "transition", "plan", "checklists")
    assert row(kinds, "all")["words"] == sum(int(str(row(kinds, kind)["words"])) for kind in files)


def test_the_share_of_statements_with_a_source_counts_statements(tables: dict[str, Table]) -> None:
    """Of three items and thirteen things to let go, keep or pick up, two name a source."""
    step = row(tables["By transition"], "specialist-to-manager")

    assert (step["item"], step["let-go"], step["keep"], step["pick-up"]) == (3, 5, 3, 5)
    assert step["with a source"] == "12 %"


def test_sources_and_figures_stand_by_grade(tables: dict[str, Table]) -> None:
    """A grade that nothing has still has its row."""
    grades = tables["By grade"]

    assert row(grades, "B") == {"grade": "B", "sources": 1, "of them cited": 1, "figures": 1}
    assert row(grades, "A")["sources"] == 0


def test_sources_stand_by_what_was_read(tables: dict[str, Table]) -> None:
    """Those behind a figure are counted beside those that are only cited; nothing rests on memory here."""
    read = tables["Sources by what was read"]

    assert row(read, "secondary") == {"read": "secondary", "sources": 2, "of them cited": 2, "behind a figure": 1}
    assert row(read, "recalled")["sources"] == 0


def test_examples_stand_by_function(tables: dict[str, Table]) -> None:
    """Levels, practices and described skills have one each."""
    functions = tables["Examples by function"]

    assert row(functions, "sales") == {"function": "sales", "examples": 8, "share": "73 %"}
    assert row(functions, "technology")["examples"] == 0


def test_ideas_stand_by_stance(tables: dict[str, Table]) -> None:
    """With the number of places that carry them."""
    assert row(tables["Founding ideas"], "adopted") == {
        "stance": "adopted",
        "ideas": 1,
        "places that carry them": 2,
    }


def test_text_is_aligned() -> None:
    """Names to the left, numbers to the right, thousands apart."""
    table = Table("Words", ("kind", "words"), (("trap", 1200), ("skill", 7)))

    assert as_text([table]) == "Words\n  kind   words\n  trap   1,200\n  skill      7\n"


def test_data_names_each_column() -> None:
    """For programs, each row is an object."""
    table = Table("Words", ("kind", "words"), (("trap", 1200),))

    assert json.loads(as_json([table])) == {"Words": [{"kind": "trap", "words": 1200}]}


def test_a_playbook_without_entries_has_numbers_too(project: Callable[[str], Project]) -> None:
    """Nothing is divided by nothing."""
    found = statistics(load(project("-- content/glossary.yml --\na: {term: a, definition: b}\n")))

    assert as_text(found).startswith("By kind\n")
