"""Sample values as YAML text, with each field's description as a comment above it."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import yaml

from generator.schema.json_schema import Schema
from generator.starting.samples import Sample, resolve

_WIDTH = 110


def commented_entry(
    schema: Schema, entry: Mapping[str, Sample], definitions: Mapping[str, Schema], indent: int = 0
) -> str:
    """The entry's fields in the model's order; optional fields stand as comments, ready to be used."""
    return "".join(f"{line}\n" for line in _Writer(definitions, indent).members(schema, entry))


@dataclass(frozen=True)
class _Writer:
    """Writes values at one depth; `explain` puts the descriptions above them."""

    definitions: Mapping[str, Schema]
    indent: int
    explain: bool = True

    def deeper(self, *, explain: bool = True) -> "_Writer":
        return replace(self, indent=self.indent + 2, explain=self.explain and explain)

    def members(self, schema: Schema, entry: Mapping[str, Sample]) -> Iterator[str]:
        for key, inner in schema["properties"].items():
            if self.explain:
                about = _about(inner, self.definitions, optional=key not in entry)
                yield from ["", *_comment(about, self.indent)]
            if key in entry:
                yield from self.field(key, inner, entry[key])
            elif self.explain:
                yield f"{' ' * self.indent}# {key}:"

    def field(self, key: str, schema: Schema, value: Sample) -> Iterator[str]:
        schema, _ = resolve(schema, self.definitions)
        start = f"{' ' * self.indent}{key}:"
        if isinstance(value, dict):
            yield start
            yield from self.deeper().mapping(schema, value)
        elif isinstance(value, list) and "x-refers-to" in schema["items"]:
            yield f"{start} [{', '.join(_scalar(item) for item in value)}]"
        elif isinstance(value, list):
            yield start
            for index, item in enumerate(value):
                yield from self.deeper(explain=index == 0).item(schema["items"], item)
        else:
            yield from _value(start, value, self.indent + 2)

    def mapping(self, schema: Schema, value: Mapping[str, Sample]) -> Iterator[str]:
        """An object with fixed members, or one whose keys are ids: of those only the first is explained."""
        if "properties" in schema:
            yield from filter(None, self.members(schema, value))
            return
        for index, (name, inner) in enumerate(value.items()):
            yield from replace(self, explain=self.explain and index == 0).field(
                name, schema["additionalProperties"], inner
            )

    def item(self, schema: Schema, value: Sample) -> Iterator[str]:
        """An entry of a list: its first line that is no comment gets the dash."""
        if not isinstance(value, dict):
            yield from _value(f"{' ' * self.indent}-", value, self.indent + 2)
            return
        schema, _ = resolve(schema, self.definitions)
        lines = [*filter(None, self.deeper().members(schema, value))]
        first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[first] = f"{' ' * self.indent}- {lines[first].lstrip()}"
        yield from lines


def _about(schema: Schema, definitions: Mapping[str, Schema], *, optional: bool) -> str:
    """What is said above a field: its description, its choices, and how many entries it takes."""
    schema, _ = (schema, "") if "description" in schema else resolve(schema, definitions)
    parts = ["Optional."] if optional else []
    parts.append(schema.get("description", ""))
    items = schema.get("items", {})
    if "$ref" not in items and (said := items.get("description")):
        parts.append(f"Each: {said[0].lower()}{said[1:]}")
    if choices := [choice for choice in schema.get("enum", []) if choice is not None]:
        parts.append(f"One of: {', '.join(_scalar(choice) for choice in choices)}.")
    return " ".join(filter(None, [*parts, _bounds(schema)]))


def _bounds(schema: Schema) -> str:
    least, most = schema.get("minItems"), schema.get("maxItems")
    if least is None:
        return ""
    if most is None:
        return f"At least {least}."
    return f"Exactly {least} entries." if least == most else f"{least} to {most} entries."


def _comment(text: str, indent: int) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}# {line}"


def _value(start: str, value: Sample, indent: int) -> Iterator[str]:
    """A value behind its key or dash; long text is folded below it."""
    text = _scalar(value)
    if len(start) + len(text) <= _WIDTH or not isinstance(value, str):
        yield f"{start} {text}"
        return
    yield f"{start} >-"
    for line in textwrap.wrap(value, _WIDTH - indent, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}{line}"


def _scalar(value: Sample) -> str:
    """A scalar as YAML writes it on one line."""
    if isinstance(value, date):
        return value.isoformat()
    written: str = yaml.safe_dump(value, allow_unicode=True, width=1_000_000)
    return written.removesuffix("\n").removesuffix("\n...")
