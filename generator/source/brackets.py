"""What a comma does between brackets: it splits a sentence, or leaves a text without a key."""

import re
from collections.abc import Iterator

import yaml

from generator.diagnostics import Diagnostic, Span, cut

_ENDED = re.compile(r"[.!?…][\"'”’)]*$")


def find_split(node: yaml.SequenceNode) -> Iterator[yaml.Node]:
    """The entries of a list in brackets that go on with the sentence or the number of the one before."""
    sentence: list[yaml.Node] = []
    for entry in node.value:
        if not isinstance(entry, yaml.ScalarNode) or entry.style:
            sentence = []
        elif sentence and _is_thousands(sentence[-1], entry):
            yield entry
        elif not sentence or not entry.value[:1].islower():
            sentence = [] if _ENDED.search(entry.value) else [entry]
        elif _ENDED.search(entry.value) and sentence[0].value[:1].isupper():
            yield [*sentence, entry][1]
            sentence = []
        else:
            sentence.append(entry)


def _is_thousands(first: yaml.Node, second: yaml.Node) -> bool:
    """Whether two entries are the halves of a number such as 23,878."""
    touching: bool = first.end_mark.index + 1 == second.start_mark.index
    return touching and first.value[-1:].isdigit() and bool(re.match(r"\d{3}(?!\d)", second.value))


def find_wrapped(node: yaml.SequenceNode) -> Iterator[yaml.Node]:
    """The entries of a list in brackets that go on in the next line, as two do between which the comma is missing."""
    for entry in node.value:
        if isinstance(entry, yaml.ScalarNode) and not entry.style and entry.start_mark.line < entry.end_mark.line:
            yield entry


def wrapped_text(span: Span) -> Diagnostic:
    """What is said about an entry on several lines."""
    message = "the lines of this entry are read as one text"
    hint = "add the comma at the end of a line, or put the whole text in quotes"
    return Diagnostic(span, "joined-lines", message, hint)


def split_text(span: Span, words: str) -> Diagnostic:
    """What is said about words that a comma has cut off."""
    message = f"the comma before `{cut(words)}` ends the text that it belongs to"
    return Diagnostic(span, "split-text", message, "put the whole text in quotes")


def find_lonely(key: yaml.ScalarNode, value: yaml.Node, node: yaml.MappingNode, span: Span) -> Diagnostic | None:
    """Between the brackets of a mapping, a text that a comma cut off from its own, or a key without a colon."""
    if value.start_mark.index != key.end_mark.index:  # Behind a colon stands even nothing.
        return None
    if " " in key.value and key is not node.value[0][0]:
        return split_text(span, key.value)
    message = f"`{cut(key.value)}` has no colon behind it"
    return Diagnostic(span, "missing-colon", message, "write `key: value`, and a text with a comma in quotes")
