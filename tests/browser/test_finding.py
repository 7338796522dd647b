"""Finding things: links to items, the words of the glossary, and the place where a page can be edited."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, KINDS, REPOSITORY, ROOT, content, items, label
from tests.browser.waiting import until, until_known
from tests.browser.watch import Watch

WRITTEN = {
    name: path for name, path in KINDS.items() if name in {"step", "checklists", "level", "skill", "trap", "prose"}
}


def test_a_link_to_an_item_opens_what_is_folded_in_it(visit):
    """Who comes for one item sees why and how at once; the other items stay folded."""
    first, second = items()[3:5]
    page = visit(f"{CHECKLISTS}#{first['id']}")

    expect(page.locator(f"#{first['id']} > details")).to_have_attribute("open", "")
    expect(page.locator(f"#{second['id']} > details")).not_to_have_attribute("open", "")


def test_a_visit_keeps_to_itself(visit):
    """Searching, ticking and going to another page ask nothing of another origin, and nothing fails."""
    page = visit(CHECKLISTS)
    watch = Watch(page)

    page.get_by_role("main").get_by_role("checkbox").first.check()
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("delegation")
    expect(page.get_by_role("dialog").get_by_role("link", name="Delegation").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("main").get_by_role("link", name=label("to_my_plan")).click()
    expect(page.locator("h1[data-page=my-plan]")).to_be_visible()
    until_known(page)
    watch.close()

    assert watch.foreign == []
    assert watch.wrong == []


def test_a_term_explains_itself_to_the_keyboard(visit):
    """When a glossary term gets the focus by Tab, its definition shows, and assistive technology is told."""
    page = visit("levels/manager/")
    term = page.get_by_role("main").locator("a[href*='glossary/#']").first
    definition = content("content/glossary.yml")[term.get_attribute("href").partition("#")[2]]["definition"]

    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    expect(term).to_be_focused()
    expect(page.get_by_role("tooltip").filter(has_text=definition)).to_be_visible()
    expect(term).to_have_accessible_description(definition)


def test_a_term_leads_to_the_glossary(visit):
    """A term is a link to its place in the glossary."""
    page = visit("levels/manager/")
    term = page.get_by_role("main").locator("a[href*='glossary/#']").first
    anchor = term.get_attribute("href").partition("#")[2]

    term.scroll_into_view_if_needed()
    until_known(page)
    until(page, "history.state?.y === scrollY")  # Material notes the place once a reader stops scrolling.
    term.click()
    page.wait_for_url(f"**/glossary/#{anchor}")

    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("path", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_page_says_where_it_can_be_edited(visit, path):
    """The edit link names a file that exists, and on generated pages a line in it that does."""
    page = visit(path)

    link = page.get_by_role("main").get_by_role("link", name=re.compile("edit", re.IGNORECASE)).first
    href = link.get_attribute("href")

    assert href.startswith(f"{REPOSITORY}/edit/main/content/")
    target = urlsplit(href)
    file = ROOT / target.path.partition("/edit/main/")[2]
    lines = file.read_text("utf-8").splitlines()
    if file.suffix == ".yml":
        assert 1 <= int(target.fragment.removeprefix("L")) <= len(lines)
