"""Somebody else rates: by a link there and back, or on paper. Nothing but numbers travels."""

import base64
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import ADDRESS, label
from tests.browser.ratings import READINESS, STATEMENTS, rate, row, set_day, statement, stored, words
from tests.browser.waiting import until, until_still

FIRST, SECOND = STATEMENTS[0]["id"], STATEMENTS[1]["id"]


def rated(held) -> str:
    """The address that brings ratings."""
    text = held if isinstance(held, str) else json.dumps(held)
    return f"{READINESS}#rated=1.{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}"


def open_fresh(page, path: str) -> None:
    """Open an address as from a message: the page is loaded, even if only its fragment differs."""
    page.goto("about:blank")
    page.goto(f"{ADDRESS}{path}")


def held_words(count: int) -> str:
    """How the page says what a link holds."""
    return words("raters", "held").replace("{n}", str(count))


def keep(page, name: str = "") -> None:
    """Say yes to what a link holds, with a label."""
    if name:
        page.get_by_role("textbox", name=words("raters", "label")).fill(name)
    page.get_by_role("button", name=words("raters", "keep")).click()


def test_ratings_go_there_and_back_by_link(visit):
    """The owner's link opens the page for the other person, whose link brings their numbers to the owner."""
    page = visit(READINESS)
    rate(page, 0, 4, "Rota")
    page.get_by_role("button", name=label("raters_link")).click()
    link = page.get_by_role("textbox", name=words("raters", "link_label")).input_value()

    other = visit(READINESS, color_scheme="light")
    other.goto("about:blank")
    other.goto(link)
    expect(other.get_by_text(label("rating_other")[:40])).to_be_visible()
    statement(other, 0).get_by_role("radio").nth(1).check()
    statement(other, 1).get_by_role("radio").nth(2).check()
    other.get_by_role("button", name=label("raters_send")).click()
    back = other.get_by_role("textbox", name=words("raters", "link_label")).input_value()
    assert stored(other) == {}

    page.goto("about:blank")
    page.goto(back)
    expect(page.get_by_role("dialog", name=words("raters", "new_link"))).to_contain_text(held_words(2))
    keep(page, "My boss")

    expect(page.get_by_role("columnheader", name=re.compile("My boss"))).to_be_visible()
    expect(row(page, 0)).to_contain_text("2 lower than you")
    expect(page.get_by_text(words("readiness", "apart").replace("{numbers}", "1"))).to_be_visible()


def test_a_link_holds_numbers_and_neither_names_nor_evidence(visit):
    """What travels is a version and the ids with their numbers."""
    page = visit(READINESS)
    rate(page, 0, 4, "Rota")
    open_fresh(page, f"{READINESS}#rate=1")
    expect(page.get_by_role("button", name=label("raters_stop"))).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_text("Rota").filter(visible=True)).to_have_count(0)
    statement(page, 1).get_by_role("radio").nth(2).check()

    page.get_by_role("button", name=label("raters_send")).click()

    link = page.get_by_role("textbox", name=words("raters", "link_label")).input_value()
    version, _, held = link.partition("#rated=")[2].partition(".")
    assert version == "1"
    assert json.loads(base64.urlsafe_b64decode(held + "=" * (-len(held) % 4))) == {SECOND: 3}


def test_nothing_is_kept_before_the_reader_says_so(visit):
    """Closing the question leaves the store as it was, and the address loses what it brought."""
    page = visit(READINESS)
    open_fresh(page, rated({FIRST: 2}))

    page.get_by_role("dialog", name=words("raters", "new_link")).get_by_role("button", name="Close").click()

    assert stored(page) == {}
    assert "#" not in page.url


def test_a_link_that_is_followed_twice_keeps_the_readers_own_form(visit):
    """A browser may report the address twice; the second time it has been followed, and nobody else is rating."""
    page = visit(READINESS)
    open_fresh(page, rated({FIRST: 2}))
    page.get_by_role("dialog", name=words("raters", "new_link")).wait_for()

    page.evaluate("playbook.start('raters').read(location.hash)")

    expect(page.locator("[data-raters=stop]")).to_be_hidden()


def test_what_is_kept_can_be_taken_back(visit):
    """Keeping somebody's ratings can be undone, and the same link twice is kept once."""
    page = visit(READINESS)
    open_fresh(page, rated({FIRST: 2}))
    keep(page)
    open_fresh(page, rated({FIRST: 2}))
    keep(page)
    expect(page.get_by_text(words("raters", "kept_already"))).to_be_visible()
    assert [name for name in stored(page) if name.endswith("@other-1")]
    assert not [name for name in stored(page) if name.endswith("@other-2")]

    open_fresh(page, rated({FIRST: 3}))
    keep(page)
    page.get_by_role("button", name="Undo").click()

    assert not [name for name in stored(page) if name.endswith("@other-2")]


def test_new_ratings_of_others_are_what_is_compared(visit):
    """What was just kept stands beside the reader's own, though they have earlier ratings, too."""
    page = visit(READINESS, color_scheme="light")
    set_day(page, "2030-03-01")
    rate(page, 0, 1, "Rota")
    set_day(page, "2030-09-01")
    page.get_by_role("button", name=words("readiness", "again")).click()
    rate(page, 0, 3, "Rota")
    page.get_by_role("combobox", name=words("readiness", "compare")).wait_for()

    page.evaluate("hash => { location.hash = hash; }", rated({FIRST: 2}).partition("#")[2])
    keep(page, "Peer")

    expect(row(page, 0)).to_contain_text("1 lower than you")
    page.get_by_role("combobox", name=words("readiness", "compare")).select_option(label="You (Mar 1, 2030)")
    expect(row(page, 0)).to_contain_text("up 2")


def test_unknown_statements_and_wrong_numbers_are_ignored(visit):
    """Only whole numbers from 1 to 4 for statements of this page are kept."""
    page = visit(READINESS)
    held = {FIRST: 2, SECOND: 9, "gone": 3, "constructor": 1, STATEMENTS[2]["id"]: "4", STATEMENTS[3]["id"]: 1.5}
    open_fresh(page, rated(held))

    keep(page)

    [record] = [record for name, record in stored(page).items() if name.startswith("sitting:")]
    assert record["v"] == {FIRST: 2}


HOSTILE = {
    "nothing": f"{READINESS}#rated=",
    "no base64": f"{READINESS}#rated=1.%3Cscript%3E",
    "no JSON": rated("{'a"),
    "a number": rated("7"),
    "null": rated("null"),
    "an array": rated([1, 2, 3]),
    "a prototype": rated(f'{{"__proto__": {{"{FIRST}": 2}}, "constructor": 3}}'),
    "too long": rated({FIRST: 2, "x": "y" * 6000}),
    "only unknown": rated({"gone": 2}),
    "another version": f"{READINESS}#rated=2.eyJhIjoxfQ",
}


@pytest.mark.parametrize("path", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_link_that_is_no_good_is_refused_in_words(visit, path):
    """Whatever the address holds, the page says that it cannot be used, and stores nothing."""
    page = visit(READINESS)
    open_fresh(page, path)

    expect(page.get_by_role("dialog", name=words("raters", "bad_link"))).to_be_visible()
    expect(page.get_by_role("button", name=words("raters", "keep"))).to_have_count(0)
    assert stored(page) == {}


def test_ratings_of_the_other_person_last_until_they_stop(visit):
    """A way back over an anchor of the page takes nothing from them."""
    page = visit(READINESS, locale="en-US")
    open_fresh(page, f"{READINESS}#rate=1")
    statement(page, 0).get_by_role("radio").nth(1).check()

    page.evaluate("window.went = 0; addEventListener('hashchange', () => { window.went += 1; });")
    page.evaluate("location.hash = 'title'")
    page.go_back()

    expect(page).to_have_url(f"{ADDRESS}{READINESS}#rate=1")
    until(page, "went === 2")
    until_still(page)
    expect(statement(page, 0).get_by_role("radio").nth(1)).to_be_checked()


def test_the_other_person_can_stop(visit):
    """Back from rating somebody else, the reader's own ratings are in the form."""
    page = visit(READINESS)
    rate(page, 0, 4)
    open_fresh(page, f"{READINESS}#rate=1")
    statement(page, 1).get_by_role("radio").nth(2).check()

    page.get_by_role("button", name=label("raters_stop")).click()

    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    expect(statement(page, 0).get_by_role("radio").nth(3)).to_be_checked()
    assert "#" not in page.url


def test_the_sheet_on_paper_shows_nothing_of_the_owner(visit):
    """It has every statement with its anchors and empty boxes, and neither a rating nor evidence, on two sides."""
    page = visit(READINESS, "window.print = () => {};")
    rate(page, 0, 4, "Rota, handed to Ines")

    page.get_by_role("button", name=label("raters_blank")).click()
    page.locator(".pb-blank").wait_for(state="attached")
    page.emulate_media(media="print")

    expect(page.get_by_role("radio").first).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_hidden()
    sheet = page.locator(".pb-blank")
    assert [found["statement"] for found in STATEMENTS if found["statement"] not in sheet.inner_text()] == []
    assert sheet.locator("li").count() == 4 * len(STATEMENTS)
    assert "Ines" not in page.get_by_role("main").inner_text()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
