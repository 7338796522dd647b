"""What a step has besides its parts, in the small playbook: a booklet, its printed copy, and a short way through."""

import re
from pathlib import Path

import pytest
from jinja2 import Template

from generator.config import Options, Project
from generator.press.booklets import counted, dated, print_booklets, print_copy
from generator.rendering import Page
from generator.rendering.chapters import as_chapter
from generator.site import build_site
from generator.templates.marking import marked
from generator.templates.marks import without_marks
from generator.views.booklet import Chapter
from generator.views.page import PageFacts, View
from tests import txtar

ROOT = Path(__file__).parents[1]
STEP = "transitions/specialist-to-manager"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small playbook with the real templates."""
    folder = tmp_path_factory.mktemp("small")
    txtar.write(txtar.parse((ROOT / "tests" / "small.txtar").read_text("utf-8")), folder)
    (folder / "templates").symlink_to(ROOT / "templates")
    return Project(folder)


@pytest.fixture(scope="module")
def pages(project: Project) -> dict[str, Page]:
    """Its pages by path."""
    return {page.path: page for page in build_site(project).pages}


def chapter(level: int = 2) -> Chapter:
    """A chapter called `plan`."""
    view = View(page=PageFacts(template="", path="", title="", nav_title="", description="", kind="plan"))
    return Chapter(view=view, name="plan", level=level)


def inside(template: str, level: int = 2) -> str:
    """What a template gives as the chapter."""
    filled = Template(marked(template)).render(elsewhere="#part--plan", name="a")
    return without_marks(as_chapter(filled, chapter(level)))


def test_every_id_in_a_chapter_and_what_points_to_it_gets_the_chapters_name() -> None:
    """Labels, descriptions and links on the page keep their targets."""
    html = '<p id="a" aria-describedby="b c"><label for="a">x</label><a href="#b">y</a><svg fill="url(#g)"/>'

    assert inside(html) == (
        '<p id="plan--a" aria-describedby="plan--b plan--c"><label for="plan--a">x</label>'
        '<a href="#plan--b">y</a><svg fill="url(#plan--g)"/>'
    )


def test_links_to_other_chapters_and_pages_stay() -> None:
    """What leads to a chapter already is filled in; ids that are written out belong to the page."""
    links = '<a href="{{ elsewhere }}">x</a><a href="../#a">y</a><a href="https://example.org/#a">z</a>'

    assert inside(links) == links.replace("{{ elsewhere }}", "#part--plan")


def test_an_id_in_a_chapter_may_be_written_in_any_way() -> None:
    """Filled in, in single quotes, with spaces, in a branch, or in one letter's case or another."""
    html = """<p ID = 'x-{{ name }}' {% if name %}for="b"{% endif %} data-id="c" data-{{ name }}-id="d">"""

    assert inside(html) == """<p ID = 'plan--x-a' for="plan--b" data-id="c" data-a-id="d">"""


@pytest.mark.parametrize(("level", "below"), [(2, 3), (3, 4)])
def test_headings_stand_below_the_chapters_own(level: int, below: int) -> None:
    """A chapter inside a chapter has its headings one further down."""
    assert inside('<h2 id="a">x</h2>', level) == f'<h{below} id="plan--a">x</h{below}>'


def test_scripts_of_a_page_do_not_run_in_its_chapter() -> None:
    """They look for ids that have other names here."""
    assert inside('<div data-scripts="readiness" class="x">') == '<div class="x">'


def test_a_link_to_a_place_in_the_booklet_stays_in_the_booklet(pages: dict[str, Page]) -> None:
    """What the hub says to let go leads to the reasons further down, not to another page."""
    html = pages[f"{STEP}/booklet.md"].html

    assert 'href="#changes--' in html
    assert 'href="../what-changes/' not in html


def test_an_item_in_the_booklet_carries_the_names_of_the_same_item(pages: dict[str, Page]) -> None:
    """So its tick is the same tick on both pages."""
    names = re.compile(r'data-item="[^"]+" data-names="[^"]+" data-rev="[^"]+"')

    assert names.findall(pages[f"{STEP}/booklet.md"].html) == names.findall(pages[f"{STEP}/first-year.md"].html) != []


PARTS = ("first-year", "what-changes", "evidence")


def paragraphs(html: str) -> list[str]:
    """The words of each paragraph, label and heading of the step's own text."""
    found = re.findall(r"<(p|label|h2|h3|dd|li)\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", words).split()) for _, words in found]


def test_the_booklet_says_what_the_pages_say(pages: dict[str, Page]) -> None:
    """Each paragraph, label and heading of the step's pages stands in it, word for word."""

    def words_of(path: str) -> list[str]:
        html = re.sub(
            r"<nav\b.*?</nav>|<p class=\"[^\"]*pb-with-script.*?</p>",
            "",
            pages[f"{STEP}/{path}.md"].html,
            flags=re.DOTALL,
        )
        return paragraphs(re.sub(r"<(/?)h[3-5]\b", r"<\1h2", html))  # Headings stand lower in the booklet.

    whole = set(words_of("booklet"))
    said = [text for path in PARTS for text in words_of(path)]

    assert len(said) > 50
    assert [text for text in said if text not in whole] == []


def test_search_does_not_find_what_stands_elsewhere_too(pages: dict[str, Page]) -> None:
    """A booklet would double every result."""
    assert pages[f"{STEP}/booklet.md"].sections == ()


@pytest.mark.parametrize("booklets", [True, False])
def test_the_booklet_offers_its_pdf_only_where_there_will_be_one(project: Project, booklets: bool) -> None:
    """A plain build prints nothing, so it links to nothing."""
    pages = {page.path: page for page in build_site(project, Options(booklets=booklets)).pages}

    offers = 'href="../../../booklets/specialist-to-manager.pdf"' in pages[f"{STEP}/booklet.md"].html

    assert offers is booklets


# What is printed --------------------------------------------------------------------------------------

PAGE = """<html lang="de"><head><link rel="canonical" href="{address}transitions/a/booklet/">
<link rel="stylesheet" href="../../../assets/a.css"></head><body><nav>menu</nav><article class="x">
<h1 id="t">The title</h1>
<a href="#in">in</a> <a class="b" href="../../../traps/">out</a> <a href="https://doi.org/x">far</a>
<details><summary>s</summary></details><time datetime="2026-03-04">4 March</time></article>
<script>1</script></body></html>
"""


def copy_of(site: Path, address: str) -> str:
    """The print copy of a small page."""
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets" / "a.css").write_text("")
    page = site / "transitions" / "a" / "booklet" / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(address=address), "utf-8")
    return print_copy(page.read_text("utf-8"), page, site)


def test_the_print_copy_is_the_article_with_title_language_and_styles(tmp_path: Path) -> None:
    """No menu, no script; everything open."""
    copy = copy_of(tmp_path, "https://example.org/")

    assert '<html lang="de"' in copy
    assert "<title>The title</title>" in copy
    assert (tmp_path / "assets" / "a.css").as_uri() in copy
    assert "<details open>" in copy
    assert "menu" not in copy
    assert "<script" not in copy


def test_links_in_the_print_copy_lead_to_the_published_site(tmp_path: Path) -> None:
    """Those inside it and those to elsewhere stay as they are."""
    copy = copy_of(tmp_path, "https://example.org/pb/")

    assert re.findall(r'href="([^"]*)"', copy.partition("<main>")[2]) == [
        "#in",
        "https://example.org/pb/traps/",
        "https://doi.org/x",
    ]


def test_without_a_published_address_such_links_are_words(tmp_path: Path) -> None:
    """A link to this machine would be dead on every other."""
    copy = copy_of(tmp_path, "http://127.0.0.1:8000/")

    assert '<a class="b">out</a>' in copy


def test_the_cells_of_a_pdf_count_from_one_however_far_the_browser_had_counted() -> None:
    """Headers are still those of their cells, ids stay in order, and no byte moves."""
    table = b"/ID (node%08d) /ID (node%08d) /Headers [(node%08d)]"

    assert counted(table % (199, 204, 199)) == counted(table % (200, 205, 200)) == table % (1, 2, 1)


def test_a_pdf_is_dated_without_moving_a_byte() -> None:
    """The places of a PDF's objects are counted in bytes."""
    pdf = b"/CreationDate (D:20261124142530+00'00')\n/ModDate (D:20261124142530+00'00')>>"

    assert dated(pdf, "20260304") == pdf.replace(b"20261124142530", b"20260304000000")


def test_a_browser_that_fails_leaves_a_whole_site_without_the_offer(tmp_path: Path) -> None:
    """One warning says what happened; no page links to a file that is not there."""
    copy_of(tmp_path, "https://example.org/")
    page = tmp_path / "transitions" / "a" / "booklet" / "index.html"
    page.write_text(page.read_text("utf-8") + '<p class="pb-actions" data-pdf><a href="x.pdf">PDF</a></p>', "utf-8")
    browser = tmp_path / "broken"
    browser.write_text("#!/bin/sh\necho 'cannot draw' >&2\nexit 1\n")
    browser.chmod(0o755)

    [problem] = print_booklets(tmp_path, browser)

    assert (problem.code, problem.severity) == ("booklet-not-printed", "warning")
    assert problem.message == "`broken` did not print the booklet of `a`: cannot draw"
    assert "x.pdf" not in page.read_text("utf-8")
    assert list((tmp_path / "booklets").iterdir()) == []
