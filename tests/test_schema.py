"""Documents against the model: every error has our own words, and valid documents become entries."""

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import generator
from generator.config import Project
from generator.layers import Layer, Placed, read_layer
from generator.model.fields import Record
from generator.model.kinds import KINDS, PARTS, REGISTERS, Kind
from generator.model.playbook import Ref
from generator.model.refs import Known
from generator.model.words import Words
from generator.schema import parse_entries
from generator.schema.declared import known_ids, unread_ids
from generator.schema.misfits import SAID
from generator.source import Document, Value, parse_document
from tests import txtar
from tests.projects import SMALL, problems

MODELS = (*(kind.model for kind in KINDS), Words)

# What each core schema of pydantic can complain of, given YAML data and strict models.
ERRORS: dict[str, Callable[[dict[str, Any]], set[str]]] = {
    "str": lambda schema: {"string_type", *({"string_pattern_mismatch"} if "pattern" in schema else ())},
    "int": lambda schema: {
        "int_type",
        *({"greater_than_equal"} if "ge" in schema else ()),
        *({"less_than_equal"} if "le" in schema else ()),
    },
    "bool": lambda schema: {"bool_type"},
    "date": lambda schema: {"date_type"},
    "literal": lambda schema: {"literal_error"},
    "tuple": lambda schema: {
        "tuple_type",
        *({"too_short"} if "min_length" in schema else ()),
        *({"too_long"} if "max_length" in schema else ()),
    },
    "dict": lambda schema: {"dict_type"},
    "model": lambda schema: {"model_type"},
    "model-fields": lambda schema: {"missing", "extra_forbidden"},
    "model-field": lambda schema: set(),
    "typed-dict": lambda schema: {"dict_type", "missing", "extra_forbidden"},
    "typed-dict-field": lambda schema: set(),
    "nullable": lambda schema: set(),
    "default": lambda schema: set(),
    "definitions": lambda schema: set(),
    "definition-ref": lambda schema: set(),
    "function-after": lambda schema: set(),  # Ours: the errors that the model's modules raise are added below.
    "function-before": lambda schema: set(),
}


def schemas_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every core schema inside a core schema."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for key, value in node.items():
            if key not in ("metadata", "serialization", "default", "config", "expected", "function"):
                yield from schemas_in(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from schemas_in(value)


def core_schema(model: type[Record]) -> Any:
    """The schema of a model, which is otherwise built with the first record."""
    adapter = TypeAdapter(model)
    adapter.rebuild()
    return adapter.core_schema


def raised_by_us() -> set[str]:
    """The types of the errors that the model's own checks raise."""
    folder = Path(generator.__file__).parent / "model"
    calls = (node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        ast.literal_eval(node.args[0])
        for node in calls
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError"
    }


def test_every_error_that_the_models_can_raise_is_said_in_our_words() -> None:
    """The table has exactly the types that the models' schemas and their own checks can give: none can escape."""
    found = [schema for model in MODELS for schema in schemas_in(core_schema(model))]

    possible = {error for schema in found for error in ERRORS[schema["type"]](schema)}

    assert possible | raised_by_us() == set(SAID)


def test_the_models_are_strict() -> None:
    """Nothing is converted in silence: the list of possible errors above rests on it."""
    assert all(model.model_config["strict"] and model.model_config["extra"] == "forbid" for model in MODELS)


# Whatever stands in a place, something is said ------------------------------------------------------

ODD: tuple[Value, ...] = (
    None,
    True,
    0,
    -1,
    10**18,
    0.5,
    "",
    "x",
    "x" * 5000,
    (),
    ("x",),
    (None,),
    {},
    {"id": "x"},
    {"": None},
)


def places(value: Value, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a value, its own included."""
    yield loc
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, item in inner:
        yield from places(item, (*loc, key))


def put(value: Any, loc: tuple[str | int, ...], odd: Value) -> Any:
    """The value with something else at a place."""
    if not loc:
        return odd
    changed = copy.copy(value) if isinstance(value, dict) else list(value)
    changed[loc[0]] = put(value[loc[0]], loc[1:], odd)
    return changed if isinstance(value, dict) else tuple(changed)


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Layer:
    root = tmp_path_factory.mktemp("small")
    txtar.write(txtar.parse(SMALL.read_text("utf-8")), root)
    return read_layer(Project(root))


def test_an_odd_value_anywhere_is_never_more_than_a_problem(layer: Layer) -> None:
    """Each value of the small playbook in turn, replaced by odd ones, gives diagnostics that have a place and words."""
    known = known_ids(layer)
    turn = 0
    for place in layer.placed:
        for loc in places(place.document.data):
            turn += 1
            odd = ODD[turn % len(ODD)]
            changed = put(place.document.data, loc, odd)
            document = Document(place.document.path, "", changed, place.document.find_places)

            _, found = parse_entries(Placed(document, place.kind, place.id), Known(known, place.id))

            assert all(problem.code and problem.message and problem.hint for problem in found), (loc, odd)
            assert all(problem.span.path == place.document.path for problem in found)


def misspelt(word: str) -> str:
    return f"{word[0]}{word[2:]}" if len(word) > 1 else word * 2


def test_a_misspelt_key_is_one_problem_anywhere(layer: Layer) -> None:
    """Each key of the model that the small playbook uses, with its second letter lost, is one unknown key."""
    known = known_ids(layer)
    for place in layer.placed:
        ids = 1 if place.kind.form == "register" else 0
        for loc in (loc for loc in place.document.keys if loc[ids:] and loc[-1] not in ("id", *known["level"])):
            parent, data = loc[:-1], place.document.data
            for step in parent:
                data = data[step]  # type: ignore[index, call-overload]
            assert isinstance(data, dict)
            renamed = {misspelt(key) if key == loc[-1] else key: value for key, value in data.items()}
            changed = put(place.document.data, parent, renamed)
            document = Document(place.document.path, "", changed, place.document.find_places)

            _, found = parse_entries(Placed(document, place.kind, place.id), Known(known, place.id))

            assert [problem.code for problem in found] == ["unknown-key"], (loc, found)


# Valid documents -----------------------------------------------------------------------------------


def placed(text: str, stem: str = "glossary") -> Placed:
    document, _ = parse_document(text, f"content/{stem}.yml")
    assert document
    return Placed(document, REGISTERS[stem], "")


def test_a_register_becomes_an_entry_for_each_key() -> None:
    """The keys of a register are the ids of its entries, and an entry knows where it stands."""
    entries, found = parse_entries(placed("one: {term: a, definition: b}\ntwo: {term: c, definition: d}\n"), Known())

    assert [entry.ref for entry in entries] == [Ref("term", "one"), Ref("term", "two")]
    assert [entry.span.line for entry in entries] == [1, 2]
    assert found == []


def test_a_bad_entry_does_not_hide_the_good_ones() -> None:
    """The other entries of a register are there although one is wrong."""
    entries, found = parse_entries(placed("one: {term: a}\ntwo: {term: c, definition: d}\n"), Known())

    assert [entry.id for entry in entries] == ["two"]
    assert [problem.code for problem in found] == ["missing-field"]


def test_items_become_entries_of_their_own(layer: Layer) -> None:
    """What stands in a part with an id is an entry too, named after the transition."""
    checklists = next(place for place in layer.placed if place.kind is PARTS["checklists"])

    entries, _ = parse_entries(checklists, Known(known_ids(layer), checklists.id))

    assert [str(entry.ref) for entry in entries] == [
        "checklists:specialist-to-manager",
        "list:specialist-to-manager/first-30-days",
        "item:specialist-to-manager/ask-for-results",
        "item:specialist-to-manager/book-talks",
        "item:specialist-to-manager/hand-over-one",
    ]
    assert entries[3].local_id == "book-talks"
    assert entries[3].transition == "specialist-to-manager"
    assert entries[3].span.line == 16


def test_nothing_is_looked_up_without_known_ids() -> None:
    """A record can be validated alone, before the entries that it refers to exist."""
    data = {"title": "A", "belief": "b", "evidence": "c", "rule": "d", "sources": ("x",)}

    idea = {"text": "A", "stance": "adopted", "pages": ({"entry": "trap:ghost", "words": "A"},)}

    assert REGISTERS["myths"].model.model_validate(data)
    assert REGISTERS["ideas"].model.model_validate(idea)


def test_ids_of_unread_files_are_known(small: Callable[..., Project]) -> None:
    """A file that cannot be read still has its id, and what it would hold is not called unknown."""
    checklists = "content/transitions/specialist-to-manager/checklists.yml"

    layer = read_layer(small(**{"content/traps/rescuer.yml": "'", checklists: "'", "content/sources.yml": ""}))

    assert "rescuer" in known_ids(layer)["trap"]
    assert unread_ids(layer) == {
        ("item", "specialist-to-manager"),
        ("list", "specialist-to-manager"),
        ("source", "*"),
    }


def test_words_of_the_interface_are_held_against_their_model(small: Callable[..., Project]) -> None:
    """A language code has a form, and its mistake is said in our words like any other."""
    document, _ = parse_document(
        "language: English\npages: {}\nsections: {}\nparts: {}\nlabels: {}\nchoices: {}\n", "x.yml"
    )
    assert document
    kind = Kind("words", Words, "strings", "folder")

    _, found = parse_entries(Placed(document, kind, "en"), Known())

    said = [problem.message for problem in found]
    assert [message for message in said if not message.endswith(" is missing")] == ["`English` is not a language"]
    assert "`home` is missing" in said


def test_both_places_of_a_duplicate_are_given(small: Callable[..., Project]) -> None:
    """A duplicate id points at the second place and relates the first."""
    path = "content/decisions/stay-or-go.yml"

    (found,) = problems(small((path, "{id: time, text", "{id: people, text")))

    assert found.span.line == 9
    assert [(related.span.line, related.message) for related in found.related] == [(8, "`people` is first used here")]
