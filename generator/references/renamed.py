"""References by an id that their target had before: they lead to it, and the file is told of the present one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model.fields import MOST_CHARACTERS, Record
from generator.model.kinds import BY_NAME
from generator.model.markup import INLINE, without_code
from generator.model.playbook import Entry
from generator.model.refs import AnyRef, Known, RefTo
from generator.model.walk import Visit
from generator.schema.misfits import renamed_problem
from generator.source import Document, Value


def with_present(document: Document, known: Known) -> Document:
    """The document with the present id in each inline reference; its text and its places are what they were."""
    return replace(document, data=_renewed(document.data, known)) if known.renamed else document


def _renewed(value: Value, known: Known) -> Value:
    if isinstance(value, str):
        return _renewed_text(value, known) if "[[" in value and len(value) <= MOST_CHARACTERS else value
    if isinstance(value, dict):
        return {key: _renewed(inner, known) for key, inner in value.items()}
    return tuple(_renewed(inner, known) for inner in value) if isinstance(value, tuple) else value


def _renewed_text(text: str, known: Known) -> str:
    parts, end = [], 0
    for found in INLINE.finditer(without_code(text)):
        kind, colon, name = found[1].partition(":")
        parts += [text[end : found.start(1)], f"{kind}{colon}{known.present(kind, name)}"]
        end = found.end(1)
    return "".join([*parts, text[end:]])


def check_renamed(document: Document, entries: Iterable[Entry[Record]], known: Known) -> Iterator[Diagnostic]:
    """Fields and keys that name an entry by an earlier id, in the document as it was written; records have the present
    one.
    """
    for entry in entries if known.renamed else ():
        for seen in entry.visits if entry.ref.kind in BY_NAME else ():
            if isinstance(seen.mark, RefTo | AnyRef) and (found := _former_name(document, seen, known)):
                yield found


def _former_name(document: Document, seen: Visit, known: Known) -> Diagnostic | None:
    *above, last = seen.loc
    data: Any = document.data
    for step in above:
        if isinstance(data, dict) and step not in data:  # What stands below such a key: the key is told.
            return None
        data = data[step]
    if isinstance(seen.mark, RefTo) and isinstance(data, dict) and last not in data:
        old = next(key for key in data if known.present(seen.mark.kind, key) == seen.text)
        return renamed_problem(document.key_span((*above, old)), seen.mark.kind, old, seen.text, free=False)
    old = data[last]
    if not isinstance(old, str) or old == seen.text:
        return None
    free = not isinstance(seen.mark, RefTo)
    kind = seen.mark.kind if isinstance(seen.mark, RefTo) else seen.text.partition(":")[0]
    old, new = (name.removeprefix(f"{kind}:") for name in (old, seen.text))
    return renamed_problem(document.value_span(seen.loc), kind, old, new, free)
