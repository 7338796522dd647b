"""The levels side by side: all of them where there is room, and two that the reader chooses on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import SIZES
from tests.browser.reader import visit_with
from tests.browser.waiting import until

COMPARE = "levels/compare/"
LEVELS = ["Specialist", "Manager", "Director", "VP", "C-suite"]

SHOWN = """(row) => [...row.querySelectorAll("td")]
  .filter((cell) => cell.checkVisibility()).map((cell) => cell.dataset.label)"""
BEFORE = """([first, second]) => {
  const [a, b] = [first, second].map((found) => document.querySelector(found))
  return [Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING),
          a.getBoundingClientRect().top < b.getBoundingClientRect().top]
}"""


def shown(page: Page) -> list[str]:
    """The levels whose column is shown; the same in each row."""
    rows = page.locator(".pb-matrix tbody tr")
    found = {tuple(rows.nth(number).evaluate(SHOWN)) for number in range(rows.count())}
    assert len(found) == 1
    return [*found.pop()]


def steps(page: Page) -> list[str]:
    """The steps whose changes are shown."""
    return [text.strip() for text in page.locator(".pb-then-now caption:visible").all_text_contents()]


def test_a_phone_shows_two_levels(visit):
    """The lowest two, side by side, for who has not used a step."""
    page = visit(COMPARE, viewport=SIZES["phone"])
    first, second = page.locator(".pb-matrix tbody tr").first.locator("td:visible").all()

    assert shown(page) == LEVELS[:2]
    assert first.bounding_box()["y"] == second.bounding_box()["y"]
    assert steps(page) == ["Specialist → Manager"]


def test_it_begins_with_the_step_that_the_reader_used_last(visit):
    """As their plan knows it."""
    page = visit_with(visit, COMPARE, {"setting:plan": {"step": "director-to-vp"}}, viewport=SIZES["phone"])

    expect(page.get_by_label("From", exact=True)).to_have_value("director")
    assert shown(page) == ["Director", "VP"]
    assert steps(page) == ["Director → VP"]


def test_what_changes_comes_first(visit):
    """For the eye and for the focus: the step's own changes, then in the week what changes most."""
    page = visit(COMPARE, viewport=SIZES["phone"])
    rows = page.locator(".pb-bands tbody tr").evaluate_all("""(rows) => rows.map((row) => {
      const [before, after] = [...row.querySelectorAll("td:not(.pb-other)")].map((cell) => cell.dataset.middle ?? 0)
      return Math.abs(after - before)
    })""")

    assert page.evaluate(BEFORE, ["#steps", "#job"]) == [True, True]
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > 0


@pytest.mark.parametrize(
    ("label", "keys", "levels"), [("From", "Director", ["Director", "VP"]), ("To", "VP", ["Specialist", "VP"])]
)
def test_the_keyboard_chooses_levels(visit, label, keys, levels):
    """Where the way would not lead up, the other one gives way. All steps between them are shown."""
    page = visit(COMPARE, viewport=SIZES["phone"])

    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(keys)

    assert shown(page) == levels
    assert len(steps(page)) == LEVELS.index(levels[1]) - LEVELS.index(levels[0])


@pytest.mark.parametrize("media", ["screen", "print"])
def test_all_levels_stand_side_by_side_where_there_is_room(visit, media):
    """On a wide screen and on paper, whatever was chosen before."""
    page = visit(COMPARE, viewport=SIZES["phone"])
    if media == "print":
        page.emulate_media(media="print")
    else:
        page.set_viewport_size(SIZES["desktop"])

    assert shown(page) == LEVELS
    assert len(steps(page)) == len(LEVELS) - 1
    expect(page.get_by_label("From", exact=True)).to_be_hidden()


def test_a_wide_window_gets_its_order_back(visit):
    """The whole table comes first there, as it was written."""
    page = visit(COMPARE, viewport=SIZES["phone"])

    page.set_viewport_size(SIZES["desktop"])
    until(page, "document.querySelector('#steps').previousElementSibling.matches('.pb-hint')")

    assert page.evaluate(BEFORE, ["#job", "#steps"]) == [True, True]


def test_without_a_script_each_cell_names_its_level(visit):
    """They stand below each other, and nothing has to be scrolled to the side."""
    page = visit(COMPARE, viewport=SIZES["phone"], java_script_enabled=False)
    cell = page.locator(".pb-matrix tbody td").first
    name = cell.evaluate("(cell) => getComputedStyle(cell, '::before').content")

    assert shown(page) == LEVELS
    assert "Specialist" in name
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES["phone"]["width"]
