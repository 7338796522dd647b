"""Lists that narrow: the symptom finder by words, lists of examples by the kind of workplace."""

import pytest
from playwright.sync_api import expect

from tests.browser.places import ROOT, STEP, content, label

NO_SCRIPT = {"java_script_enabled": False}


def rows(page):
    """What stands in the list."""
    return page.locator("main [data-row]:visible")


def test_the_finder_narrows_by_every_word_typed(visit):
    """Each word may stand anywhere in a symptom, its title or its signs, in capitals or not."""
    page = visit("symptoms/")
    trap = content("content/traps/rescuer.yml")

    page.get_by_role("searchbox", name=label("find_symptom")).fill("TEAM waits")

    expect(rows(page).filter(has_text=trap["title"])).to_be_visible()
    assert rows(page).count() < page.locator("main [data-row]").count()


def test_the_finder_finds_by_a_sign_that_is_not_shown(visit):
    """The early signs of a trap are words to find it by."""
    page = visit("symptoms/")
    trap = content("content/traps/rescuer.yml")

    page.get_by_role("searchbox", name=label("find_symptom")).fill(trap["early_signs"][0])

    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text(trap["title"])


def test_the_finder_says_how_many_are_left(visit):
    """Aloud too: the line is a status."""
    page = visit("symptoms/")
    page.get_by_role("searchbox", name=label("find_symptom")).fill("boss")
    left, everything = rows(page).count(), page.locator("main [data-row]").count()

    expect(page.get_by_role("main").get_by_role("status")).to_have_text(f"{left} of {everything}")
    assert 0 < left < everything


def test_the_finder_says_what_to_do_when_nothing_is_left(visit):
    """And no heading stands over nothing."""
    page = visit("symptoms/")

    page.get_by_role("searchbox", name=label("find_symptom")).fill("xylophone")

    expect(rows(page)).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Try one word")


def test_an_empty_field_brings_everything_back(visit):
    """Nothing is lost by typing."""
    page = visit("symptoms/")
    field = page.get_by_role("searchbox", name=label("find_symptom"))
    everything = page.locator("main [data-row]").count()

    field.fill("xylophone")
    field.fill("")

    expect(rows(page)).to_have_count(everything)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("")


def test_without_script_the_finder_is_a_list(visit):
    """Every symptom is there, and no field that does nothing."""
    page = visit("symptoms/", **NO_SCRIPT)

    assert rows(page).count() >= len(list((ROOT / "content" / "traps").glob("*.yml")))
    expect(page.get_by_role("searchbox", name=label("find_symptom"))).to_be_hidden()


# By the kind of workplace ---------------------------------------------------------------------------------

LISTS = {
    "practices/": [content(path)["function"] for path in sorted((ROOT / "content" / "practices").glob("*.yml"))],
    f"{STEP}/conversations/": [
        talk["function"] for talk in content(f"content/{STEP}/conversations.yml")["conversations"]
    ],
    f"{STEP}/scenarios/": [scene["function"] for scene in content(f"content/{STEP}/scenarios.yml")["scenarios"]],
}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_narrows_to_one_kind_of_workplace(visit, path):
    """The chosen button says that it is pressed, and only rows from there are left."""
    page = visit(path)
    function = LISTS[path][0]
    chip = page.get_by_role("button", name=content("templates/strings/en.yml")["choices"]["function"][function])

    chip.click()

    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(rows(page)).to_have_count(LISTS[path].count(function))


@pytest.mark.parametrize("path", LISTS)
def test_everywhere_brings_the_list_back(visit, path):
    """One press undoes another."""
    page = visit(path)
    function = content("templates/strings/en.yml")["choices"]["function"][LISTS[path][0]]
    page.get_by_role("button", name=function).click()

    page.get_by_role("button", name=label("everywhere")).click()

    expect(rows(page)).to_have_count(len(LISTS[path]))
    expect(page.get_by_role("button", name=function)).to_have_attribute("aria-pressed", "false")


def test_a_heading_goes_with_the_scenario_under_it(visit):
    """A heading without its story would mislead."""
    page = visit(f"{STEP}/scenarios/")
    scenes = content(f"content/{STEP}/scenarios.yml")["scenarios"]
    other = next(scene for scene in scenes if scene["function"] != scenes[0]["function"])

    page.get_by_role(
        "button", name=content("templates/strings/en.yml")["choices"]["function"][scenes[0]["function"]]
    ).click()

    expect(page.get_by_role("heading", name=scenes[0]["title"])).to_be_visible()
    expect(page.get_by_role("heading", name=other["title"])).to_be_hidden()


def test_a_choice_is_forgotten_on_the_next_page(visit):
    """It narrows one list and is kept nowhere; pages exchanged without loading are no exception."""
    page = visit("practices/")
    page.get_by_role("button", name=content("templates/strings/en.yml")["choices"]["function"]["sales"]).click()
    page.get_by_role("main").locator("[data-row]:visible").first.click()
    page.wait_for_url("**/practices/*/")
    page.goto("practices/")

    expect(rows(page)).to_have_count(len(LISTS["practices/"]))
    assert "sales" not in page.evaluate("JSON.stringify({ ...localStorage })")


def test_without_script_no_filter_is_offered(visit):
    """A button that does nothing is worse than none."""
    page = visit("practices/", **NO_SCRIPT)

    expect(page.get_by_role("button", name=label("everywhere"))).to_be_hidden()
    expect(rows(page)).to_have_count(len(LISTS["practices/"]))
