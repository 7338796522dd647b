"""Readiness: ratings kept day by day, counted with their evidence, compared, shown as a pattern and printed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import presses_to
from tests.browser.places import label
from tests.browser.ratings import BANDS, READINESS, STATEMENTS, rate, row, set_day, statement, stored, violations, words
from tests.browser.test_every_kind import SCHEMES
from tests.browser.test_records import BLOCKED
from tests.browser.test_ticking import follow
from tests.depth import one_view

NEW = {"color_scheme": "light"}  # A context of its own, whose clock can be moved.


def fill_in(page, values, evidence="Seen by Jo in May") -> None:
    """Rate the first statements, each with evidence."""
    for number, value in enumerate(values):
        rate(page, number, value, evidence)


def test_a_rating_and_its_evidence_stay_over_a_reload(visit):
    """What was chosen and written is there when the page is loaded again, and nothing else is."""
    page = visit(READINESS)

    rate(page, 0, 3, "Rota, handed to Ines on 3 May")
    page.reload()

    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()
    expect(statement(page, 0).get_by_role("textbox")).to_have_value("Rota, handed to Ines on 3 May")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)


def test_a_day_of_rating_is_one_record(visit):
    """The record of today holds values, evidence and the revisions they were given for, by the statements' ids."""
    page = visit(READINESS)

    rate(page, 0, 3, "Rota")
    rate(page, 1, 1)

    [(name, record)] = [(name, record) for name, record in stored(page).items() if name.startswith("sitting:")]
    first, second = STATEMENTS[0]["id"], STATEMENTS[1]["id"]
    assert re.fullmatch(r"sitting:specialist-to-manager/\d{4}-\d\d-\d\d", name)
    assert record["v"] == {first: 3, second: 1}
    assert record["e"] == {first: "Rota"}
    assert set(record["r"]) == {first, second}


def test_a_rating_without_evidence_is_not_counted(visit):
    """The result names it as not counted, and the line above the form counts it apart."""
    page = visit(READINESS)

    rate(page, 0, 3, "Rota")
    rate(page, 1, 4)

    expect(row(page, 1)).to_contain_text(words("readiness", "no_evidence"))
    expect(row(page, 0)).to_contain_text("Rota")
    expect(page.get_by_role("status").filter(has_text=f"2 of {len(STATEMENTS)} rated, 1 with evidence")).to_be_visible()


def test_a_line_can_be_left_out_again(visit):
    """A rating can be taken back, which no radio button can by itself."""
    page = visit(READINESS)

    rate(page, 0, 3)
    statement(page, 0).get_by_role("button", name=words("readiness", "clear")).click()
    page.reload()

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_an_old_sitting_is_closed_and_a_new_one_starts_empty(visit):
    """On a later day the old ratings show but cannot be changed by a slip; rating again starts with nothing."""
    page = visit(READINESS, **NEW)
    set_day(page, "2030-03-01")
    rate(page, 0, 2, "Rota")
    set_day(page, "2030-09-01")

    expect(statement(page, 0).get_by_role("radio").nth(1)).to_be_checked()
    expect(statement(page, 0).get_by_role("radio").nth(1)).to_be_disabled()
    page.get_by_role("button", name=words("readiness", "again")).click()

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(row(page, 0)).to_contain_text("2 of 4")


def test_an_old_sitting_can_be_changed_on_purpose(visit):
    """What was begun yesterday can be gone on with today, under its own date."""
    page = visit(READINESS, **NEW)
    set_day(page, "2030-03-01")
    rate(page, 0, 2)
    set_day(page, "2030-03-02")

    page.get_by_role("button", name=words("readiness", "change")).click()
    rate(page, 1, 3)

    names = [name for name in stored(page) if name.startswith("sitting:")]
    assert names == ["sitting:specialist-to-manager/2030-03-01"]
    assert len(stored(page)[names[0]]["v"]) == 2


def test_a_first_sitting_is_not_announced(visit):
    """Above the statements stands only what older ratings ask for: to rate again, or to change these."""
    page = visit(READINESS, **NEW)
    panel = page.locator("[data-readiness]")
    set_day(page, "2030-03-01")
    rate(page, 0, 2, "Rota")
    expect(panel).to_be_hidden()

    set_day(page, "2030-09-01")

    expect(panel).to_contain_text("These are your ratings of Mar 1, 2030.")
    expect(panel.get_by_role("button")).to_have_text([words("readiness", "again"), words("readiness", "change")])


def test_two_dates_stand_side_by_side(visit):
    """Later ratings stand beside the earlier ones, and each change is said in words."""
    page = visit(READINESS, **NEW)
    set_day(page, "2030-03-01")
    fill_in(page, [1, 3, 2])
    set_day(page, "2030-09-01")
    page.get_by_role("button", name=words("readiness", "again")).click()
    fill_in(page, [3, 2, 2])

    for number, change in enumerate(["up 2", "down 1", "the same"]):
        expect(row(page, number)).to_contain_text(change)
    expect(page.get_by_role("columnheader", name=re.compile("Mar 1, 2030"))).to_be_visible()
    expect(page.get_by_role("columnheader", name=re.compile("Sep 1, 2030"))).to_be_visible()


def test_a_sitting_can_be_deleted_and_brought_back(visit):
    """Deleting asks nothing and can be undone."""
    page = visit(READINESS)
    rate(page, 0, 3, "Rota")

    page.get_by_text(words("readiness", "earlier")).click()
    page.get_by_role("button", name=words("readiness", "delete")).click()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()


@pytest.mark.parametrize(
    ("lows", "band"), [(5, 0), (4, 1), (1, 1), (0, 2)], ids=["five low", "four low", "one low", "none low"]
)
def test_the_closest_pattern_follows_the_number_of_low_ratings(visit, lows, band):
    """The band's own words show: its title, when it fits and its advice."""
    page = visit(READINESS)

    fill_in(page, [2] * lows + [3] * (7 - lows))

    pattern = page.locator(".pb-pattern")
    expect(pattern.get_by_role("heading")).to_have_text(f"Closest pattern: {BANDS[band]['title']}")
    expect(pattern).to_contain_text(" ".join(BANDS[band]["when"].split())[:40])
    expect(pattern).to_contain_text(" ".join(BANDS[band]["advice"].split())[:40])


def test_too_few_ratings_give_no_pattern(visit):
    """With fewer than are needed, the page says how many are missing; those without evidence do not help."""
    page = visit(READINESS)

    fill_in(page, [1, 2, 1, 2])
    rate(page, 4, 1)
    rate(page, 5, 1)

    expect(page.locator(".pb-pattern")).to_contain_text(words("readiness", "too_few").replace("{n}", "2"))


def test_the_result_leads_to_where_to_start(visit):
    """The items of the two lowest statements are linked, and no others."""
    page = visit(READINESS)

    fill_in(page, [2, 3, 1, 3, 3, 2, 3])

    links = page.locator(".pb-pattern li a").evaluate_all("nodes => nodes.map((node) => node.hash.slice(1))")
    assert links == [*STATEMENTS[2]["start_here"], *STATEMENTS[0]["start_here"]]


def test_changed_words_are_said_beside_the_rating(visit):
    """A rating that was given for other words is kept and marked."""
    page = visit(READINESS)
    rate(page, 0, 3, "Rota")
    name = next(name for name in stored(page) if name.startswith("sitting:"))

    page.evaluate(
        "([name, id]) => playbook.start('store').set(name, { r: { [id]: '00000000' } })", [name, STATEMENTS[0]["id"]]
    )

    expect(statement(page, 0)).to_contain_text("have changed since it was rated")
    expect(row(page, 0)).to_contain_text(words("readiness", "changed_short"))
    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()


def test_the_radar_is_an_option_with_a_text(visit):
    """It is drawn when asked for, from three ratings on, and says its numbers."""
    page = visit(READINESS)
    fill_in(page, [1, 4])
    expect(page.get_by_role("button", name=words("readiness", "radar"))).to_have_count(0)
    rate(page, 2, 2)

    page.get_by_role("button", name=words("readiness", "radar")).click()

    radar = page.get_by_role("img", name=words("radar", "title"))
    expect(radar).to_be_visible()
    expect(radar.locator("desc")).to_have_text("1: 1, 2: 4, 3: 2")


def test_the_result_prints_on_two_sides(visit):
    """All statements with evidence, the radar and the pattern are no more than two pieces of paper."""
    page = visit(READINESS, "window.print = () => {};")
    fill_in(page, [2, 3] * (len(STATEMENTS) // 2))
    page.get_by_role("button", name=words("readiness", "radar")).click()
    page.get_by_role("img", name=words("radar", "title")).wait_for()

    page.get_by_role("button", name=words("readiness", "print")).click()
    page.emulate_media(media="print")
    expect(statement(page, 0)).to_be_hidden()
    expect(row(page, 0)).to_be_visible()

    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2


def test_everything_works_by_keyboard(visit):
    """Tab reaches the evidence, which comes first, the next Tab is at its ratings, and the arrows choose."""
    page = visit(READINESS)
    page.locator("[data-readiness][data-ready]").wait_for(state="attached")

    presses_to(page, f"#evidence-{STATEMENTS[0]['id']}")
    page.keyboard.type("Rota")
    presses_to(page, f"[name={STATEMENTS[0]['id']}]", 1)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.reload()

    expect(statement(page, 0).get_by_role("radio").nth(1)).to_be_checked()
    expect(row(page, 0)).to_contain_text("Rota")


def test_the_focus_stays_where_it_was_when_the_result_changes(visit):
    """Showing the radar keeps the focus on the button that showed it."""
    page = visit(READINESS)
    fill_in(page, [1, 4, 2])

    page.get_by_role("button", name=words("readiness", "radar")).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name=words("readiness", "hide_radar"))).to_be_focused()


def test_fields_are_usable_without_javascript(visit):
    """A reader without scripts can choose and write, and is told that nothing is kept."""
    page = visit(READINESS, java_script_enabled=False)

    statement(page, 0).get_by_text(STATEMENTS[0]["anchors"][2]).click()
    statement(page, 0).get_by_role("textbox").fill("Rota")

    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()
    expect(page.get_by_text(label("ratings_note"))).to_be_visible()
    expect(page.locator("main .pb-button").filter(visible=True)).to_have_count(0)


def test_ratings_under_former_ids_are_found(visit):
    """A statement and a step that were renamed keep what was rated under the ids they had."""
    page = visit(READINESS)
    page.locator("[data-readiness][data-ready]").wait_for(state="attached")

    page.evaluate(
        """id => {
          document.querySelector("[data-readiness]").dataset.readiness = "specialist-to-manager,old-step";
          const box = document.querySelector(`[data-statement=${id}]`);
          box.dataset.names = `specialist-to-manager/${id},old-step/old-id`;
          const { put } = playbook.start("store");
          put([["sitting:old-step/2026-01-05", { v: { "old-id": 3 }, e: { "old-id": "Rota" } }]]);
        }""",
        STATEMENTS[0]["id"],
    )

    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()
    page.get_by_role("button", name=words("readiness", "change")).click()
    statement(page, 0).get_by_role("radio").nth(3).check()
    expect(row(page, 0)).to_contain_text("4 of 4")
    record = stored(page)["sitting:specialist-to-manager/2026-01-05"]
    assert record["v"] == {STATEMENTS[0]["id"]: 4}


def test_rating_works_after_instant_navigation(visit):
    """On a page that came without a new document, the script loads, and what is rated is kept."""
    page = visit(READINESS.replace("readiness", "calendar"))

    follow(page, "/readiness/")
    rate(page, 0, 3, "Rota")
    follow(page, "/measures/")
    follow(page, "/readiness/")

    expect(statement(page, 0).get_by_role("radio").nth(2)).to_be_checked()
    expect(row(page, 0)).to_contain_text("Rota")


def test_a_browser_that_stores_nothing_still_rates(visit):
    """Where storage is blocked, the result grows all the same, and the page says that it will not last."""
    page = visit(READINESS, BLOCKED)

    rate(page, 0, 3, "Rota")

    expect(row(page, 0)).to_contain_text("3 of 4")
    expect(page.get_by_role("article").get_by_text(words("playbook", "lost_blocked"))).to_be_visible()


def test_ratings_are_of_one_step(visit):
    """Another step's page shows none of them."""
    page = visit(READINESS)
    rate(page, 0, 3)

    page.goto("transitions/manager-to-director/readiness/")
    page.locator("[data-readiness][data-ready]").wait_for(state="attached")

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), one_view({"narrow": 320, "wide": 1280}, SCHEMES))
def test_axe_finds_nothing_in_a_page_with_results(visit, width, scheme):
    """Two sittings, a comparison, the list, the radar and the pattern break no rule and do not scroll sideways."""
    page = visit(READINESS, color_scheme=scheme, viewport={"width": width, "height": 800})
    set_day(page, "2030-03-01")
    fill_in(page, [1, 3, 2, 2, 3, 4, 2])
    set_day(page, "2030-09-01")
    page.get_by_role("button", name=words("readiness", "again")).click()
    fill_in(page, [2, 3, 2, 4, 3, 4, 2])
    page.get_by_text(words("readiness", "earlier")).click()
    page.get_by_role("button", name=words("readiness", "radar")).click()
    page.get_by_role("img", name=words("radar", "title")).wait_for()

    found = violations(page)

    assert found == [], "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
