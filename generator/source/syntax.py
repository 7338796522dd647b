"""The parser's complaints in our own words, at the place where a person has to mend the mistake."""

import re
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic
from generator.source.document import Ruler, point

MAX_DEPTH = 50  # libyaml's C loader overflows the stack on very deep nesting; content needs about 8.
MAX_NODES = 50_000  # Keys, values, lists and mappings of one file; the largest register has about 1,500.

_QUOTES = ("'", '"')
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(NamedTuple):
    """A place that the parser speaks of; everything counts from 0."""

    line: int
    column: int
    offset: int = 0


def mark_of(given: Any) -> Mark:
    """The parser's mark as ours; the beginning of the file where it gives none."""
    return Mark(given.line, given.column, given.index) if given else Mark(0, 0)


class Fault(NamedTuple):
    """What is said about one kind of mistake."""

    code: str
    message: str
    hint: str


_INDENTED = "the indentation does not fit the lines above"

FEATURE = Fault(
    "yaml-feature",
    "anchors, aliases, tags and directives are not used here",
    "put a text in quotes, or write the value out",
)
TOO_DEEP = Fault(
    "too-deep", f"the nesting is deeper than {MAX_DEPTH} levels", "close the brackets or flatten the lists"
)
TOO_MANY = Fault("file-too-large", f"the file has more than {MAX_NODES:,} keys and values", "split it")
_TAB = Fault("tab", "a tab cannot indent YAML", "use spaces")
_LIST_ON_KEY = Fault("bad-indentation", "a list cannot start on the line of its key", "start it on the next line")
_INDENTATION = Fault("bad-indentation", _INDENTED, "line it up with its neighbours")
_INDENTED_KEY = Fault(
    "bad-indentation", _INDENTED, "line it up with its neighbours, or put a text with a colon in quotes"
)
_RESERVED = Fault("reserved-character", "a value cannot start with this character", "put the value in quotes")
_FOLDED = Fault(
    "reserved-character",
    "text stands on the line of a `>` or `|`",
    "`>-` stands alone on its line, with the text below it; or put the text in quotes",
)
_DASH = Fault("missing-colon", "an entry of a list needs a space after its dash", "add a space after `-`")
_COMMA = Fault("reserved-character", "a comma has no value before it", "remove a comma")
_QUOTE = Fault("unclosed-quote", "a quoted text is never closed", "add the closing quote")
_AFTER = Fault(
    "text-after-value",
    "text stands after the end of a value",
    "put the whole value in quotes, or add the missing comma",
)
_ESCAPE = Fault(
    "bad-escape", "a text in double quotes has an unknown escape", "double the backslash or use single quotes"
)
_BRACKET = Fault("unclosed-bracket", "a list or mapping in brackets is never closed", "add the closing bracket")
_COLON = Fault("unquoted-colon", "a colon stands where no key can be", "put the text in quotes")
_NO_COLON = Fault("missing-colon", "a key needs a colon and a space after it", "write `key: value`")
_NO_KEY = Fault("bad-key", "a colon has no key before it", "write `key: value`")
_SEVERAL = Fault("several-documents", "a file holds one document", "move the rest to a file of its own")
_INVALID = Fault("invalid-yaml", "this is not valid YAML", "compare it with a file beside it")

# The first pattern that the parser's complaint contains decides; with `True` the place is where the value began.
_SAID: tuple[tuple[str, Fault, bool], ...] = (
    ("found a tab", _TAB, False),
    ("but found another document", _SEVERAL, False),
    ("block sequence entries are not allowed", _LIST_ON_KEY, False),
    ("expected comment or line break|expected chomping or indentation", _FOLDED, True),
    ("cannot start any token|expected node content", _RESERVED, False),
    ("unexpected end of stream|unexpected document indicator", _QUOTE, True),
    ("escape|hexdecimal", _ESCAPE, False),
    ("an alias|an anchor|a tag|tag handle|directive|incompatible YAML", FEATURE, True),
    ("expected ',' or", _BRACKET, True),
    ("mapping values are not allowed", _COLON, False),
    ("could not find expected ':'", _NO_COLON, True),
    ("expected key|expected <block end>|expected '-'|expected <document start>", _INDENTATION, False),
)


def word_error(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    """The parser's error as a diagnostic of ours."""
    problem = mark_of(getattr(error, "problem_mark", None))
    began = mark_of(getattr(error, "context_mark", None) or problem)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    found = _from_neighbours(text, problem, began, said)
    if found is None:
        fault, at_start = next(
            ((fault, start) for words, fault, start in _SAID if re.search(words, said)), (_INVALID, False)
        )
        return place(fault, began if at_start else problem, text, name)
    return place(*found, text, name)


def place(fault: Fault, mark: Mark, text: str, name: str) -> Diagnostic:
    """The diagnostic for a mistake at a mark."""
    line, col = Ruler(text).place(mark.line + 1, mark.column + 1)
    return Diagnostic(point(name, line, col), fault.code, fault.message, fault.hint)


# What the lines around an error show, where the parser noticed it late -------------------------------


def _from_neighbours(text: str, mark: Mark, began: Mark, said: str) -> tuple[Fault, Mark] | None:
    """The mistake that the text around the mark gives away, and its place."""
    here = text[mark.offset : mark.offset + 1]
    before = text[: mark.offset].rpartition("\n")[2]
    if here == "\t":
        return _TAB, mark
    if here == ":" and not before.strip(" -{[,?"):
        return _NO_KEY, mark
    if here == "," and "flow" in said:
        return _COMMA, mark
    if "could not find expected ':'" in said:
        return _missing_space(text, began)
    if "mapping values are not allowed" in said:
        return _misplaced_key(text, mark)
    if "flow node" in said and not text[mark.offset :].strip():
        return _BRACKET, _innermost(_events(text))
    if "did not find expected" in said and (events := _events(text)):
        return _after_value(events, mark, here)
    return None


def _missing_space(text: str, began: Mark) -> tuple[Fault, Mark] | None:
    """A dash that touches its word, on a line where entries of a list stand."""
    return (_DASH, began) if re.match(r"-[^\s-][^:\n]*(\n|$)", text[began.offset :]) else None


def _misplaced_key(text: str, mark: Mark) -> tuple[Fault, Mark] | None:
    """A key where none can be: its line is indented too far, or the line above lacks its colon."""
    lines = text[: mark.offset].split("\n")
    indent = len(lines[-1]) - len(lines[-1].lstrip(" "))
    if not re.fullmatch(r" *[\w-]+", lines[-1]):
        return None
    above = next((number for number in range(len(lines) - 2, -1, -1) if lines[number].strip()), None)
    if above is not None and re.match(rf" {{{indent}}}\S", lines[above]):
        return _NO_COLON, Mark(above, indent)
    return _INDENTED_KEY, Mark(len(lines) - 1, indent)


def _after_value(events: list[yaml.Event], mark: Mark, here: str) -> tuple[Fault, Mark] | None:
    """Something that follows a value on the line where that value ended, or a file that begins too far in."""
    last = events[-1]
    start, end = mark_of(last.start_mark), mark_of(last.end_mark)
    if isinstance(last, yaml.DocumentEndEvent):
        return (_SEVERAL, mark) if last.explicit else (_INDENTATION, mark_of(events[2].start_mark))
    if end.line != mark.line or start.offset == end.offset:
        return None
    if isinstance(last, yaml.ScalarEvent) and last.style in _QUOTES:
        return (_QUOTE, start) if start.line < end.line else (_AFTER, mark)
    if here == ":":
        return (_COLON, mark) if start.line == end.line else None
    return (_AFTER, mark) if isinstance(last, yaml.CollectionEndEvent) else None


def _innermost(events: list[yaml.Event]) -> Mark:
    """Where the innermost collection that is still open begins."""
    opened: list[yaml.Event] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
    return mark_of(opened[-1].start_mark)


def _events(text: str) -> list[yaml.Event]:
    """What the parser understood before the error."""
    found: list[yaml.Event] = []
    with suppress(yaml.YAMLError):
        found.extend(yaml.parse(text, Loader=LOADER))
    return found
