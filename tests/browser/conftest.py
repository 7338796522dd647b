"""The real site, built once and served on this machine, and a Chromium to visit it with."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.cli.chromium import FLAGS, sandbox_flags
from tests.browser.places import ADDRESS, PATIENCE, REPOSITORY, ROOT
from tests.browser.waiting import until_ready
from tests.chromium import ADVICE, find_chromium

PLAIN = {"base_url": ADDRESS, "reduced_motion": "reduce"}

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site, as it is published: below a folder, with a repository. Parallel workers share one build."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "published" / "playbook"
    with (shared / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "index.html").is_file():
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    command = Path(sys.executable).with_name("playbook")
    addresses = {"SITE_URL": ADDRESS, "REPO_URL": REPOSITORY}
    result = subprocess.run(
        [command, "build", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, **addresses},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a log; keeps connections open, which a page with many files needs to be fast."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def port(site: Path) -> Iterator[int]:
    """Where this machine serves the site, below the folder that a project site has."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser(port: int) -> Iterator[Browser]:
    """A Chromium without a window. It finds the site at its published address and nothing else in the world."""
    path = find_chromium()
    assert path, ADVICE
    world = (
        f"--host-resolver-rules=MAP {urlsplit(ADDRESS).hostname} 127.0.0.1:{port}, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, world, *sandbox_flags()])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[Page]:
    """A page that many tests share, because a new one costs more than most of them."""
    context = browser.new_context(**PLAIN)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(browser: Browser, reader: Page) -> Iterator[Callable[..., Page]]:
    """Open a page of the site as a new reader would.

    A script runs before those of the site. Options are Playwright's for a browser context.
    """
    contexts = []

    def visit(path: str, script: str = "", **options: Any) -> Page:
        page = reader
        if script or options:
            contexts.append(browser.new_context(**{**PLAIN, **options}))
            contexts[-1].set_default_timeout(PATIENCE)
            contexts[-1].add_init_script(script)
            page = contexts[-1].new_page()
        page.goto(path)
        if options.get("java_script_enabled", True):
            until_ready(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    if reader.url.startswith(ADDRESS):
        reader.evaluate("localStorage.clear()")
    reader.emulate_media(media="null")
