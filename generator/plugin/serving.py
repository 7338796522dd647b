"""While the site is served: which files are watched, and what becomes of a rebuild that fails."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.config import Project
from generator.plugin.complaints import complaints, worded
from generator.reporting import full

_LOOK_EVERY = 0.05  # Seconds between looks at the files; an author waits for the page within one second.
_SETTLE = 0.06  # Seconds without a change before a build: one look more, for what is still being written.


def watched(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], project: Project
) -> LiveReloadServer:
    """The server, looking often at all that a page is made from: MkDocs looks twice a second, and at less."""
    for path in (config.docs_dir, config.config_file_path):
        server.unwatch(path)
    server.observer, server.build_delay = type(server.observer)(timeout=_LOOK_EVERY), _SETTLE
    for place in (project.content, project.templates, project.lock, config.config_file_path):
        if Path(place).exists():  # A project may do without a lock.
            server.watch(str(place))
    server.builder = builder
    return server


def guarded(builder: Callable[[], None], project: Project) -> Callable[[], None]:
    """A rebuild that says in our words what it fails on, such as a mistake in `mkdocs.yml` or in the theme."""

    def rebuild() -> None:
        with complaints() as said:
            try:
                builder()
            except Exception as error:  # noqa: BLE001 - whatever it is, the last site stays and its author goes on
                raise Abort(full(worded(error, said, project).diagnostics, project.root)) from None

    return rebuild
