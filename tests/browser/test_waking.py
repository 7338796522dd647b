"""Material's script: it rests until the reader's first move, and a page needs it neither before nor at all."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, STEP, counted, items
from tests.browser.waiting import until, until_known, until_shown

AWAKE = "Boolean(window.document$)"
FROM = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('javascripts/bundle'))"
MOVES = {
    "mouse": lambda page: page.mouse.move(100, 100),
    "finger": lambda page: page.touchscreen.tap(380, 300),
    "wheel": lambda page: page.mouse.wheel(0, 200),
    "key": lambda page: page.keyboard.press("Tab"),
    "scroll": lambda page: page.evaluate("scrollTo(0, 200)"),
    "focus": lambda page: page.locator("main a:visible").first.evaluate("link => link.focus()"),
}


def rest(visit, path):
    """A page that has come up, and nobody has moved on it."""
    page = visit("assets/favicon.svg", has_touch=True, locale="en-US", viewport={"width": 390, "height": 844})
    page.goto(path)
    until_shown(page)
    until(page, f"{FROM}.length === 1")  # It is fetched ahead once the page has loaded and listens to moves.
    return page


def box(page):
    """The first item's box."""
    return page.get_by_role("checkbox", name=items()[0]["do"], exact=True)


def assert_exchanged(page):
    """The step gives its place to the first year, on which an item can be ticked, without a new document."""
    until_known(page)
    page.evaluate("window.same = true")
    page.locator("main a[href$='first-year/']").first.evaluate("link => link.click()")
    box(page).check()

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    assert page.evaluate("window.same")


def test_a_page_is_whole_while_it_rests(visit):
    """An item is kept and counted that is ticked without a move, as assistive software does it."""
    page = rest(visit, CHECKLISTS)

    box(page).evaluate("box => box.click()")

    expect(page.get_by_text(counted(1), exact=True).first).to_be_visible()
    assert not page.evaluate(AWAKE)
    page.reload()
    expect(box(page)).to_be_checked()


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES.keys())
def test_the_first_move_wakes_it(visit, move):
    """Whatever the reader moves with; from then on pages are exchanged, and work."""
    page = rest(visit, f"{STEP}/")
    assert not page.evaluate(AWAKE)

    move(page)
    until(page, AWAKE)
    assert_exchanged(page)


def test_it_exchanges_pages_where_it_comes_at_once(visit, site):
    """As on a fork's site whose own script may need it."""
    page = visit("assets/favicon.svg", locale="en-US")
    html = (site / f"{STEP}/index.html").read_text("utf-8").replace('type="text/plain" data-theme', "defer")
    page.route(f"**/{STEP}/", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{STEP}/")
    assert page.evaluate(AWAKE)
    assert_exchanged(page)


def test_it_is_near_by_before_it_is_needed(visit):
    """The first move waits for no network."""
    page = rest(visit, CHECKLISTS)

    page.mouse.move(100, 100)
    until(page, AWAKE)

    assert page.evaluate(f"{FROM}.map(({{ transferSize }}) => transferSize > 0)") == [True, False]


def test_a_page_works_where_it_does_not_come(visit):
    """Links load pages whole, and ticks are kept."""
    page = visit("assets/favicon.svg", locale="en-US")
    page.route("**/assets/javascripts/bundle.*.js", lambda route: route.abort())
    page.goto(CHECKLISTS)

    box(page).check()
    page.locator("main .md-path a").last.click()
    expect(page.locator("h1[data-page=transition]")).to_be_visible()
    page.go_back()

    expect(box(page)).to_be_checked()
    expect(page.locator("html")).to_have_class("js js-focus-visible")


def test_the_first_tap_on_a_term_explains_it(visit):
    """Though it is the reader's first move; the second follows the link."""
    page = rest(visit, "traps/isolation/")
    term = page.locator("main a.pb-term:visible").first
    definition = term.get_attribute("title")

    term.tap()
    expect(page.get_by_role("tooltip")).to_have_text(definition)
    term.tap()

    expect(page.locator("h1[data-page=glossary]")).to_be_visible()
