"""Each of pydantic's errors in our own words, at the right place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args, get_origin

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, did_you_mean, listing
from generator.layers import bad_id
from generator.model.fields import Record
from generator.source import Document, Loc

REASONS = {
    "unknown-key": "A key that the model does not know would be dropped in silence; most often it is a slip of the pen.",
    "stray-id": "The id of an entry is its file name or its key in the register, so that it stands in one place only.",
    "missing-field": "A page with a hole in it is worse than no page: required fields are filled before it is published.",
    "wrong-type": "A value of the wrong type cannot be shown. Text that looks like a number or a date needs quotes.",
    "wrong-choice": "The field takes one of a few words, so that pages, filters and counts can rely on it.",
    "list-length": "Bounds on lists force a choice: a list that fits one screen is read, a longer one is not.",
    "number-range": "The number lies outside what the field can mean.",
    "malformed-value": "The value has a fixed form, such as a DOI or a date, so that others can look it up or sort by it.",
    "blank-text": "Blank text makes an empty place on a page.",
    "too-many-words": "Word caps keep pages readable: a reader in a new job has a minute, not ten.",
    "raw-html": "Text takes a little Markdown and never HTML, so that no content can break a page or a reader's safety.",
    "bad-link": "Links lead to https, http or mailto addresses; other schemes can run code or leak data.",
    "bidi-character": "Invisible characters that turn the direction of text can make it read as something it is not.",
    "unknown-reference": "A reference to something that does not exist would be a dead link.",
    "unknown-kind": "A reference names a kind of entry that does not exist.",
    "wrong-kind": "The reference leads to an entry of another kind than the field is for.",
    "reference-form": "A reference in this place is written `kind:id`, since it may lead to any kind of entry.",
    "source-address": "A source can be found by DOI, ISBN or address, or says openly that none is known.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One of pydantic's errors: the model it happened in, and the place in the file."""

    model: type[Record]
    detail: ErrorDetails
    document: Document
    prefix: Loc
    loc: Loc
    known: Mapping[str, frozenset[str]]

    @property
    def span(self) -> Span:
        """The place of the value; of the key where a mapping's key is at fault."""
        return self.document.value_span(self.loc)

    @property
    def context(self) -> dict[str, Any]:
        """What the error says about itself."""
        return self.detail.get("ctx") or {}

    @property
    def input(self) -> Any:
        """The value at fault."""
        return self.detail["input"]


Say: TypeAlias = Callable[[Fault], Diagnostic]


def translate(fault: Fault) -> Diagnostic:
    """The error as a diagnostic; a test shows that every type that can occur is in the table."""
    return SAID[fault.detail["type"]](fault)


# Keys ----------------------------------------------------------------------------------------------


def _unknown_key(fault: Fault) -> Diagnostic:
    key, span = str(fault.loc[-1]), fault.document.key_span(fault.loc)
    allowed = _keys_at(fault.model, fault.loc[len(fault.prefix) : -1])
    if key == "id":
        hint = "remove the line: the id is the file name, or the key in the register"
        return Diagnostic(span, "stray-id", "an `id` has no place here", hint)
    used = _data_at(fault.document, fault.loc[:-1])
    hint = did_you_mean(key, [name for name in allowed if name not in used])
    return Diagnostic(span, "unknown-key", f"nothing is called `{key}` here", hint)


def _missing(fault: Fault) -> Diagnostic:
    parent = fault.document.key_span(fault.loc[:-1])
    if len(fault.loc) == 1:  # At the top of a file, its first key is a better place than all of it.
        parent = Span(fault.document.path, parent.line, parent.col, parent.line, parent.col + 1)
    return Diagnostic(parent, "missing-field", f"`{fault.loc[-1]}` is missing", f"add `{fault.loc[-1]}:`")


def _data_at(document: Document, loc: Loc) -> Any:
    data: Any = document.data
    for step in loc:
        data = data[step]
    return data


def _keys_at(model: Any, loc: Loc) -> list[str]:
    """The keys that the model allows at a place, found by walking the annotations along it."""
    for step in loc:
        model = _inner(model, step)
    model = next((arg for arg in (model, *get_args(model)) if isinstance(arg, type) and issubclass(arg, Record)), None)
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def _inner(model: Any, step: str | int) -> Any:
    """The annotation one step further in."""
    if isinstance(model, type) and issubclass(model, Record):
        found = (info.annotation for name, info in model.model_fields.items() if step in (name, info.alias))
        return next(found, None)
    args = [arg for arg in get_args(model) if arg is not type(None)]
    if get_origin(model) is dict:
        return args[1]
    return args[0] if args else None


# Types and choices ---------------------------------------------------------------------------------

_NAMES: Mapping[type, str] = {
    dict: "a mapping", tuple: "a list", str: "text", bool: "true or false", int: "a number", float: "a decimal number",
}  # fmt: skip


def _wrong_type(needed: str) -> Say:
    def say(fault: Fault) -> Diagnostic:
        given = "nothing" if fault.input is None else _NAMES.get(type(fault.input), "something else")
        message = f"{_label(fault)} needs {needed}, not {given}"
        return Diagnostic(fault.span, "wrong-type", message, _type_hint(needed, fault.input))

    return say


def _label(fault: Fault) -> str:
    """What to call the value in a message: its key, or its number in a list."""
    loc = fault.loc
    if not loc:
        return "the file"
    if isinstance(loc[-1], int):
        return f"entry {loc[-1] + 1} of `{loc[-2]}`" if len(loc) > 1 else f"entry {loc[-1] + 1}"
    return f"`{loc[-1]}`"


_MINUTES = re.compile(r"([0-9]+):([0-5][0-9])")


def _type_hint(needed: str, value: Any) -> str:
    """The likely cure, most of all for what YAML 1.1 read otherwise."""
    if needed == "text":
        return "put the value in quotes" if isinstance(value, bool | int | float) else "write words after the key"
    if needed == "a list":
        return "start each entry on a line of its own with `- `"
    if needed == "a mapping":
        return "write `key: value` lines"
    if isinstance(value, str):
        if needed == "true or false" and value.lower() in ("yes", "on", "no", "off"):
            return f"write `{'true' if value.lower() in ('yes', 'on') else 'false'}`"
        if found := _MINUTES.fullmatch(value):
            return f"write `{int(found[1]) * 60 + int(found[2])}`"
        if value.isdigit() and len(value) <= 18:
            return f"write `{int(value)}`"
    return f"write {needed} without quotes"


def _wrong_choice(fault: Fault) -> Diagnostic:
    choices = [str(choice) for choice in re.findall(r"'([^']*)'", fault.context["expected"])] or ["true"]
    message = f"{_label(fault)} cannot be `{_shown(fault.input)}`"
    return Diagnostic(fault.span, "wrong-choice", message, did_you_mean(_shown(fault.input), choices) or f"use {listing(choices)}")


def _shown(value: Any) -> str:
    """A value as a person would quote it, cut where it is long."""
    text = {True: "true", False: "false", None: "nothing"}.get(value, str(value)) if not isinstance(value, dict | tuple) else "…"
    return text if len(text) <= 40 else f"{text[:39]}…"


# Bounds and forms ----------------------------------------------------------------------------------


def _too_few(fault: Fault) -> Diagnostic:
    least, count = fault.context["min_length"], len(fault.input)
    message = f"{_label(fault)} has {_entries(count)}, at least {least} are needed"
    return Diagnostic(fault.document.key_span(fault.loc), "list-length", message, f"add {least - count}")


def _too_many(fault: Fault) -> Diagnostic:
    most, count = fault.context["max_length"], len(fault.input)
    message = f"{_label(fault)} has {_entries(count)}, at most {most} fit"
    return Diagnostic(fault.document.key_span(fault.loc), "list-length", message, f"remove {count - most}")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count or 'no'} entries"


def _number_range(word: str, key: str) -> Say:
    def say(fault: Fault) -> Diagnostic:
        message = f"{_label(fault)} is {_shown(fault.input)}, {word} {fault.context[key]} is allowed"
        return Diagnostic(fault.span, "number-range", message, "check the number")

    return say


_FORMS = {"doi": "10.1234/abcd", "isbn": "9780787951726", "url": "https://example.org/page"}


def _malformed(fault: Fault) -> Diagnostic:
    example = _FORMS.get(str(fault.loc[-1]), "a value of that form")
    message = f"`{_shown(fault.input)}` is not {'an' if fault.loc[-1] == 'isbn' else 'a'} {fault.loc[-1]}"
    return Diagnostic(fault.span, "malformed-value", message, f"write it like `{example}`")


def _bad_date(fault: Fault) -> Diagnostic:
    message = f"{_label(fault)} needs a date, not `{_shown(fault.input)}`"
    return Diagnostic(fault.span, "malformed-value", message, "write it like `2026-11-22`")


# Our own checks ------------------------------------------------------------------------------------


def _own(code: str, message: str, hint: str) -> Say:
    """A check of our own, whose context fills the message."""

    def say(fault: Fault) -> Diagnostic:
        values = {"label": _label(fault), **fault.context}
        return Diagnostic(fault.span, code, message.format(**values), hint.format(**values))

    return say


def reference_problem(span: Span, reason: str, kind: str, name: str, found: str, known: Mapping[str, frozenset[str]]) -> Diagnostic:
    """The diagnostic for a reference that leads nowhere, or to an entry of another kind."""
    shown = name.rpartition("/")[2]
    if reason == "unknown_kind":
        return Diagnostic(span, "unknown-kind", f"no kind of entry is called `{kind}`", did_you_mean(kind, known))
    if reason == "wrong_kind":
        hint = f"name a {kind}, or use a field for a {found}"
        return Diagnostic(span, "wrong-kind", f"`{shown}` is a {found}, not a {kind}", hint)
    scope = name.rpartition("/")[0]
    near = [other.rpartition("/")[2] if scope else other for other in known[kind] if other.rpartition("/")[0] == scope]
    return Diagnostic(span, "unknown-reference", f"no {kind} is called `{shown}`", did_you_mean(shown, near))


def _reference(fault: Fault) -> Diagnostic:
    context = fault.context
    found = context.get("found", "")
    return reference_problem(fault.span, fault.detail["type"], context["kind"], context["id"], found, fault.known)


SAID: Mapping[str, Say] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_type": _wrong_type("text"),
    "int_type": _wrong_type("a number"),
    "bool_type": _wrong_type("true or false"),
    "tuple_type": _wrong_type("a list"),
    "dict_type": _wrong_type("a mapping"),
    "model_type": _wrong_type("a mapping"),
    "literal_error": _wrong_choice,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _number_range("at least", "ge"),
    "less_than_equal": _number_range("at most", "le"),
    "string_pattern_mismatch": _malformed,
    "date_type": _bad_date,
    "bad_id": lambda fault: bad_id(fault.span, str(fault.input)),
    "blank": _own("blank-text", "{label} is blank", "write it, or remove the key"),
    "bidi_character": _own("bidi-character", "{label} holds an invisible character that turns the direction of text", "retype it"),
    "raw_html": _own("raw-html", "{label} holds the HTML `{tag}`", "use Markdown, or put code in backticks"),
    "bad_link": _own("bad-link", "{label} links to `{target}`", "link to an https, http or mailto address, or write `[[kind:id]]`"),
    "too_many_words": _own("too-many-words", "{label} has {words} words, at most {most} fit", "cut it"),
    "reference_form": _own("reference-form", "{label} is not of the form `kind:id`", "write it like `trap:rescuer`"),
    "unknown_kind": _reference,
    "wrong_kind": _reference,
    "unknown_reference": _reference,
    "source_without_address": _own("source-address", "the source gives no `doi`, `isbn` or `url`", "add one, or write `unknown: true`"),
    "source_known_and_unknown": _own("source-address", "the source is marked unknown and yet has an address", "remove `unknown`"),
}  # fmt: skip
