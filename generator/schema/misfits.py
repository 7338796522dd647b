"""Each of pydantic's errors in our own words, at the right place: the table."""

from collections.abc import Iterable, Mapping

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, cut, did_you_mean
from generator.layers import bad_id
from generator.model.markup import without_code
from generator.model.refs import Known
from generator.schema.keys import missing_key, unknown_key, without_misspelt
from generator.schema.misfit import Attempt, Misfit, Say
from generator.schema.values import (
    bad_date,
    blank,
    malformed,
    number_range,
    too_few,
    too_many,
    wrong_choice,
    wrong_type,
)

REASONS = {
    "unknown-key": "A key that the model does not know would be dropped in silence; most often it is misspelt.",
    "stray-id": "The id of an entry is its file name or its key in the register, so that it stands in one place only.",
    "missing-field": "A page with a hole in it is worse than no page: required fields are filled before it is shown.",
    "wrong-type": "A value of the wrong type cannot be shown. Text that looks like a number or a date needs quotes.",
    "wrong-choice": "The field takes one of a few words, so that pages, filters and counts can rely on it.",
    "list-length": "Bounds on lists force a choice: a list that fits one screen is read, a longer one is not.",
    "number-range": "The number lies outside what the field can mean.",
    "malformed-value": "The value has a fixed form, such as a DOI or a date, so that it can be looked up or sorted.",
    "blank-text": "Blank text makes an empty place on a page.",
    "too-many-words": "Word caps keep pages readable: a reader in a new job has a minute, not ten.",
    "raw-html": "Text takes a little Markdown and never HTML, so that no content can break a page or harm a reader.",
    "plain-text": "The text also stands where no markup can, such as a browser's tab.",
    "bad-link": "Links lead to https, http or mailto addresses; others can run code or leak data.",
    "unknown-reference": "A reference to something that does not exist would be a dead link.",
    "renamed-reference": "An entry is found under each id that it ever had. Who reads the file should find the present "
    "one there.",
    "unknown-kind": "A reference names a kind of entry that does not exist.",
    "wrong-kind": "The reference leads to an entry of another kind than the field is for.",
    "reference-form": "A reference that may lead to any kind of entry is written `kind:id`.",
    "source-address": "A source can be found by DOI, ISBN or address, or says openly that none is known.",
}


def translate(attempt: Attempt, details: Iterable[ErrorDetails]) -> list[Diagnostic]:
    """The errors as diagnostics; a test shows that every type that can occur is in the table."""
    return [SAID[detail["type"]](Misfit(attempt, detail)) for detail in without_misspelt(attempt, [*details])]


def _own(code: str, message: str, hint: str, at: str = "", before: str = "") -> Say:
    """A check of our own, whose context fills the message; `at` names what in it is to be shown, behind `before`."""

    def say(misfit: Misfit) -> Diagnostic:
        values = {"label": misfit.label, **{key: cut(str(value)) or "nothing" for key, value in misfit.context.items()}}
        span = _inside(misfit, misfit.context[at], before) if at else misfit.span
        return Diagnostic(span, code, message.format(**values), hint.format(**values))

    return say


def _inside(misfit: Misfit, words: str, before: str) -> Span:
    return misfit.of.document.span_inside(misfit.loc, words, before=before, seen=without_code)


def _whole(code: str, message: str, hint: str) -> Say:
    """A check of a whole entry, shown at its key."""
    return lambda misfit: Diagnostic(misfit.key_span, code, message, hint)


# References ----------------------------------------------------------------------------------------


def reference_problem(span: Span, reason: str, context: Mapping[str, str], known: Known, free: bool) -> Diagnostic:
    """The diagnostic for a reference that leads nowhere, or to an entry of another kind than the field is for.

    `free` is true of one that names its kind itself, as `kind:id`.
    """
    kind, name = context["kind"], context["id"]
    scope, _, local = name.rpartition("/")
    if reason == "unknown_kind":
        hint = did_you_mean(kind, known.ids) or "write it like `trap:rescuer`"
        return Diagnostic(span, "unknown-kind", f"no kind of entry is called `{cut(kind)}`", hint)
    if reason == "wrong_kind":
        found = context["found"]
        hint = f"write `{found}:{cut(name)}`" if free else f"name {_a(kind)}, or use a field for {_a(found)}"
        return Diagnostic(span, "wrong-kind", f"`{cut(local)}` is {_a(found)}, not {_a(kind)}", hint)
    if not free and (new := known.present(kind, name)) != name:
        message, hint = _now_called(name, new), f"it has moved to another transition: name {_a(kind)} of this one"
        return Diagnostic(span, "unknown-reference", message, hint)
    near = [other.rpartition("/")[2] for other in known.ids[kind] if other.rpartition("/")[0] == scope]
    hint = did_you_mean(local, near) or "check the name, or add the entry"
    return Diagnostic(span, "unknown-reference", f"no {kind} is called `{cut(local)}`", hint)


def renamed_problem(span: Span, kind: str, old: str, new: str, free: bool) -> Diagnostic:
    """The warning about a reference by an id that its target had before. It leads there all the same."""
    hint = f"write `{kind}:{new}`" if free else f"write `{new.rpartition('/')[2]}`"
    return Diagnostic(span, "renamed-reference", _now_called(old, new), hint, severity="warning")


def _now_called(old: str, new: str) -> str:
    """What an id is now: within its transition, unless that has changed."""
    step, slash, local = new.rpartition("/")
    same = old.startswith(f"{step}{slash}")
    return f"`{cut(old.rpartition('/')[2] if same else old)}` is now called `{local if same else new}`"


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _reference(misfit: Misfit) -> Diagnostic:
    free = ":" in misfit.input
    return reference_problem(misfit.span, misfit.detail["type"], misfit.context, misfit.of.known, free)


def _past_kind(misfit: Misfit) -> Diagnostic:
    kind = misfit.context["kind"]
    message = f"nothing of the kind `{cut(kind)}` has an id of its own, so there is nothing to retire"
    hint = did_you_mean(kind, misfit.context["kinds"]) or "delete this"
    return Diagnostic(misfit.span, "unknown-kind", message, hint)


# The table -----------------------------------------------------------------------------------------

SAID: Mapping[str, Say] = {
    "extra_forbidden": unknown_key,
    "missing": missing_key,
    "string_type": wrong_type("text"),
    "int_type": wrong_type("a whole number"),
    "bool_type": wrong_type("true or false"),
    "tuple_type": wrong_type("a list"),
    "dict_type": wrong_type("a mapping"),
    "model_type": wrong_type("a mapping"),
    "literal_error": wrong_choice,
    "too_short": too_few,
    "too_long": too_many,
    "greater_than_equal": number_range("at least", "ge"),
    "less_than_equal": number_range("at most", "le"),
    "string_pattern_mismatch": malformed,
    "date_type": bad_date,
    "bad_id": lambda misfit: bad_id(misfit.span, misfit.input),
    "blank": blank,
    "markup": _own("plain-text", "{label} takes no markup, and holds {found}", "write plain words"),
    "raw_html": _own("raw-html", "{label} holds the HTML `{tag}`", "use Markdown, or put code in backticks", "tag"),
    "bad_link": _own(
        "bad-link",
        "{label} links to `{target}`",
        "link to an https, http or mailto address, or write `[[kind:id]]`",
        at="target",
        before="](",
    ),
    "link_form": _own(
        "bad-link", "{label} holds a link of another form: `{target}`", "write `[words](https://…)`", "target"
    ),
    "too_many_words": _own("too-many-words", "{label} has {words} words, at most {most} fit", "cut it"),
    "too_many_characters": _own("too-many-words", "{label} has {characters} characters, at most {most} fit", "cut it"),
    "reference_form": _own("reference-form", "{label} is not of the form `kind:id`", "write it like `trap:rescuer`"),
    "past_kind": _past_kind,
    "past_form": _own("reference-form", "{label} names nothing of the kind `{kind}`", "write it like `{example}`"),
    "unknown_kind": _reference,
    "wrong_kind": _reference,
    "unknown_reference": _reference,
    "source_without_address": _whole(
        "source-address", "the source gives no `doi`, `isbn` or `url`", "add one, or write `unknown: true`"
    ),
    "source_known_and_unknown": _whole(
        "source-address", "the source is marked unknown and yet has an address", "remove `unknown`"
    ),
}
