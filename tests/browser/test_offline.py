"""The offline copy: unpacked anywhere, opened without a server."""

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.places import PATIENCE, ROOT
from tests.browser.watch import Watch


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy as a reader has it on their disk, in a folder with a name that addresses have to escape."""
    folder = tmp_path_factory.mktemp("a reader's folder, 100 %")
    command = [sys.executable, "-m", "generator.cli", "build", "--offline", "--site-dir", folder / "made"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    with ZipFile(folder / "made.zip") as archive:
        archive.extractall(folder)
    assert not (folder / "made").exists()
    return folder / "leadership-playbook"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader without a network."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def test_every_link_leads_to_a_file_of_the_copy(copy):
    """Or to another site: no link needs a server that finds the page of a folder, none starts at a server's root."""
    lost = []
    for page in copy.rglob("*.html"):
        links = _Links()
        links.feed(page.read_text("utf-8"))
        for link in links.found:
            scheme, _, path, _, _ = urlsplit(link)
            if not scheme and path and not (page.parent / unquote(path)).is_file():
                lost.append(f"{page.relative_to(copy)}: {link}")

    assert lost == []


def test_ticks_and_links_work_and_nothing_is_asked_of_the_network(copy, context):
    """A reader clicks their way to a checklist, ticks, and comes back to it."""
    page = context.new_page()
    watch = Watch(page)
    page.goto((copy / "index.html").as_uri())

    page.get_by_role("main").get_by_role("link", name="Specialist → Manager").first.click()
    page.get_by_role("main").get_by_role("link", name="The first year").first.click()
    page.get_by_role("checkbox").first.check()
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_contain_text("The first year")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    assert [url for url in watch.foreign if not url.startswith(copy.as_uri())] == []
    assert watch.wrong == []


def test_what_is_for_servers_stays_out(copy):
    """No headers, no map for crawlers, no page for unknown addresses, no worker, and no address of its own."""
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*")}

    assert files.isdisjoint({"_headers", "sitemap.xml", "sitemap.xml.gz", "404.html", "sw.js", "assets/cards"})
    assert not [path for path in files if path.endswith(".map")]
    assert 'rel="canonical"' not in (copy / "index.html").read_text("utf-8")
