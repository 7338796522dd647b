"""The real site, served on this machine, and a Chromium to visit it with."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import browsing, serving
from tests.browser.places import ADDRESS, PATIENCE
from tests.browser.waiting import until_ready

SCREEN = {"width": 1280, "height": 720}
PLAIN = {"base_url": ADDRESS, "reduced_motion": "reduce", "viewport": SCREEN}

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(real_site: Path) -> Path:
    """The finished site, as it is published: below a folder, with a repository."""
    return real_site


@pytest.fixture(scope="session")
def port(site: Path) -> Iterator[int]:
    """Where this machine serves the site, below the folder that a project site has."""
    with serving(site.parent) as port:
        yield port


@pytest.fixture(scope="session")
def browser(port: int) -> Iterator[Browser]:
    """A Chromium without a window. It finds the site at its published address and nothing else in the world."""
    with browsing(port) as browser:
        yield browser


@pytest.fixture(scope="session")
def readers(browser: Browser) -> dict[bool, Page]:
    """Two pages that many tests share, since a new one costs more than most of them: with JavaScript, and without."""
    contexts = {script: browser.new_context(**PLAIN, java_script_enabled=script) for script in (True, False)}
    for context in contexts.values():
        context.set_default_timeout(PATIENCE)
    return {script: context.new_page() for script, context in contexts.items()}


@pytest.fixture
def visit(browser: Browser, readers: dict[bool, Page]) -> Iterator[Callable[..., Page]]:
    """Open a page of the site as a new reader would.

    A script runs before those of the site. Options are Playwright's for a browser context: with any but the first two,
    and with a script, it is a context of the test's own, with a cold cache and a clock that may be moved.
    """
    contexts = []

    def visit(
        path: str,
        script: str = "",
        *,
        viewport: dict[str, int] = SCREEN,
        java_script_enabled: bool = True,
        **options: Any,
    ) -> Page:
        page = readers[java_script_enabled]
        if script or options:
            given = {**PLAIN, "java_script_enabled": java_script_enabled, **options}
            contexts.append(browser.new_context(**given))
            contexts[-1].set_default_timeout(PATIENCE)
            contexts[-1].add_init_script(script)
            page = contexts[-1].new_page()
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)
        page.goto(path)
        if java_script_enabled:
            until_ready(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    for page in readers.values():
        page.emulate_media(media="null")
    if readers[True].url.startswith(ADDRESS):
        readers[True].evaluate("document.activeElement?.blur(), localStorage.clear(), sessionStorage.clear()")
