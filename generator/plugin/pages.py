"""Finished pages in MkDocs's terms: a page and its table of contents.

MkDocs's theme templates do not escape. So every plain text is escaped here, where it
leaves us; as `Markup`, which a template's own `|e` does not escape again.
"""

from collections.abc import Iterable
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.rendering import Heading, Page


class _Own:
    """What a page shows of itself. A theme may show it on another page, too, and the page then knows that."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, page: "PlaybookPage", owner: type) -> Any:
        if page.config._current_page not in (None, page):  # noqa: SLF001 - MkDocs says nowhere else which it is
            page.shown_elsewhere = True
        return vars(page)[self._name]

    def __set__(self, page: "PlaybookPage", value: Any) -> None:
        vars(page)[self._name] = value


class PlaybookPage(MkDocsPage):
    """A page that is finished before MkDocs sees it: nothing is parsed again."""

    content, toc = _Own(), _Own()
    shown_elsewhere = False

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.config = config
        super().__init__(escape(page.nav_title), file, config)
        self._page = page
        self.template = page.template
        self.edit_url = None  # It says itself where it is edited: MkDocs would lead to a file that is none.

    def read_source(self, config: MkDocsConfig) -> None:
        """Give the metadata; there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "title": escape(self._page.title),
            "description": escape(self._page.description),
            "tags": [escape(tag) for tag in self._page.tags],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML, its table of contents and its anchors."""
        self.content = self._page.html
        self.toc = TableOfContents(_tree(self._page.headings))
        self.present_anchor_ids = set(self._page.anchors)


def _tree(headings: Iterable[Heading]) -> list[AnchorLink]:
    """Headings as a tree."""
    roots: list[AnchorLink] = []
    stack: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.anchor, heading.level)
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        (stack[-1].children if stack else roots).append(link)
        stack.append(link)
    return roots
