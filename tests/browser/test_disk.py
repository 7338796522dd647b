"""The site opened straight from the disk, as somebody does who has just run `make site`."""

from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import ADDRESS, STEP
from tests.browser.reader import STEP_ID, begin, said
from tests.browser.waiting import until_shown


def test_links_lead_to_pages_and_ticks_work(site, browser):
    """A link to a folder is a link to its page, since no server finds it."""
    page = browser.new_context().new_page()
    page.goto((site / "index.html").as_uri())

    page.get_by_role("main").get_by_role("link", name="Specialist → Manager").first.click()
    page.get_by_role("main").get_by_role("link", name="The first year").first.click()
    box = page.get_by_role("checkbox").first
    box.check()

    expect(page.get_by_role("heading", level=1)).to_contain_text("The first year")
    expect(box).to_be_checked()
    page.context.close()


@pytest.fixture
def plan(site: Path, browser: Browser) -> Any:
    """My plan on a disk, with a first day."""
    page = browser.new_context(locale="en-US").new_page()
    page.goto((site / "my-plan/index.html").as_uri())
    until_shown(page)
    begin(page, on="2026-03-02")
    yield page
    page.context.close()


def shared(page: Page) -> str:
    """The link that the page offers."""
    page.locator("[data-take=share]").click()
    return page.locator("dialog.pb-dialog").get_by_label(said("link", "plan"), exact=True).input_value()


def events(page: Page) -> list[icalendar.Event]:
    """The events of the calendar file."""
    with page.expect_download() as found:
        page.locator("[data-take=ics]").click()
    return list(icalendar.Calendar.from_ical(Path(found.value.path()).read_bytes()).walk("VEVENT"))


def test_what_leaves_the_disk_leads_to_the_published_site(plan):
    """A link that is sent to somebody, and the entries of a calendar: nobody else has this disk."""
    urls = {str(event["URL"]) for event in events(plan)}

    assert shared(plan).startswith(f"{ADDRESS}my-plan/#pb=1.")
    assert {url.partition("#")[0] for url in urls} == {f"{ADDRESS}{STEP}/first-year/"}


def test_a_copy_of_a_site_without_an_address_says_what_works_here_alone(plan):
    """The link is said to be good for this device; entries of a calendar come without one."""
    plan.evaluate("playbook.home = ''")

    assert all("URL" not in event and "DESCRIPTION" not in event for event in events(plan))
    expect(plan.get_by_text("without links")).to_be_visible()
    assert shared(plan).startswith("file:")
    expect(plan.locator("dialog.pb-dialog")).to_contain_text(said("here_only", "published"))


def test_a_link_for_a_rater_leads_to_the_published_site(site, browser):
    """They rate on a page that they can open."""
    page = browser.new_context().new_page()
    page.goto((site / STEP / "readiness/index.html").as_uri())
    until_shown(page)

    page.locator("[data-raters=link]").click()

    expect(page.locator("#pb-link")).to_have_value(f"{ADDRESS}transitions/{STEP_ID}/readiness/#rate=1")
    page.context.close()
