"""Walk the references of every entry: links forward, links back, and inline references in text."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic_core import PydanticCustomError

from generator.diagnostics import Diagnostic, Span, cut
from generator.model.fields import MOST_CHARACTERS, Record
from generator.model.kinds import BY_NAME
from generator.model.markup import INLINE, without_code
from generator.model.playbook import Entry, Link, Ref
from generator.model.refs import AnyRef, Known, RefTo
from generator.model.walk import Visit
from generator.schema.misfits import reference_problem, renamed_problem
from generator.source import Document, Loc, Value
from generator.source.document import place_inside

REASONS = {
    "unclosed-reference": "A reference that is never closed would stand on the page as it was typed.",
}


_SINGLE = re.compile(r"(?<!\[)\[([a-z]+):[a-z0-9][a-z0-9/-]*(?:\|[^\[\]]*)?\]\]?(?!\()")  # And no link.
_FENCE = re.compile(r" {0,3}(~{3,}|`{3,})")


def inline_references(text: str) -> Iterator[Ref]:
    """The references in a text, in order; what stands in code is none."""
    for target, _ in INLINE.findall(without_code(text)):
        kind, _, name = target.partition(":")
        yield Ref(kind, name)


# Inline references, checked on raw data so that a file with other errors is covered too -------------


_MOST_PROBLEMS = 200  # In one file; the rest is there when these are mended.


def check_inline(document: Document, known: Known) -> Iterator[Diagnostic]:
    """Every inline reference of a document that leads nowhere, or would be no reference."""
    texts = ((loc, text) for loc, text in _strings(document.data, ()) if "[" in text and len(text) <= MOST_CHARACTERS)
    problems = (problem for loc, text in texts for problem in _check_text(document, loc, without_code(text), known))
    return islice(problems, _MOST_PROBLEMS)


def _check_text(document: Document, loc: Loc, text: str, known: Known) -> Iterator[Diagnostic]:
    for found in INLINE.finditer(text):
        kind, colon, name = found[1].partition(":")
        if not colon:
            message, hint = f"`{cut(kind)}` is not of the form `kind:id`", "write it like `[[trap:rescuer]]`"
            yield Diagnostic(document.span_inside(loc, found[0], seen=without_code), "reference-form", message, hint)
            continue
        try:
            now = known.check(kind, name)
        except PydanticCustomError as error:
            span = document.span_inside(loc, found[0], seen=without_code)
            yield reference_problem(span, error.type, error.context or {}, known, free=True)
        else:
            if now != name:
                span = document.span_inside(loc, found[0], seen=without_code)
                yield renamed_problem(span, kind, name, now, free=True)
    rest = INLINE.sub("", text)
    if "[[" in rest:
        span = document.span_inside(loc, rest[rest.index("[[") :].split("\n", 1)[0], seen=without_code)
        hint = "write `[[kind:id]]` or `[[kind:id|words]]`"
        yield Diagnostic(span, "unclosed-reference", "a reference is not closed", hint)
    for found in _SINGLE.finditer(rest):
        if found[1] in known.ids:
            span = document.span_inside(loc, found[0], seen=without_code)
            message = f"`{cut(found[0])}` has one bracket where a reference has two"
            yield Diagnostic(span, "reference-form", message, f"write `[{found[0].rstrip(']')}]]`")


def check_written(text: str, path: str) -> Iterator[Diagnostic]:
    """The references on a hand-written page, which is Markdown and shows them as they stand."""
    if "[[" not in text:
        return
    seen = without_code(_without_fences(text))
    for found in islice(INLINE.finditer(seen), _MOST_PROBLEMS):
        if ":" in found[1]:
            message = f"a hand-written page shows `{cut(found[0])}` as it stands"
            span = place_inside(Span(path), text, *found.span())
            yield Diagnostic(span, "reference-form", message, "write a link to the page: `[words](traps/ghost.md)`")


def _without_fences(text: str) -> str:
    """A Markdown text with the lines of its fenced code blanked out, so that everything else keeps its place."""
    lines, fence = text.split("\n"), ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence or found:
            lines[number] = " " * len(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line[found.end() :].strip():
            fence = ""
    return "\n".join(lines)


def _strings(value: Value, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*loc, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*loc, index))


# The graph -----------------------------------------------------------------------------------------


def find_links(entries: Mapping[Ref, Entry[Record]]) -> Iterator[Link]:
    """Every link from one entry to another; what stands inside a part belongs to the innermost entry."""
    inner = {(entry.document.path, entry.loc): entry.ref for entry in entries.values() if entry.ref.kind not in BY_NAME}
    for entry in entries.values():
        if entry.ref.kind in BY_NAME:
            for seen in entry.visits:
                source = _owner(entry, seen.loc, inner)
                yield from _links(source, seen, entry.transition)


def _owner(entry: Entry[Record], loc: Loc, inner: Mapping[tuple[str, Loc], Ref]) -> Ref:
    """The innermost entry that holds the place."""
    for end in range(len(loc), len(entry.loc), -1):
        if ref := inner.get((entry.document.path, loc[:end])):
            return ref
    return entry.ref


def _links(source: Ref, seen: Visit, transition: str) -> Iterator[Link]:
    note: Any = vars(seen.owner).get("note")  # To ask for a field that a record lacks takes long.
    where = next(step for step in reversed(seen.loc) if isinstance(step, str))
    if isinstance(seen.mark, RefTo):
        target = Ref(seen.mark.kind, seen.mark.full_id(seen.text, transition))
        yield Link(source, target, seen.loc, where, note)
    elif isinstance(seen.mark, AnyRef):
        kind, _, name = seen.text.partition(":")
        yield Link(source, Ref(kind, name), seen.loc, where, note)
    elif "[[" in seen.text:
        for ref in inline_references(seen.text):
            yield Link(source, ref, seen.loc, where)


def find_backlinks(links: tuple[Link, ...]) -> dict[Ref, tuple[Link, ...]]:
    """The links that lead to each entry, in the order of the files."""
    found: dict[Ref, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return {ref: tuple(incoming) for ref, incoming in found.items()}
