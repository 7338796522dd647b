"""Waiting for what no locator says. Playwright's own wait evaluates text on the page, which the policy forbids."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.places import PATIENCE

KNOWN = (
    "performance.getEntriesByType('resource').some(({ name, responseEnd }) => responseEnd > 0"
    " && name.endsWith('/sitemap.xml'))"
)
AWAKE = """() => {
  dispatchEvent(new Event("pointermove")); // It listens to a reader's moves from when the page has loaded.
  return !document.querySelector("[data-md-component=header]") || Boolean(window.document$);
}"""
LAST = "isStill = false, void scheduler.postTask(() => { isStill = true; }, { priority: 'background' })"
DRAW = "isDrawn = false, requestAnimationFrame(() => requestAnimationFrame(() => { isDrawn = true; }))"


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until an expression (or a function of `arg`) is true on the page."""
    until_true(page, lambda: page.evaluate(expression, arg), expression)


def until_true(page: Page, look: Callable[[], Any], what: str) -> None:
    """Wait until something is true, while the browser goes on and its events come in."""
    end = time.monotonic() + PATIENCE / 1000
    while not look():
        assert time.monotonic() < end, f"not true in time: {what}"
        page.wait_for_timeout(20)


def until_shown(page: Page) -> None:
    """Wait until the scripts that a page asks for have run, and all of it is laid out."""
    until(page, "!document.querySelector('[data-scripts]:not([data-ready]), .js .pb-later')")


def until_ready(page: Page) -> None:
    """Wait until a page is shown, and Material's script is awake."""
    until_shown(page)
    until(page, AWAKE)


def until_known(page: Page) -> None:
    """Wait until Material knows the site's pages: it asks for them last, and exchanges them from then on."""
    until(page, KNOWN)
    until_still(page)


def until_still(page: Page) -> None:
    """Wait until the page has done all that it had to do: a task of the lowest rank gets its turn."""
    page.evaluate(LAST)
    until(page, "isStill")


def until_drawn(page: Page) -> None:
    """Wait until what stands on the page has been drawn."""
    page.evaluate(DRAW)
    until(page, "isDrawn")
