"""Mistakes that show in what follows a value: between brackets, behind quotes, below a list."""

import re
from collections.abc import Iterator

import yaml

from generator.source import faults
from generator.source.faults import Fault, mark_of
from generator.source.scene import Found, Scene, opened_by

# Brackets --------------------------------------------------------------------------------------------


def never_closed(scene: Scene) -> Found | None:
    """A bracket that is open where the file ends."""
    if "flow node" not in scene.said or scene.text[scene.mark.offset :].strip():
        return None
    return faults.BRACKET, mark_of(opened_by(scene.events)[-1].start_mark)


def missing_comma(scene: Scene) -> Found | None:
    """A value behind another one, in brackets that are closed further on."""
    if "expected ',' or" not in scene.said:
        return None
    opening = scene.text[scene.began.offset]
    closing = {"[": "]", "{": "}"}[opening]
    inside = "".join(_lines_inside(scene, closing))
    return (faults.NO_COMMA, scene.mark) if inside.count(closing) > inside.count(opening) else None


def _lines_inside(scene: Scene, closing: str) -> Iterator[str]:
    """The rest of the line with the bracket, and those below it that stand further in or begin by closing it."""
    first, *others = scene.text[scene.began.offset - scene.began.column :].split("\n")
    indent = len(first) - len(first.lstrip(" -"))
    if scene.mark.line == scene.began.line:
        yield first[scene.mark.column :]
    for line in others[max(scene.mark.line - scene.began.line - 1, 0) :]:
        if len(line) - len(line.lstrip(" ")) <= indent and not line.lstrip(" ").startswith(closing):
            return
        yield line


# What follows a value --------------------------------------------------------------------------------


def after_value(scene: Scene) -> Found | None:
    """Something that follows a value on the line where that value ended, or a file that begins too far in."""
    if "did not find expected" not in scene.said or not scene.events:
        return None
    last = scene.events[-1]
    start, end = mark_of(last.start_mark), mark_of(last.end_mark)
    if isinstance(last, yaml.DocumentEndEvent):
        return _after_document(scene, last)
    if scene.here in ("]", "}") and "flow" not in scene.said:
        return faults.NOT_OPENED, scene.mark
    if end.line != scene.mark.line or start.offset == end.offset:
        return None
    if isinstance(last, yaml.ScalarEvent) and last.style in _AFTER_QUOTE:
        return (faults.QUOTE, start) if start.line < end.line else (_after_quote(scene, last.style), scene.mark)
    if scene.here == ":":
        return (faults.COLON, scene.mark) if start.line == end.line else None
    return (faults.AFTER, scene.mark) if isinstance(last, yaml.CollectionEndEvent) else None


_AFTER_QUOTE = {"'": faults.AFTER_SINGLE, '"': faults.AFTER_DOUBLE}


def _after_quote(scene: Scene, quote: str) -> Fault:
    """Another quoted text between brackets, or words of the same text behind a quote inside it."""
    is_next = "flow" in scene.said and scene.here in _AFTER_QUOTE
    return faults.NO_COMMA if is_next else _AFTER_QUOTE[quote]


def _after_document(scene: Scene, last: yaml.DocumentEndEvent) -> Found:
    """What follows a file's only value."""
    whole = scene.events[2]
    if last.explicit:
        return faults.SEVERAL, scene.mark
    return (
        (faults.AFTER, scene.mark)
        if getattr(whole, "flow_style", False)
        else (faults.INDENTATION, mark_of(whole.start_mark))
    )


# A line in no line with those above -------------------------------------------------------------------


def out_of_line(scene: Scene) -> Found | None:
    """A dash or a key further left than the list or the keys above, which may be what stands wrong."""
    if not scene.events or not isinstance(scene.events[-1], yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return None
    first = mark_of(opened_by(scene.events[:-1])[-1].start_mark)
    if first.column <= scene.mark.column or scene.text[first.offset] in "[{":
        return None
    if scene.here != "-":
        hint = faults.INDENTED_BY.hint.format(line=first.line + 1, spaces=first.column)
        return faults.INDENTED_BY._replace(hint=hint), scene.mark
    message = faults.LINED_UP.message.format(line=first.line + 1)
    return faults.LINED_UP._replace(message=message), scene.mark


def text_out_of_line(scene: Scene) -> Found | None:
    """A line of a folded text that stands further left than its first one."""
    last = scene.events[-1] if scene.events else None
    if not isinstance(last, yaml.ScalarEvent) or last.style not in (">", "|"):
        return None
    line = scene.text[scene.mark.offset :].partition("\n")[0]
    return None if re.match(r"- |[\w-]+:", line) else (faults.BELOW_FOLDED, scene.mark)
