"""Addresses of before: places that keep their earlier ids, pages that lead on, and lists of what has moved."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.config import Options, Project
from generator.export.markdown import export_options, markdown_tree
from generator.loader import read_playbook
from generator.model.playbook import Ref
from generator.press.bundles import join_assets
from generator.press.moved import moved_pages
from generator.press.search import things
from generator.rendering import Renderer
from generator.site import Site, build_site, check_looks, check_project
from generator.views import pages
from generator.views.anchors import anchors
from tests.projects import Edit, build_small, load

ROOT = Path(__file__).parents[1]
STEP = "specialist-to-manager"
HUB = f"content/transitions/{STEP}/transition.yml"
LISTS = f"content/transitions/{STEP}/checklists.yml"

EDITS: tuple[Edit, ...] = (
    (HUB, "last_reviewed:", "formerly: [craft-to-lead]\nlast_reviewed:"),
    (HUB, "  - id: best-at-the-craft\n", "  - id: best-at-the-craft\n    formerly: [the-best]\n"),
    (LISTS, "  - id: first-30-days\n", "  - id: first-30-days\n    formerly: [first-month]\n"),
    ("content/traps/ghost.yml", "title: The ghost\n", "title: The ghost\nformerly: [phantom, spectre]\n"),
    ("content/levels/manager.yml", "title: Manager\n", "title: Manager\nformerly: [team-lead]\n"),
    ("content/sources.yml", "hill-2007:\n", "hill-2007:\n  formerly: [hill-2003]\n"),
    ("content/glossary.yml", "one-to-one:\n", "one-to-one:\n  formerly: [one-on-one]\n"),
    ("content/guides/passed-over.yml", "title: Passed over", "formerly: [not-chosen]\ntitle: Passed over"),
)


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """The small playbook with the real templates and edits: by default an earlier id of every sort."""

    def project(*edits: Edit, files: Mapping[str, str] | None = None) -> Project:
        found = build_small(tmp_path, edits or EDITS, files)
        found.templates.symlink_to(ROOT / "templates")
        shutil.copy(ROOT / "mkdocs.yml", found.root)
        return found

    return project


@pytest.fixture
def site(project: Callable[..., Project]) -> Site:
    """Its pages, below the address at which they are published."""
    return build_site(project(), Options(home="https://example.org/book/"))


def page(site: Site, path: str) -> str:
    [found] = [page for page in site.pages if page.path == path]
    return found.html


def test_a_place_keeps_each_id_it_had(site: Site) -> None:
    """In the element that has the present one: of an item, a list, a register's entry, what to let go."""
    for path, now, old in (
        (f"transitions/{STEP}/first-year.md", "hand-over-one", "give-away-one"),
        (f"transitions/{STEP}/first-year.md", "first-30-days", "first-month"),
        (f"transitions/{STEP}/what-changes.md", "best-at-the-craft", "the-best"),
        ("sources.md", "hill-2007", "hill-2003"),
        ("glossary.md", "one-to-one", "one-on-one"),
    ):
        place = f'<span class="pb-earlier" id="{old}"></span>'
        assert re.search(rf'<\w+[^>]* id="{now}"[^>]*>{place}', page(site, path)), old


def test_a_heading_named_after_an_entry_keeps_its_ids_too(site: Site) -> None:
    """Such as that of a trap's note, and the one of a step on a trap's page."""
    notes = "".join(one.html for one in site.pages if one.path.startswith("transitions/"))
    assert notes.count('id="trap-phantom"') == notes.count('id="trap-ghost"') > 0
    assert 'id="in-craft-to-lead"' in page(site, "traps/rescuer.md")


def test_no_two_places_of_a_page_have_one_id(site: Site) -> None:
    """Also in the booklet, where each chapter has ids of its own."""
    for one in site.pages:
        ids = re.findall(r'\sid="([^"]*)"', one.html)
        assert len(ids) == len(set(ids)), one.path


def test_the_booklet_has_them_in_its_chapters(site: Site) -> None:
    """Under the names that places have there."""
    booklet = page(site, f"transitions/{STEP}/booklet.md")

    assert re.search(r'id="\w+--give-away-one"', booklet)


def test_old_places_can_be_linked_to_and_are_listed_nowhere(site: Site) -> None:
    """A hand-written link to one is no dead link; contents and search have the present one alone."""
    [register] = [one for one in site.pages if one.path == "sources.md"]

    assert "hill-2003" in register.anchors
    assert "hill-2003" not in {heading.anchor for heading in register.headings}
    assert not {"hill-2003", "give-away-one"} & {part.anchor for thing in things(site) for part in thing.sections}


def test_every_page_of_before_leads_on(site: Site) -> None:
    """That of an entry, and all pages of a step; each is a file of its own that no list of pages knows."""
    files = {asset.path: asset.body.decode() for asset in moved_pages(site)}

    assert {"traps/phantom/index.html", "traps/spectre/index.html", "levels/team-lead/index.html"} < files.keys()
    assert {path for path in files if path.startswith("transitions/")} == {
        f"transitions/craft-to-lead/{one.path.split('/', 2)[2].removesuffix('index.md').replace('.md', '/')}index.html"
        for one in site.pages
        if one.path.startswith(f"transitions/{STEP}/")
    }
    ghost = files["traps/phantom/index.html"]
    assert '<link rel="canonical" href="https://example.org/book/traps/ghost/">' in ghost
    assert '<meta name="robots" content="noindex">' in ghost
    assert '<noscript><meta http-equiv="refresh" content="0; url=../ghost/"></noscript>' in ghost
    assert '<script src="../../assets/moved.js" data-to="../ghost/"></script>' in ghost
    assert '<p>This page has moved to <a href="../ghost/">The ghost</a>.</p>' in ghost
    assert not {one.path for one in site.pages} & site.moved.keys()


def test_pages_of_before_are_files_where_addresses_name_files(project: Callable[..., Project]) -> None:
    """As in a copy that lies on a disk."""
    site = build_site(project(), Options(directory_urls=False))
    files = {asset.path: asset.body.decode() for asset in moved_pages(site)}

    assert 'content="0; url=ghost.html"' in files["traps/phantom.html"]
    assert 'src="../assets/moved.js"' in files["traps/phantom.html"]
    assert "canonical" not in files["traps/phantom.html"]


def test_words_of_a_title_are_words_on_the_page_of_before(project: Callable[..., Project]) -> None:
    """Nothing of a title becomes HTML there."""
    site = build_site(
        project(("content/traps/ghost.yml", "title: The ghost\n", "title: A & 'b'\nformerly: [phantom]\n"))
    )

    [found] = [asset.body.decode() for asset in moved_pages(site)]

    assert "<title>Moved: A &amp; &#x27;b&#x27;</title>" in found
    assert '<a href="../ghost/">A &amp; &#x27;b&#x27;</a>' in found


def test_an_address_that_is_taken_leads_to_what_has_it_now(project: Callable[..., Project]) -> None:
    """The present page stays, and the check says which earlier address leads nowhere."""
    checked = check_project(
        project(
            ("content/levels/manager.yml", "title: Manager\n", "title: Manager\nformerly: [compare]\n"),
            ("content/traps/ghost.yml", "title: The ghost\n", "title: The ghost\nformerly: [phantom]\n"),
            (LISTS, "  - id: first-30-days\n", "  - id: first-30-days\n    formerly: [book-talks]\n"),
            files={"content/pages/traps/phantom.md": "# A page\n"},
        )
    )

    assert checked.moved == {}
    assert [(one.severity, one.span.path, one.message.split("`")[1]) for one in checked.remarks] == [
        ("notice", "content/levels/manager.yml", "levels/compare/"),
        ("notice", LISTS, f"transitions/{STEP}/first-year/#book-talks"),
        ("notice", "content/traps/ghost.yml", "traps/phantom/"),
    ]


def test_what_has_moved_to_another_step_is_listed_where_it_was(project: Callable[..., Project]) -> None:
    """Under its old id, with a link to the new place, which has no second anchor for it."""
    given = project((LISTS, "formerly: [give-away-one]", "formerly: [give-away-one, old-step/gave]"))
    other = given.content / "transitions/old-step"
    shutil.copytree(given.content / f"transitions/{STEP}", other)
    lists = (other / "checklists.yml").read_text("utf-8").replace("[give-away-one, old-step/gave]", "[]")
    (other / "checklists.yml").write_text(lists, "utf-8")
    playbook, _ = read_playbook(given)  # Two steps that say the same are an error, and here they may.
    words, _ = check_looks(given)
    assert words
    views = pages(playbook, words)
    renderer = Renderer(given, playbook, words, Options(), (), anchors(playbook, views))

    made = {path: one.page.html for path, one in renderer.render(views).made.items()}

    link = f'<a href="../../{STEP}/first-year/#hand-over-one">Hand one of your old tasks to somebody.</a>'
    assert f'<li id="gave">{link}</li>' in made["transitions/old-step/first-year.md"]
    assert 'id="gave"' not in made[f"transitions/{STEP}/first-year.md"]
    assert "--gave" not in made["transitions/old-step/booklet.md"]


def test_a_page_that_is_gone_leads_to_what_came_from_it(project: Callable[..., Project]) -> None:
    """Such as the checklists of a removed step of which an item lives on; the new place has the old id, too."""
    edit = (LISTS, "formerly: [give-away-one]", "formerly: [gone-step/gave]")

    found = build_site(project(edit))

    assert found.moved == {"transitions/gone-step/first-year.md": f"transitions/{STEP}/first-year.md"}
    assert 'id="gave"' in page(found, f"transitions/{STEP}/first-year.md")


def test_an_export_has_the_pages_of_before_as_files(project: Callable[..., Project]) -> None:
    """Stock MkDocs copies them as they are; its menu and its search do not know them."""
    given = project()
    site = build_site(given, export_options(given))

    tree = dict(markdown_tree(given, site, join_assets(given, site)))

    assert "docs/traps/phantom/index.html" in tree
    assert "docs/assets/moved.js" in tree
    assert "phantom" not in str(tree["mkdocs.yml"])


def test_every_earlier_name_leads_to_the_present_one(project: Callable[..., Project]) -> None:
    """Those of parts too, which are called as their step is; a present name stays what it is."""
    playbook = load(project())

    assert playbook.present(Ref("trap", "spectre")) == Ref("trap", "ghost")
    assert playbook.present(Ref("plan", "craft-to-lead")) == Ref("plan", STEP)
    assert playbook.present(Ref("item", "craft-to-lead/give-away-one")) == Ref("item", f"{STEP}/hand-over-one")
    assert playbook.present(Ref("trap", "ghost")) == Ref("trap", "ghost")
