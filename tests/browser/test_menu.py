"""The menu of a narrow window, for a reader without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import presses_to
from tests.browser.places import CHECKLISTS, SIZES
from tests.browser.waiting import until

STOPS = """() => [...document.querySelectorAll(".md-sidebar--primary :is(a, input, button, [tabindex])")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))"""
COVERED = f"""() => ({STOPS})().filter((node) => node.localName === "a").filter((node) => {{
    const {{ x, y, width, height }} = node.getBoundingClientRect()
    return !node.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  }}).map((node) => node.textContent)"""


def opened(page: Page) -> Page:
    """The page with its menu open, by keyboard alone: a button, or without a script a box before all else."""
    presses_to(page, "[data-opens=menu], #__drawer")
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    until(page, "document.getAnimations().every(({ playState }) => playState === 'finished')")
    return page


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_closed_menu_takes_no_focus(visit, script):
    """Tab never lands outside the window."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"], java_script_enabled=script)

    assert page.evaluate(f"({STOPS})().length") == 0


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_opens_by_keyboard(visit, script):
    """The space bar opens it, and what one of its parts covers takes no focus."""
    page = opened(visit(CHECKLISTS, viewport=SIZES["phone"], java_script_enabled=script))

    opener = page.get_by_role("checkbox", name="Navigation", checked=True)
    expect(page.get_by_role("button", name="Navigation", expanded=True) if script else opener).to_be_attached()
    assert page.evaluate(f"({STOPS})().length") > 0
    assert page.evaluate(COVERED) == []


def test_a_part_of_the_menu_leads_back_by_keyboard(visit):
    """The focus goes into the open part, whose title is the way back to the one that it covered."""
    page = opened(visit(CHECKLISTS, viewport=SIZES["phone"]))
    menu = page.locator(".md-sidebar--primary")
    expect(menu.locator(".md-nav__toggle:focus")).to_be_checked()

    page.keyboard.press("Enter")

    expect(menu.locator(".md-nav__toggle:focus")).not_to_be_checked()
    assert page.evaluate(COVERED) == []


def test_escape_closes_the_menu(visit):
    """And the reader stands where they opened it."""
    page = opened(visit(CHECKLISTS, viewport=SIZES["phone"]))

    page.keyboard.press("Escape")

    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    expect(page.get_by_role("button", name="Navigation", expanded=False)).to_be_focused()


def test_whoever_leaves_the_menu_closes_it(visit):
    """Behind an open menu nothing shows where the focus is."""
    page = opened(visit(CHECKLISTS, viewport=SIZES["phone"]))

    page.get_by_role("main").locator("[data-item]").first.focus()

    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
