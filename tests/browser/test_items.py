"""What a reader says of an item beside a tick: its state, a reason, a note; and what has changed since."""

import re

from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, STEP, counted, items
from tests.browser.reader import name, open_panel, records, said, unfold, visit_with
from tests.browser.waiting import until_known, until_true

WORDS = items()[0]["do"]


def item(page: Page, number: int = 0):
    """An item, by its place."""
    return page.locator(f"#{items()[number]['id']}")


def test_each_state_is_kept(visit):
    """To do, doing, done and not for me stay over a reload; only done ticks the box."""
    page = visit(CHECKLISTS)
    for state, ticked in (("doing", False), ("done", True), ("skip", False), ("todo", False)):
        if not item(page).locator(".pb-mine__panel").count():
            open_panel(item(page))

        item(page).get_by_role("radio", name=said(f"state_{state}"), exact=True).check()
        page.reload()

        assert records(page)[name()]["s"] == state
        expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked(checked=ticked)


def test_what_is_not_for_me_has_a_reason_and_leaves_the_count(visit):
    """The reason stands beside the state, with its day, and the item no longer counts."""
    page = visit(CHECKLISTS)
    open_panel(item(page))

    item(page).get_by_role("radio", name=said("state_skip")).check()
    item(page).get_by_role("textbox", name=said("reason", "panel")).fill("Nobody reports to me <yet>")
    item(page).get_by_role("textbox", name=said("reason", "panel")).press("Tab")
    page.reload()

    expect(item(page)).to_contain_text("Nobody reports to me <yet>")
    expect(item(page)).to_contain_text(re.compile(r"\d{4}"))
    expect(page.get_by_text(counted(0, skipped=1), exact=True)).to_be_visible()


def test_a_note_is_kept_as_it_was_written(visit):
    """A note keeps its lines and its signs, and is text and nothing else."""
    note = "First line\n<img src=x onerror=alert(1)> & second"
    page = visit(CHECKLISTS)
    open_panel(item(page))

    item(page).get_by_role("textbox", name=said("note")).fill(note)
    item(page).get_by_role("textbox", name=said("note")).press("Tab")
    page.reload()

    assert records(page)[name()]["n"] == note
    expect(item(page)).to_contain_text("<img src=x onerror=alert(1)> & second")
    expect(item(page).locator(".pb-mine img")).to_have_count(0)


def test_a_note_is_kept_though_its_reader_leaves_while_writing(visit):
    """Closing a tab, a reload or an address typed: no browser says that the field has changed."""
    page = visit(CHECKLISTS)
    open_panel(item(page))

    item(page).get_by_role("textbox", name=said("note")).press_sequentially("Ask Ana")
    page.reload()

    assert records(page)[name()]["n"] == "Ask Ana"
    expect(item(page)).to_contain_text("Ask Ana")


def test_a_note_is_kept_though_its_reader_goes_back_while_writing(visit):
    """By the browser's button, which takes the cursor out of no field."""
    page = visit(f"{STEP}/")
    until_known(page)
    page.locator("main a[href$='first-year/']:visible").first.click()
    expect(page.locator("h1[data-page=year]")).to_be_visible()
    open_panel(item(page))

    item(page).get_by_role("textbox", name=said("note")).press_sequentially("Ask Ana")
    page.go_back()
    expect(page.locator("h1[data-page=transition]")).to_be_visible()

    assert records(page)[name()]["n"] == "Ask Ana"


def test_the_last_changes_can_be_taken_back(visit):
    """Undo takes back one change after the other, and what was there before is there again."""
    page = visit_with(visit, CHECKLISTS, {name(): {"s": "doing", "n": "Mine"}})
    page.get_by_role("checkbox", name=WORDS, exact=True).check()
    page.get_by_role("checkbox", name=items()[1]["do"], exact=True).check()

    page.get_by_role("button", name=said("undo"), exact=True).click()
    expect(page.get_by_role("checkbox", name=items()[1]["do"], exact=True)).not_to_be_checked()
    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked()
    page.evaluate("playbook.start('store').undo()")

    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).not_to_be_checked()
    assert records(page)[name()]["s"] == "doing"
    assert records(page)[name()]["n"] == "Mine"
    assert name(1) not in records(page)


def test_a_reworded_item_keeps_its_tick_and_says_so(visit):
    """An item done in other words is still done; its days are said; one click accepts the new words."""
    page = visit_with(visit, CHECKLISTS, {name(): {"s": "done", "d": "2025-03-03", "r": "00000000"}})

    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked()
    expect(item(page).locator(".pb-changed")).to_contain_text("Mar 3, 2025")
    item(page).get_by_role("button", name=said("accept", "changes")).click()
    expect(item(page).locator(".pb-changed")).to_have_count(0)
    page.reload()

    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked()
    expect(item(page).locator(".pb-changed")).to_have_count(0)
    assert records(page)[name()]["d"] == "2025-03-03"


def test_a_reworded_item_can_be_done_again(visit):
    """Who would rather do it in its new words opens it with one click, and can take that back."""
    page = visit_with(visit, CHECKLISTS, {name(): {"s": "done", "d": "2025-03-03", "r": "00000000"}})

    item(page).get_by_role("button", name=said("reopen", "changes")).click()
    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).not_to_be_checked()
    page.get_by_role("button", name=said("undo"), exact=True).click()

    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked()


def test_an_item_in_the_words_it_was_ticked_in_says_nothing(visit):
    """A tick that is given now is for the words of now."""
    page = visit(CHECKLISTS)

    page.get_by_role("checkbox", name=WORDS, exact=True).check()
    page.reload()

    expect(item(page).locator("[data-mine]")).to_contain_text(said("state_done"))
    expect(page.locator(".pb-changed")).to_have_count(0)


def test_ten_ticks_bring_the_advice_to_keep_a_copy_once(visit):
    """After the tenth tick the page says what browsers forget and leads to the copy; later it is silent."""
    page = visit(CHECKLISTS)
    boxes = page.locator("[data-item]")
    unfold(page)
    for number in range(10):
        boxes.nth(number).check()

    expect(page.get_by_role("status").filter(has_text=said("keep_copy_why", "telling"))).to_have_count(1)
    expect(page.get_by_role("link", name=said("keep_copy", "telling"))).to_have_attribute(
        "href", re.compile("/my-plan/#keep$")
    )
    page.get_by_role("button", name=said("undo"), exact=True).click()
    expect(boxes.nth(9)).not_to_be_checked()
    boxes.nth(9).check()
    boxes.nth(10).check()

    expect(page.get_by_role("status").filter(has_text=said("keep_copy_why", "telling"))).to_have_count(0)


def test_undo_takes_nothing_from_another_tab(visit):
    """What was written there since stays, and the page says so."""
    page = visit(CHECKLISTS)
    box = page.get_by_role("checkbox", name=WORDS, exact=True)
    box.check()
    other = page.context.new_page()
    other.goto(page.url)
    open_panel(item(other))
    item(other).get_by_role("textbox", name=said("note")).fill("Mine")
    item(other).get_by_role("textbox", name=said("note")).press("Tab")
    until_true(page, lambda: records(page)[name()].get("n") == "Mine", "the note has come from the other tab")

    page.get_by_role("button", name=said("undo"), exact=True).click()

    expect(page.get_by_role("status").filter(has_text=said("changed_since"))).to_be_visible()
    assert records(page)[name()]["n"] == "Mine"
    expect(box).to_be_checked()
    other.close()


def test_two_notes_written_at_once_in_two_tabs_are_both_kept(visit):
    """Whoever leaves the field last finds the other note below their own, and goes on from there."""
    one = visit(CHECKLISTS)
    open_panel(item(one))
    field = item(one).get_by_role("textbox", name=said("note"))
    field.press_sequentially("Mine")
    two = one.context.new_page()
    two.goto(CHECKLISTS)
    open_panel(item(two))
    item(two).get_by_role("textbox", name=said("note")).fill("Theirs")
    item(two).get_by_role("textbox", name=said("note")).press("Tab")
    until_true(one, lambda: records(one)[name()].get("n") == "Theirs", "the note has come from the other tab")

    field.press("Tab")
    assert records(one)[name()]["n"] == "Mine\n———\nTheirs"
    field.fill("Ours")
    field.press("Tab")

    assert records(one)[name()]["n"] == "Ours"
    two.close()


def test_a_panel_that_is_open_follows_the_other_tab(visit):
    """What is changed elsewhere shows in the open panel, without closing it."""
    one = visit(CHECKLISTS)
    open_panel(item(one))
    two = one.context.new_page()
    two.goto(CHECKLISTS)

    two.get_by_role("checkbox", name=WORDS, exact=True).check()

    expect(item(one).get_by_role("radio", name=said("state_done"), exact=True)).to_be_checked()
    two.close()
