"""What is next: one act, the same on home, on the step's page, in the year's lists, on My plan and after a tick."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, PLAN, SIZES, STEP, content, items
from tests.browser.reader import STEP_ID, name, said, visit_with

LISTS = content(f"content/{STEP}/checklists.yml")["lists"]
FIRST = len(LISTS[0]["items"])
SECOND = len(LISTS[1]["items"])
TODAY = date(2026, 3, 18)


def start(days: int) -> dict[str, dict[str, str]]:
    """The record of a first day, so many days from today."""
    return {f"step:{STEP_ID}": {"start": str(TODAY + timedelta(days=days))}}


def done(*numbers: int) -> dict[str, dict[str, str]]:
    """Records of items that are done."""
    return {name(number): {"s": "done"} for number in numbers}


CASES = {
    "no first day": (done(0), 1),
    "starts today": (start(0) | done(0), 1),
    "starts in five weeks": (start(35) | done(0), 1),
    "out of order": (start(0) | done(0, 4, FIRST, FIRST + 3), 1),
    "first list done": (start(0) | done(*range(FIRST)), FIRST),
    "began 100 days ago": (start(-100) | done(0), FIRST + SECOND + len(LISTS[2]["items"])),
    "both lists done": (start(0) | done(*range(FIRST + SECOND)), FIRST + SECOND),
}


def next_on(page: Page, path: str, selector: str) -> str:
    """The words of what a page calls next."""
    page.goto(path)
    found = page.locator(selector)
    expect(found).to_be_visible()
    return str(found.evaluate("node => node.firstChild.textContent.trim()"))


@pytest.mark.parametrize("case", CASES)
def test_every_page_calls_the_same_act_next(visit, case):
    """The first open one of the present list: where the calendar is, or directly before it."""
    records, number = CASES[case]
    page = visit_with(visit, "about/", records, on=str(TODAY))

    found = {
        next_on(page, "", ".pb-going:not([hidden]) [data-act] a"),
        next_on(page, f"{STEP}/", "[data-next] label"),
        next_on(page, CHECKLISTS, "[data-next] label"),
    }
    if f"step:{STEP_ID}" in records:  # Else My plan asks for the day.
        found.add(next_on(page, PLAN, "[data-plan] .pb-plan__item:not([data-state=done]) label >> nth=0"))

    assert found == {items()[number]["do"]}


def test_what_is_next_stays_so_when_another_is_ticked(visit):
    """It stays open, and the tick names it."""
    page = visit(CHECKLISTS)
    page.locator(f"#{items()[3]['id']}").get_by_role("checkbox").check()

    expect(page.locator("[data-next]")).to_have_id(items()[0]["id"])
    expect(page.locator("[data-next] > details")).to_have_attribute("open", "")
    expect(page.locator(".pb-said a")).to_have_text(items()[0]["do"])


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_end_of_a_list_opens_the_next_one(visit, size):
    """At once, with its heading in sight; and the tick names it whole."""
    page = visit_with(visit, CHECKLISTS, done(*range(FIRST - 1)), viewport=size)
    page.locator("[data-next]").get_by_role("checkbox").check()
    button = page.get_by_role("button", name=LISTS[1]["title"])

    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_in_viewport()
    link = page.locator(".pb-said a")
    expect(link).to_have_text(said("open_list", "telling", list=LISTS[1]["title"]))
    assert link.evaluate("link => link.scrollWidth <= link.clientWidth + 1")
