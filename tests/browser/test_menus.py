"""The site's main ways: at the head of a wide page and at the foot of a phone; and a step's pages in one order."""

import pytest
from playwright.sync_api import expect

from generator.model.step_pages import STEP_PAGES
from tests.browser.places import CHECKLISTS, SIZES, STEP, content
from tests.browser.waiting import until_known, until_ready, until_still

STRINGS = content("templates/strings/en.yml")
NAMES = {name: part["nav"] for name, part in STRINGS["parts"].items()}
PURPOSES = STRINGS["choices"]["way"]
WAYS = ["My step", "My plan", "Find help", "Toolkit", "About and evidence"]
IN_ORDER = [NAMES[name] for names in STEP_PAGES.values() for name in names]


def heads(page):
    """The main ways at the head of a wide page."""
    return page.locator(".md-tabs").get_by_role("link")


def feet(page):
    """The main ways at the foot of a phone."""
    return page.locator(".pb-foot-ways").get_by_role("link")


def test_a_wide_page_has_five_ways_and_a_phone_the_first_four(visit):
    """Each has one set of them, never both."""
    wide = visit("", viewport=SIZES["desktop"])
    expect(heads(wide)).to_have_text(WAYS)
    expect(feet(wide)).to_have_count(0)

    phone = visit("", viewport=SIZES["phone"])
    expect(feet(phone)).to_have_text(WAYS[:4])
    expect(heads(phone)).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_the_first_way_leads_to_the_steps_and_then_to_ones_own(visit, size):
    """Whoever has read a page of a step comes back to that step from anywhere, also after the page was exchanged."""
    page = visit("about/", viewport=SIZES[size])
    first = (heads if size == "desktop" else feet)(page).first
    first.click()
    expect(page.locator("#title")).to_have_attribute("data-page", "home")

    page.goto("transitions/manager-to-director/measures/")
    until_ready(page)
    page.goto("about/")
    until_ready(page)
    assert first.evaluate("node => node.pathname").endswith("/transitions/manager-to-director/")
    until_known(page)
    (heads if size == "desktop" else feet)(page).nth(1).click()
    expect(page.locator("#title")).to_have_attribute("data-page", "my-plan")
    until_still(page)
    first.click()
    expect(page.locator("#title")).to_have_attribute("data-of", "manager-to-director")


def test_the_way_that_one_is_on_is_marked(visit):
    """The start page counts to the steps that it leads to."""
    page = visit("", viewport=SIZES["phone"])
    expect(page.locator(".pb-foot-ways [aria-current]")).to_have_text("My step")

    page.goto("traps/rescuer/")

    expect(page.locator(".pb-foot-ways [aria-current]")).to_have_text("Toolkit")


def test_the_ways_at_the_foot_cover_nothing(visit):
    """The page's last line can be scrolled above them, each is as tall as a finger, and paper has none."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"])
    bar = page.locator(".pb-foot-ways")

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator(".md-copyright").evaluate("node => node.getBoundingClientRect().bottom")
    assert last <= bar.evaluate("node => node.getBoundingClientRect().top")
    assert min(feet(page).evaluate_all("nodes => nodes.map((node) => node.offsetHeight)")) >= 44

    page.emulate_media(media="print")
    expect(bar).to_be_hidden()


def test_what_is_said_after_a_tick_stands_above_the_ways(visit):
    """Neither covers the other."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"])

    page.locator(".pb-tick:visible").first.check()

    said = page.locator(".pb-said:visible")
    expect(said).to_contain_text("Done")
    bottom = said.evaluate("node => node.getBoundingClientRect().bottom")
    assert bottom <= page.locator(".pb-foot-ways").evaluate("node => node.getBoundingClientRect().top")


def test_a_phones_menu_says_where_one_is_and_leads_through_the_step(visit):
    """Closed, it names the page; open, it has every page of the step in order, by what it is for."""
    page = visit(f"{STEP}/readiness/", viewport=SIZES["phone"])
    menu = page.locator(".pb-menu")

    expect(menu.locator("summary")).to_have_text(NAMES["readiness"], use_inner_text=True)
    menu.locator("summary").click()

    expect(menu.get_by_role("link")).to_have_text(["Overview", *IN_ORDER])
    expect(menu.locator(".pb-label")).to_have_text(list(PURPOSES.values()))
    expect(menu.locator("[aria-current=page]")).to_have_text(NAMES["readiness"])


def test_the_hub_and_the_menu_beside_it_have_the_same_order(visit):
    """Whoever learned it on one finds it on the other."""
    page = visit(f"{STEP}/", viewport=SIZES["desktop"])

    hub = page.locator(".pb-ways h3, .pb-onward dt").all_text_contents()
    beside = page.locator(".md-nav--primary .md-nav__item--active .md-nav__item--active .md-nav__list > li")

    assert hub == list(PURPOSES.values())
    assert [text.strip() for text in beside.all_inner_texts()] == [NAMES["year"], *list(PURPOSES.values())[1:]]


def test_a_purpose_leads_to_the_first_of_its_pages(visit):
    """Beside a page, whatever stands closed opens with its first page."""
    page = visit(f"{STEP}/", viewport=SIZES["desktop"])
    beside = page.locator(".md-nav--primary").get_by_role("link")

    firsts = [names[0] for key, names in STEP_PAGES.items() if key != "do"]
    ways = [beside.filter(has_text=PURPOSES[key]).first for key in STEP_PAGES if key != "do"]

    folders = {"conversations": "conversations", "changes": "what-changes"}
    wanted = [f"/{STEP}/{folders.get(name, name)}/" for name in firsts]
    assert [way.evaluate("node => node.pathname.replace('/playbook', '')") for way in ways] == wanted
