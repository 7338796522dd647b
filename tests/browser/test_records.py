"""What the browser stores for a reader: blocked, full, spoilt, foreign, or from a page that is gone."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, counted, items, label
from tests.browser.waiting import until_known

KEY = "playbook:leadership-playbook"
ITEM = f"specialist-to-manager/{items()[0]['id']}"
WORDS = items()[0]["do"]

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""

SPOILT = {
    "no JSON": "{'version': 2",
    "records as an array": '{"version": 2, "records": [true, null, 3]}',
    "null instead of a record": json.dumps({"version": 2, "records": {f"item:{ITEM}": None}}),
    "a state that is none": json.dumps({"version": 2, "records": {f"item:{ITEM}": {"s": "finished", "t": 1}}}),
}


def stored(page: Page) -> dict:
    """The records that the page has stored."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["records"]


def visit_with(visit, text: str, key: str = KEY, path: str = CHECKLISTS) -> Page:
    """A page as it comes up where a text stands in storage."""
    page = visit("assets/playbook.css")  # A file of the same origin, on which no script runs.
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.goto(path)
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
    until_known(page)
    box(page).check()

    page.get_by_role("main").get_by_role("link", name="Plan to month 12", exact=True).first.click()
    page.wait_for_url("**/plan/")
    page.get_by_role("main").get_by_role("link", name="Checklists", exact=True).first.click()
    page.wait_for_url("**/checklists/")

    expect(box(page)).to_be_checked()
    expect(page.get_by_text(label("ticks_memory"))).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=how, marks=[pytest.mark.deep] if number % 2 else [])
        for number, (how, text) in enumerate(SPOILT.items())
    ],
)
def test_spoilt_or_foreign_storage_is_harmless(visit, text):
    """Whatever stands in storage, no box is ticked by it, and the next tick is counted and kept."""
    page = visit_with(visit, text)

    ticked = page.locator("[data-item]:checked").count()
    box(page).check()

    assert ticked == 0
    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    assert stored(page)[f"item:{ITEM}"]["s"] == "done"


def test_what_a_newer_playbook_stored_is_left_whole(visit):
    """A page older than what it finds, say from a cache, ticks for this visit only, says so, and changes nothing."""
    newer = json.dumps({"version": 99, "records": {ITEM: {"state": "done"}}})
    page = visit_with(visit, newer)

    box(page).check()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    expect(page.get_by_text(label("ticks_memory"))).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == newer


def test_ticks_of_the_first_version_are_taken_over(visit):
    """Ticks that an earlier playbook stored count, and its own text stays as it was."""
    other = f"specialist-to-manager/{items()[1]['id']}"
    first = json.dumps({"version": 1, "items": {ITEM: {"d": True, "t": 1700000000000}, other: {"d": False, "t": 5}}})
    page = visit_with(visit, first, f"{KEY}:ticks")

    expect(box(page)).to_be_checked()
    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    page.get_by_role("checkbox", name=items()[1]["do"], exact=True).check()
    page.reload()

    expect(page.get_by_text(counted(2), exact=True).first).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}:ticks") == first


def test_five_thousand_records_are_no_burden(visit):
    """Among as many records as nobody will ever have, a tick is counted and stored, and nothing is dropped."""
    many = {
        f"item:step-{number % 9}/item-{number}": {"t": number, "s": "done", "n": "A note."} for number in range(5000)
    }
    page = visit_with(visit, json.dumps({"version": 2, "records": many}))

    box(page).check()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    assert len(stored(page)) == 5001 + ("hint:copy" in stored(page))
