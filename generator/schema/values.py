"""Wrong types, choices, bounds and forms in our own words."""

import re
from collections.abc import Mapping

from generator.diagnostics import Diagnostic, did_you_mean, listing
from generator.schema.fault import Fault, Say, shown
from generator.schema.keys import may_be_removed

_NAMES: Mapping[type, str] = {
    dict: "a mapping", tuple: "a list", str: "text", bool: "true or false", int: "a number", float: "a decimal number",
    type(None): "nothing",
}  # fmt: skip


def wrong_type(needed: str) -> Say:
    """What is said when a value is not of the needed type."""

    def say(fault: Fault) -> Diagnostic:
        message = f"{fault.label} needs {needed}, not {_NAMES[type(fault.input)]}"
        return Diagnostic(fault.span, "wrong-type", message, _cure(needed, fault))

    return say


_WRITE: Mapping[str, str] = {
    "a list": "start each entry on a line of its own with `- `",
    "a mapping": "write `key: value` lines",
    "a whole number": "write digits only",
    "true or false": "write `true` or `false`",
}
_BOOLEANS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_HOURS = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_TOUCHING_DASH = re.compile(r"-[^\s-]")
_DIGITS = re.compile(r"[0-9]{1,18}")


def blank(fault: Fault) -> Diagnostic:
    """A text without a word."""
    return Diagnostic(fault.span, "blank-text", f"{fault.label} is blank", _fill(fault))


def _fill(fault: Fault) -> str:
    return "write it, or remove the key" if may_be_removed(fault) else "write it"


def _cure(needed: str, fault: Fault) -> str:
    """The likely cure, most of all for what YAML 1.1 reads otherwise."""
    value = fault.input
    if needed == "text" and value is None:
        return _fill(fault)
    if needed == "a list" and isinstance(value, str) and _TOUCHING_DASH.match(value):
        return "add a space after `-`"
    if needed == "text" and isinstance(value, dict):
        return "put the text in quotes: a colon made it a mapping"
    if needed == "text":
        return "put the text in quotes" if isinstance(value, bool | int | float) else "write one text, not a list"
    if needed == "true or false" and isinstance(value, str) and value.lower() in _BOOLEANS:
        return f"write `{_BOOLEANS[value.lower()]}`"
    if needed == "a whole number" and isinstance(value, str):
        if found := _HOURS.fullmatch(value):
            return f"write `{int(found[1]) * 60 + int(found[2])}`"
        if _DIGITS.fullmatch(value):
            return f"write `{int(value)}`, without quotes or leading zeros"
    return _WRITE[needed]


def wrong_choice(fault: Fault) -> Diagnostic:
    """A word that is not one of those the field takes."""
    choices = re.findall(r"'([^']*)'", fault.context["expected"]) or ["true"]
    given = shown(fault.input)
    message = f"{fault.label} is empty" if fault.input is None else f"{fault.label} cannot be `{given}`"
    return Diagnostic(fault.span, "wrong-choice", message, did_you_mean(given, choices) or f"use {listing(choices)}")


def too_few(fault: Fault) -> Diagnostic:
    """A list with fewer entries than fit its purpose."""
    least, count = fault.context["min_length"], len(fault.input)
    message = f"{fault.label} has {_entries(count)} and needs at least {least}"
    return Diagnostic(fault.key_span, "list-length", message, f"add {least - count}")


def too_many(fault: Fault) -> Diagnostic:
    """A list with more entries than fit its purpose."""
    most, count = fault.context["max_length"], len(fault.input)
    message = f"{fault.label} has {_entries(count)} and takes at most {most}"
    return Diagnostic(fault.key_span, "list-length", message, f"remove {count - most}")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count or 'no'} entries"


def number_range(word: str, key: str) -> Say:
    """What is said about a number below or above its range."""

    def say(fault: Fault) -> Diagnostic:
        message = f"{fault.label} is {shown(fault.input)}, {word} {fault.context[key]} is allowed"
        return Diagnostic(fault.span, "number-range", message, "check the number")

    return say


_FORMS = {
    "doi": ("a DOI", "10.1234/abcd"),
    "isbn": ("an ISBN", "9780787951726"),
    "url": ("an address", "https://example.org/page"),
    "language": ("a language", "en"),
}


def malformed(fault: Fault) -> Diagnostic:
    """Text that does not have the form of its field."""
    what, example = _FORMS[str(fault.loc[-1])]
    message = f"`{shown(fault.input)}` is not {what}"
    return Diagnostic(fault.span, "malformed-value", message, f"write it like `{example}`")


def bad_date(fault: Fault) -> Diagnostic:
    """Something that is no day of the calendar."""
    message = f"{fault.label} needs a date, not `{shown(fault.input)}`"
    return Diagnostic(fault.span, "malformed-value", message, "write it like `2026-11-22`")
