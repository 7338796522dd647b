"""What the text around a mistake gives away, where the parser noticed it late."""

import re

import yaml

from generator.source import faults
from generator.source.characters import SPACES
from generator.source.faults import Fault, Mark, mark_of
from generator.source.following import after_value, missing_comma, never_closed, out_of_line, text_out_of_line
from generator.source.scene import Found, Scene, right_of
from generator.source.silent import CURLY

_BULLET = re.compile(r"[-–—•‣◦▪●·*]\s")
_FOLDED = re.compile(r"(^|.*[:-] )[>|][-+0-9]*\s*")


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
        return faults.ODD_SPACE, right_of(mark, found.end())
    if found := re.match(r"[^:#]* (?=#)", line):
        return faults.CUT, right_of(mark, found.end())
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
        return faults.CURLY_QUOTE, right_of(scene.mark, found.start(1) - len(scene.before))
    if not re.fullmatch(r" *[\w-]+", scene.before):
        return None
    indent = len(scene.before) - len(scene.before.lstrip(" "))
    start = scene.mark.offset - scene.mark.column
    above = scene.text[:start].rstrip()
    first = above.rfind("\n") + 1
    if re.match(rf" {{{indent}}}\S", above[first:]):
        return _no_key(scene, Mark(above.count("\n"), indent, first + indent))
    return faults.INDENTED_KEY, Mark(scene.mark.line, indent)


_CAUSES = (
    _comment,
    _colon_without_key,
    _comma_without_value,
    _end_of_file,
    _line_without_colon,
    _misplaced_key,
    never_closed,
    text_out_of_line,
    out_of_line,
    after_value,
    missing_comma,
)
