"""The service worker where it is on: the site opens without a network, follows new versions, and can be taken back."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.press.worker import write_worker
from tests.browser.places import ADDRESS, PATIENCE, ROOT
from tests.browser.waiting import until
from tests.projects import build_small

SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8").replace('service_worker: "off"', "service_worker: on")
READY = "async () => { await navigator.serviceWorker.ready; }"
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with its worker on, as it is published, on the same origin as the one without."""
    project = tmp_path_factory.mktemp("project")
    build_small(project, files={"content/pages/about.md": "# About\n", "mkdocs.yml": SETTINGS})
    (project / "templates").symlink_to(ROOT / "templates")
    folder = tmp_path_factory.mktemp("published") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
    subprocess.run(command, cwd=project, check=True)
    return folder


@pytest.fixture
def kept(published: Path, site: Path) -> Iterator[Path]:
    """A copy of it that the test may change, where the server finds it; its name ends its address."""
    folder = Path(tempfile.mkdtemp(dir=site.parent, prefix="kept-"))
    shutil.copytree(published, folder, dirs_exist_ok=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def visit_kept(browser: Browser, kept: Path) -> Iterator[Callable[[str], Page]]:
    """Open a page as a reader whom the worker already serves."""
    address = urljoin(ADDRESS, f"/{kept.name}/")
    context = browser.new_context(base_url=address)
    context.set_default_timeout(PATIENCE)

    def visit(path: str) -> Page:
        page = context.new_page()
        page.goto(path)
        page.evaluate(READY)
        until(page, CONTROLLED)
        return page

    yield visit
    context.close()


def kept_paths(page: Page) -> set[str]:
    """What the browser keeps, by path within the site."""
    root = "/".join(urlsplit(page.url).path.split("/")[:2]) + "/"
    return {urlsplit(url).path.removeprefix(root) for url in page.evaluate(KEPT)}


def update(page: Page) -> None:
    """Let the browser look for a new worker now, as it does by itself on a visit, and wait until it has taken over."""
    page.evaluate("""async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const next = registration.installing ?? registration.waiting;
      if (next) await new Promise((resolve) =>
        next.addEventListener("statechange", () => ["activated", "redundant"].includes(next.state) && resolve()));
    }""")


def test_without_a_network_pages_open_that_nobody_visited(visit_kept):
    """By a link, by their address, by that of a folder without its slash; with styles and script."""
    page = visit_kept("")
    page.context.set_offline(True)

    page.goto("transitions/specialist-to-manager/")
    page.get_by_role("main").get_by_role("link", name="The first year").first.click()
    page.get_by_role("checkbox").first.check()
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 246)")

    page.goto("levels/manager")
    expect(page.get_by_role("heading", level=1)).to_have_text("Manager")


def test_online_a_page_is_never_an_old_one(visit_kept, kept):
    """Even before a new worker is there: pages come from the network first."""
    page = visit_kept("about/")
    path = kept / "about/index.html"
    path.write_text(path.read_text("utf-8").replace("</h1>", " anew</h1>", 1), "utf-8")

    page.reload()

    expect(page.get_by_role("heading", level=1)).to_contain_text("anew")


def test_a_new_version_replaces_the_old_one(visit_kept, kept):
    """What has changed is fetched, what is gone is dropped, and the rest is not asked for again."""
    page = visit_kept("")
    path = kept / "about/index.html"
    path.write_text(path.read_text("utf-8").replace("</h1>", " anew</h1>", 1), "utf-8")
    (kept / "glossary/index.html").unlink()
    write_worker(kept, ROOT / "templates", ())
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))

    update(page)
    page.context.set_offline(True)
    page.goto("about/")

    expect(page.get_by_role("heading", level=1)).to_contain_text("anew")
    assert "glossary/" not in kept_paths(page)
    assert "levels/" in kept_paths(page)
    assert f"/{kept.name}/levels/" not in asked


def test_kill_removes_the_worker_and_all_that_it_kept(visit_kept, kept):
    """The next visit finds it; the page goes on from the network, and other caches of the origin stay."""
    page = visit_kept("")
    page.evaluate("caches.open('of another site')")
    shutil.copy(ROOT / "templates/worker/kill.js", kept / "sw.js")

    update(page)
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.goto("about/")

    assert page.evaluate("caches.keys()") == ["of another site"]
    assert not page.evaluate(CONTROLLED)


def test_the_worker_leaves_another_site_of_the_origin_alone(visit_kept, kept):
    """Its scope is the folder that the site is published in."""
    page = visit_kept("")

    page.goto(ADDRESS)

    assert not page.evaluate(CONTROLLED)
    assert not page.evaluate("async () => Boolean(await navigator.serviceWorker.getRegistration())")


def test_the_site_can_be_put_on_a_home_screen(visit_kept, kept):
    """Its manifest names it, and its icons are pictures of the size they say."""
    page = visit_kept("levels/")
    found = page.evaluate("""async () => {
      const link = document.querySelector("link[rel=manifest]").href;
      const manifest = await (await fetch(link)).json();
      const load = ({ src, sizes }) => new Promise((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve(`${picture.naturalWidth}x${picture.naturalHeight}` === sizes);
        picture.src = new URL(src, link);
      });
      const start = String(new URL(manifest.start_url, link));
      return { name: manifest.name, start, right: await Promise.all(manifest.icons.map(load)) };
    }""")

    assert found["name"] == "The Leadership Playbook"
    assert found["start"].endswith(f"/{kept.name}/")
    assert len(found["right"]) == 4
    assert all(found["right"])
