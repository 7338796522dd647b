"""Composed YAML to plain data: YAML 1.2 scalars, each key once, and the span of every key and value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from generator.diagnostics import Diagnostic, Related, Span, cut
from generator.source.brackets import find_lonely, find_split, find_wrapped, split_text, wrapped_text
from generator.source.characters import MOST_PROBLEMS, find_escaped
from generator.source.document import Document, Loc, Places, Ruler, Scalar, Value
from generator.source.silent import CURLY, curly, find_changed, find_cut
from generator.source.strict import find_strict

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
    data, places = reader.value(root, (), -1, in_flow=False), Places(reader.values, reader.keys)
    return Document(name, text, data, lambda: places), _shortened(reader.problems)


def _shortened(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems, or the first of them where a slip has made one of every line."""
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    *shown, last = problems[:MOST_PROBLEMS]
    return (*shown, replace(last, hint=f"{last.hint}; {len(problems) - MOST_PROBLEMS} more like it follow"))


class _Reader:
    """Turns composed nodes into plain data and keeps the span of every key and value.

    A value's `column` is where its key or its dash stands; inside brackets, where that of the brackets stands.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.ruler = Ruler(text)
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.problems: list[Diagnostic] = []

    def value(self, node: yaml.Node, loc: Loc, column: int, *, in_flow: bool) -> Value:
        span = self.values[loc] = self.span(node)
        self.note(find_strict(node, self.text, column, span, in_flow=in_flow))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, span, column)
        assert isinstance(node, yaml.CollectionNode)
        if node.flow_style:
            in_flow = True
        else:
            column = node.start_mark.column
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, loc, column, in_flow=in_flow))
        assert isinstance(node, yaml.SequenceNode)
        if in_flow:
            self.problems += (split_text(self.span(entry), entry.value) for entry in find_split(node))
            self.problems += (wrapped_text(self.span(entry)) for entry in find_wrapped(node))
        return tuple(self.value(item, (*loc, index), column, in_flow=in_flow) for index, item in enumerate(node.value))

    def pairs(self, node: yaml.MappingNode, loc: Loc, column: int, *, in_flow: bool) -> Iterator[tuple[str, Value]]:
        for key, value in node.value:
            span = self.span(key)
            if problem := self.odd_key(key, value, node, column, span):
                self.problems.append(problem)
            elif (place := (*loc, key.value)) in self.keys:
                self.problems.append(self.duplicate(place, span, in_flow=in_flow))
            else:
                self.keys[place] = span
                yield key.value, self.value(value, place, column, in_flow=in_flow)

    def odd_key(
        self, key: yaml.Node, value: yaml.Node, node: yaml.MappingNode, column: int, span: Span
    ) -> Diagnostic | None:
        """What keeps a key from being one plain word with a colon behind it."""
        if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
            return Diagnostic(span, "bad-key", "a key is a plain word", "write `key: value`")
        if key.value == "<<" and not key.style:
            return Diagnostic(span, "yaml-feature", "merge keys are not used here", "write the keys out")
        if key.value[0] in CURLY and not key.style:  # The whole pair, which is one text for its author.
            return curly(self.span(node))
        if node.flow_style and (found := find_lonely(key, value, node, span)):
            return found
        if node.flow_style and (found := find_strict(key, self.text, column, span, in_flow=True)):
            return found
        return self.escaped(key, span) if key.style else find_cut(key, self.text, column, span)

    def duplicate(self, place: Loc, span: Span, *, in_flow: bool) -> Diagnostic:
        """A key that is given again; in an entry of a list it may be the first one of the next entry."""
        shown, first = cut(str(place[-1])), self.keys[place]
        message = f"`{shown}` is given twice, first in line {first.line}"
        is_entry = len(place) > 1 and isinstance(place[-2], int) and not in_flow
        hint = "keep one of the two, or begin a new entry with `- `" if is_entry else "keep one of the two"
        return Diagnostic(
            span, "duplicate-key", message, hint, related=(Related(first, f"`{shown}` is first given here"),)
        )

    def scalar(self, node: yaml.ScalarNode, span: Span, column: int) -> Scalar:
        text: str = node.value
        self.note(find_changed(node, self.text, column, span))
        if node.style:
            self.note(self.escaped(node, span))
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _TOO_LONG.fullmatch(text):
            hint = "shorten it or put it in quotes"
            self.note(Diagnostic(span, "number-too-long", "the number has more than 18 digits", hint))
        return text

    def escaped(self, node: yaml.ScalarNode, span: Span) -> Diagnostic | None:
        if node.style != '"':
            return None
        return find_escaped(node.value, self.text[node.start_mark.index : node.end_mark.index], span)

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        if end.line + 1 < self.ruler.lines:
            return Span(self.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        first = self.ruler.place(start.line + 1, start.column + 1)
        return Span(self.name, *first, *self.ruler.place(end.line + 1, end.column + 1))

    def note(self, problem: Diagnostic | None) -> None:
        if problem:
            self.problems.append(problem)
