"""The pages under a finger and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, STEP, content
from tests.browser.waiting import until, until_known

PHONE = {"viewport": {"width": 320, "height": 640}}

SMALL = """(nodes) => nodes
  .map((node) => [node, node.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
  .map(([node, { width, height }]) => `${node.outerHTML.slice(0, 120)} is ${width} × ${height}`)"""


@pytest.mark.parametrize("path", [CHECKLISTS, f"{STEP}/", "levels/manager/", "skills/"])
def test_targets_are_large_enough_for_a_finger(visit, path):
    """Boxes and the links of menus are at least 24 pixels wide and high (WCAG 2.2, 2.5.8)."""
    page = visit(path, **PHONE)

    boxes = page.locator("main input[type=checkbox][data-item]").evaluate_all(SMALL)
    links = page.get_by_role("main").get_by_role("navigation").get_by_role("link").evaluate_all(SMALL)

    assert boxes == []
    assert links == []


LOW = """(nodes) => nodes.map((node) => [node.textContent.trim(), node.getBoundingClientRect().height])"""


@pytest.mark.parametrize("path", ["glossary/", "guides/passed-over/", "sources/"])
def test_ways_on_a_page_are_high_enough_for_a_thumb(visit, path):
    """On a phone, chips that jump are at least 40 pixels high, and breadcrumbs 44, where there is more than home."""
    page = visit(path, viewport={"width": 390, "height": 844})
    heights = {name: dict(page.locator(f"{name}:visible").evaluate_all(LOW)) for name in (".pb-jump a", ".md-path a")}

    assert {text: height for text, height in heights[".pb-jump a"].items() if height < 40} == {}
    assert {text: height for text, height in heights[".md-path a"].items() if height < 44} == {}
    assert bool(heights[".md-path a"]) == path.startswith("guides/")


@pytest.mark.parametrize("path", [CHECKLISTS, "skills/"])
def test_the_menus_links_are_large_enough_on_a_desktop(visit, path):
    """The tabs and the menu at the side are at least 24 pixels high."""
    page = visit(path, viewport={"width": 1280, "height": 800})

    links = page.get_by_role("navigation").get_by_role("link").evaluate_all(SMALL)

    assert links == []


COVERED = """(heading) => {
  const { left, top, width, height } = heading.getBoundingClientRect()
  return [0.02, 0.2, 0.4, 0.5, 0.6, 0.8, 0.98]
    .filter((share) => document.elementFromPoint(left + share * width, top + height / 2) !== heading)
}"""


@pytest.mark.parametrize(
    "size", [{"width": 390, "height": 844}, {"width": 1280, "height": 720}], ids=["phone", "laptop"]
)
def test_nothing_covers_what_was_jumped_to(visit, size):
    """Nothing comes up over a heading to which a reader goes back, as a button that leads to the top did."""
    page = visit("glossary/", viewport=size)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.wheel(0, -40)  # Whoever scrolls back is shown such a button.
    until(page, "scrollY + innerHeight <= document.documentElement.scrollHeight - 40")
    until_known(page)

    page.evaluate("location.hash = 'letter-c'")
    until(page, "Math.abs(document.getElementById('letter-c').getBoundingClientRect().top) < 200")

    assert page.locator("#letter-c").evaluate(COVERED) == []


NARROW = """(cells) => cells
  .map((cell) => [cell, cell.getBoundingClientRect().width / cell.closest("table").getBoundingClientRect().width])
  .filter(([, share]) => share && share < 0.4)
  .map(([cell, share]) => `${cell.outerHTML.slice(0, 80)} takes ${share.toFixed(2)} of its table`)"""


@pytest.mark.parametrize("path", ["levels/compare/", f"{STEP}/calendar/", "levels/manager/"])
def test_on_a_phone_no_cell_is_squeezed(visit, path):
    """Cells stand below each other or in twos there: none keeps the width that it has in a table on a desktop."""
    page = visit(path, viewport={"width": 390, "height": 844})
    cells = page.locator("main .pb-table:not(.pb-matrix) :is(th, td)")

    assert cells.count() > 0
    assert cells.evaluate_all(NARROW) == []


def open_parts(page: Page) -> list[bool]:
    """Which of the parts that open and close are open."""
    return page.get_by_role("main").locator("details").evaluate_all("nodes => nodes.map((node) => node.open)")


def test_printing_opens_what_is_closed(visit):
    """On paper nothing can be opened, so all choices are open while the page prints."""
    page = visit(f"{STEP}/scenarios/")
    page.evaluate("""addEventListener("beforeprint", () => {
      window.printed = [...document.querySelectorAll("main details")].map((node) => node.open);
    })""")

    paper = page.pdf()

    assert paper.startswith(b"%PDF")
    assert page.evaluate("window.printed.length > 0 && window.printed.every(Boolean)")


def test_printing_leaves_the_page_as_it_was(visit):
    """After printing, what the reader had opened is open and the rest is closed."""
    page = visit(f"{STEP}/scenarios/")
    choice = content(f"content/{STEP}/scenarios.yml")["scenarios"][0]["choices"][0]
    page.get_by_role("main").locator("summary").filter(has_text=choice["text"]).click()
    before = open_parts(page)

    page.pdf()

    assert True in before
    assert open_parts(page) == before


def test_paper_carries_the_text_and_not_the_menus(visit):
    """On paper the items and their boxes show, and the site's header and menus do not."""
    page = visit(CHECKLISTS)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("checkbox").first).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_where_one_is_in_a_step_is_said_once(visit, width):
    """By the step's menu where that stands above the page, or else by breadcrumbs."""
    page = visit(f"{STEP}/measures/", viewport={"width": width, "height": 800})

    ways = page.locator(".md-path, .pb-menu").filter(visible=True)

    expect(ways).to_have_count(1)
    expect(ways).to_contain_text("Specialist")
