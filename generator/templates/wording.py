"""The interface text: read, and held against what templates and scripts ask of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from generator.cache import open_shelf
from generator.config import Project
from generator.diagnostics import Diagnostic, Related, Span, closest, cut, did_you_mean, listing
from generator.layers import Placed
from generator.model.kinds import Kind
from generator.model.playbook import Entry
from generator.model.refs import Known
from generator.model.uses import Use, Uses
from generator.model.words import STEP_PARTS, Words
from generator.schema import parse_entries
from generator.source import Document, Loc, Value, read_document

REASONS = {
    "unused-word": "A label that nothing shows is work for whoever translates it, and most often it is misspelt.",
    "wrong-place": "Places in braces are filled with a name or a number; a misspelt one would be shown to readers.",
}

_TYPO = 84
"""How alike two names are of which one is the other with a slip in it: one that is left out often has a namesake."""

_BRACES = re.compile(r"\{(\w*)\}?|\}")
_STEP: Mapping[Loc, tuple[Use, ...]] = {
    ("parts", name, field): (Use(Span(""), frozenset({"step"})),)
    for name in STEP_PARTS
    for field in ("title", "description")
}
"""The texts that name the step they belong to."""


def read_words(project: Project, language: str = "en") -> tuple[Entry[Words] | None, list[Diagnostic]]:
    """The interface text of a language, and where it stands."""
    path = project.templates / "strings" / f"{language}.yml"
    with open_shelf(project, "words") as known:
        document, problems = read_document(path, project.relative(path), known)
    if document is None:
        return None, list(problems)
    entries, trouble = parse_entries(Placed(document, Kind("words", Words, "strings", "folder"), language), Known())
    entry = cast(Entry[Words], entries[0]) if entries else None
    return entry, [*problems, *trouble]


def check_words(words: Entry[Words], uses: Uses, *, whole: bool) -> Iterator[Diagnostic]:
    """Labels and words of scripts that are missing or that nothing asks for, and wrong places in any text.

    Where the uses are not the whole, since a template cannot be read, nobody can say that a word is not used.
    """
    document = words.document
    texts = dict(_texts(document.data, ()))
    unused = {loc for loc in texts if loc[0] in ("labels", "scripts") and loc not in uses}
    for loc, asked in uses.items():
        if loc not in texts:
            yield _missing(document, loc, asked[0], texts, unused)
    for loc in unused if whole else ():
        yield _unused(document, loc)
    for loc, text in texts.items():
        if loc not in unused:
            yield from _wrong_places(document, loc, text, [*uses.get(loc, ()), *_STEP.get(loc, ())])


def _texts(data: Value, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text, by its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(data, str) and len(loc) > 1:
        yield loc, data


# Missing, and too much ------------------------------------------------------------------------------


def _missing(document: Document, loc: Loc, use: Use, texts: Iterable[Loc], unused: set[Loc]) -> Diagnostic:
    """A text that is asked for and not there: misspelt in the strings, misspelt where it is asked for, or left out."""
    name, related = str(loc[-1]), (Related(use.span, "it is asked for here"),)
    beside = {str(other[-1]): other for other in texts if other[:-1] == loc[:-1]}
    if meant := closest(name, [key for key, other in beside.items() if other in unused]):
        unused.discard(beside[meant])
        message = f"nothing is called `{cut(meant)}` here"
        return Diagnostic(
            document.key_span(beside[meant]), "unknown-key", message, f"did you mean `{name}`?", related=related
        )
    if loc[0] == "labels" and closest(name, beside, cutoff=_TYPO):
        message = f"the strings have no label `{cut(name)}`"
        return Diagnostic(use.span, "unknown-variable", message, did_you_mean(name, beside))
    where = f" of the script `{loc[1]}`" if loc[0] == "scripts" else ""
    message, hint = f"`{cut(name)}`{where} is missing", f"add `{name}:`"
    return Diagnostic(_parent(document, loc), "missing-field", message, hint, related=related)


def _parent(document: Document, loc: Loc) -> Span:
    """The nearest key above a text that is not there."""
    while len(loc) > 1 and loc not in document.keys:
        loc = loc[:-1]
    return document.key_span(loc)


def _unused(document: Document, loc: Loc) -> Diagnostic:
    what = "no script says" if loc[0] == "scripts" else "no template shows"
    message = f"{what} `{cut(str(loc[-1]))}`"
    return Diagnostic(document.key_span(loc), "unused-word", message, "remove it", "warning")


# Places in braces -----------------------------------------------------------------------------------


def _wrong_places(document: Document, loc: Loc, text: str, uses: Iterable[Use]) -> Iterator[Diagnostic]:
    """Braces that nothing fills, and places that are left out."""
    filled = [use.places for use in uses if use.places is None or use.places]
    if None in filled:  # What is filled cannot be told.
        return
    known = [places for places in filled if places]
    may = frozenset[str]().union(*known)
    for found in _BRACES.finditer(text):
        if found[0] != f"{{{found[1]}}}" or found[1] not in may:
            yield _unfilled(document, loc, found[0], found[1] or "", sorted(may))
    for name in sorted(known[0].intersection(*known[1:]) if known else ()):
        if f"{{{name}}}" not in text:
            message = f"`{cut(str(loc[-1]))}` leaves out the place `{{{name}}}`"
            yield Diagnostic(document.value_span(loc), "wrong-place", message, "put it where its value belongs")


def _unfilled(document: Document, loc: Loc, shown: str, name: str, may: list[str]) -> Diagnostic:
    places = [f"{{{place}}}" for place in may]
    meant = closest(name, may, cutoff=50) if name else None
    others = f"it may hold {listing(places)}" if places else "write it without braces"
    hint = f"did you mean `{{{meant}}}`?" if meant else others
    span = document.span_inside(loc, shown)
    return Diagnostic(span, "wrong-place", f"nothing fills `{cut(shown)}` here", hint)
