"""The parser's complaints in our own words, at the place where a person has to mend the mistake."""

import re
from contextlib import suppress

import yaml

from generator.diagnostics import Diagnostic
from generator.source.faults import (
    BRACKET,
    COLON,
    ESCAPE,
    FEATURE,
    FOLDED,
    INDENTATION,
    INVALID,
    LIST_ON_KEY,
    NO_COLON,
    NO_SPACE,
    QUESTION,
    QUOTE,
    RESERVED,
    SEVERAL,
    Fault,
    mark_of,
    place,
)
from generator.source.neighbours import find_cause
from generator.source.scene import Scene

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The first pattern that the parser's complaint contains decides; with `True` the place is where the value began.
_SAID: tuple[tuple[str, Fault, bool], ...] = (
    ("but found another document", SEVERAL, False),
    ("block sequence entries are not allowed", LIST_ON_KEY, False),
    ("expected comment or line break|expected chomping or indentation", FOLDED, True),
    ("cannot start any token|expected node content", RESERVED, False),
    ("unexpected end of stream|unexpected document indicator", QUOTE, True),
    ("escape|hexdecimal", ESCAPE, False),
    ("an alias|an anchor|a tag|tag handle|directive|incompatible YAML", FEATURE, True),
    ("expected ',' or", BRACKET, True),
    ("unexpected ':'", NO_SPACE, False),
    ("mapping keys are not allowed", QUESTION, False),
    ("mapping values are not allowed", COLON, False),
    ("could not find expected ':'", NO_COLON, True),
    ("expected key|expected <block end>|expected '-'|expected <document start>", INDENTATION, False),
)


def word_error(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    """The parser's error as a diagnostic of ours."""
    problem = mark_of(getattr(error, "problem_mark", None))
    began = mark_of(getattr(error, "context_mark", None) or problem)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if found := find_cause(Scene(text, problem, began, said, _read_events(text))):
        return place(*found, text, name)
    fault, at_start = next(
        ((fault, start) for words, fault, start in _SAID if re.search(words, said)), (INVALID, False)
    )
    return place(fault, began if at_start else problem, text, name)


def _read_events(text: str) -> tuple[yaml.Event, ...]:
    """What the parser understood before the error."""
    found: list[yaml.Event] = []
    with suppress(yaml.YAMLError):
        found.extend(yaml.parse(text, Loader=LOADER))
    return tuple(found)
