"""The theme's frame around a page that has no content: what it brings is known before any content is there."""

from collections.abc import Iterator

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.blocks import Block, inline_blocks


class Frames:
    """Renders each of the theme's templates around an empty page, once for every depth at which pages stand."""

    def __init__(self, env: Environment, config: MkDocsConfig) -> None:
        self._env, self._config = env, config
        self._page = _empty_page(config)
        self._blocks: dict[tuple[str, str], frozenset[Block]] = {}

    def blocks(self, template: str, base_url: str) -> frozenset[Block]:
        """The scripts and styles of a template, as they stand on every page from which `base_url` leads to the root."""
        key = (template, base_url)
        if key not in self._blocks:
            nav = Navigation([self._page], [self._page])
            context = get_context(nav, Files([]), self._config, base_url=base_url)
            context["page"] = self._page
            self._blocks[key] = frozenset(inline_blocks(self._env.get_template(template).render(context)))
        return self._blocks[key]

    def texts(self) -> Iterator[str]:
        """The texts of all templates of the theme, the project's own among them."""
        assert self._env.loader
        for name in self._env.list_templates(extensions=("html",)):
            yield self._env.loader.get_source(self._env, name)[0]


def _empty_page(config: MkDocsConfig) -> Page:
    """A page without words, which serves as the start page of the menu as well."""
    page = Page("", File.generated(config, "index.md", content=""), config)
    page.markdown, page.content, page.meta, page.toc = "", "", {}, TableOfContents([])
    return page
