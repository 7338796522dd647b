"""What the text around a mistake gives away, where the parser noticed it late."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator.source import faults
from generator.source.characters import SPACES
from generator.source.faults import Fault, Mark, mark_of
from generator.source.silent import CURLY

_BULLET = re.compile(r"[-–—•‣◦▪●·*]\s")
_FOLDED = re.compile(r"(^|.*[:-] )[>|][-+0-9]*\s*")


def _right(mark: Mark, columns: int) -> Mark:
    """The mark so many columns further right."""
    return Mark(mark.line, mark.column + columns, mark.offset + columns)


@dataclass(frozen=True)
class Scene:
    """A complaint of the parser: where it noticed the mistake, where that began, and what it had read before."""

    text: str
    mark: Mark
    began: Mark
    said: str
    events: tuple[yaml.Event, ...]

    @property
    def here(self) -> str:
        """The sign at the mark."""
        return self.text[self.mark.offset : self.mark.offset + 1]

    @property
    def before(self) -> str:
        """The line up to the mark."""
        return self.text[: self.mark.offset].rpartition("\n")[2]

    def above(self, mark: Mark) -> Iterator[str]:
        """The lines above a mark that hold anything, the nearest one first."""
        lines = self.text[: mark.offset - mark.column].split("\n")
        return (line for line in reversed(lines) if line.strip())

    def beside(self, mark: Mark) -> Iterator[str]:
        """What stands straight above a mark, in lines that begin in its column, the nearest one first."""
        lines = (line[mark.column :] for line in self.above(mark) if not line[: mark.column].strip())
        return (line for line in lines if not line.startswith(" "))


Found: TypeAlias = tuple[Fault, Mark]


def find_cause(scene: Scene) -> Found | None:
    """The mistake that the text around the mark gives away, and its place."""
    return next((found for cause in _CAUSES if (found := cause(scene))), None)


def _comment(scene: Scene) -> Found | None:
    """A comment that cut a text, which goes on behind it."""
    last = next((event for event in reversed(scene.events) if isinstance(event, yaml.ScalarEvent)), None)
    if last is None or last.style or not last.value:
        return None
    end = mark_of(last.end_mark)
    found = re.match(r"\s+#", scene.text[end.offset :])
    if not found or end.offset + found.end() > scene.mark.offset:
        return None
    line, column = found[0].count("\n"), len(found[0].rpartition("\n")[2]) - 1
    return faults.CUT, Mark(end.line + line, column if line else end.column + column)


def _colon_without_key(scene: Scene) -> Found | None:
    is_first = scene.here == ":" and not scene.before.strip(" -{[,?")
    return (faults.NO_KEY, scene.mark) if is_first else None


def _comma_without_value(scene: Scene) -> Found | None:
    return (faults.COMMA, scene.mark) if scene.here == "," and "flow" in scene.said else None


def _end_of_file(scene: Scene) -> Found | None:
    return (faults.END, scene.mark) if scene.text.startswith("...", scene.mark.offset) else None


# A line without a colon ------------------------------------------------------------------------------


def _line_without_colon(scene: Scene) -> Found | None:
    return _no_key(scene, scene.began) if "could not find expected ':'" in scene.said else None


def _no_key(scene: Scene, mark: Mark) -> Found:
    """A line that is no key: an entry without its dash, a text that goes on, or a key without its colon."""
    line = scene.text[mark.offset :].partition("\n")[0]
    if found := re.match(rf"[\w-]+:(?=[{SPACES}])", line):
        return faults.ODD_SPACE, _right(mark, found.end())
    if found := re.match(r"[^:#]* (?=#)", line):
        return faults.CUT, _right(mark, found.end())
    return _no_dash(scene, mark, line) or _no_indent(scene, mark, line), mark


def _no_dash(scene: Scene, mark: Mark, line: str) -> Fault | None:
    """An entry of a list that touches its dash, or begins with another sign, or with none."""
    if re.match(r"-[^\s-][^:]*$", line):
        return faults.DASH
    if _BULLET.match(line):
        return faults.BULLET
    beside = next(scene.beside(mark), "")
    return faults.NO_DASH if beside.startswith("- ") else None


def _no_indent(scene: Scene, mark: Mark, line: str) -> Fault:
    """A text that should stand further in, or a key that lacks its colon."""
    above = next(scene.above(mark), "")
    if _FOLDED.fullmatch(above):
        return faults.BELOW_FOLDED
    return faults.NO_COLON_OR_WRAPPED if above and " " in line.strip() else faults.NO_COLON


# A colon where no key can be -------------------------------------------------------------------------


def _misplaced_key(scene: Scene) -> Found | None:
    """A colon in a text in curly quotes, a key that stands too far in, or one below a key that lacks its colon."""
    if "mapping values are not allowed" not in scene.said:
        return None
    if found := re.match(rf"[ -]*(?:[\w-]+: +)?([{''.join(CURLY)}])", scene.before):
        return faults.CURLY_QUOTE, _right(scene.mark, found.start(1) - len(scene.before))
    if not re.fullmatch(r" *[\w-]+", scene.before):
        return None
    indent = len(scene.before) - len(scene.before.lstrip(" "))
    start = scene.mark.offset - scene.mark.column
    above = scene.text[:start].rstrip()
    first = above.rfind("\n") + 1
    if re.match(rf" {{{indent}}}\S", above[first:]):
        return _no_key(scene, Mark(above.count("\n"), indent, first + indent))
    return faults.INDENTED_KEY, Mark(scene.mark.line, indent)


# Brackets --------------------------------------------------------------------------------------------


def _never_closed(scene: Scene) -> Found | None:
    """A bracket that is open where the file ends."""
    if "flow node" not in scene.said or scene.text[scene.mark.offset :].strip():
        return None
    return faults.BRACKET, mark_of(_opened(scene.events)[-1].start_mark)


def _opened(events: Sequence[yaml.Event]) -> list[yaml.Event]:
    """The beginnings of all that is open behind some events, from the outside in."""
    opened: list[yaml.Event] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
    return opened


def _missing_comma(scene: Scene) -> Found | None:
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


def _after_value(scene: Scene) -> Found | None:
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


def _dash_out_of_line(scene: Scene) -> Found | None:
    """A dash further left than the first one of the list above, which may be the one that stands wrong."""
    if scene.here != "-" or not isinstance(scene.events[-1], yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return None
    first = mark_of(_opened(scene.events[:-1])[-1].start_mark)
    if first.column <= scene.mark.column or not scene.text.startswith("- ", first.offset):
        return None
    message = faults.LINED_UP.message.format(line=first.line + 1)
    return faults.LINED_UP._replace(message=message), scene.mark


_CAUSES = (
    _comment,
    _colon_without_key,
    _comma_without_value,
    _end_of_file,
    _line_without_colon,
    _misplaced_key,
    _never_closed,
    _dash_out_of_line,
    _after_value,
    _missing_comma,
)
