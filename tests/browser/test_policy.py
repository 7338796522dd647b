"""The strict Content-Security-Policy in a real browser: it lets the pages work, and stops what it should.

That no kind of page breaks it is shown with what else holds on every kind.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PLAIN
from tests.browser.places import ADDRESS, CHECKLISTS, PATIENCE, STEP
from tests.browser.waiting import until, until_ready
from tests.browser.watch import LISTEN, violations


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose pages write down every violation."""
    context = browser.new_context(**PLAIN, color_scheme="light")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A new tab."""
    page = context.new_page()
    yield page
    page.close()


def test_the_policy_of_the_first_page_lets_the_others_work(tab):
    """Instant navigation keeps it, so it has to know the scripts of pages at every depth; ticks work."""
    tab.goto("")
    until_ready(tab)
    tab.evaluate("window.same = true")
    tab.get_by_role("main").get_by_role("link", name="Specialist → Manager").first.click()
    tab.get_by_role("main").get_by_role("link", name="The first year").first.click()
    expect(tab).to_have_url(ADDRESS + CHECKLISTS)
    tab.get_by_role("checkbox").first.check()
    tab.get_by_role("navigation", name="Navigation").get_by_role("link", name="Talk").first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Conversations")

    assert tab.evaluate("window.same")
    assert violations(tab) == []


@pytest.mark.parametrize(
    ("attack", "stopped"),
    [
        ("document.head.append(Object.assign(document.createElement('script'), { text: 'window.hit = 1' }))", "script"),
        ("document.body.setAttribute('onclick', 'window.hit = 1'), document.body.click()", "script"),
        ("document.body.setAttribute('style', 'opacity: 0')", "style"),
        ("Object.assign(document.createElement('img'), { src: 'https://elsewhere.localhost/x.png' })", "img"),
        ("fetch('https://elsewhere.localhost/').catch(() => {})", "connect"),
        (
            "document.head.append(Object.assign(document.createElement('base'), { href: 'https://a.test' }))",
            "base",
        ),
    ],
    ids=["inline script", "handler", "inline style", "foreign picture", "sending", "base"],
)
def test_the_policy_stops(tab, attack, stopped):
    """What somebody could do who had found a way to put markup on a page, or a script to send something away."""
    tab.goto(f"{STEP}/")
    tab.evaluate(f"() => {{ {attack} }}")
    until(tab, "violations.length")

    assert violations(tab)[0].startswith(stopped)
    assert not tab.evaluate("window.hit")
