"""Old addresses lead to what they led to, with and without the script, on a server and from a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.config import Project
from generator.plugin.building import build
from tests.browser.browsing import serving
from tests.projects import replace
from tests.site.conftest import small_project
from tests.test_earlier import EDITS, STEP

ITEM = "Hand one of your old tasks to somebody."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small playbook, in which something of every sort was called otherwise before."""
    root = small_project(tmp_path_factory.mktemp("earlier") / "project")
    for path, old, new in EDITS:
        file = root / path
        file.write_text(replace(file.read_text("utf-8"), old, new), "utf-8")
    about = root / "content/pages/about.md"
    about.write_text('# About\n\n<a href="../traps/phantom/#signs">the phantom</a>\n', "utf-8")
    return Project(root)


@pytest.fixture(scope="module")
def home(project: Project) -> Iterator[str]:
    """Where its site is served."""
    build(project, project.root / "site")
    with serving(project.root / "site") as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new reader, by default with JavaScript."""
    context = browser.new_context(java_script_enabled=getattr(request, "param", True))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("traps/phantom/#signs", "traps/ghost/#signs"),
        ("transitions/craft-to-lead/", f"transitions/{STEP}/"),
        ("transitions/craft-to-lead/first-year/#give-away-one", f"transitions/{STEP}/first-year/#hand-over-one"),
        ("glossary/#one-on-one", "glossary/#one-to-one"),
    ],
)
def test_an_old_address_leads_to_the_same_place(reader: Page, home: str, old: str, now: str) -> None:
    """With the place that it names: on another page, of a renamed step, in a register; nothing complains."""
    complaints: list[str] = []
    reader.on("console", lambda message: complaints.append(message.text))

    reader.goto(home + old)

    expect(reader).to_have_url(home + now)
    expect(reader.locator("h1")).to_be_visible()
    assert complaints == []


def test_the_item_of_an_old_address_is_shown(reader: Page, home: str) -> None:
    """It is what the reader sees first, below the header."""
    reader.goto(f"{home}transitions/craft-to-lead/first-year/#give-away-one")

    expect(reader.locator("#hand-over-one")).to_be_in_viewport()
    expect(reader.get_by_role("checkbox", name=ITEM)).to_be_in_viewport()


@pytest.mark.parametrize("reader", [False], indirect=True)
def test_without_the_script_a_page_leads_on_all_the_same(reader: Page, home: str) -> None:
    """To the page, since a refresh drops the place; and a place on a page that is still there is found."""
    reader.goto(f"{home}traps/phantom/")
    expect(reader).to_have_url(f"{home}traps/ghost/")

    reader.goto(f"{home}glossary/#one-on-one")
    expect(reader.locator("#one-to-one")).to_be_in_viewport()


def test_a_link_to_an_old_address_leads_on_and_back(reader: Page, home: str) -> None:
    """From a page whose links are followed without loading anew; the way back skips the page that led on."""
    reader.goto(f"{home}about/")
    reader.get_by_role("link", name="the phantom").click()
    expect(reader).to_have_url(f"{home}traps/ghost/#signs")

    reader.go_back()

    expect(reader.get_by_role("heading", name="About")).to_be_visible()


def test_an_old_address_in_a_copy_leads_on_from_a_disk(reader: Page, project: Project) -> None:
    """There addresses name files."""
    copy: Path = project.root / "copy"
    build(project, copy, offline=True)

    reader.goto(f"{(copy / 'traps/phantom.html').as_uri()}#signs")

    expect(reader).to_have_url(f"{(copy / 'traps/ghost.html').as_uri()}#signs")
