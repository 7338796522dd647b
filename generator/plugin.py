"""The door to MkDocs: hands the finished site over as pages, navigation, search entries and tags."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.config import Project
from generator.diagnostics import ContentError
from generator.rendering import Heading, Page
from generator.reporting import concise, headline
from generator.site import Options, Site, build_site
from generator.views.navigation import NavItem

log = get_plugin_logger("playbook")


class CompiledTemplates(BytecodeCache):
    """Keeps the theme's compiled templates between the builds of one `serve`; MkDocs would compile them each time."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket; Jinja checks that the source has not changed."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the bucket."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()


class PlaybookConfig(Config):
    """The plugin's options."""

    site_id = Type(str, default="leadership-playbook")


class PlaybookPage(MkDocsPage):
    """A page that is finished before MkDocs sees it: nothing is parsed again."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.nav_title, file, config)
        self._page = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Give the metadata; there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "title": self._page.title,
            "description": self._page.description,
            "tags": list(self._page.tags),
            "search": {"exclude": True},  # Our own entries are handed over whole: see on_env.
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML, its table of contents and its anchors."""
        self.content = self._page.html
        self.toc = TableOfContents(_toc(self._page.headings))
        self.present_anchor_ids = set(self._page.anchors)


class PlaybookPlugin(BasePlugin[PlaybookConfig]):
    """Builds the site in memory and gives it to MkDocs."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Say where a line of content can be edited."""
        self.project = Project(Path(config.config_file_path).parent)
        repository = (config.repo_url or "").rstrip("/")
        edit_url = f"{repository}/edit/main/{{path}}#L{{line}}" if repository else ""
        if not repository:
            config.edit_uri = None  # Without a repository there is no page to edit at.
        self.options = Options(self.config.site_id, edit_url, config.use_directory_urls)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Build the site and add its pages and assets."""
        self.site = self._build()
        for page in self.site.pages:
            file = File.generated(config, page.path, content="")
            files.append(file)
            made = PlaybookPage(page, file, config)
            made.edit_url = _edit_url(page, self.options)
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
            search.search_index.entries += _entries(page, url)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Reload on every edit of content and templates."""
        for folder in (self.project.content, self.project.templates):
            server.watch(str(folder))
        return server


def _edit_url(page: Page, options: Options) -> str | None:
    if not page.source or not options.edit_url:
        return None
    return options.edit_url.replace("{path}", page.source.path).replace("{line}", str(page.source.line))


def _entries(page: Page, url: str) -> list[dict[str, Any]]:
    """A page's sections as entries of the search index."""
    return [
        {
            "location": f"{url}#{section.anchor}" if section.anchor else url,
            "title": section.title,
            "text": section.text,
            "tags": list(page.tags),
        }
        for section in page.sections
    ]


def _nav(items: Iterable[NavItem]) -> list[Any]:
    """The navigation as MkDocs writes it in its configuration."""
    return [item if isinstance(item, str) else {item.title: _nav(item.children)} for item in items]


def _toc(headings: Iterable[Heading]) -> list[AnchorLink]:
    """Headings as a tree."""
    roots: list[AnchorLink] = []
    stack: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.anchor, heading.level)
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        (stack[-1].children if stack else roots).append(link)
        stack.append(link)
    return roots
