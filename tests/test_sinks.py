"""Where the theme's script makes HTML or a script of a text, and why no text of ours comes there."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from generator.config import UNSAFE_FEATURES

SINK = re.compile(
    r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|DOMParser|createContextualFragment|srcdoc|\beval\("
    r"|new Function\b|createElement\(\"script\"\)|setHTML|\bh\("
)
EXPLAINS = re.compile(r"\bmount(?:Inline)?Tooltip2?\(")

KNOWN = {
    "browser/request": "Reads pages of the site itself, which are as inert as when a browser opens them.",
    "browser/location": "Follows a link that it makes of an address.",
    "browser/location/hash": "Follows a link to a place on the page.",
    "browser/script": "Loads Material's own search index or a diagram's library, by addresses that it brings.",
    "components/announce": "Only reads, to know a notice again; a template writes it.",
    "components/content/link": "Copies a heading from the page it leads to, as HTML that HTML was.",
    "components/content/mermaid": "Draws diagrams of hand-written pages, if a library came from another host.",
    "components/content/table": "An empty table.",
    "components/content/tabs": "Puts a link round the label of a tab: nodes, and no text.",
    "components/palette": "Two elements of the head, with their names.",
    "components/search/highlight": "Escapes what it marks, and needs Material's own search.",
    "components/search/result": "Empties a list.",
    "components/tooltip": "Writes a `title` of the header as HTML; only with the feature `content.tooltips`.",
    "integrations/instant": "Compares the head's elements, and runs a page's own scripts again; the policy knows them.",
    "utilities/h": "Writes a text among an element's children as HTML: what the files in `MAKES` give it.",
}
"""Each part of the script in which such a place stands."""

MAKES = {
    "templates/annotation": "The number of a note.",
    "templates/clipboard": "Words of the theme, as attributes.",
    "templates/search": "Titles and tags of Material's own search index, which are escaped in it.",
    "templates/source": "Counts that a code host gives; the theme here does not ask for them.",
    "templates/tabbed": "Nothing.",
    "templates/table": "A table, as a node.",
    "templates/tooltip": "A `title`, and what is cut off in a menu; only with the feature `content.tooltips`.",
    "templates/version": "Versions by the file `versions.json`, which whoever publishes them writes.",
}
"""Each part that makes elements with `h`, and the texts in them."""


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The theme's script as it was written, without comments, by part."""
    folder = files("material") / "templates/assets/javascripts"
    path = next(path for path in folder.iterdir() if re.fullmatch(r"bundle\..*\.js\.map", path.name))
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    pairs = zip(found["sources"], found["sourcesContent"], strict=True)
    own = {name.partition("assets/javascripts/")[2]: text for name, text in pairs if "assets/javascripts/" in name}
    return {
        re.sub(r"(?:/_)?/index\.tsx?$", "", name): re.sub(
            r"/\*.*?\*/|^ *//.*?$", "", text, flags=re.DOTALL | re.MULTILINE
        )
        for name, text in own.items()
    }


def test_every_place_that_makes_html_of_a_text_is_known(sources: dict[str, str]) -> None:
    """Whoever takes a newer theme first reads what it does there, and what of ours may come to it."""
    assert {name for name, text in sources.items() if SINK.search(text)} == set(KNOWN)


def test_everything_that_makes_elements_is_known(sources: dict[str, str]) -> None:
    """A text among their children is HTML."""
    assert {name for name in sources if name.startswith("templates/")} == set(MAKES)


def test_explanations_are_only_written_with_a_feature_that_is_off(sources: dict[str, str]) -> None:
    """All that shows a `title` asks for a feature that the plugin and the export take out of the settings."""
    shows = {name: text for name, text in sources.items() if EXPLAINS.search(text) and "/tooltip" not in name}
    feature = 'feature("content.tooltips")'

    assert set(shows) == {
        "components/content", "components/content/code", "components/content/link", "components/header",
        "components/sidebar", "patches/ellipsis",
    }  # fmt: skip
    assert {name for name, text in shows.items() if feature not in text} == {
        "components/content/link"
    }  # It shows a page.
    assert "content.tooltips" in UNSAFE_FEATURES
