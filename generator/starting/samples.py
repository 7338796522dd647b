"""Sample values that pass the model and the rules: honest placeholders in each field's own terms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from generator.schema.json_schema import Schema
from generator.starting.placeholder import starting_text

Sample: TypeAlias = "str | int | bool | date | list[Sample] | dict[str, Sample]"

_PREFERRED: Mapping[str, Sample] = {
    "basis": "heuristic", "grade": "D", "read": "recalled", "unknown": True, "minutes": 30, "low": 10, "high": 40,
}  # fmt: skip
"""Where the first choice or the smallest number would claim too much, or break a rule."""

_FALLING = frozenset({"from_low"})
"""Numbers that fall to 0 along their list."""

_NEEDED = frozenset({"unknown", "minutes"})
"""Optional fields that a rule asks for: a source has an address or says so, and an item says how long it takes."""


class TooFewToReferTo(Exception):  # noqa: N818 - it is a state of the content, not a fault
    """References are required to more entries of a kind than there are."""

    def __init__(self, kind: str, needed: int) -> None:
        self.kind = kind
        self.needed = needed
        super().__init__(kind)


@dataclass(frozen=True)
class Sampler:
    """Makes the sample of one entry: its id, the ids that exist by kind, and the values that are given."""

    name: str
    ids: Mapping[str, Sequence[str]]
    given: Mapping[str, Sample]
    today: date
    definitions: Mapping[str, Schema]
    place: tuple[int, int] = (0, 1)
    """The value's index in the innermost list, and how many there are."""
    owner: str = field(default="")
    """The model that the value stands in, as a word for ids."""

    def entry(self, schema: Schema) -> dict[str, Sample]:
        """The sample of a whole entry. Raises `TooFewToReferTo`."""
        found = self.value("", schema, "")
        assert isinstance(found, dict)
        return {key: self.given.get(key, value) for key, value in found.items()}

    def value(self, key: str, schema: Schema, about: str) -> Sample:
        """The sample for a schema that stands under `key`; `about` is the description it inherits."""
        schema, owner = resolve(schema, self.definitions)
        inner = replace(self, owner=owner) if owner else self
        match schema.get("type"):
            case "object":
                return inner.members(schema)
            case "array":
                return inner.items(key, schema, about)
            case _ if key in _PREFERRED:
                return _PREFERRED[key]
            case _ if key in _FALLING:
                return self.place[1] - self.place[0] - 1
            case "string" | ["string", "null"]:
                return inner.string(key, schema, about)
        return schema.get("minimum", False)  # type: ignore[no-any-return]

    def members(self, schema: Schema) -> dict[str, Sample]:
        """An object's required members; where its keys are ids, one for each that exists."""
        if kind := schema.get("propertyNames", {}).get("x-refers-to"):
            each = schema["additionalProperties"]
            return {one: replace(self, name=f"{self.name}, {one}").value(one, each, "") for one in self.ids[kind]}
        wanted = {*schema["required"], *_NEEDED}
        fields: dict[str, Schema] = schema["properties"]
        return {
            key: self.value(key, inner, inner.get("description", "")) for key, inner in fields.items() if key in wanted
        }

    def items(self, key: str, schema: Schema, about: str) -> list[Sample]:
        """As many entries as the list needs; where they name other entries, each names another one."""
        count = schema.get("minItems", 1)
        kind = _named_kind(schema["items"], self.definitions)
        if len(self.ids.get(kind, range(count))) < count:
            raise TooFewToReferTo(kind, count)
        return [replace(self, place=(index, count)).value(key, schema["items"], about) for index in range(count)]

    def string(self, key: str, schema: Schema, about: str) -> Sample:
        """A date, a choice, an id, a reference, the name of something gone, or a text."""
        index, _ = self.place
        if schema.get("format") == "date":
            return self.today
        if choices := schema.get("enum"):
            return str(choices[index % len(choices)])
        if kind := schema.get("x-refers-to"):
            return self.reference(kind)
        if schema.get("x-removed"):
            return f"transition:{self.name}"
        if key == "id":
            return f"{self.owner}-{index + 1}"
        return starting_text(key, about, self.names, schema["x-max-words"])

    @property
    def names(self) -> str:
        """The entry's id, and which of how many the value is."""
        index, count = self.place
        return f"{self.name}, {index + 1} of {count}" if count > 1 else self.name

    def reference(self, kind: str) -> str:
        """An id that exists, another for each entry of a list; inside a transition, one that the sample itself has."""
        index, _ = self.place
        if kind == "*":
            kind, known = next(((kind, ids) for kind, ids in self.ids.items() if ids), ("level", ()))
            return f"{kind}:{self.one_of(kind, known)}"
        return self.one_of(kind, self.ids[kind]) if kind in self.ids else f"{kind}-{index + 1}"

    def one_of(self, kind: str, known: Sequence[str]) -> str:
        """The id whose turn it is."""
        if not known:
            raise TooFewToReferTo(kind, 1)
        return known[self.place[0] % len(known)]


def resolve(schema: Schema, definitions: Mapping[str, Schema]) -> tuple[Schema, str]:
    """The schema that a reference leads to, and its model's name as a word for ids; other schemas as they are."""
    target = schema.get("$ref") or (schema["allOf"][0]["$ref"] if "allOf" in schema else "")
    if not target:
        return schema, ""
    name = target.rpartition("/")[2]
    return definitions[name], re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def _named_kind(schema: Schema, definitions: Mapping[str, Schema]) -> str:
    """The kind that each entry of a list names: by itself, or in its first field."""
    schema, _ = resolve(schema, definitions)
    first = next(iter(schema.get("properties", {}).values()), schema)
    return str(first.get("x-refers-to", ""))
