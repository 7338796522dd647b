"""What is drawn once for many pages: from where links are alike, and from where they are not."""

import re
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.plugin.once import Place, Places, each_time

ROOT = Path(__file__).parents[1]
_FOLDERS = {"": ("index", "about"), "traps/": ("index", "ghost", "rescuer"), "steps/": ("a", "a/plan", "z")}
PATHS = [f"{folder}{name}.md" for folder, names in _FOLDERS.items() for name in names]


@pytest.fixture(params=[True, False], ids=["folders", "files"])
def pages(request: pytest.FixtureRequest) -> dict[str, Page]:
    """A page for each path, whose addresses name folders or files; `traps` is a section of the menu."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Book", "use_directory_urls": request.param})
    config.validate()
    found = {path: Page("", File(path, "", "", request.param), config) for path in PATHS}
    section = Section("Traps", [found[path] for path in PATHS if path.startswith("traps/")])
    for page in section.children:
        page.parent = section
    return found


@pytest.fixture
def places(pages: dict[str, Page]) -> Places:
    """Their places."""
    return Places(page.url for page in pages.values())


def draw(place: Place, text: str) -> str:
    return place.once("tabs", caller=lambda: text)


def test_neighbours_are_drawn_for_once(pages: dict[str, Page], places: Places) -> None:
    """What hangs on the same key, from pages that link alike."""
    section = pages["traps/ghost.md"].parent
    assert section
    pages["steps/z.md"].parent = section

    first = draw(places.of(pages["traps/ghost.md"]), "of the ghost")

    assert draw(places.of(pages["traps/rescuer.md"]), "of the rescuer") == first
    assert draw(places.of(pages["steps/z.md"]), "of z") == "of z"


def test_what_all_lead_to_is_drawn_for_itself(pages: dict[str, Page], places: Places) -> None:
    """From there, the address of the page itself is another."""
    draw(places.of(pages["traps/index.md"]), "of the index")

    assert draw(places.of(pages["traps/ghost.md"]), "of the ghost") == "of the ghost"


@pytest.mark.parametrize("path", PATHS)
def test_a_way_is_what_a_page_would_say_itself(pages: dict[str, Page], places: Places, path: str) -> None:
    """For every other page, from wherever."""
    page = pages[path]

    for other in pages.values():
        if other is not page:
            assert places.of(page).way(other.url) == get_relative_url(other.url, page.url)


def test_a_long_menu_shows_each_page_among_its_neighbours() -> None:
    """A window of the section, the same for a page and those beside it."""
    loader = jinja2.ChoiceLoader([
        jinja2.FileSystemLoader(ROOT / "templates/theme"),
        jinja2.DictLoader({"partials/logo.html": ""}),
    ])  # fmt: skip
    theme = jinja2.Environment(loader=loader)
    theme.filters["url"] = str
    menu = theme.get_template("partials/nav.html")
    items = [SimpleNamespace(url=f"{number}/", title=f"no. {number}", active=False) for number in range(100)]
    nav = SimpleNamespace(items=items, homepage=items[0])
    fixed = {"lang": SimpleNamespace(t=str), "config": SimpleNamespace(), "nav": nav, "once": each_time, "way": str}
    windows = set()

    for number, item in enumerate(items):
        item.active, item.toc = True, SimpleNamespace(items=[])
        drawn = menu.render(**fixed, page=item)
        item.active = False
        shown = [int(found) for found in re.findall(r"no\. (\d+)", drawn)]
        windows.add((shown[0], shown[-1]))
        assert shown == [*range(shown[0], shown[-1] + 1)]
        assert shown[0] <= max(0, number - 10)
        assert shown[-1] >= min(99, number + 10)
        assert re.findall(r'aria-current="page"><span class="md-ellipsis">no\. (\d+)', drawn) == [str(number)]

    assert len(windows) == 5
