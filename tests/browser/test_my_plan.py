"""My plan: the reader's items by date, what they have written, and the review that comes next."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from generator.model.checklist import PHASE_DAYS
from tests.browser.places import PLAN, STEP, content, items, label
from tests.browser.reader import STEP_ID, begin, name, records, said, visit_with

LISTS = content(f"content/{STEP}/checklists.yml")["lists"]


def group(page: Page, key: str):
    """A group of the plan by date."""
    return page.locator(f"[data-group={key}]")


def item_id(number: int = 0) -> str:
    return f"{STEP_ID}/{items()[number]['id']}"


def test_without_a_first_day_items_stand_in_order_and_undated(visit):
    """Who knows no day yet sees the items of the step, to be dated as soon as they say when they start."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}})

    expect(group(page, "undated").locator("[data-item]")).to_have_count(len(items()))
    expect(page.locator("[data-due]").first).to_be_empty()


def test_the_first_day_gives_every_item_its_date(visit):
    """Each item stands in its phase counted from the first day, in its list's order, the last at the end."""
    page = visit(PLAN)

    begin(page, on="2026-03-02")
    page.reload()

    assert records(page)[f"step:{STEP_ID}"]["start"] == "2026-03-02"
    found = dict(
        page.evaluate(
            "() => { const plan = playbook.start('my-plan-items');"
            " return plan.nodesOf('specialist-to-manager').filter(plan.boxOf)"
            ".map((node) => [plan.boxOf(node).dataset.item, plan.dueOf(node)]); }"
        )
    )
    for checklist in LISTS:
        dates = [date.fromisoformat(found[f"{STEP_ID}/{item['id']}"]) for item in checklist["items"]]
        first, last = (date(2026, 3, 2) + timedelta(days=day) for day in PHASE_DAYS[checklist["phase"]])
        assert dates == sorted(dates)
        assert first <= dates[0]
        assert dates[-1] == last


def test_weekends_can_be_left_out(visit):
    """What falls on a Saturday or Sunday moves to the Monday after, if the reader wishes."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}})
    dates = (
        "() => { const plan = playbook.start('my-plan-items');"
        " return plan.nodesOf('specialist-to-manager').map((node) => plan.dueOf(node)); }"
    )
    before = [date.fromisoformat(day) for day in page.evaluate(dates)]

    page.locator("[data-setup-fold] > summary").click()
    page.get_by_label(label("no_weekends")).check()
    after = [date.fromisoformat(day) for day in page.evaluate(dates)]

    assert any(day.weekday() > 4 for day in before)
    assert after == [day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0) for day in before]


def test_items_stand_under_what_their_date_means_today(visit):
    """Overdue, this week, the next weeks and later: each item in the one group that its date gives."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-19")
    monday = date(2026, 3, 16)

    for node in page.locator("[data-plan] [data-day]:has(input)").all():
        due = date(2026, 3, 2) + timedelta(days=int(node.get_attribute("data-day")))
        wanted = (
            "overdue" if due < monday
            else "week" if due < monday + timedelta(days=7)
            else "soon" if due < monday + timedelta(days=35)
            else "later"
        )  # fmt: skip
        assert node.evaluate("node => node.closest('[data-group]').dataset.group") == wanted


def test_done_and_not_for_me_are_put_aside(visit):
    """What is settled stands folded below, with its state."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done"}, name(1): {"s": "skip", "w": "No team"}})

    for number, key in ((0, "done"), (1, "skip")):
        group(page, key).locator("summary").click()
        expect(group(page, key).locator(f'[data-item="{item_id(number)}"]')).to_be_visible()
    expect(group(page, "skip")).to_contain_text("No team")


def test_ticking_on_the_plan_ticks_the_checklist(visit):
    """The plan and the checklists show the same records."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}})

    page.locator(f'[data-item="{item_id()}"]').check()
    page.goto(f"{STEP}/first-year/")

    expect(page.get_by_role("checkbox", name=items()[0]["do"], exact=True)).to_be_checked()


@pytest.mark.parametrize(("order", "count"), [("by_phase", len(items())), ("all_steps", None)])
def test_the_order_is_the_readers(visit, order, count):
    """By phase the step's lists stand as written; all steps show every item; the choice is kept."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}})

    page.get_by_role("button", name=label(order), exact=True).click()
    page.reload()

    everything = sum(
        len(found["items"])
        for path in ("specialist-to-manager", "manager-to-director", "director-to-vp", "vp-to-c-suite")
        for found in content(f"content/transitions/{path}/checklists.yml")["lists"]
    )
    expect(page.locator("[data-plan] [data-item]")).to_have_count(count or everything)
    expect(page.get_by_role("button", name=label(order), exact=True)).to_have_attribute("aria-pressed", "true")
    for checklist in LISTS:
        expect(page.locator("[data-plan]").get_by_text(checklist["title"]).first).to_be_attached()


def test_another_step_has_its_own_dates(visit):
    """Each step has its own first day, and the page opens at the one last chosen."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}})

    page.locator("[data-setup-fold] > summary").click()
    page.get_by_label(label("my_step"), exact=True).select_option("manager-to-director")
    expect(page.get_by_label(label("first_day"))).to_have_value("")
    page.get_by_label(label("first_day")).fill("2027-01-04")
    page.reload()

    expect(page.get_by_label(label("my_step"), exact=True)).to_have_value("manager-to-director")
    expect(page.get_by_label(label("first_day"))).to_have_value("2027-01-04")
    assert records(page)[f"step:{STEP_ID}"]["start"] == "2026-03-02"


def test_the_next_review_is_the_readers_or_else_the_plans(visit):
    """The end of the phase one is in brings the next review, unless the reader has set a day."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-12")
    line = page.locator("[data-next-review]")

    expect(line).to_have_text(said("review_next", "plan", day="Mar 31, 2026"))
    page.locator("[data-setup-fold] > summary").click()
    page.get_by_label(label("next_review")).fill("2020-01-31")

    expect(line).to_contain_text(said("review_missed", "plan", day="Jan 31, 2020"))


def test_a_review_held_brings_the_next_in_a_week(visit):
    """Who reviews every week sets no date twice: one press moves the review by seven days, counted from today."""
    start = {"start": "2026-03-02", "review": "2026-03-09"}
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": start}, on="2026-03-10")

    page.get_by_role("button", name=said("review_held", "plan")).click()

    expect(page.locator("[data-next-review]")).to_have_text(said("review_next", "plan", day="Mar 17, 2026"))
    expect(page.locator("[data-next-review]")).to_be_focused()  # The button is gone.
    assert records(page)[f"step:{STEP_ID}"]["start"] == "2026-03-02"


def test_a_review_is_answered_and_settled_like_an_item(visit):
    """The answer and the tick are kept, stand among the notes, and the next review takes its place."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-30")
    review = page.locator(f"#review-{STEP_ID}-first-30")

    review.locator("summary").click()
    review.get_by_role("textbox").fill("Nobody, <yet>")
    review.get_by_role("textbox").press("Tab")
    review.get_by_role("checkbox").check()
    page.reload()

    expect(page.locator("[data-notes]")).to_contain_text("Nobody, <yet>")
    expect(group(page, "done").locator(f"#review-{STEP_ID}-first-30")).to_have_count(1)
    expect(page.locator("[data-next-review]")).to_have_text(said("review_next", "plan", day="Apr 30, 2026"))


def test_a_review_that_was_missed_stays(visit):
    """What was not answered in its week is overdue, and never gone."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-05-04")

    expect(group(page, "overdue").locator(f"#review-{STEP_ID}-first-30")).to_be_visible()


def test_nothing_is_overdue_on_the_day_the_plan_is_made(visit):
    """Who comes in the third month is not met by a list of failures: what lay before stands apart."""
    page = visit_with(visit, PLAN, {}, on="2026-05-04")

    begin(page, on="2026-03-02")
    page.reload()

    expect(group(page, "overdue")).to_have_count(0)
    expect(group(page, "missed").locator("[data-item]").first).to_be_visible()


def test_the_first_day_folds_away_once_it_is_set(visit):
    """Every Monday the week stands on the first screen; the dates wait under one line."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-12")

    expect(page.get_by_label(label("first_day"))).to_be_hidden()
    expect(page.locator("[data-setup-fold] > summary")).to_contain_text("Mar 2, 2026")


def test_the_checklists_lead_to_their_step_in_the_plan(visit):
    """The link chooses the step and asks for its first day, also of a reader who has begun another step."""
    held = {f"step:{STEP_ID}": {"start": "2026-03-02"}}
    page = visit_with(visit, "transitions/manager-to-director/first-year/", held)

    page.get_by_role("link", name=label("to_my_plan")).click()

    expect(page.get_by_label(label("my_step"), exact=True)).to_have_value("manager-to-director")
    expect(page.get_by_label(label("first_day"))).to_be_focused()


def test_notes_are_gathered_with_links_to_their_items(visit):
    """Every note stands on one list, and leads to its item."""
    page = visit_with(visit, PLAN, {name(2): {"s": "todo", "n": "Ask Ana <first>"}})

    line = page.locator("[data-notes] li").filter(has_text="Ask Ana <first>")
    line.get_by_role("link", name=items()[2]["do"]).click()

    expect(page).to_have_url(f"{page.url.split('#')[0]}#{items()[2]['id']}")


def test_measures_and_ratings_are_there_at_once(visit):
    """On a page that was loaded, without a change of anything."""
    measure = content(f"content/{STEP}/measures.yml")["measures"][0]
    held = {
        f"measure:{STEP_ID}/{measure['id']}": {"v": {"2026-03-02": "12 of 20"}},
        f"sitting:{STEP_ID}/2026-03-03": {"v": {"x": 3}},
    }
    page = visit_with(visit, PLAN, held, locale="en-US")

    expect(page.locator("[data-values]").filter(has_text="Mar 2, 2026: 12 of 20")).to_be_visible()
    expect(page.locator("[data-days]").filter(has_text="Mar 3, 2026")).to_be_visible()


def test_what_the_playbook_no_longer_knows_is_still_shown(visit):
    """A record of an item that is gone without a word stays on the page, with its state and note."""
    page = visit_with(visit, PLAN, {"item:specialist-to-manager/long-gone": {"s": "done", "n": "I wrote this"}})

    line = page.locator("[data-notes] li").filter(has_text="long-gone")

    expect(line).to_contain_text("I wrote this")
    expect(line).to_contain_text(said("unknown", "plan", state=said("state_done")))


def test_all_items_are_there_without_javascript(visit):
    """Where no script runs the page is the list of all items, whose boxes can be ticked."""
    page = visit(PLAN, java_script_enabled=False)

    box = page.locator(f'[data-item="{item_id()}"]')
    box.check()

    expect(box).to_be_checked()
    expect(page.get_by_text(label("plan_without_script"))).to_be_visible()
    expect(page.get_by_label(label("first_day"))).to_be_hidden()
