"""While the site is served: what MkDocs made of a page stays as long as all that went into it is the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.plugin.pages import PlaybookPage
from generator.source import below

Said: TypeAlias = tuple[object, ...]

_UNDERSTOOD = {"playbook", "material/tags"}
"""Plugins of which we know what they do to a page. Others may do what they like, so that nothing is kept."""


@dataclass(frozen=True)
class Outputs:
    """The finished pages of one build, and of the one before as far as they may be used again."""

    surroundings: Said
    """What a page may show that is not its own: settings, theme, and what other pages say of themselves."""
    pages: tuple[Page, ...]
    former: Mapping[str, tuple[Said, str]] = field(default_factory=dict)
    made: dict[str, tuple[Said, str]] = field(default_factory=dict)

    @staticmethod
    def after(former: "Outputs | None", config: MkDocsConfig, files: Files) -> "Outputs":
        """For a build that begins: with what the former one made, if it had the same surroundings."""
        pages = tuple(file.page for file in files.documentation_pages() if file.page)
        now = (_settings(config), _looks(config), [*map(_about, pages)])
        same = former and former.surroundings == now and former.told_apart and config.plugins.keys() <= _UNDERSTOOD
        return Outputs(now, pages, former.made if former and same else {})

    @property
    def told_apart(self) -> bool:
        """Whether no page shows words of another one, of which nobody would know that they have changed."""
        return not any(isinstance(page, PlaybookPage) and page.shown_elsewhere for page in self.pages)

    def take(self, page: Page, draw: Callable[[], str]) -> str:
        """The page's output: the former one, or a new one where something of its own has changed."""
        said = (page.content, _tree(page.toc))
        before = self.former.get(page.file.src_uri)
        output = before[1] if before and before[0] == said else draw()
        self.made[page.file.src_uri] = said, output
        return output

    def templates(self) -> type[Template]:
        """Templates that draw a page only where there is no output for it."""

        class Kept(Template):
            def render(kept, *args: Any, **kwargs: Any) -> str:  # noqa: N805 - `self` is taken
                context = dict(*args, **kwargs)
                draw, page = partial(super().render, context), context.get("page")
                return self.take(page, draw) if page else draw()

        return Kept


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    return {**config, "plugins": plugins, "theme": dict(config.theme)}


def _looks(config: MkDocsConfig) -> dict[Path, bytes]:
    """What takes the place of the theme's own templates, which do not change."""
    own = config.theme.custom_dir
    return {path: path.read_bytes() for path in below(Path(own)) if path.is_file()} if own else {}


def _about(page: Page) -> Said:
    """What the page says of itself; if it is written by hand, all of it, since nobody sees where else that is shown."""
    words = None if isinstance(page, PlaybookPage) else page.content
    return page.file.src_uri, page.url, page.title, page.meta, page.update_date, words


def _tree(toc: Iterable[AnchorLink]) -> list[Said]:
    return [(link.title, link.id, link.level, _tree(link.children)) for link in toc]
