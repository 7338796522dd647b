"""The pages of the small playbook, as they should stay; after a wanted change, `pytest --update` rewrites them."""

import shutil
from pathlib import Path

import pytest

from generator.config import Project
from generator.site import Site, build_site
from tests import txtar

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
PAGES = (
    "index.md",
    "symptoms.md",
    "transitions/specialist-to-manager/index.md",
    "transitions/specialist-to-manager/first-year.md",
    "transitions/specialist-to-manager/what-changes.md",
    "levels/manager.md",
    "traps/rescuer.md",
    "skills/delegation.md",
    "practices/one-to-ones.md",
    "shifts/doer-to-enabler.md",
    "decisions/stay-or-go.md",
    "guides/passed-over.md",
    "sheets/one-to-one-notes.md",
    "transitions/specialist-to-manager/evidence.md",
    "sources.md",
    "glossary.md",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small playbook, rendered with the real templates."""
    folder = tmp_path_factory.mktemp("small")
    txtar.write(txtar.parse((ROOT / "tests" / "small.txtar").read_text("utf-8")), folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return build_site(Project(folder))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_it_was(site: Site, path: str, request: pytest.FixtureRequest) -> None:
    """A change of templates, views or routes shows here as a change of text."""
    [page] = [page for page in site.pages if page.path == path]
    golden = GOLDEN / path.replace("/", "--").replace(".md", ".html")

    if request.config.getoption("--update"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page.html, "utf-8")

    assert page.html == golden.read_text("utf-8")


def test_no_golden_page_is_left_over() -> None:
    """Each file belongs to a page in the list."""
    wanted = {path.replace("/", "--").replace(".md", ".html") for path in PAGES}

    assert {path.name for path in GOLDEN.iterdir()} == wanted
