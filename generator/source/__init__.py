"""Read YAML with the place of every value, or say in our own words why it cannot be read."""

from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias

import yaml

from generator.cache import Shelf
from generator.diagnostics import Diagnostic, Span
from generator.source.characters import find_forbidden, find_spaces
from generator.source.document import Document, Loc, Places, Scalar, Value
from generator.source.faults import MAX_DEPTH, MAX_NODES
from generator.source.folder import below, entries
from generator.source.nodes import read_nodes
from generator.source.refused import find_refused
from generator.source.syntax import LOADER, word_error
from generator.source.text import MAX_BYTES, decode, find_conflict, find_unreadable, read_text

__all__ = [
    "MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "REASONS", "Document", "Loc", "Scalar", "Value", "below", "decode",
    "entries", "find_unreadable", "parse_document", "read_document", "read_text",
]  # fmt: skip

REASONS = {
    "broken-link": "A link that leads to no file would leave its entry out of the site in silence.",
    "unreadable-file": "A file that cannot be read cannot be checked, and would be left out in silence.",
    "not-a-file": "A folder, a device or a socket stands where a YAML file belongs.",
    "file-too-large": "No file needs 1 MiB or 50,000 values; a larger one is there by mistake, or to stall the build.",
    "not-utf-8": "Files are UTF-8, so that every sign is the same on every machine.",
    "empty-file": "An empty file makes an empty page. Most often it was begun and then forgotten.",
    "control-character": "Invisible control characters slip in from other programs, and can hide what is shown.",
    "bidi-character": "Invisible characters that turn the direction of text can make it read as something it is not.",
    "merge-conflict": "Between the markers stand two versions of the text; only a person knows which one is meant.",
    "yaml-feature": "Anchors, aliases, merge keys, tags and directives let one place change another unseen.",
    "too-deep": "Content needs about eight levels. Far deeper nesting is a slip, and can stop the reader of YAML.",
    "tab": "A tab has no fixed width, so it cannot show what belongs to what; elsewhere a page shows it as a space.",
    "bad-indentation": "Indentation says what belongs to what. A line that fits no level above it belongs to nothing.",
    "shapeless-character": "A sign of a private font, or the stand-in for a lost one, reaches readers as an empty box.",
    "invisible-character": "What nobody sees nobody can correct: searches miss the word, and copies carry it on.",
    "special-space": "A space that is none keeps two words on one line, and a search for the two misses them.",
    "reserved-character": "YAML gives this character a meaning at the start of a value; in quotes it is plain text.",
    "unclosed-quote": "A text that is never closed swallows the lines below it.",
    "text-after-value": "A value ends at its closing quote or bracket; what follows belongs to nothing.",
    "bad-escape": "In double quotes a backslash begins an escape, and this one means nothing.",
    "unclosed-bracket": "A bracket that is never closed swallows the lines below it.",
    "unquoted-colon": "A colon and a space make a key. Inside a text they need quotes around it.",
    "missing-colon": "Without a colon and a space a key is only text.",
    "missing-dash": "Entries of a list begin with a dash and a space; any other sign is part of a text.",
    "cut-text": "What stands behind ` #` is a comment. No reader would see it, and nobody would miss it.",
    "joined-lines": "A line that belongs to the text above it becomes part of its sentence, whatever it looks like.",
    "split-text": "Between brackets a comma ends a text, so a sentence with one becomes two entries.",
    "line-break": "A text is one paragraph on its page; two that were meant would run into each other.",
    "curly-quotes": "Only straight quotes hold a text together. Curly ones are shown as part of it.",
    "bad-key": "A key is one plain word, so that it can be matched with the model.",
    "several-documents": "A file holds one entry or one register, so that its path says where everything is.",
    "invalid-yaml": "YAML that cannot be read cannot be checked.",
    "duplicate-key": "Of two values for one key, one would be dropped in silence.",
    "number-too-long": "Most programs lose digits of a number longer than 18; a code belongs in quotes.",
}

Read: TypeAlias = tuple[Document | None, tuple[Diagnostic, ...]]


def read_document(path: Path, name: str, known: Shelf | None = None) -> Read:
    """Read the file at `path`, called `name` in messages; `known` has the data of files without a problem."""
    text, problems = read_text(path, name)
    return (None, problems) if text is None else parse_document(text, name, known)


@lru_cache(maxsize=8192)
def parse_document(text: str, name: str, known: Shelf | None = None) -> Read:
    """Parse YAML text; every problem that can be found without the model is reported.

    While the site is served, only the file that was edited is parsed again.
    """
    key = text.encode(errors="surrogatepass")
    if known and (data := known.find(name, key)) is not None:
        return Document(name, text, data, partial(_find_places, text, name)), ()
    document, problems = _parse(text, name)
    if known and document and not problems:
        known.put(name, key, document.data)
    return document, problems


def _find_places(text: str, name: str) -> Places:
    """The places in a text that was read before, without a problem."""
    document, _ = _parse(text, name)
    assert document
    return Places(document.values, document.keys)


def _parse(text: str, name: str) -> Read:
    if problems := find_forbidden(text, name):
        return None, problems
    if problem := find_conflict(text, name) or find_refused(text, name):
        return None, (problem,)
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, (word_error(error, text, name),)
    if root is None:
        return None, (Diagnostic(Span(name), "empty-file", "the file is empty", "`playbook new` writes a start"),)
    document, problems = read_nodes(root, text, name)
    return document, (*problems, *find_spaces(text, name))
