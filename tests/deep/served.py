"""A project that is being served, without the server: what an edit sets off, and a reader then sees."""

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.config import Project
from generator.plugin.serving import guarded

ADDRESS = "http://127.0.0.1:8000/"


class Served:
    """Builds the site again and again, as `mkdocs serve` does, into a folder."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project, self.folder = project, folder
        self._plugins: dict[str, Any] = {}
        self._started = False

    def build(self) -> str:
        """What an edit sets off; returns why it failed, or nothing."""
        try:
            guarded(self._build, self.project)()
        except Abort as error:
            return str(error)
        return ""

    def _build(self) -> None:
        with chdir(self.project.root), _instead(self._plugins):
            config = load_config(str(self.project.settings), site_dir=str(self.folder))
            if not self._started:
                config.plugins.on_startup(command="serve", dirty=False)
                self._started = True
            config.site_url = ADDRESS
            build(config, serve_url=ADDRESS)


@contextmanager
def _instead(plugins: dict[str, Any]) -> Iterator[None]:
    """With plugins of one's own, of those that MkDocs keeps between builds."""
    kept = next(option for name, option in MkDocsConfig._schema if name == "plugins").plugin_cache
    before = dict(kept)
    kept.clear()
    kept.update(plugins)
    try:
        yield
    finally:
        plugins.update(kept)
        kept.clear()
        kept.update(before)
