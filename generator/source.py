"""Read YAML with the place of every value, or say in our own words why it cannot be read."""

import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import yaml

from generator.diagnostics import Diagnostic, Related, Span

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | tuple[Value, ...] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50  # libyaml's C loader overflows the stack on very deep nesting; content needs about 8.

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTED = frozenset("'\"|>")
_BOM = "\ufeff"
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,17}|(0|[1-9][0-9]{0,17})(\.[0-9]{0,17})?)([eE][-+]?[0-9]{1,2})?")
_WORDS: Mapping[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True)
class Document:
    """One YAML file: its text, its data, and where each key and value stands."""

    path: str
    text: str
    data: Value
    values: Mapping[Loc, Span] = field(repr=False)
    keys: Mapping[Loc, Span] = field(repr=False)

    def value_span(self, loc: Loc) -> Span:
        """The place of the value at `loc`, or of the nearest parent that exists."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, Span(self.path))

    def key_span(self, loc: Loc) -> Span:
        """The place of the key at `loc`; for a list item or the whole file, of its value."""
        return self.keys.get(loc) or self.value_span(loc)


Read: TypeAlias = tuple[Document | None, tuple[Diagnostic, ...]]


def read_document(path: Path, name: str) -> Read:
    """Read the file at `path`, called `name` in messages."""
    text, problems = read_text(path, name)
    return (None, problems) if text is None else parse_document(text, name)


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text without a byte order mark, or the reason why it cannot be had."""

    def refuse(code: str, message: str, hint: str) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (Diagnostic(Span(name), code, message, hint),)

    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return refuse("not-a-file", f"`{name}` is not a file", "put a YAML file here or remove it")
        if info.st_size > MAX_BYTES:
            return refuse("file-too-large", "the file is larger than 1 MiB", "split it")
        raw = path.read_bytes()
    except FileNotFoundError:
        return refuse("broken-link", "the link leads to no file", "restore the file or remove the link")
    except OSError as error:
        return refuse("unreadable-file", "the file cannot be read", (error.strerror or "check it").lower())
    return decode(raw, name)


def decode(raw: bytes, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Bytes as UTF-8 text with LF line ends; the place of the first bad byte otherwise."""
    try:
        return raw.decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n"), ()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
        span = _point(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, (
            Diagnostic(span, "not-utf-8", "the file is not UTF-8 text", "save it with the encoding UTF-8"),
        )


@lru_cache(maxsize=8192)
def parse_document(text: str, name: str) -> Read:
    """Parse YAML text; every problem that can be found without the model is reported.

    While the site is served, only the file that was edited is parsed again.
    """
    if problem := _forbidden_character(text, name) or _refused_event(text, name):
        return None, (problem,)
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax_problem(error, text, name),)
    except (yaml.YAMLError, RecursionError):
        return None, (Diagnostic(Span(name), "invalid-yaml", "the file is not valid YAML", "compare it with a file beside it"),)
    if root is None:
        return None, (Diagnostic(Span(name), "empty-file", "the file is empty", "`playbook new` writes a start"),)
    reader = _Reader(name)
    data = reader.value(root, ())
    document = Document(name, text, data, reader.values, reader.keys)
    return document, tuple(reader.problems)


def _point(name: str, line: int, col: int) -> Span:
    return Span(name, line, col, line, col + 1)


# What YAML itself and our own limits forbid before parsing -----------------------------------------

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SUSPICIOUS = re.compile(r"(^|[\s,\[{:-])[&*!]", re.MULTILINE)


def _forbidden_character(text: str, name: str) -> Diagnostic | None:
    found = _CONTROL.search(text)
    if not found:
        return None
    line, col = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    message = f"the character U+{ord(found[0]):04X} is not allowed"
    return Diagnostic(_point(name, line, col), "control-character", message, "delete it")


def _refused_event(text: str, name: str) -> Diagnostic | None:
    """The first anchor, alias, tag or too deep nesting, found on the event stream, which needs no recursion."""
    if not _SUSPICIOUS.search(text) and max(map(text.count, ("[", "{", "\n"))) <= MAX_DEPTH:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                return _at(event, name, "yaml-feature", "anchors, aliases and tags are not used here", "write the value out")
            if depth > MAX_DEPTH:
                message = f"the nesting is deeper than {MAX_DEPTH} levels"
                return _at(event, name, "too-deep", message, "close the brackets or flatten the lists")
    except yaml.YAMLError:
        return None  # Composing meets the same error and words it.
    return None


def _at(event: yaml.Event, name: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(_point(name, event.start_mark.line + 1, event.start_mark.column + 1), code, message, hint)


# Syntax errors in our own words --------------------------------------------------------------------

# The first pattern that the parser's complaint contains decides; the last stands for all others.
_SYNTAX: tuple[tuple[str, str, str, str], ...] = (
    ("character '\\t'|cannot start any token.*\\t|found a tab", "tab", "a tab cannot indent YAML", "use spaces"),
    ("block sequence entries are not allowed", "bad-indentation", "a list cannot start on the line of its key", "start it on the next line"),
    ("cannot start any token", "reserved-character", "a value cannot start with this character", "put the value in quotes"),
    ("while scanning a quoted scalar|unexpected end of stream", "unclosed-quote", "a quoted text is never closed", "add the closing quote"),
    ("escape|hexdecimal", "bad-escape", "a text in double quotes has an unknown escape", "double the backslash or use single quotes"),
    ("alias|undefined tag handle|tag", "yaml-feature", "anchors, aliases and tags are not used here", "write the value out"),
    ("expected ',' or|while parsing a flow", "unclosed-bracket", "a list or mapping in brackets is never closed", "add the closing bracket"),
    ("mapping values are not allowed", "unquoted-colon", "a colon stands where no key can be", "put the text in quotes or mend the indentation"),
    ("could not find expected ':'|while scanning a simple key", "missing-colon", "a key needs a colon after it", "write `key: value`"),
    ("did not find expected key|expected <block end>|did not find expected '-'|while parsing a block", "bad-indentation", "the indentation does not fit the lines above", "line it up with its neighbours"),
    ("document start|directive", "several-documents", "a file holds one document", "remove `---` and `%` lines"),
    ("", "invalid-yaml", "this is not valid YAML", "compare it with a file beside it"),
)  # fmt: skip


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Diagnostic:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    if re.match(r" *\t", here):
        said = "found a tab"
    if "but found another document" in said:
        said = "document start"
    for pattern, code, message, hint in _SYNTAX:
        if re.search(pattern, said):
            if code == "unclosed-quote" and error.context_mark:
                line, col = error.context_mark.line + 1, error.context_mark.column + 1
            return Diagnostic(_point(name, line, col), code, message, hint)
    raise AssertionError("the last pattern matches everything")


# Nodes to data -------------------------------------------------------------------------------------


class _Reader:
    """Turns composed nodes into plain data and keeps the span of every key and value."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.problems: list[Diagnostic] = []

    def value(self, node: yaml.Node, loc: Loc) -> Value:
        self.values[loc] = self.span(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*loc, index)) for index, item in enumerate(node.value))
        return self.scalar(node)

    def pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Value]]:
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(key_node, "bad-key", "a key is a plain word", "write `key: value`")
                continue
            key, place = key_node.value, (*loc, key_node.value)
            if key == "<<" and key_node.style not in _QUOTED:
                self.report(key_node, "yaml-feature", "merge keys are not used here", "write the keys out")
            elif place in self.keys:
                first = Related(self.keys[place], f"`{key}` is first given here")
                self.report(key_node, "duplicate-key", f"`{key}` is given twice", "keep one of the two", first)
            else:
                self.keys[place] = self.span(key_node)
                yield key, self.value(value_node, place)

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        text: str = node.value
        if node.style in _QUOTED:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if text.isdigit() and len(text) > 18:
            self.report(node, "number-too-long", "the number has more than 18 digits", "shorten it or put it in quotes")
        return text

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def report(self, node: yaml.Node, code: str, message: str, hint: str, *related: Related) -> None:
        self.problems.append(Diagnostic(self.span(node), code, message, hint, related=related))
