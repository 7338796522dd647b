"""The JSON Schemas that editors use: they say what the model says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.export.graph import graph_schema
from generator.model.kinds import KINDS
from generator.schema.json_schema import json_schemas, schema_text
from generator.source import Value, read_document

ROOT = Path(__file__).parents[1]
SCHEMAS = json_schemas()
FILES = [
    path
    for folder in (ROOT / "content", ROOT / "templates/strings")
    for path in sorted(folder.rglob("*.yml"))
    if not path.name.startswith(".")
]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def as_json(value: Value) -> Any:
    """Data of our reader as JSON has it: lists, not tuples."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, tuple) else value


def data_of(path: Path) -> Any:
    document, problems = read_document(path, path.name)
    assert document is not None, problems
    return as_json(document.data)


def name_for(path: Path) -> str:
    """The schema that a file belongs to, from where it lies."""
    if path.is_relative_to(ROOT / "templates"):
        return "words.json"
    parts = path.relative_to(ROOT / "content").parts
    form = {1: "register", 2: "folder", 3: "part"}[len(parts)]
    stem = parts[0] if form == "folder" else path.stem
    return next(f"{kind.schema}.json" for kind in KINDS if (kind.form, kind.stem) == (form, stem))


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every property of a schema and of its definitions."""
    for part in (schema, *schema.get("definitions", {}).values()):
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize("name", sorted({*SCHEMAS, "export.json"}))
def test_committed_schema_is_the_models(name: str) -> None:
    """The committed file is what `playbook schema schema` writes today."""
    expected = graph_schema() if name == "export.json" else SCHEMAS[name]

    assert (ROOT / "schema" / name).read_text("utf-8") == schema_text(expected)


def test_nothing_else_is_committed() -> None:
    """No schema is left over from a kind that no longer exists."""
    assert {path.name for path in (ROOT / "schema").iterdir()} == {*SCHEMAS, "export.json"}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_draft_7(name: str) -> None:
    """Each schema is valid draft 7 and uses nothing newer, since editors read no newer one everywhere."""
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not re.search(r'"(\$defs|prefixItems|unevaluated\w+|dependent\w+)"', schema_text(SCHEMAS[name]))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_property_is_described(name: str) -> None:
    """An editor has something to say about each key."""
    undescribed = [key for key, schema in properties(SCHEMAS[name]) if not schema.get("description")]

    assert not undescribed


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_nothing_stands_beside_a_reference(name: str) -> None:
    """Draft 7 ignores what stands beside `$ref`, so nothing does."""

    def found(node: Any) -> Iterator[Any]:
        if isinstance(node, dict):
            if "$ref" in node and len(node) > 1:
                yield node
            for inner in node.values():
                yield from found(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from found(inner)

    assert not list(found(SCHEMAS[name]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_content_is_valid(path: Path) -> None:
    """A file that the check accepts is accepted by its schema."""
    jsonschema.Draft7Validator(SCHEMAS[name_for(path)]).validate(data_of(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modeline_leads_to_the_schema(path: Path) -> None:
    """The first line of each file leads an editor to the committed schema of its kind."""
    found = MODELINE.match(path.read_text("utf-8"))

    assert found
    assert (path.parent / found[1]).resolve() == ROOT / "schema" / name_for(path)


TRAP = data_of(ROOT / "content/traps/rescuer.yml")


@pytest.mark.parametrize(
    "changes",
    [
        {"symptons": "An unknown key."},
        {"title": ""},
        {"title": 12},
        {"area": "elsewhere"},
        {"prevent": ["Not An Id"]},
        {"prevent": []},
        {"early_signs": ["one", "two"]},
        {"sources": "hill-2007"},
    ],
)
def test_schema_refuses_what_the_model_refuses(changes: dict[str, Any]) -> None:
    """Unknown keys, wrong types and choices, malformed ids and lists of the wrong length show in the editor."""
    validator = jsonschema.Draft7Validator(SCHEMAS["trap.json"])
    assert validator.is_valid(TRAP)

    assert not validator.is_valid({**TRAP, **changes})


def test_schema_misses_required_fields() -> None:
    """A required field that is missing shows in the editor."""
    without = {key: value for key, value in TRAP.items() if key != "symptom"}

    assert not jsonschema.Draft7Validator(SCHEMAS["trap.json"]).is_valid(without)


def test_nothing_is_a_value_where_the_model_takes_it() -> None:
    """A key without a value is accepted where the field may be left out, as the model accepts it."""
    source = {**next(iter(data_of(ROOT / "content/sources.yml").values())), "year": None, "container": None}

    jsonschema.Draft7Validator(SCHEMAS["sources.json"]).validate({"some-source": source})


def test_register_keys_are_ids() -> None:
    """A key of a register that is no id shows in the editor."""
    source = next(iter(data_of(ROOT / "content/sources.yml").values()))

    assert not jsonschema.Draft7Validator(SCHEMAS["sources.json"]).is_valid({"Some Source": source})


def test_texts_and_references_say_what_they_take() -> None:
    """The word cap and the kind that a reference leads to stand in the description."""
    fields = SCHEMAS["trap.json"]["properties"]

    assert "At most 120 words" in fields["why_it_tempts"]["description"]
    assert fields["prevent"]["items"]["description"] == "The id of a practice."
