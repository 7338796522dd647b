"""Walking records: every text and reference is met once, at its place in the file."""

from collections.abc import Callable

from generator.config import Project
from generator.model.fields import Prose, Record
from generator.model.kinds import BY_NAME
from generator.model.playbook import Ref
from generator.model.refs import AnyRef, RefTo
from generator.model.register import Term
from generator.model.shared import Skill
from generator.model.walk import visit
from generator.model.words import PageWords
from generator.source import Value
from tests.projects import load


def test_visits_come_in_the_order_of_the_model_with_their_places() -> None:
    """A record's texts come field by field, each with the keys that lead to it; what is not given is left out."""
    record = Term(term="one-to-one", also=("1:1", "talk"), definition="A talk.")

    seen = [(found.loc, found.text) for found in visit(record, ("one-to-one",))]

    assert seen == [
        (("one-to-one", "term"), "one-to-one"),
        (("one-to-one", "also", 0), "1:1"),
        (("one-to-one", "also", 1), "talk"),
        (("one-to-one", "definition"), "A talk."),
    ]


def test_keys_of_a_mapping_are_references_too() -> None:
    """A mapping by level visits each level's id, and then what stands under it."""
    record = Skill.model_validate(
        {
            "title": "T",
            "family": "business",
            "summary": "S",
            "definition": "D",
            "levels": {"manager": {"descriptor": "X", "example": "Y", "function": "sales"}},
            "practise": ("p",),
        }
    )

    seen = [(found.loc, type(found.mark)) for found in visit(record)]

    assert seen[3:] == [
        (("levels", "manager"), RefTo),
        (("levels", "manager", "descriptor"), Prose),
        (("levels", "manager", "example"), Prose),
        (("practise", 0), RefTo),
    ]


class Shelf(Record):
    """Mappings of all sorts."""

    labels: dict[str, str]
    choices: dict[str, dict[str, str]]
    pages: dict[str, PageWords]


def test_mappings_without_marks_are_passed_over() -> None:
    """Names of pages and plain labels are no texts of the playbook; what stands below a name is."""
    page = {"title": "T", "nav": "N", "description": "D"}
    record = Shelf.model_validate({"labels": {"a": "b"}, "choices": {"c": {"d": "e"}}, "pages": {"home": page}})

    seen = [found.loc for found in visit(record)]

    assert seen == [("pages", "home", key) for key in page]


def test_places_are_those_of_the_file(small: Callable[..., Project]) -> None:
    """Every visited text of every entry stands in the file where the visit says, under the file's own keys."""
    playbook = load(small())

    for entry in playbook.entries.values():
        for found in visit(entry.record, entry.loc):
            spans = {**entry.document.values, **entry.document.keys}
            assert found.loc in spans, (entry.ref, found.loc)


def test_owners_are_the_records_that_hold_the_text(small: Callable[..., Project]) -> None:
    """A reference is visited with the record beside it, whose note belongs to it."""
    transition = load(small()).entries[Ref("transition", "specialist-to-manager")]

    notes = {
        found.text: getattr(found.owner, "note", None) for found in visit(transition.record) if found.loc[0] == "traps"
    }

    assert notes["ghost"] == "You hide in your own work."


def test_hardly_any_text_is_missed(small: Callable[..., Project]) -> None:
    """Only ids, choices, addresses and what was once said are no texts or references: all other strings are visited."""
    playbook = load(small())
    unmarked = {"id", "area", "network", "family", "basis", "category", "phase", "situation", "stance", "type", "grade"}
    unmarked |= {"function", "moment"}
    unmarked |= {"read", "doi", "formerly", "since", "last_reviewed", "was"}

    for entry in playbook.entries.values():
        if entry.ref.kind in BY_NAME:
            visited = {found.loc for found in visit(entry.record, entry.loc)}
            given = {loc for loc in entry.document.values if loc[: len(entry.loc)] == entry.loc}
            missed = {loc for loc in given - visited if isinstance(at(entry.document.data, loc), str)}
            assert {next(step for step in reversed(loc) if isinstance(step, str)) for loc in missed} <= unmarked


def at(value: Value, loc: tuple[str | int, ...]) -> Value:
    for step in loc:
        value = value[step]  # type: ignore[index, call-overload]
    return value


def test_references_of_any_kind_are_marked(small: Callable[..., Project]) -> None:
    """An idea's pages are references that name their kind."""
    idea = load(small()).entries[Ref("idea", "hand-over")]

    marks = [type(found.mark) for found in visit(idea.record)]

    assert marks == [Prose, AnyRef, Prose, AnyRef, Prose]
