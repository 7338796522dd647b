"""JSON Schemas of all content files, for editors: made from the model, with its descriptions."""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from generator.model.fields import FormerId, Id, Prose, Record
from generator.model.kinds import KINDS, Kind
from generator.model.lasting import RETIRABLE
from generator.model.refs import ID, AnyRef, PastRef, RefTo
from generator.model.words import Words

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"  # The newest draft that every YAML editor reads.
_ID_PATTERN = f"^{ID.pattern}$"
_REFERENCE_PATTERN = f"^[a-z]+(-[a-z]+)*:{ID.pattern}(/{ID.pattern})?$"
_FORMER_PATTERN = f"^{ID.pattern}(/{ID.pattern})?$"
_ID_CHECK = get_args(Id)[1].func
_FORMER_CHECK = get_args(FormerId)[1].func
_TEMPLATE = "#/definitions/{model}"
_FIRST = ("$schema", "title", "description", "type", "required", "properties")


def json_schemas() -> dict[str, Schema]:
    """The schema of each kind of file by file name, such as `trap.json`: draft 7, which every editor reads."""
    found = {f"{kind.schema}.json": file_schema(kind) for kind in KINDS}
    return {**found, "words.json": _whole(TypeAdapter(Words).json_schema(**_how()))}


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file: stable order, indented, with a line end."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def definitions(models: Iterable[type[Record]]) -> Schema:
    """The schemas of several models by name, as the `definitions` of a schema that refers to them."""
    asked = [(model, "validation") for model in models]
    _, found = models_json_schema(asked, **_how())  # type: ignore[arg-type]
    return _members(found["$defs"])


def file_schema(kind: Kind) -> Schema:
    """The schema of one kind's files. Texts carry `x-max-words`, references `x-refers-to` with a kind, and names of
    what is gone `x-removed`.
    """
    if kind.form != "register":
        return _whole(TypeAdapter(kind.model).json_schema(**_how()))
    entries = TypeAdapter(dict[str, kind.model]).json_schema(**_how())  # type: ignore[name-defined]
    about = {"title": f"{kind.stem}.yml", "description": f"{kind.model.__doc__} One entry per id."}
    return _whole({**entries, **about, "propertyNames": {"pattern": _ID_PATTERN}})


def _how() -> dict[str, Any]:
    return {"by_alias": True, "ref_template": _TEMPLATE, "schema_generator": _Generator}


def _whole(schema: Schema) -> Schema:
    inner = schema.pop("$defs", {})
    whole = {"$schema": DRAFT, **_finish(schema)}
    return {**whole, "definitions": _members(inner)} if inner else whole


# What the types say beyond their shape --------------------------------------------------------------


class _Generator(GenerateJsonSchema):
    """Adds what our own marks mean; titles made of a key's name say nothing and are left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> Schema:
        check: Any = schema["function"]["function"]
        return {**super().function_after_schema(schema), **_meaning(getattr(check, "__self__", check))}

    def date_schema(self, schema: core_schema.DateSchema) -> Schema:
        return {**super().date_schema(schema), "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else True
        names = {key: value for key, value in keys.items() if key in ("pattern", "x-refers-to")}
        found = {"type": "object", "additionalProperties": values}
        return {**found, "propertyNames": names} if names else found


def _meaning(mark: Any) -> Schema:
    """What a mark of `model.fields` adds; `x-note` ends up behind the field's description."""
    match mark:
        case Prose(words=words, rich=rich):
            form = "inline Markdown" if rich else "plain text"
            return {"pattern": r"\S", "x-max-words": words, "x-note": f"At most {words} words of {form}."}
        case RefTo(kind=kind, local=local):
            where = " in this transition" if local else ""
            return {"pattern": _ID_PATTERN, "x-refers-to": kind, "x-note": f"The id of {_article(kind)} {kind}{where}."}
        case AnyRef():
            return {"pattern": _REFERENCE_PATTERN, "x-refers-to": "*", "x-note": "Any entry, as `kind:id`."}
        case PastRef():
            inner = [kind for kind, inside in RETIRABLE.items() if inside]
            outer = [kind for kind, inside in RETIRABLE.items() if not inside]
            return {
                "pattern": f"^(({'|'.join(inner)}):{ID.pattern}/{ID.pattern}|({'|'.join(outer)}):{ID.pattern})$",
                "x-removed": True,
                "x-note": f"Written as `{inner[0]}:transition/id` or `kind:id`.",
            }
    if mark is _FORMER_CHECK:
        return {"pattern": _FORMER_PATTERN, "x-note": "Of one that was moved, with its transition: `old-step/old-id`."}
    return {"pattern": _ID_PATTERN, "x-note": "Lower-case words and hyphens."} if mark is _ID_CHECK else {}


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


# From pydantic's draft 2020-12 to draft 7 -----------------------------------------------------------


def _members(schemas: Schema) -> Schema:
    return {name: _finish(schema) for name, schema in schemas.items()}


def _finish(schema: Any) -> Any:
    """The schema in draft 7, with notes in descriptions, no empty defaults, and its keys in a fixed order."""
    if not isinstance(schema, dict):
        return schema
    found = {key: _inner(key, value) for key, value in _nullable(schema).items() if (key, value) != ("default", None)}
    if note := found.pop("x-note", ""):
        found["description"] = " ".join(filter(None, [found.get("description", ""), note]))
    if "description" in found:
        found["description"] = " ".join(found["description"].split())
    if "$ref" in found and len(found) > 1:  # Draft 7 ignores whatever stands beside `$ref`.
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    return dict(sorted(found.items(), key=lambda item: (_rank(item[0]), item[0])))


def _rank(key: str) -> int:
    return _FIRST.index(key) if key in _FIRST else len(_FIRST)


def _inner(key: str, value: Any) -> Any:
    if key == "properties":
        return _members(value)
    if key in ("anyOf", "allOf"):
        return [_finish(schema) for schema in value]
    return _finish(value) if key in ("items", "additionalProperties", "propertyNames") else value


def _nullable(schema: Schema) -> Schema:
    """A choice between a simple type and nothing, as one schema: editors then show one meaning, not two."""
    options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
    if len(options) != 1 or "type" not in options[0]:
        return schema
    one = {**options[0], "type": [options[0]["type"], "null"]}
    if "const" in one or "enum" in one:
        one["enum"] = [*one.pop("enum", [one.pop("const", None)]), None]
    return {**one, **{key: value for key, value in schema.items() if key != "anyOf"}}
