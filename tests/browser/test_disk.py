"""The site opened straight from the disk, as somebody does who has just run `make site`."""

from playwright.sync_api import expect


def test_links_lead_to_pages_and_ticks_work(site, browser):
    """A link to a folder is a link to its page, since no server finds it."""
    page = browser.new_context().new_page()
    page.goto((site / "index.html").as_uri())

    page.get_by_role("main").get_by_role("link", name="Specialist → Manager").first.click()
    page.get_by_role("main").get_by_role("link", name="All checklists").first.click()
    box = page.get_by_role("checkbox").first
    box.check()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Checklists")
    expect(box).to_be_checked()
    page.context.close()
