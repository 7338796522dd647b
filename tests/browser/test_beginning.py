"""My plan for who has nothing yet: two questions, and the plan that their answers make."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import PLAN, SIZES, content, label
from tests.browser.reader import STEP_ID, begin, name, records, said, visit_with
from tests.browser.test_copies import copy_of, load
from tests.browser.waiting import until_still

MONDAY = "2026-11-30"
ON = {"locale": "en-US", "viewport": SIZES["phone"]}
STEPS = ("specialist-to-manager", "manager-to-director", "director-to-vp", "vp-to-c-suite")


def visit_on(visit, day: str = MONDAY, path: str = PLAN, **options) -> Page:
    """My plan as an empty browser shows it on a day."""
    return visit_with(visit, path, {}, on=day, **{"viewport": SIZES["phone"], **options})


def question(page: Page, name: str):
    """One of the two questions."""
    return page.get_by_role("group", name=label(name))


def questions(page: Page):
    """Both as one."""
    return page.locator("[data-begin]")


def in_sight(page: Page) -> list[str]:
    """The headings and controls of the main part that are in sight, by their words or what they are."""
    shown = page.locator("main article :is(h1, h2, h3, a, button, summary, input, select, textarea):visible")
    return shown.evaluate_all("nodes => nodes.map((node) => node.name || node.textContent.trim())")


def test_an_empty_plan_asks_two_things_and_shows_nothing_else(visit):
    """Its title, a sentence, the step and the first day; one button, and a way in for who has a copy."""
    page = visit_on(visit)

    assert in_sight(page) == [
        "My plan", *["step"] * len(STEPS), *["first"] * 4, label("make_plan"), label("have_copy"),
    ]  # fmt: skip
    for step in STEPS:
        promise = content(f"content/transitions/{step}/transition.yml")["promise"]
        row = question(page, "which_step").locator(f"label:has([value={step}])")
        expect(row).to_contain_text(promise)
        assert row.bounding_box()["height"] >= 48
    expect(page.locator("[data-begin] :checked")).to_have_count(0)


@pytest.mark.parametrize("setting", ["plan", "last"])
def test_a_step_that_was_chosen_or_read_before_is_chosen(visit, setting):
    """How the site was used is no record of anything: the questions still come."""
    page = visit_with(visit, PLAN, {f"setting:{setting}": {"step": "director-to-vp"}})

    expect(question(page, "which_step").get_by_role("radio", checked=True)).to_have_value("director-to-vp")


def test_a_link_to_a_step_chooses_it_and_asks_for_the_day(visit):
    """The cursor stands where the first thing is to be answered."""
    page = visit("transitions/manager-to-director/first-year/")

    page.get_by_role("link", name=label("to_my_plan")).click()

    expect(question(page, "which_step").get_by_role("radio", checked=True)).to_have_value("manager-to-director")
    today = question(page, "which_first_day").get_by_role("radio").first
    expect(today).to_be_focused()
    today.check()
    page.get_by_role("button", name=label("make_plan")).click()
    expect(page.locator("[data-setup-now]")).to_be_visible()
    expect(page.get_by_label(label("first_day"))).to_be_hidden()  # It has just been said.


@pytest.mark.parametrize(
    ("today", "answer", "start", "words"),
    [
        (MONDAY, "today", "2026-11-30", "Monday, November 30"),
        (MONDAY, "next_monday", "2026-12-07", "Monday, December 7"),
        ("2026-12-06", "next_monday", "2026-12-07", "Monday, December 7"),
        ("2026-12-31", "next_monday", "2027-01-04", "Monday, January 4"),
    ],
)
def test_the_days_to_choose_from_are_named(visit, today, answer, start, words):
    """Today and the Monday that comes, each with its date; the answer is kept with the day on which it was given."""
    page = visit_on(visit, today)
    question(page, "which_step").get_by_role("radio").first.check()

    radio = question(page, "which_first_day").get_by_role("radio", name=f"{label(answer)} {words}")
    radio.check()
    page.get_by_role("button", name=label("make_plan")).click()

    kept = records(page)[f"step:{STEP_ID}"]
    assert (kept["start"], kept["since"]) == (start, today)


def test_another_day_has_a_field_once_it_is_wanted(visit):
    """It is asked for in the same form, and only of who chose it."""
    page = visit_on(visit)
    field = page.get_by_label(label("which_other_day"), exact=True)
    other = question(page, "which_first_day").get_by_role("radio", name=label("another_day"))
    expect(field).to_be_hidden()

    other.check()
    expect(field).to_be_visible()
    expect(other).to_be_focused()  # Who goes through the answers by arrow key is not carried off.
    question(page, "which_first_day").get_by_role("radio").first.check()
    expect(field).to_be_hidden()


def test_the_plan_takes_the_place_of_the_questions(visit):
    """It says what has become of the answers, begins with the week, and the cursor stands there."""
    page = visit_on(visit)

    begin(page, on="2026-11-25")

    heading = page.locator("[data-plan] h3").first
    expect(questions(page)).to_be_hidden()
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    week = said("week", "plan", count=page.locator("[data-group=week] li").count())
    expect(heading).to_have_text(week)
    expect(page.locator("[data-plan] > *").first).to_have_attribute("data-group", "week")
    expect(page.locator(".pb-said").get_by_role("status")).to_have_text(
        said("begun", "plan", day="Wednesday, November 25, 2026", week=week)
    )


def test_making_the_plan_can_be_taken_back(visit):
    """The questions stand there again with the answers that were given, and the cursor on the day."""
    page = visit_on(visit)
    begin(page, on="2026-11-25")

    page.get_by_role("button", name=said("undo"), exact=True).click()

    expect(questions(page)).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()
    expect(question(page, "which_first_day").get_by_role("radio", checked=True)).to_be_focused()
    assert f"step:{STEP_ID}" not in records(page)


def test_who_knows_no_day_yet_sees_the_list(visit):
    """All items of the step without dates, also on the next visit; the day is asked in one line."""
    page = visit_on(visit)
    question(page, "which_step").get_by_role("radio").nth(1).check()
    question(page, "which_first_day").get_by_role("radio", name=label("no_day_yet")).check()
    page.get_by_role("button", name=label("make_plan")).click()

    expect(page.locator(".pb-said").get_by_role("status")).to_have_text(said("begun_undated", "plan"))
    expect(page.locator("[data-plan] h3")).to_be_focused()
    page.reload()

    expect(questions(page)).to_be_hidden()
    expect(page.locator("[data-group=undated] [data-of=manager-to-director]").first).to_be_visible()
    expect(page.locator("[data-setup-now]")).to_have_text(said("setup_undated", "plan", step="Manager → Director"))
    expect(page.get_by_label(label("first_day"))).to_be_hidden()


def test_nothing_is_made_of_a_question_that_is_open(visit):
    """The browser says which one it is."""
    page = visit_on(visit)
    question(page, "which_first_day").get_by_role("radio").first.check()

    page.get_by_role("button", name=label("make_plan")).click()

    expect(questions(page)).to_be_visible()
    expect(question(page, "which_step").get_by_role("radio").first).to_be_focused()
    assert records(page) == {}


def test_the_questions_are_answered_by_keyboard(visit):
    """Tab, arrows and Enter alone lead to the plan."""
    page = visit_on(visit)
    question(page, "which_step").get_by_role("radio").first.focus()

    for key in ("Space", "ArrowDown", "Tab", "Space", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    expect(page.locator("[data-plan] h3").first).to_be_focused()
    assert records(page)["step:manager-to-director"]["start"] == "2026-12-07"


def test_who_has_a_copy_loads_it_in_place_of_an_answer(visit):
    """A new device brings nothing: the link asks for the file, and what it holds makes the plan."""
    page = visit_on(visit)

    with page.expect_file_chooser():
        page.get_by_role("button", name=label("have_copy")).click()
    load(page, copy_of({name(0): {"s": "done"}, f"step:{STEP_ID}": {"start": "2026-11-02"}}))
    page.get_by_role("dialog").get_by_role("button", name=said("load", "plan")).click()

    expect(questions(page)).to_be_hidden()
    expect(page.locator("[data-setup-now]")).to_contain_text("Nov 2, 2026")


@pytest.mark.parametrize("place", ["keep", "notes", f"review-{STEP_ID}-first-30"])
def test_an_address_within_the_plan_shows_the_plan(visit, place):
    """Whoever is sent to a part of it finds that part, though nothing is recorded."""
    page = visit_on(visit, path=f"{PLAN}#{place}")

    expect(page.locator(f"#{place}")).to_be_visible()
    expect(questions(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("held", "step", "shown"),
    [
        ({name(0): {"s": "done"}, name(3): {"n": "Ask Ana"}}, STEP_ID, "Ask Ana"),
        ({"decision:stay-or-go": {"m": "Nobody"}}, "", "Nobody"),
    ],
)
def test_the_questions_stand_first_until_they_are_answered(visit, held, step, shown):
    """Whatever is recorded, and in sight below them; a step is chosen that ticks tell, and never by default."""
    page = visit_with(visit, PLAN, held, on=MONDAY)
    checked = question(page, "which_step").locator(":checked")

    assert checked.evaluate_all("found => found.map((radio) => radio.value)") == [step] * bool(step)
    expect(page.get_by_text(shown, exact=True).locator("visible=true").first).to_be_visible()
    expect(page.locator("[data-plan] .pb-plan__item")).to_have_count(sum(found.startswith("item:") for found in held))
    expect(page.locator("[data-orders], [data-progress], [data-setup-now]").locator("visible=true")).to_have_count(0)
    begin(page, on="2026-12-07")

    expect(questions(page)).to_be_hidden()
    expect(page.locator("[data-plan] h3").first).to_be_focused()
    expect(page.locator("[data-progress]")).to_be_visible()


def test_a_step_with_answers_brings_them_along(visit):
    """Who chose another step by mistake comes back to the day that they had given."""
    held = {f"step:{STEP_ID}": {"start": "2026-11-02", "free": True}, "setting:plan": {"step": "director-to-vp"}}
    page = visit_with(visit, PLAN, held, on=MONDAY)

    question(page, "which_step").get_by_role("radio").first.check()
    expect(page.get_by_label(label("which_other_day"), exact=True)).to_have_value("2026-11-02")
    page.get_by_role("button", name=label("make_plan")).click()

    kept = records(page)[f"step:{STEP_ID}"]
    assert (kept["start"], kept["free"]) == ("2026-11-02", True)


def test_the_answers_are_sent_without_scrolling(visit):
    """On a phone the button stands in sight above the bar at the foot, and no answer looks as if it were off."""
    page = visit_on(visit)
    button = page.get_by_role("button", name=label("make_plan")).bounding_box()
    looks = "rows => rows.map((row) => getComputedStyle(row).backgroundColor + getComputedStyle(row).borderColor)"
    weights = "names => names.map((name) => getComputedStyle(name).fontWeight)"

    assert button["y"] + button["height"] < SIZES["phone"]["height"] - 56
    assert len(set(question(page, "which_first_day").locator("label.pb-option").evaluate_all(looks))) == 1
    assert len(set(question(page, "which_first_day").locator(".pb-option__name").evaluate_all(weights))) == 1


def test_deleting_everything_asks_again(visit):
    """As on the first day, and it can be taken back."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}, name(0): {"s": "done"}})

    page.locator("[data-take=forget]").click()
    page.get_by_role("dialog").get_by_role("button", name=said("forget", "plan"), exact=True).click()

    expect(questions(page)).to_be_visible()
    page.get_by_role("button", name=said("undo"), exact=True).click()
    expect(questions(page)).to_be_hidden()


def test_a_week_shows_three_things_and_how_many_more(visit):
    """The first by date; the others wait behind a word, and a link to one of them opens it."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-12-07"}}, on="2026-12-01")
    week = page.locator("[data-group=week]")
    dates = week.locator("[data-due]").evaluate_all("days => days.map((day) => day.dateTime)")

    assert len(dates) > 3
    assert dates == sorted(dates)
    expect(week.locator("li:visible")).to_have_count(3)
    expect(week.locator("summary").first).to_have_text(said("week_more", "plan", count=len(dates) - 3))
    expect(week.get_by_role("heading")).to_have_text(said("week", "plan", count=len(dates)))
    last = week.locator("li").last
    page.goto(f"{PLAN}#{last.locator('input').first.get_attribute('id')}")
    expect(last).to_be_visible()


def test_the_week_counts_down(visit):
    """A tick takes one off, and what is done stays where it was; then comes what is still open from before."""
    held = {f"step:{STEP_ID}": {"start": "2026-11-25", "since": "2026-11-25"}}
    page = visit_with(visit, PLAN, held, on=MONDAY)
    week = page.locator("[data-group=week]")
    count = week.locator("li").count()
    expect(week.get_by_role("heading")).to_have_text(said("week", "plan", count=count))

    week.locator("details.pb-more").evaluate("more => { more.open = true; }")
    for box in week.locator("input.pb-tick").all()[2:]:
        box.check()
    for key in ("week_one", "week_done"):
        week.locator("input.pb-tick:not(:checked)").first.check()
        expect(week.get_by_role("heading")).to_have_text(said(key, "plan"))
    expect(week.locator("li")).to_have_count(count)
    page.reload()
    expect(week.locator("li")).to_have_count(3)
    expect(week.get_by_role("heading")).to_have_text(said("week", "plan", count=3))


def test_the_whole_row_ticks(visit):
    """It is at least 48 pixels high, and a press at its edge is one on the box; what is done is one line."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-11-25"}}, on=MONDAY, viewport=SIZES["phone"])
    row = page.locator("[data-group=week] li:has(input[data-item])").first
    box = row.bounding_box()
    assert box["height"] >= 48

    row.click(position={"x": box["width"] - 3, "y": 4})

    expect(row.locator("input.pb-tick")).to_be_checked()
    until_still(page)
    assert row.bounding_box()["height"] < min(64, box["height"])


def test_a_tick_says_what_comes_next_in_the_week(visit):
    """The next thing by date, which may stand elsewhere on the checklist."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-12-07"}}, on="2026-12-01")
    rows = page.locator("[data-group=week] li:has(input[data-item])")

    rows.first.locator("input").check()

    expect(page.locator(".pb-said").get_by_role("link")).to_have_text(rows.nth(1).locator("label").inner_text())


def test_dates_near_today_have_no_year(visit):
    """It can be no other; further away it is said."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-11-25"}}, on=MONDAY)
    dates = page.locator("[data-plan] [data-due]").evaluate_all("days => days.map((day) => day.textContent)")

    assert all(re.fullmatch(r"[A-Z][a-z]{2} \d\d?(, 2027)?", found) for found in dates)
    assert {", 2027" in found for found in dates} == {True, False}
