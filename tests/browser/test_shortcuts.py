"""Keyboard shortcuts: the list on `?`, what each does, and the switch that turns single keys off."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.places import ADDRESS, CHECKLISTS
from tests.browser.reader import said
from tests.browser.waiting import until_known, until_ready, until_still


def test_a_question_mark_lists_the_shortcuts(visit):
    """The list opens by its key, names each shortcut, and closes by Escape."""
    page = visit("")

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    for meaning in ("Search", "My plan", "Take the last change back", "Next page"):
        expect(dialog.get_by_role("term").filter(has_text=meaning)).to_be_visible()
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)


def test_the_list_is_found_without_the_key(visit):
    """The search leads to it by a button."""
    page = visit("")
    page.get_by_role("button", name="Search").click()

    page.get_by_role("button", name="Keyboard shortcuts").click()

    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def test_u_takes_the_last_change_back(visit):
    """A tick is gone again, and the page says so; the focus is still on the box."""
    page = visit(CHECKLISTS)
    box = page.get_by_role("main").get_by_role("checkbox").first
    box.check()

    page.keyboard.press("u")

    expect(box).not_to_be_checked()
    expect(page.get_by_text("Taken back.")).to_be_visible()


def test_m_leads_to_my_plan(visit):
    """The key leads to the address of the plan."""
    page = visit(CHECKLISTS)

    page.keyboard.press("m")

    page.wait_for_url(f"{ADDRESS}my-plan/")


def test_keys_that_are_typed_are_text(visit):
    """In a field a letter is a letter, and with Control or Alt it belongs to the browser."""
    page = visit(CHECKLISTS)
    page.get_by_role("main").get_by_role("button", name=said("add_note")).first.click()
    note = page.get_by_role("main").get_by_role("textbox", name="Note").first

    note.press_sequentially("s/u?m")
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+s")

    expect(note).to_have_value("s/u?m")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_single_keys_can_be_turned_off(visit):
    """With the switch off no single key does anything, Material's neither; Control with K still searches. It lasts."""
    page = visit(CHECKLISTS)
    page.keyboard.press("?")
    page.get_by_role("switch", name="Shortcuts of a single key").uncheck()
    page.keyboard.press("Escape")

    page.reload()
    until_ready(page)
    until_known(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for key in ("/", "s", "?", "m", "n", "p"):
        page.keyboard.press(key)
    until_still(page)  # What a key does would have begun by now.
    assert asked == []
    assert page.url == f"{ADDRESS}{CHECKLISTS}"
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")

    expect(page.get_by_role("dialog", name="Search")).to_be_visible()


def test_axe_finds_nothing_in_the_list(visit):
    """No rule of axe-core is broken in the dialog of shortcuts."""
    page = visit("", color_scheme="light")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()

    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "axe.run('.pb-dialog').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )

    assert found == []
