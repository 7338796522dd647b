"""Measures: values by day, kept, drawn beside their table, deleted and brought back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import STEP, content, label
from tests.browser.ratings import stored, violations, words
from tests.browser.reader import said

MEASURES = f"{STEP}/measures/"
FIRST = content(f"content/{STEP}/measures.yml")["measures"][0]
TITLE, ID = FIRST["title"], FIRST["id"]


def value_field(page, title: str = TITLE):
    """The field for a measure's value."""
    return page.get_by_role("textbox", name=re.compile(f"{label('measure_value')}.*{title}"))


def add(page, day: str, text: str) -> None:
    """Note a value of the first measure."""
    page.locator("[data-measure][data-ready]").first.wait_for()
    page.get_by_label(f"{words('measures', 'day')}: {TITLE}").first.fill(day)
    value_field(page).fill(text)
    page.keyboard.press("Enter")


def test_values_stay_and_stand_in_order(visit):
    """Each value is kept under its day, the oldest first, over a reload."""
    page = visit(MEASURES)

    add(page, "2030-04-01", "a quiet month")
    add(page, "2030-03-01", "12 %")
    page.reload()

    rows = page.get_by_role("table", name=f"Your values: {TITLE}").locator("tbody tr")
    expect(rows).to_have_text([re.compile("Mar 1, 2030.*12 %"), re.compile("Apr 1, 2030.*a quiet month")])
    held = stored(page)[f"measure:specialist-to-manager/{ID}"]["v"]
    assert held == {"2030-03-01": "12 %", "2030-04-01": "a quiet month"}


def test_a_second_value_of_a_day_replaces_the_first(visit):
    """A day has one value."""
    page = visit(MEASURES)

    add(page, "2030-03-01", "12")
    add(page, "2030-03-01", "14")

    assert stored(page)[f"measure:specialist-to-manager/{ID}"]["v"] == {"2030-03-01": "14"}


def test_a_value_that_was_replaced_can_be_brought_back(visit):
    """Adding is said, and taken back with one press."""
    page = visit(MEASURES)
    add(page, "2030-03-01", "12")
    add(page, "2030-03-01", "14")

    expect(
        page.get_by_role("status").filter(has_text=said("added", "measures", day="Mar 1, 2030", value="14"))
    ).to_be_visible()
    page.get_by_role("button", name=said("undo"), exact=True).click()

    assert stored(page)[f"measure:specialist-to-manager/{ID}"]["v"] == {"2030-03-01": "12"}


def test_a_value_that_was_not_kept_stays_in_its_field(visit):
    """Before the script has come, sending the form loses nothing and leads nowhere."""
    page = visit(MEASURES, locale="en-US")
    page.route("**/measures.js", lambda route: route.abort())
    page.reload()

    value_field(page).fill("12")
    page.keyboard.press("Enter")

    expect(value_field(page)).to_have_value("12")
    assert page.url.endswith(MEASURES)


def test_how_to_count_is_folded_below_the_field(visit):
    """The question and the field come first; without JavaScript the fold opens all the same, and has all the rest."""
    page = visit(MEASURES, java_script_enabled=False)
    page.get_by_text(FIRST["question"]).wait_for()
    counting = page.get_by_text(" ".join(FIRST["count"].split())[:60])
    expect(counting).to_be_hidden()

    page.locator("summary").filter(has_text=label("measure_how")).first.click()

    expect(counting).to_be_visible()
    expect(page.get_by_text(" ".join(FIRST["gaming"].split())[:60])).to_be_visible()


def test_how_to_count_is_on_paper(visit):
    """Paper shows what is folded, and neither fields nor buttons."""
    page = visit(MEASURES)

    page.emulate_media(media="print")

    expect(page.get_by_text(" ".join(FIRST["count"].split())[:60])).to_be_visible()
    expect(value_field(page)).to_be_hidden()


def test_two_numbers_are_drawn(visit):
    """From two numbers on a line stands beside the table and says itself in words; words are left out of it."""
    page = visit(MEASURES)

    add(page, "2030-03-01", "1,200")
    add(page, "2030-04-01", "3 of 7")
    expect(page.locator(".pb-spark")).to_have_count(0)
    add(page, "2030-05-01", "4.5 h")

    line = page.get_by_role("img", name="From 1,200 on Mar 1, 2030 to 4.5 h on May 1, 2030, in 2 numbers.")
    expect(line).to_be_visible()
    expect(line.locator("circle")).to_have_count(2)


def test_a_value_can_be_deleted_and_brought_back(visit):
    """Deleting leaves the others, keeps the focus in the form, and can be undone."""
    page = visit(MEASURES)
    add(page, "2030-03-01", "12")
    add(page, "2030-04-01", "14")

    page.get_by_role("button", name=re.compile("Delete.*Mar 1, 2030")).click()
    expect(page.get_by_role("button", name=re.compile("Delete.*,"))).to_have_count(1)
    expect(value_field(page)).to_be_focused()
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("button", name=re.compile("Delete.*,"))).to_have_count(2)


def test_a_first_reading_is_asked_for_until_there_is_one(visit):
    """The hint goes with the first value, and comes back when the last one is deleted."""
    page = visit(MEASURES)
    hint = page.locator("[data-measure]").first.get_by_text(label("measure_none"))
    expect(hint).to_be_visible()

    add(page, "2030-03-01", "12")
    expect(hint).to_be_hidden()
    page.get_by_role("button", name=re.compile("Delete.*Mar 1, 2030")).click()

    expect(hint).to_be_visible()


def test_every_field_is_named_with_its_measure(visit):
    """By ear, the fields of one measure are told from those of another."""
    page = visit(MEASURES)
    page.locator("[data-measure][data-ready]").first.wait_for()

    titles = [found["title"] for found in content(f"content/{STEP}/measures.yml")["measures"]]

    for title in titles:
        expect(value_field(page, title)).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.deep)])
def test_axe_finds_nothing_beside_values(visit, scheme):
    """A table with its line breaks no rule and does not scroll sideways on a small phone."""
    page = visit(MEASURES, color_scheme=scheme, viewport={"width": 320, "height": 640})
    add(page, "2030-03-01", "12")
    add(page, "2030-04-01", "a word that is longer than most others are")
    add(page, "2030-05-01", "14")

    found = violations(page)

    assert found == [], "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
