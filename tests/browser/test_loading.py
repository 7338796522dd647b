"""How a page comes up and how a reader gets about on it: nothing jumps, nothing is fetched twice, the place is kept."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, PLAN, SIZES, STEP
from tests.browser.reader import STEP_ID, name, visit_with
from tests.browser.waiting import until, until_drawn, until_known, until_ready, until_still, until_true
from tests.depth import spread

SHIFTS = """window.moved = 0;
const count = (entries) => { for (const { value } of entries) moved += value; };
const observer = new PerformanceObserver((list) => count(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
window.shifted = () => (count(observer.takeRecords()), moved);"""
STILL = 0.01
"""About one line that moves by its own height: a tenth of what web.dev calls a good layout shift."""
FRAMES = {"default": "#14343c", "slate": "#10272d"}
"""The colour of the browser's own frame, by palette: that of the header."""

NOTED = "history.state !== null && Math.abs(history.state.y - scrollY) < 1"
"""Material notes a place a tenth of a second late, and whoever reads needs longer."""

GROWING = ("", CHECKLISTS, PLAN, f"{STEP}/readiness/", f"{STEP}/calendar/")
"""Pages to which scripts add something."""

SYSTEM = pytest.mark.parametrize(("system", "shown"), [("light", "default"), ("dark", "slate")])


@pytest.mark.parametrize(("path", "size"), spread({path or "home": path for path in GROWING}, SIZES))
def test_nothing_jumps_while_a_page_comes_up(visit, path, size):
    """The scripts bring what they add to a place that is kept for it."""
    page = visit("assets/favicon.svg", SHIFTS, viewport=size)

    assert shifted(page, path) < STILL


@pytest.mark.parametrize(("path", "size"), spread({path or "home": path for path in GROWING[:3]}, SIZES))
def test_nothing_jumps_for_a_reader_with_records(visit, path, size):
    """Though a page has more to say to them."""
    records = {
        name(0): {"s": "done", "d": "2026-01-01"},
        f"step:{STEP_ID}": {"start": "2026-01-01", "since": "2026-01-01"},
    }
    page = visit_with(visit, "assets/favicon.svg", records, script=SHIFTS, viewport=size)

    assert shifted(page, path) < STILL


def shifted(page, path):
    """How far a page moves while it comes up."""
    page.goto(path)
    until_ready(page)
    until(page, "document.fonts.status === 'loaded'")
    until_known(page)
    until_drawn(page)
    return page.evaluate("shifted()")


def test_whoever_turns_back_at_once_gets_the_page_of_the_address(visit):
    """The page that was on its way may not take the place of the one that was asked for last."""
    page = visit(CHECKLISTS, locale="en-US")
    until_known(page)  # Until then a link loads its page whole.
    ended = []
    for event in ("requestfinished", "requestfailed"):
        page.on(event, lambda request: ended.append(request.url))

    page.evaluate("""() => {
        document.querySelector(".md-footer__link--next").click();
        history.back();
    }""")
    until_true(page, lambda: any(url.endswith("/conversations/") for url in ended), "the other page has come or is off")
    until_still(page)

    expect(page.locator("h1[data-page=year]")).to_be_visible()
    assert page.url.endswith(CHECKLISTS)


def test_an_anchor_of_the_same_page_is_not_fetched(visit):
    """What stands open stays open, and what has been asked for is asked for once."""
    page = visit(CHECKLISTS, viewport={"width": 1280, "height": 800})
    page.locator(".pb-item details summary").nth(1).click()
    fetched = []
    page.on("request", lambda request: "/assets/" in request.url or fetched.append(request.url))

    link = page.locator(".md-sidebar--secondary a:visible").last
    link.click()
    page.go_back()
    page.go_forward()

    expect(page.locator(":target")).to_be_in_viewport()
    assert page.url == link.evaluate("link => link.href")
    assert page.locator(".pb-item details").nth(1).evaluate("details => details.open")
    assert not fetched


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_an_item_that_an_address_names_is_not_under_the_bar(visit, size):
    """The bar with the progress stays at the head while the page moves."""
    page = visit(CHECKLISTS, viewport=size)
    item = page.locator(".pb-item").nth(5)

    page.goto(f"{CHECKLISTS}#{item.get_attribute('id')}")

    expect(item).to_be_in_viewport()
    until_ready(page)
    bar = page.locator(".pb-bar").bounding_box()
    assert item.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_the_style_sheets_come_once_and_stay(visit):
    """Also when Material's script runs and pages are exchanged: one that is set anew has the page styled again."""
    early = "document.addEventListener('readystatechange', () => { window.sheets ??= [...document.styleSheets]; });"
    page = visit("assets/favicon.svg", early, locale="en-US")
    fetched = []
    page.on("request", lambda request: request.resource_type == "stylesheet" and fetched.append(request.url))

    page.goto(CHECKLISTS)
    until_ready(page)
    until_known(page)
    page.locator(".md-tabs a[href$='/levels/']").evaluate("link => link.click()")

    expect(page.locator("h1[data-page=levels]")).to_be_visible()
    assert page.evaluate("sheets.every((sheet, index) => sheet === document.styleSheets[index])")
    assert len(fetched) == len(set(fetched)) > 0


def test_a_link_in_a_drawing_leads_to_its_anchor_alone(visit):
    """Also one that is clicked while the page still moves."""
    page = visit(f"{STEP}/stakeholders/", locale="en-US")
    fetched = []
    page.on("request", lambda request: "/assets/" in request.url or fetched.append(request.url))

    page.locator("main .pb-people:visible a").first.click()

    expect(page.locator("h2:target")).to_be_in_viewport()
    assert not fetched


def scroll_down(page):
    """Go far down on a booklet. Returns the link to a trap that is there."""
    link = page.locator(".pb-chapter a[href*='/traps/']:visible").last
    link.scroll_into_view_if_needed()
    return link


def test_whoever_comes_back_stands_where_they_were(visit):
    """On the longest page, whose parts are laid out one after the other."""
    page = visit(f"{STEP}/booklet/", locale="en-US")
    link = scroll_down(page)
    until(page, NOTED)
    href = link.get_attribute("href")

    link.click()
    expect(page.locator("h1[data-page=trap]")).to_be_visible()
    until(page, NOTED)
    page.go_back()

    expect(page.locator("h1[data-page=booklet]")).to_be_visible()
    expect(page.locator(f".pb-chapter a[href='{href}']:visible").last).to_be_in_viewport()


def test_a_tap_that_only_explains_leaves_the_page_as_it_is(visit):
    """The reader's place goes on being noted, and an anchor is one of the page that is shown."""
    page = visit("traps/isolation/", has_touch=True, locale="en-US")
    page.locator("main a.pb-term:visible").first.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()

    page.evaluate("scrollTo(0, 200)")

    until(page, f"scrollY === 200 && {NOTED}")
    assert page.evaluate("document.body.dataset.shown === location.pathname")


def test_whoever_scrolls_while_the_page_comes_back_stands_where_they_were(visit):
    """On a slow network the page that is left still moves; its place is not the other's."""
    page = visit(f"{STEP}/booklet/", locale="en-US")
    until_known(page)
    link = scroll_down(page)
    until(page, NOTED)
    place = page.evaluate("scrollY")
    link.click()
    expect(page.locator("h1[data-page=trap]")).to_be_visible()
    until(page, NOTED)
    held = []
    page.route("**/booklet/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in

    page.evaluate("""() => {
        const note = history.replaceState;
        window.noted = [];
        history.replaceState = function (...entry) { noted.push(entry[0]?.y); return note.apply(this, entry); };
    }""")

    page.go_back()
    page.evaluate("scrollTo(0, 200)")
    until(page, "noted.includes(200)")
    held[0].continue_()

    expect(page.locator("h1[data-page=booklet]")).to_be_visible()
    until(page, f"scrollY === {place}")


def test_whoever_comes_back_to_a_page_that_loads_anew_stands_there_too(visit):
    """Material does not yet know the site's pages, and the pointer moves while the page comes up again."""
    page = visit("assets/favicon.svg", "addEventListener('DOMContentLoaded', () => dispatchEvent(new Event('wheel')))")
    page.route("**/sitemap.xml", lambda route: route.abort())
    page.goto(f"{STEP}/booklet/")
    until_ready(page)
    link = scroll_down(page)
    place = page.evaluate("scrollY")

    link.click()
    expect(page.locator("h1[data-page=trap]")).to_be_visible()
    page.go_back()

    expect(page.locator("h1[data-page=booklet]")).to_be_visible()
    until_ready(page)
    until_still(page)
    assert page.evaluate("scrollY") == place


def test_a_page_whose_script_does_not_come_is_one_without(visit):
    """It says so, and shows everything."""
    page = visit("assets/favicon.svg", locale="en-US")
    page.route("**/assets/playbook.js", lambda route: route.abort())

    page.goto(PLAN)

    expect(page.locator("main .pb-without-script")).to_be_visible()
    expect(page.locator("[data-plan] label:visible").first).to_be_visible()


def test_another_script_that_does_not_come_takes_nothing_away(visit):
    """A counter of visits, say, that a reader's browser blocks."""
    page = visit(CHECKLISTS, locale="en-US")

    page.evaluate("""() => new Promise((resolve) => {
        const script = Object.assign(document.createElement("script"), { src: "assets/counter.js", defer: true });
        script.onerror = () => resolve();
        document.head.append(script);
    })""")

    expect(page.locator("html")).to_have_class("js js-focus-visible")


@SYSTEM
def test_the_palette_is_the_system_s_until_a_reader_chooses(visit, system, shown):
    """The button names the other one; the choice holds on the next page and on the next visit."""
    page = visit("", color_scheme=system)
    body = page.locator("body")
    other = "slate" if shown == "default" else "default"
    expect(body).to_have_attribute("data-md-color-scheme", shown)

    page.get_by_role("button", name=f"Use the {'dark' if other == 'slate' else 'light'} palette").click()

    expect(body).to_have_attribute("data-md-color-scheme", other)
    back = page.get_by_role("button", name=f"Use the {'dark' if shown == 'slate' else 'light'} palette")
    expect(back).to_be_focused()
    page.get_by_role("link", name="My plan", exact=True).first.evaluate("link => link.click()")
    page.wait_for_url("**/my-plan/")
    expect(body).to_have_attribute("data-md-color-scheme", other)
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", other)
    assert FRAMES[other] == page.evaluate(
        "[...document.querySelectorAll('[name=theme-color]')].find(({ media }) => matchMedia(media).matches).content"
    )
    root = "getComputedStyle(document.documentElement).colorScheme"
    assert (page.evaluate(root) == "dark") == (other == "slate")
    page.emulate_media(media="print")
    assert page.evaluate(root) != "dark"  # Else a printed page has dark margins.
