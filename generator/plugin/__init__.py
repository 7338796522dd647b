"""The door to MkDocs: hands the finished site over as pages, navigation, search entries and tags."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.config import Options, Project
from generator.diagnostics import ContentError
from generator.plugin.compiled import COMPILED
from generator.plugin.pages import PlaybookPage, search_entries
from generator.reporting import concise, headline
from generator.site import Site, build_site
from generator.views.navigation import NavItem

log = get_plugin_logger("playbook")


class PlaybookConfig(Config):
    """The plugin's options."""

    site_id = Type(str, default="leadership-playbook")


class PlaybookPlugin(BasePlugin[PlaybookConfig]):
    """Builds the site in memory and gives it to MkDocs."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Say where a line of content can be edited."""
        self.project = Project(Path(config.config_file_path).parent)
        self.options = Options(self.config.site_id, config.repo_url or "", config.use_directory_urls)
        if not config.repo_url:
            config.edit_uri = None  # Without a repository there is no page to edit at.

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Build the site and add its pages and assets."""
        self.site = self._build()
        for page in self.site.pages:
            file = File.generated(config, page.path, content="")
            files.append(file)
            PlaybookPage(page, file, config, self.options.edit_url(page.source) if page.source else "")
        for path, source in self.site.assets:
            files.append(File.generated(config, path, abs_src_path=str(source)))
        if config.nav is None:
            config.nav = _nav(self.site.navigation)
        return files

    def _build(self) -> Site:
        try:
            site = build_site(self.project, self.options)
        except ContentError as error:
            report = concise(error.diagnostics, self.project.root)
            raise PluginError(f"the content has problems:\n{report}Run `playbook check` for the lines.") from None
        for warning in site.warnings:
            log.info(headline(warning))  # `playbook check --strict` is where warnings count.
        return site

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Date every page by the last review of the content: the day of the build says nothing to a reader."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self.site.reviewed.isoformat()

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Hand every section to Material's search index directly, instead of parsing the HTML again."""
        env.bytecode_cache = COMPILED
        search = config.plugins.get("material/search") or config.plugins.get("search")
        if search is None or not hasattr(search, "search_index"):
            return
        for page in self.site.pages:
            found = files.get_file_from_path(page.path)
            url = found.page.url if found and found.page else ""
            search.search_index.entries += search_entries(page, url)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Reload on every edit of content and templates."""
        for folder in (self.project.content, self.project.templates):
            server.watch(str(folder))
        return server


def _nav(items: Iterable[NavItem]) -> list[Any]:
    """The navigation as MkDocs writes it in its configuration."""
    return [item if isinstance(item, str) else {escape(item.title): _nav(item.children)} for item in items]
