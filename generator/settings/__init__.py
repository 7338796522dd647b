"""The project's `mkdocs.yml`, read with the place of every value and without MkDocs."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.settings.reading import Read, Tagged, read_yaml
from generator.source import Loc, read_text

__all__ = ["REASONS", "Settings", "Tagged", "load_settings", "plugin_options", "read_settings"]

REASONS = {
    "invalid-settings": "The site's name, its theme and the plugin's options come from `mkdocs.yml`.",
}

_NAME = "mkdocs.yml"
_PARENT = "INHERIT"
_MOST_PARENTS = 10  # A file that inherits from itself would never end.
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """The data of `mkdocs.yml`, and where it stands."""

    data: Mapping[str, Any]
    places: Mapping[Loc, Span]

    def span(self, loc: Loc) -> Span:
        """The place of a key or an entry of a list, or of the nearest one above it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc, Span(_NAME))

    @property
    def plugins(self) -> Iterator[tuple[str, Any, Loc]]:
        """Each plugin's name, its options, and its place."""
        found = self.data.get("plugins")
        if isinstance(found, dict):
            yield from ((str(name), options, ("plugins", name)) for name, options in found.items())
        for index, plugin in enumerate(found if isinstance(found, list) else ()):
            place = ("plugins", index)
            if isinstance(plugin, dict):
                yield from ((str(name), options, (*place, name)) for name, options in plugin.items())
            else:
                yield str(plugin), None, place


def load_settings(project: Project) -> dict[str, Any]:
    """The data of `mkdocs.yml`, with the defaults of what it takes from the environment.

    Raises `ContentError` if it cannot be read.
    """
    settings, problems = read_settings(project)
    if settings is None:
        raise ContentError(problems)
    return dict(settings.data)


def read_settings(
    project: Project, environment: Mapping[str, str] = _NOTHING
) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """The settings, with those they inherit; or why they cannot be read."""
    path, found, places = project.settings, dict[str, Any](), dict[Loc, Span]()
    span = Span(_NAME)
    for _ in range(_MOST_PARENTS):
        name = Path(os.path.relpath(path, project.root)).as_posix()
        read, problems = _read(path, name, environment, span)
        if read is None:
            return None, problems
        found, places = _merged(read.data, found), {**read.places, **places}
        parent = found.pop(_PARENT, None)
        if parent is None:
            return Settings(found, places), ()
        span = read.places.get((_PARENT,), Span(name))
        path = path.parent / str(parent)
    return None, (_invalid(span, "the settings inherit from one another without an end", "remove the line"),)


def _read(
    path: Path, name: str, environment: Mapping[str, str], asked: Span
) -> tuple[Read | None, tuple[Diagnostic, ...]]:
    """One file of settings; one that another inherits from, and that cannot be had, is shown where it is named."""
    text, problems = read_text(path, name)
    if text is None:
        here = asked if name != _NAME else problems[0].span
        return None, (_invalid(here, f"`{name}` cannot be read: {problems[0].message}", problems[0].hint),)
    read = read_yaml(text, name, environment)
    if isinstance(read, Diagnostic):
        return None, (read,)
    if not isinstance(read.data, dict):
        return None, (_invalid(Span(name), f"`{name}` holds no settings", "write `site_name:` and the others"),)
    return read, ()


def _merged(base: Mapping[Any, Any], over: Mapping[Any, Any]) -> dict[Any, Any]:
    """Settings with others over them; what both have as mappings is merged, too."""
    both = {key: _merged(base[key], over[key]) for key in base if _are_mappings(base[key], over.get(key))}
    return {**base, **over, **both}


def _are_mappings(one: Any, other: Any) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)


def _invalid(span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, "invalid-settings", message, hint)


def plugin_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The options of our own plugin."""
    found = (options for name, options, _ in Settings(settings, {}).plugins if name == "playbook")
    options = next(found, None)
    return options if isinstance(options, dict) else {}
