"""What the browser stores for a reader: blocked, full, spoilt, foreign, or from a page that is gone."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, counted, items, label

KEY = "playbook:leadership-playbook:ticks"
ITEM = f"specialist-to-manager/{items()[0]['id']}"
WORDS = items()[0]["do"]

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""

SPOILT = {
    "no JSON": "{'version': 1",
    "nothing": "",
    "null": "null",
    "a number": "7",
    "a string": '"ticks"',
    "an array": "[1, 2]",
    "no items": '{"version": 1}',
    "items as an array": '{"version": 1, "items": [true, null, 3]}',
    "items as a number": '{"version": 1, "items": 12}',
    "null instead of a record": json.dumps({"version": 1, "items": {ITEM: None}}),
    "a number instead of a record": json.dumps({"version": 1, "items": {ITEM: 3}}),
    "an array instead of a record": json.dumps({"version": 1, "items": {ITEM: []}}),
    "a prototype": '{"version": 1, "items": {"__proto__": {"d": true}, "constructor": {"d": true}}}',
    "a prototype above": '{"__proto__": {"version": 1}, "version": 1, "items": {}}',
    "an older version": json.dumps({"version": 0, "items": {ITEM: {"d": True, "t": 1}}}),
    "no tick but truth": json.dumps({"version": 1, "items": {ITEM: {"d": "yes", "t": "now"}}}),
    "no version": json.dumps({ITEM: True}),
}


def stored(page: Page) -> dict:
    """What the page has stored."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


def visit_with(visit, text: str) -> Page:
    """The checklists as they come up where a text stands in storage."""
    page = visit("assets/playbook.js")  # A file of the same origin, on which no script runs.
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(CHECKLISTS)
    return page


def box(page: Page):
    """The first item's box."""
    return page.get_by_role("checkbox", name=WORDS, exact=True)


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_stores_nothing_still_ticks(visit, script):
    """Where storage is blocked or full, ticks are shown and counted, and the page says that they will not last."""
    page = visit(CHECKLISTS, script)

    box(page).check()

    expect(box(page)).to_be_checked()
    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    expect(page.get_by_text(label("ticks_memory"))).to_be_visible()


def test_a_full_browser_keeps_ticks_between_pages_and_still_says_so(visit):
    """Without room in storage, ticks last while the reader moves on the site, and the warning stays with them."""
    page = visit(CHECKLISTS, FULL)
    page.wait_for_load_state("networkidle")  # Pages are exchanged from when Material knows the site map.
    box(page).check()

    page.get_by_role("main").get_by_role("link", name="Plan to month 12", exact=True).first.click()
    page.wait_for_url("**/plan/")
    page.get_by_role("main").get_by_role("link", name="Checklists", exact=True).first.click()
    page.wait_for_url("**/checklists/")

    expect(box(page)).to_be_checked()
    expect(page.get_by_text(label("ticks_memory"))).to_be_visible()


@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_or_foreign_storage_is_harmless(visit, text):
    """Whatever stands in storage, no box is ticked by it, and the next tick is counted and kept."""
    page = visit_with(visit, text)

    ticked = page.locator("[data-item]:checked").count()
    box(page).check()

    assert ticked == 0
    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    assert stored(page)["items"][ITEM]["d"] is True


def test_what_a_newer_playbook_stored_is_left_whole(visit):
    """A page older than what it finds, say from a cache, ticks for this visit only, says so, and changes nothing."""
    newer = {"version": 99, "items": {ITEM: {"state": "done"}}}
    page = visit_with(visit, json.dumps(newer))

    box(page).check()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    expect(page.get_by_text(label("ticks_memory"))).to_be_visible()
    assert stored(page) == newer


def test_ticks_of_unknown_items_are_kept(visit):
    """An item that a reader ticked and that is gone today keeps its tick when another is written: it may come back."""
    old = {"d": True, "t": 1700000000000}
    page = visit_with(visit, json.dumps({"version": 1, "items": {"gone-step/gone-item": old}}))

    box(page).check()

    assert stored(page)["items"]["gone-step/gone-item"] == old
    assert stored(page)["items"][ITEM]["d"] is True
