"""Texts that would become active if anything let them: in every field, on every page, however it is used."""

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.active import ACT, LISTEN, PRESS, Lookout
from tests.browser.browsing import serving
from tests.browser.places import SIZES
from tests.browser.waiting import until_ready
from tests.depth import depth
from tests.hostile import CLASSES, ROOT, Supply, hostile_project
from tests.payloads import PAYLOADS
from tests.projects import build_small, replace

STEP = "transitions/specialist-to-manager/"
LONG = (f"{STEP}readiness/", STEP)
"""Pages on which texts of every length are headings."""

PRINTED = ("", "my-plan/", STEP, f"{STEP}first-year/", f"{STEP}booklet/", "glossary/", "sheets/one-to-one-notes/")

TURNS = range(depth(1, len(CLASSES)))
"""As many builds as there are classes give each field a payload of each."""


@dataclass(frozen=True)
class Hostile:
    """Hostile sites on this machine, below one address."""

    folder: Path
    address: str

    def build(self, name: str, supply: Supply) -> Path:
        """A site with the check of texts off. Returns the project."""
        project = hostile_project(self.folder / "projects" / name, supply, f"{self.address}{name}/")
        _run("-m", "tests.unchecked", "build", "--site-dir", str(self.folder / name), cwd=project.root)
        return project.root


def _run(*command: str, cwd: Path) -> None:
    result = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """A server, and a folder below which it finds sites."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving(folder) as port:
        yield Hostile(folder, f"http://127.0.0.1:{port}/")


@pytest.fixture(scope="module", params=TURNS, ids=lambda turn: f"turn {turn}")
def place(request: pytest.FixtureRequest, hostile: Hostile) -> str:
    """The name of a site with a payload in every field; over all turns each field has one of every class."""
    name = f"turn-{request.param}"
    hostile.build(name, Supply(request.param))
    return name


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that no policy guards: what is inert here is so by its markup."""
    context = browser.new_context(reduced_motion="reduce", viewport=SIZES["desktop"], bypass_csp=True)
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.fixture
def guarded(browser: Browser) -> Iterator[Page]:
    """A page on a phone, on which the policy's complaints are noted."""
    context = browser.new_context(reduced_motion="reduce", viewport=SIZES["phone"])
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def pages_of(folder: Path) -> list[str]:
    """The address of every page, from the site's root."""
    return sorted(path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("*.html"))


def walk(page: Page, hostile: Hostile, name: str, *acts: str, every: int = 1) -> list[str]:
    """Do what readers do on each page of a site, or on every so-manyth; returns whatever became active."""
    home = f"{hostile.address}{name}/"
    lookout, found = Lookout(page, home), []
    for path in pages_of(hostile.folder / name)[::every]:
        page.goto(home + path)
        until_ready(page)
        found += lookout.look(*acts)
    return found


def test_there_are_enough_of_them_and_all_are_given() -> None:
    """At least a hundred, and every one stands in some field of the build that each run visits."""
    supply = Supply(0)

    for _ in range(len(CLASSES) * max(map(len, PAYLOADS.values()))):
        supply.next()

    assert len(supply.given) == sum(map(len, PAYLOADS.values())) >= 100


def test_the_lookout_would_see_them(page: Page, hostile: Hostile) -> None:
    """A page that lets texts become HTML is caught in many ways at once."""
    bad = hostile.folder / "bad"
    bad.mkdir()
    shown = [
        payload
        for kind in ("scripts", "handlers", "elsewhere")
        for payload in PAYLOADS[kind]
        if "refresh" not in payload
    ]
    (bad / "index.html").write_text(f"<!doctype html><body>{' '.join(shown)}", "utf-8")
    lookout = Lookout(page, f"{hostile.address}bad/")
    page.goto(f"{hostile.address}bad/")

    found = " ".join(lookout.look(ACT))

    for trace in (
        "a dialog: 1",
        "has onerror",
        "a request: https://evil.example",
        "<iframe> stands here",
        "<base> stands",
    ):
        assert trace in found


def test_nothing_is_active_though_no_policy_stops_it(page: Page, hostile: Hostile, place: str) -> None:
    """The markup itself is inert: under a pointer, with the focus, and after every button was pressed."""
    assert walk(page, hostile, place, ACT, PRESS, every=depth(9, 1)) == []


def test_the_policy_has_nothing_to_stop(guarded: Page, hostile: Hostile, place: str) -> None:
    """On a phone, where menus are folded; a complaint of the policy would show that something tried."""
    assert walk(guarded, hostile, place, ACT, PRESS, every=depth(30, 1)) == []


def test_a_mouse_on_what_is_cut_off_sees_text(page: Page, hostile: Hostile, place: str) -> None:
    """Each entry of the contents that is too long for its place is shown whole, and none is markup."""
    lookout, found, seen = Lookout(page, f"{hostile.address}{place}/"), [], 0
    for path in LONG:
        page.goto(f"{hostile.address}{place}/{path}")
        until_ready(page)
        for entry in page.locator(".md-nav--secondary a:visible").all():
            entry.hover()
            seen += page.locator("#pb-explanation").count()
            found += lookout.look()

    assert found == []
    assert seen >= len(LONG)  # At least one on each page: some classes have short payloads only.


def test_a_search_shows_texts(page: Page, hostile: Hostile, place: str) -> None:
    """Titles and what stands around a word, in every result."""
    page.goto(f"{hostile.address}{place}/")
    until_ready(page)
    lookout, found = Lookout(page, f"{hostile.address}{place}/"), []
    page.keyboard.press("/")
    field = page.locator("#pb-query")

    for words in (
        "script",
        "alert",
        "img onerror",
        "evil example",
        "cmd",
        "meta refresh",
        "work",
        "<img src=x onerror=alert(1)>",
    ):
        field.fill(words)
        expect(page.locator(".pb-search__found a").first).to_be_visible()
        found += lookout.look(ACT)

    assert found == []


def test_paper_leads_nowhere_else(page: Page, hostile: Hostile, place: str) -> None:
    """A printed page runs nothing, and its links have the schemes that links of ours may have."""
    uris = []
    for path in PRINTED[: depth(4, len(PRINTED))]:
        page.goto(f"{hostile.address}{place}/{path}")
        until_ready(page)
        paper = page.pdf()
        uris += [uri for side in PdfReader(BytesIO(paper)).pages for uri in links_of(side)]
        assert not re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData)\b", paper)

    assert len(uris) > 20
    assert [uri for uri in uris if not uri.startswith((hostile.address, "https://fine.example", "mailto:"))] == []


def links_of(side) -> list[str]:  # type: ignore[no-untyped-def]
    """Where a printed side's links lead."""
    notes = [note.get_object() for note in side.get("/Annots", ())]
    return [str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]]


# What readers take along -----------------------------------------------------------------------------------------

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
PROPERTIES = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE",
    "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "URL", "TRANSP",
}  # fmt: skip


@pytest.fixture
def plan(page: Page, hostile: Hostile, place: str) -> Page:
    """My plan, on which each item has a note that is hostile, too."""
    page.goto(f"{hostile.address}{place}/my-plan/")
    until_ready(page)
    notes = [payload for payloads in PAYLOADS.values() for payload in payloads]
    page.evaluate(
        """notes => {
          const boxes = [...document.querySelectorAll("[data-names]")]
          const { set } = playbook.start("store");
          boxes.forEach((box, at) => set(`item:${box.dataset.names.split(",")[0].replace(/^item:/, "")}`,
            { s: "doing", n: notes.filter((_, number) => number % boxes.length === at).join("\\n") }))
        }""",
        notes,
    )
    page.locator("#plan-start").evaluate(
        "field => { field.value = '2026-12-01'; field.dispatchEvent(new Event('change', { bubbles: true })) }"
    )
    return page


def take(plan: Page, form: str) -> str:
    """What a reader saves, as text."""
    with plan.expect_download() as found:
        plan.locator(f"[data-take={form}]").evaluate("button => button.click()")
    return Path(found.value.path()).read_bytes().decode()


def test_a_spreadsheet_calculates_nothing(plan: Page) -> None:
    """No cell begins as a formula does, and none ends early."""
    rows = list(csv.reader(StringIO(take(plan, "csv").removeprefix("\ufeff"))))

    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 3
    assert "cmd|" in str(rows)
    assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []


def test_a_calendar_has_only_our_lines(plan: Page) -> None:
    """Whatever an item says, its event has neither a guest, an alarm, nor a file."""
    text = take(plan, "ics")
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")

    assert {line.partition(":")[0] for line in lines if line} <= PROPERTIES
    assert not re.search(r"[^\r]\n|[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
    assert len([line for line in lines if line == "BEGIN:VEVENT"]) > 1


class _Tags(HTMLParser):
    """The tags and addresses of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [str(value) for name, value in attrs if name != "start"]


def test_a_list_in_markdown_has_no_markup_of_theirs(plan: Page) -> None:
    """As any Markdown tool shows it: headings, a list, and texts."""
    reader = _Tags()
    reader.feed(markdown.markdown(take(plan, "md")))

    assert reader.tags <= {"h1", "h2", "ul", "ol", "li", "p"}
    assert reader.links == []


# The export, and other settings ----------------------------------------------------------------------------------


@pytest.mark.deep
def test_the_export_is_inert_where_stock_material_builds_it(page: Page, hostile: Hostile, place: str) -> None:
    """Also in Material's own search, which shows HTML."""
    tree = hostile.folder / "projects" / f"{place}-tree"
    site = hostile.folder / f"{place}-stock"
    _run("-m", "tests.unchecked", "export", "markdown", str(tree), cwd=hostile.folder / "projects" / place)
    settings = tree / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(f"{hostile.address}{place}/", f"{hostile.address}{site.name}/"), "utf-8"
    )
    (tree / "docs/about.md").write_text("# About\n", "utf-8")  # Stock MkDocs takes what a page says of itself for HTML.
    _run("-m", "mkdocs", "build", "--quiet", "--site-dir", str(site), cwd=tree)

    assert walk(page, hostile, site.name, ACT) == []


FEATURES = (
    "content.tooltips", "content.code.copy", "content.code.annotate", "content.tabs.link", "content.footnote.tooltips",
    "navigation.instant.preview", "navigation.instant.progress", "navigation.tracking", "navigation.tabs.sticky",
    "navigation.sections", "navigation.expand", "search.highlight", "search.share", "search.suggest", "header.autohide",
    "announce.dismiss", "toc.integrate",
)  # fmt: skip


@pytest.mark.deep
def test_no_feature_of_the_theme_makes_it_active(page: Page, hostile: Hostile) -> None:
    """Whatever a fork switches on in `mkdocs.yml`, also Material's own search."""
    project = hostile_project(hostile.folder / "projects" / "features", Supply(3), f"{hostile.address}features/")
    settings = project.root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "  features:\n", "  features: # all\n" + "".join(f"    - {name}\n" for name in FEATURES)
    )
    settings.write_text(text.replace("  - tags\n", "  - tags\n  - search\n"), "utf-8")
    _run("-m", "tests.unchecked", "build", "--site-dir", str(hostile.folder / "features"), cwd=project.root)

    assert walk(page, hostile, "features", ACT) == []


@pytest.mark.deep
@pytest.mark.parametrize("turn", TURNS)
def test_what_the_check_lets_pass_is_inert(page: Page, hostile: Hostile, turn: int) -> None:
    """The forms of the payloads to which the command has no objection, such as in code marks."""
    project = hostile_project(
        hostile.folder / "projects" / f"passed-{turn}", Supply(turn, checked=True), f"{hostile.address}passed-{turn}/"
    )
    name = f"passed-{turn}"
    _run("-m", "generator.cli", "build", "--site-dir", str(hostile.folder / name), cwd=project.root)

    assert walk(page, hostile, name, ACT) == []


def test_a_slip_runs_nothing(guarded: Page, hostile: Hostile) -> None:
    """Where a template forgets to escape, and stock MkDocs leaves the site that it refuses, the policy stops it."""
    root = hostile.folder / "projects/slip"
    project = build_small(root, files={"content/pages/about.md": "# About\n"})
    ghost, slip = root / "content/traps/ghost.yml", "work is `<script>alert(1)</script>` still"
    ghost.write_text(replace(ghost.read_text("utf-8"), "work is still", slip), "utf-8")
    shutil.copytree(ROOT / "templates", project.templates)
    trap = project.templates / "trap.html"
    trap.write_text(replace(trap.read_text("utf-8"), "record.why_it_tempts|text", "record.why_it_tempts|safe"), "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(hostile.folder / "slip")]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    lookout = Lookout(guarded, f"{hostile.address}slip/")

    guarded.goto(f"{hostile.address}slip/traps/ghost/")
    until_ready(guarded)

    assert "error[inline-script]" in result.stdout + result.stderr
    assert guarded.locator("main p > script").count() == 1
    assert lookout.done == []
    assert [said.partition(":")[0] for said in guarded.evaluate("violations")] == ["script-src-elem"]
