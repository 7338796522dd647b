"""What YAML allows and we do not: features, deep nesting, and more in one file than content can need."""

import re
from contextlib import suppress

import yaml

from generator.diagnostics import Diagnostic
from generator.source.faults import (
    END,
    FEATURE,
    MAX_DEPTH,
    MAX_NODES,
    QUESTION,
    TOO_DEEP,
    TOO_MANY,
    TOUCHING,
    Fault,
    Mark,
    mark_of,
    place,
)
from generator.source.syntax import LOADER


def find_refused(text: str, name: str) -> Diagnostic | None:
    """The first directive, key with a question mark, anchor, alias, tag, too deep nesting, or value too many."""
    found = _find_form(text)
    if not found and not _is_harmless(text):
        found = _find_feature(text)
    return place(*found, text, name) if found else None


def _find_form(text: str) -> tuple[Fault, Mark] | None:
    """A directive before all else, dots behind it, or a sign that YAML takes for one of its own."""
    if start := _DIRECTIVE.match(text):
        return FEATURE, Mark(text.count("\n", 0, start.end()), 0)
    end = _find_end(text)
    return (END, end) if end else _find_token(text)


def _find_feature(text: str) -> tuple[Fault, Mark] | None:
    """What only the stream of events shows, which needs no recursion, so that composing is safe afterwards."""
    depth = nodes = 0
    with suppress(yaml.YAMLError):  # Composing meets the same error and words it.
        for event in yaml.parse(text, Loader=LOADER):
            nodes += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if any(getattr(event, feature, None) for feature in ("anchor", "tag", "tags", "version")):
                return FEATURE, mark_of(event.start_mark)
            if depth > MAX_DEPTH:
                return TOO_DEEP, mark_of(event.start_mark)
            if nodes > MAX_NODES:
                return TOO_MANY, mark_of(event.start_mark)
    return None


def _find_end(text: str) -> Mark | None:
    """A line of three dots behind all else, of which some readers take only one."""
    if "..." not in text:
        return None
    lines = text.split("\n")
    written = (number for number, line in enumerate(lines) if not re.match(" *(#|$)", line))
    last = max(written, default=0)
    return Mark(last, 0) if re.match(r"\.\.\.(\s|$)", lines[last]) else None


def _find_token(text: str) -> tuple[Fault, Mark] | None:
    """The first question mark that YAML takes for the beginning of a key, and which would be missing from the text; or
    the first comment that touches a comma or an opening bracket.
    """
    if not (_QUESTION.search(text) or _TOUCHING.search(text)):
        return None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=LOADER):
            start, end = mark_of(token.start_mark), mark_of(token.end_mark)
            if isinstance(token, yaml.KeyToken) and start.offset < end.offset:
                return QUESTION, start
            if isinstance(token, _BEFORE_VALUES) and text.startswith("#", end.offset):
                return TOUCHING, end
    return None


# Most files need no second reading: a look at their characters shows that nothing of this can be in them. ------------

_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*%")
_QUESTION = re.compile(r"\?(?<![^ \n,\[{]\?)")  # The sign first, which is the quick way to search.
_TOUCHING = re.compile(r"#(?<=[,\[{]#)")
_BEFORE_VALUES = (yaml.FlowEntryToken, yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_FEATURES = re.compile(r"[\n?:,\[{-][ \t]*[&*!]|\n%")  # Where a value can begin, or a directive.
_LEAD = re.compile(r"\n[ \t?:-]+")
_PAIR = re.compile(r"[\[{][^\[\]{}\"'#]*[\]}]")
_PASSES = 3


def _is_harmless(text: str) -> bool:
    """Whether bounds that are quick to find already rule out every reason to refuse the text."""
    text = f"\n{text}"
    if any(sign in text for sign in "&*!%") and _FEATURES.search(text):
        return False
    return _most_nodes(text) <= MAX_NODES and _deepest(text) <= MAX_DEPTH


def _most_nodes(text: str) -> int:
    """No fewer nodes than the text has: each comes with a sign of YAML's, and none brings more than three."""
    most = 3 * len(text)
    return most if most <= MAX_NODES else 3 * sum(map(text.count, "-?:,[{\n"))


def _deepest(text: str) -> int:
    """No fewer levels than the text has.

    Lists and mappings without brackets begin at the end of a line's lead or in it, at most one of each at a column.
    Those in brackets close what they open where no quote or comment stands between: such pairs are taken out, one
    level a pass while there are too many, and all brackets that are left may be inside each other.
    """
    levels = 2 * max(map(len, _LEAD.findall(text)), default=1)  # With the line end before it.
    for _ in range(_PASSES):
        if levels + text.count("[") + text.count("{") <= MAX_DEPTH:
            break
        text = _PAIR.sub("", text)
        levels += 1
    return levels + text.count("[") + text.count("{")
