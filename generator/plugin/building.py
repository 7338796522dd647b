"""Let MkDocs build the site or serve it, in this process: content is checked and rendered once."""

import logging
import os
import signal
from contextlib import chdir
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span, has_errors
from generator.memory import collecting_rarely
from generator.plugin import PlaybookPlugin
from generator.plugin.complaints import complained, complaints, worded
from generator.settings.checks import check_settings
from generator.site import Site, check_project

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice belongs to no single build.


def build(project: Project, folder: Path, *, offline: bool = False, booklets: bool = False) -> Site:
    """Build the whole site into the folder, and return what it was made from.

    Raises `ContentError` with everything that is wrong; what MkDocs warns of is wrong too. Raises `OSError` where the
    folder cannot be written.
    """
    _require_settings(project)
    with complaints() as said, chdir(project.root):
        try:
            site = _build(project, folder, offline=offline, booklets=booklets)
        except Exception as error:
            if _is_about_output(error, folder):
                raise
            raise _refusal(error, said, project) from error
    if said:
        raise ContentError(complained(said, project))
    return site


def _is_about_output(error: Exception, folder: Path) -> bool:
    """Whether the disk refuses what is written. A copy names both files, and a disk that is full may name none."""
    if not isinstance(error, OSError) or isinstance(error, jinja2.TemplateError):
        return False
    named = [Path(str(name)) for name in (error.filename, error.filename2) if name is not None]
    return not named or any(path.is_relative_to(folder) for path in named)


def _require_settings(project: Project) -> None:
    """Raise `ContentError` with all that is wrong if the settings are: MkDocs would word it and come no further."""
    if has_errors(check_settings(project)[1]):
        check_project(project)


def _refusal(error: Exception, said: list[str], project: Project) -> ContentError:
    """Why there is no site: also what is wrong with the content where MkDocs never came to look at it."""
    found = worded(error, said, project)
    try:
        check_project(project)
    except ContentError as more:
        return ContentError([*found.diagnostics, *more.diagnostics])
    return found


def _build(project: Project, folder: Path, **options: bool) -> Site:
    config = load_config(_settings(project), site_dir=str(folder), strict=True)
    plugin = _plugin(config)
    plugin.config.update(options)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with collecting_rarely():
            mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.site
    return plugin.site


def _settings(project: Project) -> str:
    return str(project.root / "mkdocs.yml")


def _plugin(config: MkDocsConfig) -> PlaybookPlugin:
    """Our own part in the build."""
    if isinstance(plugin := config.plugins.get("playbook"), PlaybookPlugin):
        return plugin
    message, hint = "the plugin `playbook` is missing", "name it under `plugins`"
    raise ContentError([Diagnostic(Span("mkdocs.yml"), "build-failed", message, hint)])


def serve(project: Project, address: str) -> None:
    """Serve the site and reload it on every edit, until interrupted or terminated.

    Raises `ContentError` where the first build fails; a later one leaves the last good site standing. Raises `OSError`
    where nobody can listen at the address.
    """
    _require_settings(project)
    signal.signal(signal.SIGTERM, _interrupt)
    with complaints() as said, chdir(project.root):
        _speak()
        try:
            mkdocs_serve(_settings(project), dev_addr=address)
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:
                raise
            raise _refusal(error, said, project) from error


def _interrupt(number: int, frame: Any) -> None:
    """Whoever ends the server gets it ended as from the keyboard: nothing is left running, or on the disk."""
    raise KeyboardInterrupt


def _speak() -> None:
    """Let MkDocs say on standard error what it does."""
    logger, stream = logging.getLogger("mkdocs"), logging.StreamHandler()
    stream.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(stream)
    logger.setLevel(logging.INFO)
