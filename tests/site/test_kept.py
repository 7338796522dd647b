"""While the site is served, pages are drawn again where they have changed, and nowhere else."""

from pathlib import Path

import pytest

from tests.deep.ground import small_ground
from tests.deep.served import Served

PLACE = "{% block extrahead %}"
STAMP = "<!-- drawn {{ build_date_utc }} -->"


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """The small project, on whose pages stands when they were drawn."""
    (tmp_path / "project").mkdir()
    project = small_ground(tmp_path / "project").project
    write(project.templates / "theme/main.html", PLACE + STAMP, instead=PLACE)
    return Served(project, tmp_path / "site")


def write(path: Path, words: str, *, instead: str) -> None:
    text = path.read_text("utf-8")
    assert instead in text
    path.write_text(text.replace(instead, words, 1), "utf-8")


def pages(served: Served) -> dict[str, str]:
    """The pages by address, after a build."""
    assert served.build() == ""
    return {
        path.parent.relative_to(served.folder).as_posix(): path.read_text("utf-8")
        for path in served.folder.rglob("index.html")
    }


def test_an_edited_word_has_only_its_own_page_drawn_again(served: Served) -> None:
    """No other page shows why the trap tempts."""
    assert redrawn(served) == {"traps/ghost"}


def test_a_template_has_only_those_pages_drawn_again_that_come_out_otherwise(served: Served) -> None:
    """All are rendered again, and most are as they were."""
    assert redrawn(served, "templates/shift.html", "</p>", " More</p>") == {
        "shifts/doer-to-enabler",
        "shifts/job-to-people",
        "shifts/near-to-far",
    }


def test_a_change_of_the_theme_has_all_pages_drawn_again(served: Served) -> None:
    """Its templates may be on any."""
    assert redrawn(served, "templates/theme/partials/tags.html", "Topics", "Subjects") == everywhere(served)


def test_a_page_whose_content_has_moved_links_to_its_new_place(served: Served) -> None:
    """Though no word of it is another."""
    write(served.project.settings, "repo_url: https://example.org/ours", instead='repo_url: !ENV [REPO_URL, ""]')
    step = "transitions/specialist-to-manager"

    assert redrawn(served, f"content/{step}/transition.yml", "from:", "# A remark.\nfrom:") == {f"{step}/evidence"}


def test_where_another_plugin_takes_part_nothing_is_kept(served: Served) -> None:
    """Nobody knows what it does to a page, or why."""
    write(served.project.settings, "  - search\n  - tags\n", instead="  - tags\n")

    assert redrawn(served) == everywhere(served)


def test_where_a_theme_shows_words_of_other_pages_nothing_is_kept(served: Served) -> None:
    """So they are never old."""
    shown = "{% for other in pages %}{{ other.page.content|length }} {% endfor %}"
    write(served.project.templates / "theme/main.html", PLACE + shown, instead=PLACE)

    assert redrawn(served) == everywhere(served)


def everywhere(served: Served) -> set[str]:
    return {path.parent.relative_to(served.folder).as_posix() for path in served.folder.rglob("index.html")}


def redrawn(
    served: Served, path: str = "content/traps/ghost.yml", words: str = "still there", new: str = "still here"
) -> set[str]:
    """The pages that are drawn again after an edit, of one word in a trap where nothing else is said."""
    before = pages(served)
    write(served.project.root / path, new, instead=words)
    after = pages(served)
    return {path for path in after if after[path] != before[path]}
