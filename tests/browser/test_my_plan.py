"""My plan: the reader's items by date, what they have written, and the review that comes next."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from generator.model.checklist import PHASE_DAYS
from tests.browser.places import PLAN, SIZES, STEP, content, items, label
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
    page = visit_with(visit, PLAN, {}, on="2026-02-10")

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

    page.locator("[data-setup-open]").click()
    page.get_by_label(label("no_weekends")).check()
    after = [date.fromisoformat(day) for day in page.evaluate(dates)]

    assert any(day.weekday() > 4 for day in before)
    assert after == [day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0) for day in before]


def test_items_stand_under_what_their_date_means_today(visit):
    """Overdue, this week, the next weeks and later: each item in the group of its date, but for what is next."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-19")
    monday = date(2026, 3, 16)

    for node in page.locator("[data-plan] [data-day]:has(input)").all()[1:]:
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
    held = {name(0): {"s": "done"}, name(1): {"s": "skip", "w": "No team"}}
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}, **held})

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

    page.locator("[data-setup-open]").click()
    page.get_by_label(label("my_step"), exact=True).select_option("manager-to-director")
    begin(page, on="2027-01-04", step="manager-to-director")
    page.reload()

    expect(page.get_by_label(label("my_step"), exact=True)).to_have_value("manager-to-director")
    expect(page.get_by_label(label("first_day"))).to_have_value("2027-01-04")
    assert records(page)[f"step:{STEP_ID}"]["start"] == "2026-03-02"


def test_the_next_review_is_the_readers_or_else_the_plans(visit):
    """The end of the phase one is in brings the next review, unless the reader has set a day."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-12")
    line = page.locator("[data-next-review]")

    expect(line).to_have_text(said("review_next", "plan", day="Mar 31, 2026"))
    page.locator("[data-setup-open]").click()
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


def begun(visit, start: str, **held) -> Page:
    """The plan of who came on 30 November, a Monday, and then said their first day."""
    return visit_with(
        visit, PLAN, {f"step:{STEP_ID}": {"start": start, "since": "2026-11-30"}, **held}, on="2026-11-30"
    )


@pytest.mark.parametrize(("start", "title"), [("2026-11-30", "group_before"), ("2026-08-22", "group_earlier")])
def test_what_lay_before_the_plan_turns_against_nobody(visit, start, title):
    """Acts whose phase was over stand right behind the week, without dates; nothing is overdue."""
    page = begun(visit, start)
    earlier = page.locator("[data-plan] > *").nth(1)

    expect(earlier).to_have_attribute("data-group", "earlier")
    expect(earlier.get_by_role("heading")).to_contain_text(said(title, "plan"))
    assert set(earlier.locator("[data-due]").all_text_contents()) == {""}
    dates = page.locator("[data-plan] [data-due]").evaluate_all("found => found.map((time) => time.dateTime)")
    assert min(day for day in dates if day) >= "2026-11-30"
    expect(group(page, "overdue")).to_have_count(0)


@pytest.mark.parametrize(
    ("start", "phase"), [("2026-11-30", 0), ("2026-12-07", 0), ("2027-01-04", 0), ("2026-08-22", 3)]
)
def test_the_plan_begins_with_what_is_next_everywhere(visit, start, phase):
    """In the list before the one that the calendar has reached, as long as something is open there."""
    page = begun(visit, start)

    expect(page.locator("[data-plan] .pb-plan__act").first).to_have_text(LISTS[phase]["items"][0]["do"])


def test_a_week_without_a_date_shows_what_is_next(visit):
    """A plan that starts later names the day of its first act, which is there to be ticked."""
    page = begun(visit, "2027-01-04")
    week = group(page, "week")

    expect(week.get_by_role("heading")).to_have_text(said("week_ahead", "plan", day="Dec 21"))
    week.get_by_role("checkbox").check()
    expect(week.get_by_role("heading")).to_have_text(said("week_done", "plan"))


def test_a_week_is_not_empty_while_something_is_open_from_before(visit):
    """It shows three things that are."""
    page = begun(visit, "2026-08-22", **{f"item:{STEP_ID}/{item['id']}": {"s": "done"} for item in LISTS[4]["items"]})

    expect(group(page, "week").locator("[data-item]")).to_have_count(3)
    expect(group(page, "week").get_by_role("heading")).to_have_text(said("week", "plan", count=3))


def test_groups_count_acts_and_follow_a_tick(visit):
    """As the bar does, so that the two agree; reviews are no acts."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}})
    heading = group(page, "undated").get_by_role("heading")
    expect(heading).to_have_text(f"{said('group_undated', 'plan')} ({len(items())})")

    page.locator(f'[data-item="{item_id()}"]').check()
    expect(heading).to_have_text(f"{said('group_undated', 'plan')} ({len(items()) - 1})")
    page.get_by_role("button", name=label("by_phase"), exact=True).click()

    first = page.locator("[data-plan] h3").first
    expect(first).to_have_text(f"{LISTS[0]['title']} (1 of {len(LISTS[0]['items'])})")
    page.locator(f'[data-item="{item_id(1)}"]').check()
    expect(first).to_have_text(f"{LISTS[0]['title']} (2 of {len(LISTS[0]['items'])})")


@pytest.mark.parametrize(
    ("start", "today", "day"),
    [
        ("2026-12-07", "2026-11-30", "Dec 7, 2026"),
        ("2026-11-01", "2026-11-20", "Nov 30, 2026"),
        ("2025-01-06", "2026-11-30", ""),
    ],
)
def test_a_review_of_the_plan_lies_ahead_on_a_working_day(visit, start, today, day):
    """Never before the first day, never in the past, and on the Monday after where it falls on a weekend."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": start}}, on=today)

    line = page.locator("[data-next-review]")
    expect(line).to_have_text(said("review_next", "plan", day=day)) if day else expect(line).to_be_hidden()


def test_what_is_written_about_a_decision_leads_to_its_field(visit):
    """The text stands on the plan, and the link ends at the field that holds it."""
    question = content("content/decisions/stay-or-go.yml")["criteria"][0]["id"]
    held = {f"step:{STEP_ID}": {}, "decision:stay-or-go": {"e": {question: "Two <left>"}}}
    page = visit_with(visit, PLAN, held, viewport=SIZES["phone"])

    line = page.locator("[data-written] li").filter(has_text="Two <left>")
    line.get_by_role("link", name=said("wrote_e", "plan")).click()

    field = page.locator(f"#e-{question}")
    expect(field).to_have_value("Two <left>")
    expect(field).to_be_in_viewport(ratio=1)


def test_the_parts_of_the_plan_are_one_tap_away_on_a_phone(visit):
    """Notes, measures and what can be taken along, above the list."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}}, viewport=SIZES["phone"])

    for place in ("notes", "measures", "keep"):
        page.locator(f".pb-jump a[href$='#{place}']").click()
        expect(page.locator(f"#{place}")).to_be_in_viewport()
        page.evaluate("scrollTo(0, 0)")


def test_the_step_and_its_day_are_said_and_changed(visit):
    """As words, with a button that opens the form and closes it."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, locale="en-US")
    change = page.locator("[data-setup-open]")
    expect(page.locator("[data-setup-now]")).to_have_text(
        said("setup", "plan", step="Specialist → Manager", day="Mar 2, 2026")
    )

    for open_now in (True, False):
        change.click()
        expect(change).to_have_attribute("aria-expanded", str(open_now).lower())
        expect(page.get_by_label(label("first_day"))).to_be_visible(visible=open_now)


def test_the_ways_in_a_row_look_alike(visit):
    """Whatever is pressed below an act has the same colour, weight and line."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}})
    row = page.locator("[data-plan] li").first
    traits = "[look.color, look.fontWeight, look.fontSize, look.textDecorationLine]"
    look = f"node => {{ const look = getComputedStyle(node); return {traits}; }}"

    assert row.get_by_role("link").evaluate(look) == row.get_by_role("button").evaluate(look)


def test_the_first_day_folds_away_once_it_is_set(visit):
    """Every Monday the week stands on the first screen; the dates wait under one line."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-12")

    expect(page.get_by_label(label("first_day"))).to_be_hidden()
    expect(page.locator("[data-setup-now]")).to_contain_text("Mar 2, 2026")


def test_the_checklists_lead_to_their_step_in_the_plan(visit):
    """The link chooses the step and asks for its first day, also of a reader who knew none."""
    held = {f"step:{STEP_ID}": {"start": "2026-03-02"}, "step:manager-to-director": {}}
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
