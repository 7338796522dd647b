"""A tick survives a renamed item: the page knows the ids that an item had before."""

from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, PLAN, STEP, content, items
from tests.browser.reader import name, open_panel, records, said, visit_with

ITEM = items()[0]
NAME = f"specialist-to-manager/{ITEM['id']}"
OLD = "specialist-to-manager/called-otherwise"


def renamed(selector: str, attribute: str, former: str) -> str:
    """A script that gives elements a former id, as the pages of a site do that has renamed something."""
    return (
        f"addEventListener('DOMContentLoaded', () => {{ for (const found of document.querySelectorAll('{selector}')) "
        f"found.setAttribute('{attribute}', `${{found.getAttribute('{attribute}')}},{former}`); }}, true)"
    )


def test_a_tick_under_the_old_id_is_found_and_can_be_taken_back(visit):
    """The old record counts until the reader changes the tick, and stays in the store as it was."""
    script = renamed(f'[data-item="{NAME}"]', "data-names", OLD)
    page = visit_with(visit, CHECKLISTS, {f"item:{OLD}": {"s": "done", "t": 1}}, script=script)
    box = page.get_by_role("checkbox", name=ITEM["do"], exact=True)

    expect(box).to_be_checked()
    box.uncheck()
    page.reload()

    expect(box).not_to_be_checked()
    known = records(page)
    assert known[f"item:{OLD}"] == {"s": "done", "t": 1}
    assert known[f"item:{NAME}"]["s"] == "todo"


def test_a_decision_under_its_old_id_is_found_and_goes_on_under_the_new(visit):
    """With all that was written; the old record stays as it was."""
    criterion = content("content/decisions/step-back.yml")["criteria"][0]["id"]
    held = {"decision:old": {"e": {criterion: "Nine hours"}, "by": "2030-01-01"}}
    script = renamed("[data-decide]", "data-decide", "old")
    page = visit_with(visit, "decisions/step-back/", held, script=script)
    field = page.locator(f"[data-keep=e][data-key={criterion}]")

    expect(field).to_have_value("Nine hours")
    field.fill("Ten hours")
    field.press("Tab")

    assert records(page)["decision:old"]["e"] == {criterion: "Nine hours"}
    now = records(page)["decision:step-back"]
    assert now | {"t": 0, "r": ""} == {"e": {criterion: "Ten hours"}, "by": "2030-01-01", "t": 0, "r": ""}


def test_weeks_under_a_steps_old_id_are_found(visit):
    """The hours stand in the table and among the other weeks."""
    held = {"week:old/2026-03-02": {"h": {"people": 8}}, "week:old/2026-03-09": {"h": {"people": 9}}}
    script = renamed("[data-audit]", "data-audit", "old")
    page = visit_with(visit, f"{STEP}/calendar/", held, script=script, on="2026-03-18")

    expect(page.locator("tr[data-category=people]").get_by_role("spinbutton")).to_have_value("9")
    expect(page.locator("[data-week='2026-03-02']")).to_be_visible()


def test_the_plan_of_a_renamed_step_goes_on(visit):
    """It is the one that is shown, and a review that was held keeps its first day."""
    held = {"step:old": {"start": "2026-03-02", "review": "2026-03-09"}, "setting:plan": {"step": "old"}}
    script = renamed("#plan-step option[value=director-to-vp]", "data-names", "old")
    page = visit_with(visit, PLAN, held, script=script, on="2026-03-10")

    expect(page.locator("#plan-step")).to_have_value("director-to-vp")
    page.get_by_role("button", name=said("review_held", "plan")).click()

    assert records(page)["step:director-to-vp"]["start"] == "2026-03-02"


def test_a_note_under_an_old_id_stands_once_and_can_be_deleted(visit):
    """What is written anew takes its place."""
    held = {f"item:{OLD}": {"s": "todo", "n": "Ask Ana", "t": 1}}
    script = renamed(f'[data-item="{NAME}"]', "data-names", OLD)
    page = visit_with(visit, CHECKLISTS, held, script=script)
    item = page.locator(f"#{ITEM['id']}")
    open_panel(item)
    item.get_by_role("textbox", name=said("note")).fill("")
    item.get_by_role("textbox", name=said("note")).press("Tab")

    page.goto(PLAN)

    expect(page.locator("[data-empty=notes]")).to_be_visible()
    expect(page.locator("[data-notes] li")).to_have_count(0)
    assert records(page)[name()]["s"] == "todo"


def test_a_note_outlives_a_tick_taken_back_under_the_old_id(visit):
    """A tab that still shows the former version unticks the item; the reader ticks it again where it has its new id."""
    script = renamed(f'[data-item="{NAME}"]', "data-names", OLD)
    held = {f"item:{NAME}": {"s": "done", "n": "Ask Ana", "t": 1}, f"item:{OLD}": {"s": "todo", "t": 2}}
    page = visit_with(visit, CHECKLISTS, held, script=script)

    page.get_by_role("checkbox", name=ITEM["do"], exact=True).check()

    expect(page.locator(f"#{ITEM['id']}")).to_contain_text("Ask Ana")
    assert records(page)[f"item:{NAME}"]["n"] == "Ask Ana"
