"""Waiting for what no locator says. Playwright's own wait evaluates text on the page, which the policy forbids."""

import time
from typing import Any

from playwright.sync_api import Page

from tests.browser.places import PATIENCE


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until an expression (or a function of `arg`) is true on the page."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"not true in time: {expression}"
        page.wait_for_timeout(20)


def until_shown(page: Page) -> None:
    """Wait until the scripts that a page asks for have run, and all of it is laid out."""
    until(page, "!document.querySelector('[data-scripts]:not([data-ready]), .js .pb-later')")


def until_ready(page: Page) -> None:
    """Wait until a page is shown, and Material's script is awake."""
    until_shown(page)
    page.evaluate("dispatchEvent(new Event('pointermove'))")
    until(page, "!document.querySelector('[data-md-component=header]') || Boolean(window.document$)")
