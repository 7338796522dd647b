"""What stands between the texts of a project and the theme: nothing of them becomes HTML, and nothing runs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

from generator.blocks import literal_blocks, stray_problem
from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.plugin.frames import Frames
from generator.plugin.pages import PlaybookPage
from generator.press.policy import Policy
from generator.reporting import concise

_TEXTS = ("site_name", "site_description", "site_author", "repo_name")
_META = ("title", "description", "author")


def escape_meta(page: Page) -> None:
    """Escape what a page says of itself at its top: the theme's templates do not."""
    for name in _META:
        if isinstance(found := page.meta.get(name), str):
            page.meta[name] = escape(found)


class Guard:
    """The policy of one build, with what it takes to tell the theme's scripts from those that came with content."""

    def __init__(self, project: Project, config: MkDocsConfig, env: Environment) -> None:
        for name in _TEXTS:  # The theme's templates do not escape them. Nothing but templates reads them from here on.
            if found := config.get(name):
                config[name] = escape(found)
        self._project, self._config = project, config
        self._policy, self._frames = Policy(), Frames(env, config)
        self._pages: dict[str, Page] = {}

    def take_page(self, output: str, page: Page) -> str:
        """Take in a page; returns it with the place of its policy."""
        self._pages[page.file.src_uri] = page
        known = self._frames.blocks(page.meta.get("template", "main.html"), get_relative_url(".", page.url))
        return self._policy.collect(output, Path(page.file.abs_dest_path), page.file.src_uri, known)

    def take_template(self, output: str, name: str) -> str:
        """The same for a page of the theme's own, such as the one of an unknown address."""
        root = urlsplit(self._config.site_url or "/").path if is_error_template(name) else get_relative_url(".", name)
        known = self._frames.blocks(name, root)
        return self._policy.collect(output, Path(self._config.site_dir, name), name, known)

    def write(self) -> None:
        """Put the policy on every page. Raises a `PluginError` where a page has what no template brings.

        Such a page stands under the policy, too, should anybody publish what was written.
        """
        problems = [*self._problems()]
        self._policy.write(Path(self._config.site_dir))
        if problems:
            found = ContentError(problems)
            raise PluginError(f"the content has problems:\n{concise(found.diagnostics, self._project.root)}") from found

    def _problems(self) -> Iterator[Diagnostic]:
        if any(self._policy.strays()):
            self._policy.allow(literal_blocks([*self._frames.texts(), *self._templates(None, "").values()]))
        for block, source in self._policy.strays():
            page = self._pages.get(source)
            yield stray_problem(block, source, self._written(page), self._templates(page, source))

    def _written(self, page: Page | None) -> dict[str, str]:
        """The text of a page that a person wrote, by its path."""
        if page is None or isinstance(page, PlaybookPage) or not page.file.abs_src_path:
            return {}
        path = Path(page.file.abs_src_path)
        return {self._project.relative(path): path.read_text("utf-8")}

    def _templates(self, page: Page | None, source: str) -> dict[str, str]:
        """The project's templates by path, first that of the page."""
        own = page.template if isinstance(page, PlaybookPage) else f"theme/{source}"
        folder = self._project.templates
        paths = sorted(folder.rglob("*.html"), key=lambda path: (path != folder / own, path))
        return {self._project.relative(path): path.read_text("utf-8") for path in paths}
