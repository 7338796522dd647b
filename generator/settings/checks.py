"""What is wrong with settings that could be read: our own plugin's, and folders that they name."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.config import Project
from generator.diagnostics import Diagnostic, cut, did_you_mean, listing
from generator.settings import Settings, read_settings
from generator.source import Loc

WORKER_STATES = ("off", "on", "kill")

_PLUGIN = "playbook"


def _is_state(value: Any) -> bool:
    return isinstance(value, bool) or value in WORKER_STATES  # YAML takes `on` and `off` for truth values.


OPTIONS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "site_id": (lambda value: isinstance(value, str), "text"),
    "offline": (lambda value: isinstance(value, bool), "`true` or `false`"),
    "service_worker": (_is_state, listing(WORKER_STATES)),
    "booklets": (lambda value: isinstance(value, bool), "`true` or `false`"),
    "enabled": (lambda value: isinstance(value, bool), "`true` or `false`"),
}
"""The options of our plugin: which values each takes, and how to say it. MkDocs itself reads `enabled`."""


def check_settings(project: Project) -> tuple[Settings | None, list[Diagnostic]]:
    """The settings, with what the environment says, and all that is wrong with them but what only MkDocs knows.

    A folder without any is none that the commands would take for a project; the rest of it can be checked.
    """
    if not os.path.lexists(project.settings):
        return Settings({}, {}), []
    settings, problems = read_settings(project, os.environ)
    return settings, [*problems, *(_problems(project, settings) if settings else ())]


def _problems(project: Project, settings: Settings) -> Iterator[Diagnostic]:
    """Our plugin is there with options that it knows, and the theme's folder of ours exists."""
    ours = [(options, loc) for name, options, loc in settings.plugins if name == _PLUGIN]
    if not ours:
        message, hint = "the plugin `playbook` is not among the plugins", "add `- playbook` below `plugins:`"
        yield _invalid(settings, ("plugins",), message, hint)
    for options, loc in ours:
        yield from _check_options(settings, options, loc)
    theme = settings.data.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(folder, str) and not os.path.isdir(project.root / folder):  # noqa: PTH112 - of a name too long, Path raises
        message = f"`custom_dir` names no folder: `{cut(folder)}`"
        yield _invalid(settings, ("theme", "custom_dir"), message, "restore the folder, or mend its name")


def _check_options(settings: Settings, options: Any, loc: Loc) -> Iterator[Diagnostic]:
    if options is None:
        return
    if not isinstance(options, dict):
        yield _invalid(settings, loc, "the options of `playbook` are not written as `name: value`", "mend the line")
        return
    for name, value in options.items():
        if name not in OPTIONS:
            hint = did_you_mean(str(name), OPTIONS) or "remove it"
            yield _invalid(settings, (*loc, name), f"the plugin has no option `{cut(str(name))}`", hint)
        elif not OPTIONS[name][0](value):
            yield _invalid(settings, (*loc, name), f"`{name}` takes another value", f"write {OPTIONS[name][1]}")


def _invalid(settings: Settings, loc: Loc, message: str, hint: str) -> Diagnostic:
    return Diagnostic(settings.span(loc), "invalid-settings", message, hint)
