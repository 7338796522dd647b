"""What the browser stores for a reader: blocked, full, spoilt, foreign, or from a page that is gone."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.places import CHECKLISTS, PLAN, STEP, counted, items, label
from tests.browser.reader import begin, open_panel, said
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


def write(field: Locator, text: str) -> None:
    """Fill a field, and leave it."""
    field.fill(text)
    field.press("Tab")


def write_note(page: Page) -> None:
    """A note on the first item."""
    item = page.locator(f"#{items()[0]['id']}")
    open_panel(item)
    write(item.get_by_role("textbox", name=said("note")), "Ask Ana")


def add_value(page: Page) -> None:
    """A value of the first measure."""
    page.get_by_label(label("measure_value")).first.fill("12")
    page.locator(".pb-values__form button").first.click()


@pytest.mark.parametrize(("script", "why"), [(BLOCKED, "lost_blocked"), (FULL, "lost_full")], ids=["blocked", "full"])
def test_a_browser_that_stores_nothing_still_ticks(visit, script, why):
    """Where storage is blocked or full, ticks are shown and counted, and the page says why they will not last."""
    page = visit(CHECKLISTS, script)

    box(page).check()

    expect(box(page)).to_be_checked()
    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    expect(page.locator("[data-kept-note]")).to_have_text(said(why))


ACTS = {
    "a note": (CHECKLISTS, write_note),
    "a measure": (f"{STEP}/measures/", add_value),
    "a choice": (f"{STEP}/scenarios/", lambda page: page.locator(".pb-choice summary").first.click()),
    "hours": (f"{STEP}/calendar/", lambda page: write(page.locator(".pb-hours").first, "8")),
    "a decision": ("decisions/step-back/", lambda page: write(page.locator("#mind"), "A second offer")),
    "a rating": (f"{STEP}/readiness/", lambda page: page.locator(".pb-anchor input").first.check()),
    "a first day": (PLAN, lambda page: begin(page, on="2026-03-02")),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_not_kept_is_said_at_the_moment_of_the_act(visit, act):
    """Whatever the reader does; nothing says that it was kept, and the page goes on saying that it is not."""
    path, do = ACTS[act]
    page = visit(path, FULL)

    do(page)

    expect(page.locator(".pb-said").get_by_role("status")).to_have_text(said("lost_full"))
    expect(page.locator("[data-kept-note]").first).to_have_text(said("lost_full"))


def test_once_there_is_room_it_is_kept_and_said_so(visit):
    """Also what was done before."""
    page = visit(CHECKLISTS, f"window.real = Storage.prototype.setItem; {FULL}")
    box(page).check()

    page.evaluate("void (Storage.prototype.setItem = window.real)")
    page.get_by_role("checkbox", name=items()[1]["do"], exact=True).check()

    assert {*stored(page)} == {*(f"item:specialist-to-manager/{item['id']}" for item in items()[:2]), "setting:last"}
    expect(page.locator("[data-kept-note]")).to_have_text(label("ticks_local"))


def test_a_full_browser_keeps_ticks_between_pages_and_still_says_so(visit):
    """Without room in storage, ticks last while the reader moves on the site, and the warning stays with them."""
    page = visit(CHECKLISTS, FULL)
    until_known(page)
    box(page).check()

    page.get_by_role("main").get_by_role("link", name="Talk", exact=True).first.click()
    page.wait_for_url("**/conversations/")
    page.get_by_role("main").get_by_role("link", name="The first year", exact=True).first.click()
    page.wait_for_url("**/first-year/")

    expect(box(page)).to_be_checked()
    expect(page.locator("[data-kept-note]")).to_have_text(said("lost_full"))


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
    expect(page.locator("[data-kept-note]")).to_have_text(said("lost_newer"))
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
    assert len(stored(page)) == 5002 + ("hint:copy" in stored(page))
