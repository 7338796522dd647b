"""Where entries stand, and how pages link to one another."""

from pathlib import Path

import pytest

from generator.model.kinds import TRANSITIONS
from generator.model.playbook import Ref
from generator.routes import Route, address, asset_url, relative_url, route, transition_of


@pytest.mark.parametrize(
    ("ref", "path", "anchor"),
    [
        (Ref("level", "manager"), "levels/manager.md", ""),
        (Ref("trap", "rescuer"), "traps/rescuer.md", ""),
        (Ref("source", "hill-1992"), "sources.md", "hill-1992"),
        (Ref("term", "sponsor"), "glossary.md", "sponsor"),
        (Ref("transition", "a-to-b"), "transitions/a-to-b/index.md", ""),
        (Ref("plan", "a-to-b"), "transitions/a-to-b/first-year.md", ""),
        (Ref("stakeholder-map", "a-to-b"), "transitions/a-to-b/stakeholders.md", ""),
        (Ref("item", "a-to-b/ask"), "transitions/a-to-b/first-year.md", "ask"),
        (Ref("list", "a-to-b/before"), "transitions/a-to-b/first-year.md", "before"),
        (Ref("conversation", "a-to-b/boss"), "transitions/a-to-b/conversations/boss.md", ""),
        (Ref("let-go", "a-to-b/hands-on"), "transitions/a-to-b/what-changes.md", "hands-on"),
    ],
)
def test_every_kind_has_a_place(ref: Ref, path: str, anchor: str) -> None:
    """Folder entries have a page; register entries, parts' items and hub entries an anchor."""
    assert route(ref) == Route(path, anchor)


@pytest.mark.parametrize(
    ("path", "directory", "plain"),
    [
        ("index.md", "", "index.html"),
        ("traps/index.md", "traps/", "traps/index.html"),
        ("traps/rescuer.md", "traps/rescuer/", "traps/rescuer.html"),
        ("glossary.md", "glossary/", "glossary.html"),
    ],
)
def test_addresses_are_as_mkdocs_makes_them(path: str, directory: str, plain: str) -> None:
    """With directory URLs and without."""
    assert address(path) == directory
    assert address(path, directory_urls=False) == plain


@pytest.mark.parametrize(
    ("start", "target", "directory", "plain"),
    [
        ("index.md", Route("index.md"), "./", "index.html"),
        ("index.md", Route("traps/rescuer.md"), "traps/rescuer/", "traps/rescuer.html"),
        ("traps/rescuer.md", Route("index.md"), "../../", "../index.html"),
        ("traps/rescuer.md", Route("traps/ghost.md"), "../ghost/", "ghost.html"),
        ("traps/rescuer.md", Route("traps/index.md"), "../", "index.html"),
        ("traps/index.md", Route("traps/rescuer.md"), "rescuer/", "rescuer.html"),
        ("traps/rescuer.md", Route("glossary.md", "sponsor"), "../../glossary/#sponsor", "../glossary.html#sponsor"),
        ("glossary.md", Route("glossary.md", "sponsor"), "#sponsor", "#sponsor"),
        ("transitions/a/plan.md", Route("transitions/a/index.md", "x"), "../#x", "index.html#x"),
        ("transitions/a/plan.md", Route("transitions/b/plan.md"), "../../b/plan/", "../b/plan.html"),
    ],
)
def test_links_are_relative(start: str, target: Route, directory: str, plain: str) -> None:
    """So that the site works in any folder of any host."""
    assert relative_url(start, target) == directory
    assert relative_url(start, target, directory_urls=False) == plain


def test_assets_are_linked_from_any_depth() -> None:
    """An asset's address is relative to the page."""
    assert asset_url("index.md", "assets/a.svg") == "assets/a.svg"
    assert asset_url("traps/rescuer.md", "assets/a.svg") == "../../assets/a.svg"


@pytest.mark.parametrize(
    ("path", "transition"),
    [
        ("transitions/a-to-b/index.md", "a-to-b"),
        ("transitions/a-to-b/conversations/boss.md", "a-to-b"),
        ("transitions/a-to-b/booklet.html", "a-to-b"),
        ("transitions/index.md", ""),
        ("traps/rescuer.md", ""),
        ("index.md", ""),
    ],
)
def test_a_page_tells_its_transition(path: str, transition: str) -> None:
    """By its path, as a page or as a finished file."""
    assert transition_of(path) == transition


def test_no_module_spells_a_path_of_a_transition() -> None:
    """The folder has its name in one place, and the pages below it in another."""
    modules = (Path(__file__).parents[1] / "generator").rglob("*.py")

    assert [path.name for path in modules if f"{TRANSITIONS}/" in path.read_text("utf-8")] == []
