"""Pages of a former site stay where all that they were made from is as it was, and nowhere else."""

from collections.abc import Iterator

import pytest

from generator.config import Options, Project
from generator.site import Built, build_site, rebuild_site
from tests.deep.ground import Ground, small_ground

OPTIONS = Options(repository="https://example.org/ours")
GHOST, ITEMS = "content/traps/ghost.yml", "content/transitions/specialist-to-manager/checklists.yml"

STEP = "transitions/specialist-to-manager"
SHOWS_GHOST = {
    "traps/ghost.md",
    "traps/index.md",
    "symptoms.md",
    f"{STEP}/index.md",
    f"{STEP}/what-changes.md",
    f"{STEP}/booklet.md",
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return small_ground(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def former(ground: Ground) -> Built:
    """The site as it was before each edit."""
    return rebuild_site(ground.project, OPTIONS)


@pytest.fixture
def project(ground: Ground, former: Built) -> Iterator[Project]:
    yield ground.project
    ground.mend(None)


def edit(project: Project, path: str, old: str, new: str) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    (project.root / path).write_text(text.replace(old, new, 1), "utf-8")


def rendered_again(former: Built, project: Project) -> set[str]:
    """The pages that are made anew after an edit; all are as in a site that is built anew."""
    built = rebuild_site(project, OPTIONS, former)
    assert built.site.pages == build_site(project, OPTIONS).pages
    return {path for path, made in built.rendering.made.items() if former.rendering.made.get(path) is not made}


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        pytest.param("still there", "still here", SHOWS_GHOST, id="a word"),
        pytest.param("still there", "still ahead", SHOWS_GHOST, id="a word of the same length"),
        pytest.param("[one-to-ones]", "[one-to-ones] # A remark.", set(), id="a remark"),
    ],
)
def test_only_pages_that_show_a_trap_are_rendered_again(
    project: Project, former: Built, old: str, new: str, again: set[str]
) -> None:
    """And none where it says the same at the same place."""
    edit(project, GHOST, old, new)

    assert rendered_again(former, project) == again


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(ITEMS, "\n", "\n# A remark.\n", id="places further down"),
        pytest.param(GHOST, "title: The ghost", "title: The spook", id="the title of what is linked"),
        pytest.param("content/glossary.yml", "definition: ", "definition: Once more ", id="the explanation of a term"),
        pytest.param("content/glossary.yml", "also: [", "also: [work, ", id="another word for a term"),
        pytest.param("content/levels/manager.yml", "title: Manager", "title: Leader", id="the name of a step"),
        pytest.param("templates/trap.html", "<p>", "<p>So:", id="a template"),
        pytest.param("templates/macros.html", "<li", "<li data-x", id="what templates share"),
        pytest.param("templates/strings/en.yml", "early_signs: ", "early_signs: More ", id="a label"),
        pytest.param("ids.lock", "c72e644a 2026-", "c72e644a 2025-", id="a date in the lock"),
    ],
)
def test_no_page_is_other_than_in_a_new_site(project: Project, former: Built, path: str, old: str, new: str) -> None:
    """Whatever it is that pages look up while they are rendered."""
    edit(project, path, old, new)

    assert rendered_again(former, project)


def test_another_address_of_the_repository_is_on_all_pages(project: Project) -> None:
    """Options belong to what a page is made from."""
    elsewhere = rebuild_site(project, Options())

    assert len(rendered_again(elsewhere, project)) == len(elsewhere.site.pages)
