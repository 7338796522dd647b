"""What has changed since a reader used it is said where they look: at home, in the plan, on the list, beside it."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, PLAN, STEP, content, items
from tests.browser.reader import STEP_ID, name, records, said, visit_with

OLD = "0badc0de"
MINE = {
    name(0): {"s": "done", "d": "2026-03-03", "r": OLD},
    name(1): {"s": "doing", "d": "2026-03-04", "r": OLD},
    name(2): {"n": "Ask Ana", "r": OLD},
}


@pytest.mark.parametrize("path", ["", CHECKLISTS, PLAN], ids=["home", "checklist", "plan"])
def test_the_number_of_changed_items_is_said_and_leads_to_the_first(visit, path):
    """In no fold, and the way leads to an item that says so itself."""
    page = visit_with(visit, path, {**MINE, f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-18")
    note = page.locator("[data-changed-note]")

    expect(note).to_contain_text(said("changed_many", "changes", count=3))
    note.get_by_role("link").click()

    named = page.locator(page.evaluate("location.hash"))
    expect(named.locator("xpath=ancestor-or-self::li").locator(".pb-changed")).to_be_in_viewport()


def test_what_was_begun_or_noted_says_that_its_words_have_changed(visit):
    """Whoever finds that it still fits has said so for the new words, and the number goes down."""
    page = visit_with(visit, CHECKLISTS, MINE, on="2026-03-18")
    begun, noted = (page.locator(f"#{items()[number]['id']}") for number in (1, 2))
    expect(begun.locator(".pb-changed")).to_contain_text("Mar 4, 2026")
    expect(noted.locator(".pb-changed")).to_be_visible()

    for item in (begun, noted):
        item.get_by_role("button", name=said("accept_open", "changes")).click()
        expect(item.locator(".pb-changed")).to_have_count(0)

    expect(page.locator("[data-changed-note]")).to_contain_text(said("changed_one", "changes"))
    assert records(page)[name(1)]["s"] == "doing"
    assert records(page)[name(2)]["n"] == "Ask Ana"
    assert OLD not in {records(page)[name(number)]["r"] for number in (1, 2)}


def test_nothing_is_said_where_nothing_has_changed(visit):
    """Nor of what the reader never touched."""
    page = visit_with(visit, CHECKLISTS, {name(0): {"s": "todo", "r": OLD}})

    expect(page.locator("[data-changed-note]")).to_be_hidden()
    expect(page.locator(".pb-item .pb-changed")).to_have_count(0)


MEASURE = content(f"content/{STEP}/measures.yml")["measures"][0]["id"]
WRITTEN = {
    "a measure": (f"{STEP}/measures/", f"measure:{STEP_ID}/{MEASURE}", {"v": {"2026-03-01": "12"}}),
    "a decision": ("decisions/step-back/", "decision:step-back", {"m": "Talk to Jo"}),
    "a review": (PLAN, f"review:{STEP_ID}/first-30", {"n": "It went well"}),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_whatever_was_written_for_other_words_is_shown_with_a_word_about_it(visit, kind):
    """Measures, decisions and reviews carry the revision, too."""
    path, key, record = WRITTEN[kind]

    page = visit_with(visit, path, {key: {**record, "r": OLD}})

    expect(page.locator(".pb-changed:visible")).to_contain_text(said("reworded", "rewording", day="Nov 14, 2023"))
