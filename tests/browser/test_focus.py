"""The focus of a reader without a mouse: it never falls to the top of the page when what had it goes away."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, items
from tests.browser.ratings import READINESS
from tests.browser.reader import name, said, visit_with


@pytest.mark.parametrize("button", ["undo", "close"])
def test_the_focus_goes_back_to_the_item(visit, button):
    """Once the box at the foot of the page is done with, the reader stands where they ticked."""
    page = visit(CHECKLISTS)
    box = page.get_by_role("checkbox", name=items()[1]["do"], exact=True)
    box.focus()
    page.keyboard.press("Space")

    page.locator(".pb-said").get_by_role("button", name=said(button), exact=True).focus()
    page.keyboard.press("Enter")

    expect(box).to_be_focused()


def test_accepting_new_words_leaves_the_focus_on_the_item(visit):
    """The notice goes, and its button with it."""
    page = visit_with(visit, CHECKLISTS, {name(0): {"s": "done", "d": "2026-01-01", "r": "0badc0de"}})

    page.get_by_role("button", name=said("accept", "changes"), exact=True).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("checkbox", name=items()[0]["do"], exact=True)).to_be_focused()


def test_whoever_stops_rating_stands_where_it_began(visit):
    """The button that ends it goes with the other person's form."""
    page = visit("assets/playbook.css")
    page.goto(f"{READINESS}#rate=1")

    expect(page.locator("[data-raters=stop]")).to_be_visible()
    page.locator("[data-raters=stop]").focus()
    page.keyboard.press("Enter")

    expect(page.locator("[data-raters=link]")).to_be_focused()


def test_what_is_said_is_heard(visit):
    """The box is there, empty, before its words are: a screen reader hears only what changes in what it knows."""
    page = visit(CHECKLISTS)

    first = page.evaluate("(playbook.start('saying').say('Kept'), document.querySelector('.pb-said p').textContent)")

    assert first == ""
    expect(page.locator(".pb-said").get_by_role("status")).to_have_text("Kept")
