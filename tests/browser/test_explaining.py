"""What a title says is shown as text: under a pointer, a finger and the focus, by a script of ours."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import SIZES
from tests.browser.waiting import until_shown

PAGE = "traps/isolation/"
BOX = "#pb-explanation"


@pytest.fixture
def term(visit):
    """A term of the glossary, on a page on which nobody has moved yet."""
    page = visit("assets/favicon.svg", viewport=SIZES["desktop"], color_scheme="light")
    page.goto(PAGE)
    until_shown(page)
    return page.locator("main a.pb-term:visible").first


def test_a_pointer_is_told_and_may_read_on_in_what_it_is_told(term):
    """The explanation stays while the pointer is on it, and goes with it; then the browser's own is there again."""
    said = term.get_attribute("title")

    term.hover()
    expect(term.page.locator(BOX)).to_have_text(said)
    assert term.get_attribute("title") is None  # Or there would be two.
    term.page.locator(BOX).hover()
    expect(term).to_have_accessible_description(said)
    term.page.mouse.move(2, 2)

    expect(term.page.locator(BOX)).to_have_count(0)
    assert term.get_attribute("title") == said
    assert term.get_attribute("aria-describedby") is None


def test_escape_takes_it_away(term):
    """Without a move of the pointer or the focus, which may be what it covers."""
    term.focus()
    expect(term.page.locator(BOX)).to_be_visible()

    term.page.keyboard.press("Escape")

    expect(term.page.locator(BOX)).to_have_count(0)
    expect(term).to_be_focused()


@pytest.mark.parametrize("edge", ["start", "end"])
def test_it_stands_inside_the_window(term, edge):
    """Below its place; above it where the window ends."""
    term.evaluate("(place, block) => place.scrollIntoView({ block })", edge)

    term.evaluate("place => place.focus({ preventScroll: true })")

    place, box = term.bounding_box(), term.page.locator(BOX).bounding_box()
    height = SIZES["desktop"]["height"]
    assert 0 <= box["y"] <= height - box["height"]
    assert (box["y"] < place["y"]) == (edge == "end")
    assert 0 <= box["x"] <= SIZES["desktop"]["width"] - box["width"]


def test_what_has_markup_in_it_is_shown_as_it_is_written(term):
    """It is text in the attribute, and text in the box: nothing on the way makes HTML of it."""
    text = "<img src=x onerror=alert(1)> & &lt;b&gt;"
    term.evaluate("(place, text) => { place.title = text }", text)

    term.hover()

    expect(term.page.locator(BOX)).to_have_text(text)
    assert term.page.locator(f"{BOX} *").count() == 0


def test_an_entry_that_is_cut_off_says_its_whole_name(term):
    """Material's script gives it a title once it has seen that; nobody hears the same name twice."""
    page = term.page
    entry = page.locator(".md-nav--secondary a:visible").first
    name = entry.inner_text().strip()
    entry.evaluate("(entry, name) => { entry.title = name }", name)

    entry.hover()

    expect(page.locator(BOX)).to_have_text(name)
    assert entry.get_attribute("aria-describedby") is None


def test_whoever_follows_a_link_leaves_it_behind(term):
    """The next page takes the place of this one, and its explanation would stand over nothing."""
    term.hover()
    expect(term.page.locator(BOX)).to_be_visible()

    term.click()

    expect(term.page.locator("h1[data-page=glossary]")).to_be_visible()
    expect(term.page.locator(BOX)).to_have_count(0)


def test_it_goes_with_its_place_when_the_page_is_scrolled(term):
    """A place that the window no longer shows explains nothing."""
    term.evaluate("place => place.scrollIntoView({ block: 'center' })")
    term.focus()
    box, page = term.page.locator(BOX), term.page
    gap = box.bounding_box()["y"] - term.bounding_box()["y"]

    page.evaluate("scrollBy(0, 40)")
    page.wait_for_function(
        "gap => Math.abs(document.querySelector('#pb-explanation').getBoundingClientRect().y"
        " - document.activeElement.getBoundingClientRect().y - gap) < 2",
        arg=gap,
    )
    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect(box).to_have_count(0)


def test_it_is_part_of_the_page_and_never_widens_it(term):
    """Inside a landmark, and gone when the window changes, in which it may not fit."""
    term.focus()
    expect(term.page.locator(f"main {BOX}")).to_have_count(1)

    term.page.set_viewport_size(SIZES["phone"])

    expect(term.page.locator(BOX)).to_have_count(0)


def test_a_click_on_a_button_leaves_no_explanation_of_the_next(term):
    """The palette's button hands the focus on to its counterpart, which the reader did not ask about."""
    page = term.page
    page.locator("[data-palette]:visible").click()
    page.mouse.move(2, 2)

    expect(page.locator(BOX)).to_have_count(0)
