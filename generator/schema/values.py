"""Wrong types, choices, bounds and forms in our own words."""

import re
from collections.abc import Mapping

from generator.diagnostics import Diagnostic, did_you_mean, listing
from generator.schema.keys import may_be_removed
from generator.schema.misfit import Misfit, Say, shown

_NAMES: Mapping[type, str] = {
    dict: "a mapping", tuple: "a list", str: "text", bool: "true or false", int: "a number", float: "a decimal number",
    type(None): "nothing",
}  # fmt: skip


def wrong_type(needed: str) -> Say:
    """What is said when a value is not of the needed type."""

    def say(misfit: Misfit) -> Diagnostic:
        message = f"{misfit.label} needs {needed}, not {_NAMES[type(misfit.input)]}"
        return Diagnostic(misfit.span, "wrong-type", message, _cure(needed, misfit))

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


def blank(misfit: Misfit) -> Diagnostic:
    """A text without a word."""
    return Diagnostic(misfit.span, "blank-text", f"{misfit.label} is blank", _fill(misfit))


def _fill(misfit: Misfit) -> str:
    return "write it, or remove the key" if may_be_removed(misfit) else "write it"


def _cure(needed: str, misfit: Misfit) -> str:
    """The likely cure, most of all for what YAML 1.1 reads otherwise."""
    value = misfit.input
    if needed == "text" and value is None:
        return _fill(misfit)
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


def wrong_choice(misfit: Misfit) -> Diagnostic:
    """A word that is not one of those the field takes."""
    choices = re.findall(r"'([^']*)'", misfit.context["expected"]) or ["true"]
    given = shown(misfit.input)
    message = f"{misfit.label} is empty" if misfit.input is None else f"{misfit.label} cannot be `{given}`"
    return Diagnostic(misfit.span, "wrong-choice", message, did_you_mean(given, choices) or f"use {listing(choices)}")


def too_few(misfit: Misfit) -> Diagnostic:
    """A list with fewer entries than fit its purpose."""
    least, count = misfit.context["min_length"], len(misfit.input)
    message = f"{misfit.label} has {_entries(count)} and needs at least {least}"
    return Diagnostic(misfit.key_span, "list-length", message, f"add {least - count}")


def too_many(misfit: Misfit) -> Diagnostic:
    """A list with more entries than fit its purpose."""
    most, count = misfit.context["max_length"], len(misfit.input)
    message = f"{misfit.label} has {_entries(count)} and takes at most {most}"
    return Diagnostic(misfit.key_span, "list-length", message, f"remove {count - most}")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count or 'no'} entries"


def number_range(word: str, key: str) -> Say:
    """What is said about a number below or above its range."""

    def say(misfit: Misfit) -> Diagnostic:
        message = f"{misfit.label} is {shown(misfit.input)}, {word} {misfit.context[key]} is allowed"
        return Diagnostic(misfit.span, "number-range", message, "check the number")

    return say


_FORMS = {
    "doi": ("a DOI", "10.1234/abcd"),
    "isbn": ("an ISBN", "9780787951726"),
    "url": ("an address", "https://example.org/page"),
    "language": ("a language", "en"),
}


def malformed(misfit: Misfit) -> Diagnostic:
    """Text that does not have the form of its field."""
    what, example = _FORMS[str(misfit.loc[-1])]
    message = f"`{shown(misfit.input)}` is not {what}"
    return Diagnostic(misfit.span, "malformed-value", message, f"write it like `{example}`")


def bad_date(misfit: Misfit) -> Diagnostic:
    """Something that is no day of the calendar."""
    message = f"{misfit.label} needs a date, not `{shown(misfit.input)}`"
    return Diagnostic(misfit.span, "malformed-value", message, "write it like `2026-11-22`")
