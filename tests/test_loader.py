"""Loading: one call reads, validates and links all of it, or raises once with everything that is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import ContentError
from generator.loader import load_playbook, order_levels
from generator.model.evidence import Source
from generator.model.level import Level
from generator.model.playbook import Entry, Ref
from generator.model.transition import Transition
from generator.source import parse_document
from tests.projects import load

TRAP = "content/traps/rescuer.yml"


def test_the_small_playbook_is_whole(small: Callable[..., Project]) -> None:
    """The base of all tests has no problem and no warning."""
    _, warnings = load_playbook(small())

    assert warnings == ()


def test_levels_come_from_bottom_to_top(small: Callable[..., Project]) -> None:
    """The transitions order the levels, not their names or files."""
    playbook = load(small())

    assert [level.id for level in playbook.levels] == ["specialist", "manager"]


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        (["a-b", "b-c"], ("a", "b", "c")),
        (["b-c", "a-b"], ("a", "b", "c")),
        (["c-b", "b-a"], ("c", "b", "a")),
        (["a-x", "x-b", "b-c"], ("a", "x", "b", "c")),
        ([], ("a", "b", "c")),
    ],
)
def test_a_level_finds_its_place_by_the_steps_to_it(steps: list[str], order: tuple[str, ...]) -> None:
    """The steps order the levels wherever they are inserted, and levels without steps stay as they come."""
    document, _ = parse_document("a: b\n", "a.yml")
    assert document
    names = dict.fromkeys([name for step in steps for name in step.split("-")] or ["a", "b", "c"])
    records = [(Ref("level", name), Level.model_construct(title=name)) for name in names]
    records += [(Ref("transition", step), Transition.model_construct(from_=step[0], to=step[2])) for step in steps]

    found, problems = order_levels({ref: Entry(ref, record, document) for ref, record in records})

    assert found == order
    assert problems == []


def test_a_loop_shows_each_transition_in_it() -> None:
    """The loop is told in the order in which its transitions lead; those outside it are not blamed."""
    documents = {step: parse_document("to: x\n", f"{step}.yml")[0] for step in ("a-b", "b-c", "c-a", "c-d")}
    steps = {
        Ref("transition", step): Entry(
            Ref("transition", step), Transition.model_construct(from_=step[0], to=step[2]), document
        )
        for step, document in documents.items()
        if document
    }

    _, (found,) = order_levels(steps)

    assert found.message.partition(": ")[2] in ("a → b → c → a", "b → c → a → b", "c → a → b → c")
    assert (found.span.path, [related.span.path for related in found.related]) == ("a-b.yml", ["b-c.yml", "c-a.yml"])


def test_an_error_raises_with_errors_and_warnings_sorted(small: Callable[..., Project]) -> None:
    """The error carries every problem of the run by file and place."""
    project = small((TRAP, "area: team", "area: taem"), ("content/levels/manager.yml", "title: Manager", "title: ''"))

    with pytest.raises(ContentError) as raised:
        load_playbook(project)

    assert [problem.span.path for problem in raised.value.diagnostics] == ["content/levels/manager.yml", TRAP]


def test_warnings_alone_do_not_raise(small: Callable[..., Project]) -> None:
    """A playbook with warnings is still a playbook."""
    playbook, warnings = load_playbook(small(("content/figures.yml", "source: lazear-2015", "source: hill-2007")))

    assert [warning.code for warning in warnings] == ["unused-source"]
    assert Ref("source", "lazear-2015") in playbook.entries


def test_entries_are_found_by_model_and_by_name(small: Callable[..., Project]) -> None:
    """The playbook gives entries of a model in file order, and one by its name."""
    playbook = load(small())

    assert [entry.id for entry in playbook.all(Source)] == ["hill-2007", "lazear-2015"]
    assert playbook.get(Level, Ref("level", "manager")).record.title == "Manager"
    assert playbook.find(Level, Ref("level", "director")) is None
    found = playbook.find(Level, Ref("level", "manager"))
    assert found
    assert found.span.path == "content/levels/manager.yml"


def test_transitions_come_in_the_order_of_their_levels(small: Callable[..., Project]) -> None:
    """There is one step in the small playbook, and a model without entries has none."""
    playbook = load(small())

    assert [step.id for step in playbook.transitions] == ["specialist-to-manager"]
    assert playbook.all(Transition) == playbook.transitions


def test_an_entry_in_a_part_knows_its_transition(small: Callable[..., Project]) -> None:
    """The name of an item is its transition's and its own; on its page the own is enough."""
    item = load(small()).entries[Ref("item", "specialist-to-manager/book-talks")]

    assert (item.transition, item.local_id, item.id) == (
        "specialist-to-manager",
        "book-talks",
        "specialist-to-manager/book-talks",
    )
    assert item.span_of((*item.loc, "do")).line == 17
    assert str(item.ref) == "item:specialist-to-manager/book-talks"


def test_two_loads_give_the_same(small: Callable[..., Project], tmp_path: Path) -> None:
    """Nothing is kept between two loads that could change the second."""
    project = small()

    first, second = load(project), load(project)

    assert list(first.entries) == list(second.entries)
    assert first.links == second.links
    assert first.level_order == second.level_order
