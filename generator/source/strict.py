"""What our reader of YAML takes and stricter ones refuse, which editors and other tools use."""

import re

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source.document import place_inside
from generator.source.faults import TOUCHING

_LINE = re.compile(r"\n( *)[^ \n]")
_HEADER = re.compile(r"[>|][-+]*([#0-9])")


def find_strict(node: yaml.Node, text: str, column: int, span: Span, *, in_flow: bool) -> Diagnostic | None:
    """The first reason of a stricter reader; `column` is where the key or the dash stands that the value is of."""
    if isinstance(node, yaml.ScalarNode) and not node.style:
        return _find_sign(node, span) if in_flow else None
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        return None
    touching = _find_header(node, text, span) or _find_touching(node, text, span)
    return touching or (None if in_flow else _find_shallow(node, text, column, span))


def _find_sign(node: yaml.ScalarNode, span: Span) -> Diagnostic | None:
    """Between brackets, a text with a question mark, where some readers see a key; or one that is only a dash."""
    if "?" not in node.value and node.value != "-":
        return None
    shown = "a single dash" if node.value == "-" else "a text with a question mark"
    message = f"between brackets, {shown} needs quotes"
    return Diagnostic(span, "reserved-character", message, "put the whole text in quotes")


def _find_header(node: yaml.Node, text: str, span: Span) -> Diagnostic | None:
    """A `>` or `|` with spaces below it and no text, or with a number or a comment that touches it."""
    if getattr(node, "style", "") not in (">", "|"):
        return None
    if not node.value.strip() and "\n " in text[node.start_mark.index : node.end_mark.index]:
        return Diagnostic(span, "blank-text", "no text stands below this sign", "write it, or remove its key")
    found = _HEADER.match(text[node.start_mark.index : node.start_mark.index + 10])
    if not found:
        return None
    if found[1] == "#":
        return _touching(place_inside(span, found[0], *found.span(1)))
    message = f"a number behind `{found[0][0]}` means something else to some readers"
    return Diagnostic(place_inside(span, found[0], *found.span(1)), "reserved-character", message, "write `>-`")


def _find_touching(node: yaml.Node, text: str, span: Span) -> Diagnostic | None:
    """A comment that touches the closing quote or bracket before it."""
    if text[node.end_mark.index : node.end_mark.index + 1] != "#" or getattr(node, "style", "") in (">", "|"):
        return None
    return _touching(Span(span.path, span.end_line, span.end_col, span.end_line, span.end_col + 1))


def _touching(span: Span) -> Diagnostic:
    return Diagnostic(span, TOUCHING.code, TOUCHING.message, TOUCHING.hint)


def _find_shallow(node: yaml.Node, text: str, column: int, span: Span) -> Diagnostic | None:
    """The first line of what is in quotes, in brackets or below a `>` that does not stand further in than its key."""
    if node.start_mark.column <= column:
        place = span._replace(end_line=span.line, end_col=span.col + 1)
        return _shallow(place, "this is the value of the key above, but does not stand further in", column)
    if span.line == span.end_line:
        return None
    source = text[node.start_mark.index : node.end_mark.index]
    for line in _LINE.finditer(source):
        if len(line[1]) <= column:
            held = "quotes" if isinstance(node, yaml.ScalarNode) else "brackets"
            message = f"this line is inside the {held} of line {span.line}, but does not stand further in"
            return _shallow(place_inside(span, source, line.end() - 1, line.end()), message, column)
    return None


def _shallow(span: Span, message: str, column: int) -> Diagnostic:
    return Diagnostic(span, "bad-indentation", message, f"begin the line with {column + 2} spaces")
