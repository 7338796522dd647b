"""Python-Markdown, asked as MkDocs asks it: only this module loads it, and only for a page that is new."""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.htmlparser import htmlparser
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from generator.blocks import Block, inline_blocks
from generator.written.reading import UnknownExtensionError

_HTML_BLOCKS = 21  # Before Python-Markdown puts them aside.
_HEADINGS_KNOWN = 5
_LAST = 0
_SAYS = {"a": "href", "img": "src"}


def convert(
    text: str, extensions: Iterable[str], options: Mapping[str, Mapping[str, Any]]
) -> tuple[list[str], set[str], list[Block]]:
    """The links and pictures of a page in order, the anchors on it, and its scripts and styles."""
    parser = _parser(extensions, options)
    html, anchors, links = _Html(parser), _Anchors(parser), _Links(parser)
    parser.preprocessors.register(html, "playbook_html", _HTML_BLOCKS)
    parser.treeprocessors.register(anchors, "playbook_anchors", _HEADINGS_KNOWN)
    parser.treeprocessors.register(links, "playbook_links", _LAST)
    whole = parser.convert(text)
    return links.found, html.found | anchors.found, [*inline_blocks(whole)]


def _parser(extensions: Iterable[str], options: Mapping[str, Mapping[str, Any]]) -> Markdown:
    try:
        return Markdown(extensions=[*extensions], extension_configs={name: dict(own) for name, own in options.items()})
    except Exception as error:
        raise UnknownExtensionError(" ".join(str(error).split())[:200]) from error


class _Ids(htmlparser.HTMLParser):
    """The anchors in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.update(value or "" for name, value in attrs if name == "id" or (name == "name" and tag == "a"))


class _Html(Preprocessor):
    """Anchors in HTML that stands in the text."""

    def __init__(self, parser: Markdown) -> None:
        super().__init__(parser)
        self.found: set[str] = set()  # Stays so for an empty page, which is not read at all.

    def run(self, lines: list[str]) -> list[str]:
        parser = _Ids()
        parser.feed("\n".join(lines))
        parser.close()
        self.found = parser.found
        return lines


class _Anchors(Treeprocessor):
    """Anchors of headings, and of whatever has been given one."""

    def __init__(self, parser: Markdown) -> None:
        super().__init__(parser)
        self.found: set[str] = set()

    def run(self, root: Element) -> None:
        named = (element.get("name") for element in root.iter("a"))
        self.found = {name for name in (*(element.get("id") for element in root.iter()), *named) if name}


class _Links(Treeprocessor):
    """Where links lead and pictures lie; addresses of mail are written in a code of their own."""

    def __init__(self, parser: Markdown) -> None:
        super().__init__(parser)
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        found = (element.get(_SAYS[element.tag]) for element in root.iter() if element.tag in _SAYS)
        self.found = [address for address in found if address and AMP_SUBSTITUTE not in address]
