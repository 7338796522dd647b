"""What a hand-written page says of itself at its top, in the two forms that MkDocs knows."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source import parse_document
from generator.source.document import place_inside
from generator.source.syntax import LOADER

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_META = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):")
_MORE = re.compile(r"[ ]{4}|\t")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(entry, str) for entry in value))


KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("title", "description", "author", "subtitle", "status", "icon", "template"), (_is_text, "a text")),
    "tags": (_is_list, "a list of texts, such as `[people, plans]`"),
    "hide": (lambda value: _is_list(value) or _is_text(value), "a list of texts, such as `[toc]`"),
    "search": (lambda value: value is None or isinstance(value, dict), "names with values, such as `{exclude: true}`"),
}
"""What MkDocs, the theme and its plugins ask for, and what each takes; whatever else stands there is the page's own."""


def check_front(text: str, name: str, is_template: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """What is wrong with it. MkDocs shows what it cannot read as text, and what is of another type stops a build."""
    found = _FRONT.match(text)
    if not found:
        yield from _check(_said(text), lambda key: _line(text, name, key), is_template)
    elif _META.match(found[1]):
        document, problems = parse_document(f"\n{found[1]}", name)  # In place of the first line, so that lines agree.
        yield from problems
        if document:
            data = _loaded(found[1])
            if data is None:
                yield Diagnostic(Span(name), "malformed-front", "a value at the top cannot be read", "put it in quotes")
            yield from _check(data or {}, lambda key: document.value_span((key,)), is_template)


def _check(
    data: Mapping[Any, Any], place: Callable[[str], Span], is_template: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    for key in (key for key in KEYS if key in data):
        fits, what = KEYS[key]
        if not fits(data[key]):
            yield Diagnostic(place(key), "malformed-front", f"`{key}` takes {what}", "write it so, with quotes at need")
        elif key == "template" and not is_template(data[key]):
            hint = "remove the line, or restore the template"
            yield Diagnostic(place(key), "malformed-front", "the theme has no such template", hint)


def _loaded(text: str) -> dict[Any, Any] | None:
    """The data as MkDocs reads it; nothing where that fails, or gives none."""
    try:
        data = yaml.load(text, LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def without_front(text: str) -> str:
    """The page's text without the lines about it, or all of it where they cannot be read."""
    if found := _FRONT.match(text):
        document, _ = parse_document(f"\n{found[1]}", "")  # It refuses what would overflow the reader of YAML.
        return text[found.end() :].lstrip("\n") if document and _loaded(found[1]) is not None else text
    lines = text.split("\n")
    return "\n".join(lines[sum(1 for _ in _about(lines)) :]).lstrip("\n")


def _said(text: str) -> dict[str, str]:
    """What lines at the top of a page say that has no `---` there: texts alone."""
    found = (_META.match(line) for line in _about(text.split("\n")))
    return {key[1].lower(): key.string[key.end() :].strip() for key in found if key}


def _line(text: str, name: str, key: str) -> Span:
    found = re.search(rf"^[ ]{{0,3}}{key}:.*$", text, re.MULTILINE | re.IGNORECASE)
    return place_inside(Span(name), text, *found.span()) if found else Span(name)


def _about(lines: list[str]) -> Iterator[str]:
    """The lines at the top that say `key: value`, and those that carry one on, with the blank line behind them."""
    begun = False
    for line in lines:
        if not line.strip():
            yield line
            return
        if not _META.match(line) and not (begun and _MORE.match(line)):
            return
        begun = True
        yield line
