"""The `mkdocs.yml` that builds the export without this package."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import yaml

from generator.config import UNSAFE_FEATURES
from generator.settings import Tagged
from generator.site import Site
from generator.views.navigation import NavItem

_KEPT = (
    "site_name", "site_description", "site_author", "site_url", "repo_url", "repo_name", "copyright", "theme",
    "markdown_extensions", "extra", "extra_css", "extra_javascript", "validation",
)  # fmt: skip
"""What stock MkDocs and Material understand, in the order in which it is written."""

_SHOWN = ("site_name", "site_description", "site_author", "repo_name")  # Material writes them as HTML.
_SEARCH_FEATURES = ("search.highlight", "search.suggest")  # The export has Material's search, for want of ours.


class _Dumper(yaml.SafeDumper):
    """Writes settings as they were read."""


_Dumper.add_representer(Tagged, lambda dumper, value: dumper.represent_scalar(value.tag, value.text))


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
