"""The project's `mkdocs.yml`, and the one that builds the export without this package."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import yaml

from generator.config import UNSAFE_FEATURES, Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.site import Site
from generator.views.navigation import NavItem

REASONS = {
    "invalid-settings": "The export takes the site's name, theme and extensions from `mkdocs.yml`.",
}

_KEPT = (
    "site_name", "site_description", "site_author", "site_url", "repo_url", "repo_name", "copyright", "theme",
    "markdown_extensions", "extra", "extra_css", "extra_javascript", "validation",
)  # fmt: skip
"""What stock MkDocs and Material understand, in the order in which it is written."""

_SHOWN = ("site_name", "site_description", "site_author", "repo_name")  # Material writes them as HTML.
_SEARCH_FEATURES = ("search.highlight", "search.suggest")  # The export has Material's search, for want of ours.


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A value with a tag that only MkDocs resolves, such as `!!python/name:`, kept as it was written."""

    tag: str
    text: str


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`: `!ENV` gives its default, so that the export does not hang on the environment."""


class _Dumper(yaml.SafeDumper):
    """Writes what `_Loader` has read."""


def _default(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    values = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else []
    return values[-1] if len(values) > 1 else None


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> _Tagged:
    return _Tagged(node.tag, str(node.value) if isinstance(node, yaml.ScalarNode) else "")


_Loader.add_constructor("!ENV", _default)
_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)
_Dumper.add_representer(_Tagged, lambda dumper, value: dumper.represent_scalar(value.tag, value.text))


def read_settings(project: Project) -> dict[str, Any]:
    """The data of `mkdocs.yml`. Raises `ContentError` if it cannot be read."""
    path = project.root / "mkdocs.yml"
    try:
        found = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader that keeps tags as text
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _unreadable(line, "`mkdocs.yml` is not valid YAML") from None
    except (OSError, ValueError, yaml.YAMLError):
        raise _unreadable(1, "`mkdocs.yml` cannot be read") from None
    if not isinstance(found, dict):
        raise _unreadable(1, "`mkdocs.yml` holds no settings")
    return found


def _unreadable(line: int, message: str) -> ContentError:
    span = Span("mkdocs.yml", line, 1, line, 1)
    return ContentError([Diagnostic(span, "invalid-settings", message, "mend it; `mkdocs build` says more")])


def plugin_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The options of our own plugin."""
    plugins = settings.get("plugins") or []
    found = [plugin for plugin in plugins if isinstance(plugin, dict)] if isinstance(plugins, list) else [plugins]
    return next((plugin["playbook"] or {} for plugin in found if "playbook" in plugin), {})


def export_settings(settings: Mapping[str, Any], site: Site) -> str:
    """The text of the export's `mkdocs.yml`: the project's, without what needs this package."""
    kept = {key: settings[key] for key in _KEPT if settings.get(key)}
    kept |= {key: escape(str(kept[key])) for key in _SHOWN if key in kept}
    if isinstance(kept.get("theme"), dict):
        kept["theme"] = {key: value for key, value in kept["theme"].items() if key != "custom_dir"}
        features = [name for name in kept["theme"].get("features", ()) if name not in UNSAFE_FEATURES]
        kept["theme"]["features"] = [*features, *_SEARCH_FEATURES]
    if "repo_url" in kept:
        kept["edit_uri"] = ""  # The pages are edited in YAML, where each of them says.
    titles = {page.path: page.nav_title for page in site.pages}
    whole = {**kept, "plugins": ["search", "tags"], "nav": _nav(site.navigation, titles)}
    return yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _nav(items: Iterable[NavItem], titles: Mapping[str, str]) -> list[Any]:
    """The navigation as MkDocs reads it; hand-written pages keep their own titles."""
    return [_nav_entry(item, titles) for item in items]


def _nav_entry(item: NavItem, titles: Mapping[str, str]) -> Any:
    if isinstance(item, str):
        return {escape(titles[item]): item} if item in titles else item
    return {escape(item.title): _nav(item.children, titles)}
