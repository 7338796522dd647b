"""Ticks on the real site: kept over a reload, a change of page and a second tab, and counted."""

import re

from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, STEP, content, counted, items
from tests.browser.reader import said
from tests.browser.waiting import until, until_known

FIRST, SECOND = items()[0]["do"], items()[1]["do"]


def box(page: Page, words: str = FIRST):
    """An item's box, by its words."""
    return page.get_by_role("checkbox", name=words, exact=True)


def follow(page: Page, address: str) -> None:
    """Follow a link of the page, and show that the page was exchanged and not loaded anew."""
    until_known(page)
    page.evaluate("window.marker = 'still the same document'")
    page.locator(f"main a[href$='{address}']:visible").first.click()
    page.wait_for_url(re.compile(re.escape(address)))
    until(page, "address => document.querySelector('link[rel=canonical]').href.includes(address)", address)
    assert page.evaluate("window.marker") == "still the same document"


def test_a_tick_stays_when_the_page_is_loaded_again(visit):
    """An item that was ticked is ticked after a reload, and no other is."""
    page = visit(CHECKLISTS)

    box(page).check()
    page.reload()

    expect(box(page)).to_be_checked()
    expect(box(page, SECOND)).not_to_be_checked()


def test_a_tick_can_be_taken_back(visit):
    """An item that was ticked and cleared is clear after a reload."""
    page = visit(CHECKLISTS)

    box(page).check()
    box(page).uncheck()
    page.reload()

    expect(box(page)).not_to_be_checked()


def test_a_tick_survives_instant_navigation(visit):
    """A tick is there after a visit to another page of the same document and the way back."""
    page = visit(CHECKLISTS)

    box(page).check()
    follow(page, "specialist-to-manager/")
    follow(page, "first-year/")

    expect(box(page)).to_be_checked()


def test_ticking_works_after_instant_navigation(visit):
    """On a page that came by instant navigation an item can be ticked, is counted, and stays ticked."""
    page = visit(f"{STEP}/")

    follow(page, "first-year/")
    box(page).check()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    page.reload()
    expect(box(page)).to_be_checked()


def test_progress_counts_what_is_ticked(visit):
    """The page says how many of its items are done, of the present list first; and says it aloud at each tick."""
    page = visit(CHECKLISTS)
    of = len(content(f"content/{STEP}/checklists.yml")["lists"][0]["items"])

    expect(page.get_by_text(counted(0), exact=True).first).to_be_visible()
    box(page).check()
    box(page, SECOND).check()
    expect(page.get_by_text(counted(2), exact=True).first).to_be_visible()
    expect(
        page.get_by_role("status").filter(has_text=said("after", "telling", state=said("state_done"), done=2, all=of))
    ).to_have_count(1)
    box(page).uncheck()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    expect(
        page.get_by_role("status").filter(
            has_text=said("after", "telling", state=said("again", "telling"), done=1, all=of)
        )
    ).to_have_count(1)


def test_two_tabs_stay_in_step(visit):
    """A tick in one tab shows in the other, and is counted there, without a reload."""
    one = visit(CHECKLISTS)
    two = one.context.new_page()
    two.goto(CHECKLISTS)

    box(one).check()

    expect(box(two)).to_be_checked()
    expect(two.get_by_text(counted(1), exact=True).first).to_be_visible()
    two.close()


def test_a_tick_on_a_step_is_not_one_on_another(visit):
    """Items of different steps may share an id within their page; their ticks are their own."""
    page = visit(CHECKLISTS)
    box(page).check()

    page.goto("transitions/manager-to-director/first-year/")

    expect(page.get_by_role("main").get_by_role("checkbox", checked=True)).to_have_count(0)
