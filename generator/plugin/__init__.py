"""The door to MkDocs: hands the finished site over as pages, navigation, search index and tags."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext, url_filter

from generator.assets import Asset
from generator.config import Options, Project
from generator.diagnostics import ContentError
from generator.plugin.guard import Guard, escape_meta
from generator.plugin.once import Places, each_time
from generator.plugin.options import PlaybookConfig, deferred, take_offline
from generator.plugin.outputs import Outputs
from generator.plugin.pages import PlaybookPage
from generator.plugin.serving import guarded, watched
from generator.plugin.theme import leave_unsafe_features, lighten
from generator.press import worker
from generator.press.bundles import join_assets
from generator.press.cards import Card, card_path_of, cards
from generator.press.painting import ICONS, Painter
from generator.press.search import Thing, search_index, written_thing
from generator.rendering.outline import text_of
from generator.reporting import concise, full, headline
from generator.routes import address
from generator.site import Built, Site, rebuild_site
from generator.views.navigation import NavItem

log = get_plugin_logger("playbook")

_AT_ONCE = {"analytics", "consent", "version"}
"""What of `extra` in `mkdocs.yml` needs Material's script from the start, as scripts of a fork's own may."""


class PlaybookPlugin(BasePlugin[PlaybookConfig]):
    """Builds the site in memory and gives it to MkDocs."""

    site: Site | None = None
    former: Built | None = None
    outputs: Outputs | None = None
    assets: tuple[Asset, ...] = ()
    serving = False
    problems = ""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is served; that this hook exists makes MkDocs keep the plugin between builds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Settle what follows from the options, and say where a line of content can be edited."""
        leave_unsafe_features(config.theme)
        published = config.site_url or "", config.use_directory_urls
        if self.config.offline:
            take_offline(config)
        self.on_server = not (self.serving or self.config.offline)
        self.worker = self.config.service_worker if self.on_server else "off"
        self.theme_waits = len(config.extra_javascript) == 1 and not _AT_ONCE & set(config.extra)
        if self.worker == "on":
            config.extra_javascript.append(deferred(worker.SCRIPT))
        self.project = Project(Path(config.config_file_path).parent)
        lighten(config.theme, self.project)
        self.cards: dict[str, Card] = {}
        self.options = Options(
            self.config.site_id,
            config.repo_url or "",
            config.use_directory_urls,
            self.config.booklets,
            *published,
            places=self.serving,
        )
        if not config.repo_url:
            config.edit_uri = None  # Without a repository there is no page to edit at.

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Build the site and add its pages and assets."""
        self.site = site = self._build()
        for page in site.pages:
            file = File.generated(config, page.path, content="")
            files.append(file)
            PlaybookPage(page, file, config)
        for asset in self.assets:
            files.append(File.generated(config, asset.path, content=asset.body))
        for path, body in self._for_server(site, config) if self.on_server else ():
            files.append(File.generated(config, path, content=body))
        if config.nav is None:
            config.nav = _nav(site.navigation)
        return files

    def _for_server(self, site: Site, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """What only a site on a server needs: cards, and what belongs to the service worker."""
        about = worker.About(config.site_name, config.site_description or "", config.theme["language"])
        yield from worker.files(self.worker, self.project.templates, about)
        painter = Painter(self.project.templates, config.site_name)
        if self.worker == "on":
            yield from ((path, painter.icon(size)) for path, size in ICONS.items())
        if config.site_url:  # Others fetch a card by its whole address.
            self.cards = {card.path: card for card in cards(site, config.site_name)}
            yield from ((path, painter.card(card)) for path, card in self.cards.items())

    def _build(self) -> Site:
        """The site; while it is served, a mistake leaves the last good one standing, with the problems on each page."""
        try:
            built = rebuild_site(self.project, self.options, self.former)
        except ContentError as error:
            self.problems = concise(error.diagnostics, self.project.root)
            if not (self.serving and self.site):
                raise PluginError(f"the content has problems:\n{self.problems}") from error
            report = full(error.diagnostics, self.project.root)
            log.warning("the content has problems; the last good site stays:\n%s", report)
            return self.site
        self.problems, self.assets = "", tuple(join_assets(self.project, built.site))
        self.former = built if self.serving else None
        for remark in built.site.remarks:
            log.info(headline(remark))  # `playbook check --strict` is where warnings count.
        return built.site

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let no title become HTML."""
        escape_meta(page)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show the problems on top of each page while the content has any; a finished build never has."""
        if not self.problems:
            return html
        return f'<div class="pb-problems" role="alert"><pre>{escape(self.problems)}</pre></div>\n{html}'

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Date every page by the last review of the content: the day of the build says nothing to a reader."""
        assert self.site is not None
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self.site.reviewed.isoformat()

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Add the search index: all pages have their HTML by now, and no file is copied yet."""
        env.globals |= {"theme_waits": self.theme_waits, "once": each_time, "way": url_filter}
        self.places = Places(file.url for file in files)
        assert self.site is not None
        index = search_index(self.site, _written(files), config.use_directory_urls)
        files.append(File.generated(config, index.path, content=index.body))
        self.guard = Guard(self.project, config, env)
        if self.serving:
            self.outputs = Outputs.after(self.outputs, config, files)
            env.template_class = self.outputs.templates()

    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Say which card a page is shown with, and whether a service worker keeps it."""
        assert self.site is not None
        known = cast(dict[str, Any], context)  # Themes take what they know.
        place = self.places.of(page)
        known |= {"worker": self.worker, "once": place.once, "way": place.way}
        if card := self.cards.get(card_path_of(page.file.src_uri, self.site)):
            known["card"] = {"url": urljoin(config.site_url or "", card.path), "title": card.title}

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Hand over what the policy may allow; while the site is served, MkDocs adds a script that reloads pages."""
        return output if self.serving else self.guard.take_page(output, page)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page of an unknown address."""
        is_page = template_name.endswith(".html") and not self.serving
        return self.guard.take_template(output, template_name) if is_page else output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is known only when every page is there."""
        assert self.site is not None
        if not self.serving:
            self.guard.write()
        if self.worker == "on":
            pages = (address(page.path, self.options.directory_urls) for page in self.site.pages)
            worker.write_worker(Path(config.site_dir), self.project.templates, pages)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Reload on every edit of content and templates; a rebuild that fails leaves the last good site."""
        return watched(server, config, guarded(builder, self.project), self.project)


def _nav(items: Iterable[NavItem]) -> list[Any]:
    """The navigation as MkDocs writes it in its configuration."""
    return [item if isinstance(item, str) else {escape(item.title): _nav(item.children)} for item in items]


def _written(files: Files) -> list[Thing]:
    """The hand-written pages, as the search shows them; Material's own setting keeps a page out of it."""
    return [
        written_thing(file.src_uri, text_of(str(page.title)), page.content or "")
        for file in files.documentation_pages()
        if (page := file.page)
        and not isinstance(page, PlaybookPage)
        and not (page.meta.get("search") or {}).get("exclude")
    ]
