"""Where a link to an item leads: it stands below the bar, open, whatever folds above it; ticks move nothing."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, SIZES, STEP, items
from tests.browser.reader import STEP_ID, name, said, unfold, visit_with
from tests.browser.waiting import until, until_drawn, until_known, until_still

DAY = str(datetime.now().astimezone().date())  # With a clock that stands still, pages are not exchanged.
BEGUN = {f"step:{STEP_ID}": {"start": DAY}} | {name(number): {"s": "done"} for number in range(3)}
TARGET = items()[12]["id"]
PLACE = """id => {
  const row = document.getElementById(id);
  return {
    gap: row.getBoundingClientRect().top - document.querySelector(".pb-bar").getBoundingClientRect().bottom,
    open: row.querySelector(".pb-item__how").open,
  };
}"""


def lands(page: Page, target: str) -> None:
    """The item stands right below the bar, with its fold open, and stays there."""
    expect(page.locator("h1[data-page=year]")).to_be_visible()
    until(page, f"id => {{ const {{ gap, open }} = ({PLACE})(id); return open && gap >= 0 && gap < 4; }}", target)
    until_still(page)
    until_drawn(page)
    place = page.evaluate(PLACE, target)
    assert place["open"]
    assert 0 <= place["gap"] < 4


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_an_address_leads_to_its_item(visit, size):
    """Also once the first day has come, and the lists above the present one are folded; and after a reload."""
    page = visit_with(visit, f"{CHECKLISTS}#{TARGET}", BEGUN, viewport=size)
    lands(page, TARGET)

    page.reload()

    lands(page, TARGET)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_a_link_of_another_page_leads_to_its_item(visit, size):
    """Where the page takes the other's place; and again back and forward."""
    page = visit_with(visit, f"{STEP}/", BEGUN, viewport=size, locale="en-US")
    until_known(page)
    page.evaluate("window.same = true")
    page.locator("main a[data-way]:visible").evaluate("(link, id) => { link.hash = id; link.click(); }", TARGET)
    lands(page, TARGET)

    page.go_back()
    expect(page.locator("[data-next-act]")).to_be_visible()
    page.go_forward()

    lands(page, TARGET)
    assert page.evaluate("window.same")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_ways_to_the_next_act_lead_to_it(visit, size):
    """From home and from the step's own page."""
    page = visit_with(visit, "", BEGUN, viewport=size)
    page.locator(".pb-going:not([hidden]) [data-act] a").click()
    lands(page, items()[3]["id"])

    page.goto(f"{STEP}/")
    page.locator("main a[data-way]:visible").click()

    lands(page, items()[3]["id"])


@pytest.mark.parametrize("number", [3, 5])
def test_a_tick_moves_nothing_under_the_finger(visit, number):
    """The row that was ticked keeps its place on the screen, though what is open above it may close."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"])
    row = page.locator(f"#{items()[number]['id']}")
    row.evaluate("row => scrollBy({ top: row.getBoundingClientRect().top - 300, behavior: 'instant' })")
    before = row.bounding_box()["y"]

    row.get_by_role("checkbox").check()
    until_still(page)

    assert abs(row.bounding_box()["y"] - before) < 2


def test_a_tick_of_the_next_item_moves_nothing_either(visit):
    """Its fold closes, and the one after it opens below."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"])
    row = page.locator(f"#{items()[0]['id']}")
    before = row.bounding_box()["y"]

    row.get_by_role("checkbox").check()
    until_still(page)

    assert abs(row.bounding_box()["y"] - before) < 2


def test_where_a_reader_lands_is_not_marked_as_the_next(visit):
    """One row alone has the bar at its side."""
    page = visit_with(visit, f"{CHECKLISTS}#{TARGET}", BEGUN)
    unfold(page)

    marked = page.locator(".pb-item").evaluate_all(
        "rows => rows.filter((row) => getComputedStyle(row, '::before').content !== 'none').map((row) => row.id)"
    )

    assert marked == [items()[3]["id"]]


def test_a_note_can_be_written_at_once(visit):
    """Its field comes first, with the cursor in it, above the bar at the foot; no letter is a shortcut."""
    page = visit_with(visit, CHECKLISTS, BEGUN, viewport=SIZES["phone"], has_touch=True)
    row = page.locator(f"#{items()[3]['id']}")
    row.get_by_role("button", name=said("add_note")).press("Enter")
    page.keyboard.type("s")
    expect(page.get_by_role("dialog")).to_have_count(0)
    note = row.get_by_role("textbox", name=said("note"))
    expect(note).to_be_focused()
    note.fill("")
    page.keyboard.type("must ask Ana")

    box = note.bounding_box()
    assert box["y"] + box["height"] < 844 - 56
    assert box["y"] > page.locator(".pb-bar").bounding_box()["y"]
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("h1").evaluate("() => document.activeElement.blur()")

    told = page.locator(".pb-said")
    expect(told).to_contain_text(said("note_kept", "panel"))
    assert told.bounding_box()["y"] + told.bounding_box()["height"] <= 844 - 56
    assert told.evaluate("box => box.contains(document.elementFromPoint(30, box.getBoundingClientRect().top + 12))")
    expect(row.get_by_role("button", name=said("edit_note"))).to_be_visible()


def test_a_note_of_a_settled_item_is_found_again(visit):
    """Its row says that there is one."""
    page = visit_with(visit, CHECKLISTS, {name(): {"s": "done", "n": "Ask Ana"}, name(1): {"s": "done"}})
    page.locator(".pb-gathered button").click()

    expect(page.locator(f"#{items()[0]['id']} .pb-chip:visible")).to_have_text(said("note"))
    expect(page.locator(f"#{items()[1]['id']} .pb-chip:visible")).to_have_count(0)
