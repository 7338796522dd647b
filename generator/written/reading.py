"""A hand-written page as MkDocs reads it: its links, the anchors that others may link to, and what would run."""

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from importlib import import_module
from typing import Any

from generator.blocks import Block
from generator.cache import Shelf
from generator.settings import Settings, Tagged
from generator.written.front import without_front

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs always uses."""

_LONE = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
})  # fmt: skip
"""Extensions of Python-Markdown: what they make of a page depends on its text and their settings alone."""

_NAMED = re.compile(r"tag:yaml\.org,2002:python/name:((?:material|markdown|pymdownx)(?:\.\w+)+)")


class UnknownExtensionError(Exception):
    """Python-Markdown does not know an extension, or one of its options."""


@dataclass(frozen=True)
class Facts:
    """What a page links to, in order, its anchors, and the scripts and styles that it would bring."""

    links: tuple[str, ...]
    anchors: tuple[str, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Written:
    """A page that could be read: its path, its text, and what is in it; no facts where only MkDocs can tell."""

    path: str
    name: str
    text: str
    facts: Facts | None


@dataclass(frozen=True)
class Extensions:
    """The extensions of Python-Markdown, as MkDocs hands them over."""

    names: tuple[str, ...]
    options: Mapping[str, Mapping[str, Any]]

    @property
    def lone(self) -> bool:
        """Whether the same page always gives the same, so that it can be kept."""
        return all(name.removeprefix("markdown.extensions.") in _LONE for name in self.names)


def extensions_of(settings: Settings) -> Extensions | None:
    """The extensions that the settings name; None where only MkDocs can tell what they mean."""
    given = settings.data.get("markdown_extensions") or ()
    pairs: list[tuple[Any, Any]] = []
    for item in given.items() if isinstance(given, dict) else given if isinstance(given, list) else ():
        pairs += item.items() if isinstance(item, dict) else [item if isinstance(item, tuple) else (item, None)]
    try:
        options = {str(name): _resolved(options) for name, options in pairs if isinstance(options, dict)}
    except (ImportError, AttributeError, ValueError):
        return None
    return Extensions(tuple(dict.fromkeys((*_BUILT_IN, *(str(name) for name, _ in pairs)))), options)


def _resolved(value: Any) -> Any:
    """Options with what they name in Python. Raises `ValueError` for a tag of another kind."""
    if isinstance(value, dict):
        return {key: _resolved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_resolved(inner) for inner in value]
    if not isinstance(value, Tagged):
        return value
    if not (found := _NAMED.fullmatch(value.tag)):
        raise ValueError(value.tag)
    module, _, name = found[1].rpartition(".")
    return getattr(import_module(module), name)


def read_facts(known: Shelf, text: str, name: str, extensions: Extensions) -> Facts:
    """The page's links and anchors, by its name, as before where its text and the extensions are.

    Raises whatever an extension raises.
    """
    body = without_front(text)
    key = repr((body, extensions.names, sorted(extensions.options.items()))).encode()

    def make() -> tuple[Any, ...]:
        return astuple(_convert(body, extensions))

    return Facts(*(known.get(name, key, make) if extensions.lone else make()))


def _convert(body: str, extensions: Extensions) -> Facts:
    from generator.written.converting import convert  # noqa: PLC0415 - Python-Markdown loads slowly, and rarely has to

    links, anchors, blocks = convert(body, extensions.names, extensions.options)
    return Facts(tuple(links), tuple(sorted(anchors)), tuple(blocks))
