"""The booklets as PDFs: whole, with links that lead somewhere, for those who listen too, and the same each time."""

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.press.booklets import NO_BROWSER, print_booklets
from generator.routes import booklet_file
from tests.browser.places import ADDRESS as PUBLISHED
from tests.chromium import ADVICE, find_chromium
from tests.site.conftest import Html, run_playbook, small_project

STEP = "specialist-to-manager"
ADDRESS = "https://playbook.example.org/"  # The published one is of this machine, to which no PDF links.


def print_one(built: Path, folder: Path) -> Path:
    """One booklet of the real site, as if it were published at `ADDRESS`."""
    browser = find_chromium()
    assert browser, ADVICE
    shutil.copytree(built / "assets", folder / "assets")
    page = folder / "transitions" / STEP / "booklet" / "index.html"
    page.parent.mkdir(parents=True)
    html = (built / page.relative_to(folder)).read_text("utf-8")
    page.write_text(html.replace(PUBLISHED, ADDRESS), "utf-8")
    assert print_booklets(folder, browser) == []
    return folder / booklet_file(STEP)


@pytest.fixture(scope="module")
def printed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A booklet's PDF."""
    return print_one(built, tmp_path_factory.mktemp("printed"))


@pytest.fixture(scope="module")
def pdf(printed: Path) -> PdfReader:
    """The same, read."""
    return PdfReader(printed)


@pytest.fixture(scope="module")
def targets(pdf: PdfReader) -> list[str]:
    """Where its links lead: an address, or `#` and the name of a place in it."""
    actions = [
        annotation.get_object()
        for page in pdf.pages
        for annotation in page.get("/Annots") or []
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    return [str(link["/A"]["/URI"]) if "/A" in link else f"#{link['/Dest']}" for link in actions]


def test_a_pdf_says_what_it_is_and_in_which_language(pdf: PdfReader) -> None:
    """A screen reader announces the title and picks a voice."""
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Booklet: Specialist →\u00a0Manager"
    assert pdf.root_object["/Lang"] == "en"


def test_a_pdf_is_tagged(pdf: PdfReader) -> None:
    """Headings, lists and tables are more than looks."""
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in pdf.root_object


def test_a_pdf_has_an_outline_of_its_chapters(pdf: PdfReader, html: dict[Path, Html], built: Path) -> None:
    """The bookmarks at the side are the chapters, in order."""
    [top, below] = pdf.outline

    titles = [entry.title for entry in below if not isinstance(entry, list)]

    assert top.title == pdf.metadata.title
    assert titles[:3] == ["Overview", "The first year", "Conversations"]
    assert len(titles) == html[built / "transitions" / STEP / "booklet" / "index.html"].headings.count("h2")


def test_links_inside_a_pdf_lead_to_places_in_it(pdf: PdfReader, targets: list[str]) -> None:
    """The contents, and every mention of what stands further down."""
    inside = [target.lstrip("#/") for target in targets if target.startswith("#")]
    places = {name.lstrip("/") for name in pdf.named_destinations}

    assert len(inside) > 100
    assert set(inside) - places == set()


def test_links_out_of_a_pdf_lead_to_the_published_site(targets: list[str], built: Path) -> None:
    """A file on this disk or an address of this machine would be dead on every other."""
    outside = {target for target in targets if not target.startswith("#")}
    ours = {target.removeprefix(ADDRESS).partition("#")[0] for target in outside if target.startswith(ADDRESS)}

    assert {target for target in outside if not target.startswith("https://")} == set()
    assert len(ours) > 20
    assert {path for path in ours if not (built / path / "index.html").is_file()} == set()


def test_the_pages_of_a_pdf_are_numbered(pdf: PdfReader) -> None:
    """From the second one on: the first is the title page. A page's margin is read before the page."""
    assert [page.extract_text().split()[0] for page in pdf.pages[:3]] == ["Booklet:", "2", "3"]


def test_the_same_page_gives_the_same_pdf(built: Path, printed: Path, tmp_path: Path) -> None:
    """Byte for byte, whatever the day: the date in it is that of the last review."""
    assert print_one(built, tmp_path).read_bytes() == printed.read_bytes()


def test_without_a_browser_one_line_says_what_to_install(tmp_path: Path) -> None:
    """The site is complete, and no page links to a PDF that is not there."""
    project = small_project(tmp_path)

    result = run_playbook("build", "--booklets", cwd=project, CHROMIUM="nowhere")

    assert result.returncode == 0
    assert result.stderr == f"{NO_BROWSER}\n"
    assert not (project / "site" / "booklets").exists()
    assert "booklets/" not in (project / "site" / "transitions" / STEP / "booklet" / "index.html").read_text("utf-8")
