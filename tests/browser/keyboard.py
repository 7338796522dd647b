"""Going through a page by keyboard."""

import pytest
from playwright.sync_api import Page


def presses_to(page: Page, found: str, limit: int = 250) -> int:
    """How often Tab was pressed until the focus stood on what a selector names."""
    for presses in range(1, limit + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", found):
            return presses
    pytest.fail(f"{limit} presses of Tab do not reach {found}")
