"""Composed YAML to plain data: YAML 1.2 scalars, each key once, and the span of every key and value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from generator.diagnostics import Diagnostic, Related, Span, cut
from generator.source.characters import find_escaped
from generator.source.document import Document, Loc, Ruler, Scalar, Value

_MOST_PROBLEMS = 100  # In one file.
_QUOTED = frozenset("'\"|>")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,17}|(0|[1-9][0-9]{0,17})(\.[0-9]{0,17})?)([eE][-+]?[0-9]{1,3})?")
_TOO_LONG = re.compile(r"[-+]?[0-9]{19,}(\.[0-9]*)?|[-+]?[0-9]*\.[0-9]{18,}")
_WORDS: Mapping[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def read_nodes(root: yaml.Node, text: str, name: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document below a composed node, and what is wrong with its keys and scalars."""
    reader = _Reader(name, text)
    data = reader.value(root, ())
    return Document(name, text, data, reader.values, reader.keys), _shortened(reader.problems)


def _shortened(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems, or the first of them where a slip has made one of every line."""
    if len(problems) <= _MOST_PROBLEMS:
        return tuple(problems)
    *shown, last = problems[:_MOST_PROBLEMS]
    return (*shown, replace(last, hint=f"{last.hint}; {len(problems) - _MOST_PROBLEMS} more like it follow"))


class _Reader:
    """Turns composed nodes into plain data and keeps the span of every key and value."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.ruler = Ruler(text)
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.problems: list[Diagnostic] = []

    def value(self, node: yaml.Node, loc: Loc) -> Value:
        self.values[loc] = self.span(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*loc, index)) for index, item in enumerate(node.value))
        assert isinstance(node, yaml.ScalarNode)
        return self.scalar(node)

    def pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Value]]:
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or not key_node.value.strip():
                self.report(key_node, "bad-key", "a key is a plain word", "write `key: value`")
            elif key_node.value == "<<" and key_node.style not in _QUOTED:
                self.report(key_node, "yaml-feature", "merge keys are not used here", "write the keys out")
            elif problem := self.escaped(key_node):
                self.problems.append(problem)
            elif (place := (*loc, key_node.value)) in self.keys:
                shown = cut(key_node.value)
                first = Related(self.keys[place], f"`{shown}` is first given here")
                message = f"`{shown}` is given twice, first in line {first.span.line}"
                self.report(key_node, "duplicate-key", message, "keep one of the two", first)
            else:
                self.keys[place] = self.span(key_node)
                yield key_node.value, self.value(value_node, place)

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        text: str = node.value
        if node.style in _QUOTED:
            if problem := self.escaped(node):
                self.problems.append(problem)
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _TOO_LONG.fullmatch(text):
            self.report(node, "number-too-long", "the number has more than 18 digits", "shorten it or put it in quotes")
        return text

    def escaped(self, node: yaml.ScalarNode) -> Diagnostic | None:
        source = self.text[node.start_mark.index : node.end_mark.index] if node.style == '"' else ""
        return find_escaped(node.value, source, self.span(node))

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        first = self.ruler.place(start.line + 1, start.column + 1)
        return Span(self.name, *first, *self.ruler.place(end.line + 1, end.column + 1))

    def report(self, node: yaml.Node, code: str, message: str, hint: str, *related: Related) -> None:
        self.problems.append(Diagnostic(self.span(node), code, message, hint, related=related))
