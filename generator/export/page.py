"""A finished page as Markdown: front matter, Markdown headings, and the rest as HTML that Markdown leaves alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

import yaml

from generator.rendering import Page

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)\s*>"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>",
    re.DOTALL | re.IGNORECASE,
)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "noscript", "ol", "p", "pre", "script",
    "section", "style", "table", "ul",
})  # fmt: skip
"""Elements that Python-Markdown takes over as they are, to their closing tag, when they begin a line."""

_HEADING = re.compile(r"<h(?P<level>[1-6])(?P<attributes>\s[^<>]*)>(?P<words>.*)</h(?P=level)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z][\w:-]*)=\"([^\"{}\n]*)\"")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a page that stands at its top: an element with all that is inside it, or words between elements."""

    name: str
    html: str


def page_markdown(page: Page) -> str:
    """The text of the page's Markdown file, with a line end."""
    # Stock theme templates do not escape what stands in the front matter.
    meta: dict[str, object] = {"title": escape(page.title), "description": escape(page.description)}
    if page.tags:
        meta["tags"] = [escape(tag) for tag in page.tags]
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1_000_000)
    blocks = "\n\n".join(_block(chunk) for chunk in split_html(page.html))
    return f"---\n{front}---\n\n{blocks}\n"


def split_html(html: str) -> Iterator[Chunk]:
    """The page's elements in order; what stands between elements of their own line is kept together."""
    depth, start, first, loose = 0, 0, "", 0
    for found in _TOKEN.finditer(html):
        name = (found["name"] or found["raw"] or "").lower()
        if depth == 0 and name in _BLOCKS:
            yield from _loose(html[loose : found.start()])
            start, first = found.start(), name
        depth += _change(found, name)
        if depth == 0 and first:
            yield Chunk(first, html[start : found.end()])
            first, loose = "", found.end()
    yield from _loose(html[start if first else loose :])


def _change(found: re.Match[str], name: str) -> int:
    """How much deeper the elements are nested behind a tag."""
    if not found["name"] or name in _VOID or found["attributes"].endswith("/"):
        return 0
    return -1 if found["close"] else 1


def _loose(html: str) -> Iterator[Chunk]:
    """Words and inline elements outside any block, where there are some."""
    if html.strip():
        yield Chunk("", html)


def _block(chunk: Chunk) -> str:
    if not chunk.name:
        return f"<div>{chunk.html.strip()}</div>"
    return heading_markdown(chunk.html) or chunk.html


# Headings -------------------------------------------------------------------------------------------


def heading_markdown(html: str) -> str | None:
    """A heading with an id as a Markdown heading that keeps all its attributes, or None where it cannot be one."""
    found = _HEADING.fullmatch(html)
    if not found or _ATTRIBUTE.sub("", found["attributes"]).strip():
        return None
    attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(found["attributes"])}
    if "id" not in attributes or any(set(value) & set('"{}\n') for value in attributes.values()):
        return None
    words = [f"#{attributes.pop('id')}", *(f".{name}" for name in attributes.pop("class", "").split())]
    words += [f'{key}="{value}"' for key, value in attributes.items()]
    return f"{'#' * int(found['level'])} {_inline(found['words'])} {{ {' '.join(words)} }}"


def _inline(html: str) -> str:
    """The heading's words on one line: tags as they are, text without any meaning to Markdown."""
    parts, end = [], 0
    for tag in _TOKEN.finditer(html):
        parts += [_text(html[end : tag.start()]), " ".join(tag[0].split())]
        end = tag.end()
    return "".join([*parts, _text(html[end:])]).strip()


def _text(html: str) -> str:
    words = re.sub(r"\s+", " ", unescape(html))
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", escape(words, quote=False))
