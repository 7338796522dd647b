"""The calendar audit: a week by hand or from a calendar file, beside two levels, and beside another week."""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.places import STEP, content, label
from tests.browser.test_every_kind import AXE, COLOURS, CUT_OFF, SCHEMES
from tests.browser.waiting import until
from tests.browser.watch import Watch
from tests.depth import one_view

PATH = f"{STEP}/calendar/"
EARLIER, LATER = "2026-03-02", "2026-06-08"  # Two Mondays.
NAMES = content("templates/strings/en.yml")["choices"]["category"]
WORDS = {
    **content("templates/strings/en.yml")["scripts"]["calendar"],
    **content("templates/strings/en.yml")["scripts"]["audit"],
}
WEEK = {"hands-on": 20, "people": 10, "peers": 5, "upward": 1, "direction": 2, "outside": 2}


def hours(page: Page, category: str):
    """The field for a category's hours."""
    return page.get_by_role("spinbutton", name=NAMES[category], exact=True)


def row(page: Page, category: str):
    """A category's row in the table."""
    return page.locator(f"tr[data-category={category}]")


def log(page: Page, week: dict[str, float] = WEEK, monday: str = "") -> None:
    """Write a week's hours, by default those of the week that is shown."""
    if monday:
        page.get_by_label(label("week_of")).fill(monday)
        page.get_by_label(label("week_of")).dispatch_event("change")
    for category, value in week.items():
        hours(page, category).fill(str(value))
    page.keyboard.press("Tab")


def bands(level: str) -> dict[str, tuple[int, int]]:
    """A level's bands, by category."""
    return {
        found["category"]: (found["low"], found["high"]) for found in content(f"content/levels/{level}.yml")["time"]
    }


def test_every_category_can_be_logged_without_javascript(visit):
    """The fields are plain fields, named by their category, and nothing is shown that needs the script."""
    page = visit(PATH, java_script_enabled=False)

    for category in NAMES:
        hours(page, category).fill("4")
    page.get_by_label(f"{label('my_cut')} 1").fill("The Monday meeting")

    expect(page.get_by_role("spinbutton")).to_have_count(6)
    expect(page.locator("article").get_by_role("button")).to_have_count(0)
    expect(page.get_by_text(label("fields_off"))).to_be_visible()


def test_how_to_log_a_week_is_one_press_away(visit):
    """It stands below the tool, and a link beside the week leads there, without JavaScript too."""
    page = visit(PATH, java_script_enabled=False)

    page.locator("article").get_by_role("link", name=label("log_week")).filter(visible=True).first.click()

    expect(page).to_have_url(re.compile("#log$"))
    expect(page.get_by_role("heading", name=label("log_week"))).to_be_in_viewport()


def test_each_category_stands_beside_both_levels_in_words(visit):
    """Below, within or above: for the level that is left and for the one that is entered."""
    page = visit(PATH)

    log(page)

    expect(page.locator("#total")).to_have_text("40 h")
    for category, value in WEEK.items():
        share = int(100 * value / 40 + 0.5)  # Half a percent is rounded up.
        expect(row(page, category)).to_contain_text(f"{share} %")
        for place, level in enumerate(("specialist", "manager"), start=1):
            low, high = bands(level)[category]
            word = WORDS["below" if share < low else "above" if share > high else "within"]
            said = WORDS["you"].replace("{place}", word)
            expect(row(page, category).locator("td").nth(place)).to_contain_text(said)


def test_the_share_is_drawn_on_the_band(visit):
    """A mark stands where the reader is, between nothing and all."""
    page = visit(PATH)

    log(page)

    expect(row(page, "hands-on").locator(".pb-range__mark").first).to_have_attribute("x1", "50")
    expect(page.locator(".pb-range__mark")).to_have_count(12)


def test_the_widest_difference_is_said_first_in_a_sentence(visit):
    """The reader is told what to move, in words and with both numbers."""
    page = visit(PATH)
    low, high = bands("manager")["hands-on"]

    log(page)

    expect(page.locator("#said p").first).to_have_text(
        f"You spend 50 % on hands-on work; the step asks for {low}–{high} %."
    )


def test_a_week_inside_every_band_is_said_to_be_so(visit):
    """There is nothing to move."""
    page = visit(PATH)

    log(page, {"hands-on": 10, "people": 40, "peers": 15, "upward": 10, "direction": 15, "outside": 10})

    expect(page.locator("#said")).to_have_text(WORDS["in_all"])


def test_nothing_is_compared_before_there_are_hours(visit):
    """An empty table makes no claim, and one that is emptied again neither."""
    page = visit(PATH)

    expect(page.locator("#said")).to_be_hidden()
    log(page, {"people": 4})
    log(page, {"people": ""})

    expect(page.locator("#said")).to_be_hidden()
    expect(page.locator(".pb-verdict")).to_have_count(0)


def test_a_week_stays_when_the_page_is_loaded_again(visit):
    """Hours, cuts, additions and the date."""
    page = visit(PATH)

    log(page)
    page.get_by_label(f"{label('my_cut')} 2").fill("The Monday meeting")
    page.get_by_label(f"{label('my_add')} 1").fill("An hour to plan")
    page.get_by_label(label("log_again")).fill("2099-01-05")
    page.keyboard.press("Tab")
    page.reload()

    expect(hours(page, "hands-on")).to_have_value("20")
    expect(page.get_by_label(f"{label('my_cut')} 2")).to_have_value("The Monday meeting")
    expect(page.get_by_label(f"{label('my_add')} 1")).to_have_value("An hour to plan")
    expect(page.get_by_label(label("log_again"))).to_have_value("2099-01-05")


def test_a_week_is_kept_as_plain_data(visit):
    """Other pages and copies read the record: its shape is a promise."""
    page = visit(PATH)

    log(page, {"people": 6.5}, EARLIER)
    page.get_by_label(f"{label('my_cut')} 3").fill("Reports")
    page.keyboard.press("Tab")

    record = page.evaluate(
        f"JSON.parse(localStorage['playbook:' + playbook.site]).records['week:specialist-to-manager/{EARLIER}']"
    )
    del record["t"]
    assert record == {"h": {"people": 6.5}, "cut": {"3": "Reports"}}


def test_any_day_chooses_its_week(visit):
    """A week begins on Monday, whatever day is picked, and the buttons go from week to week."""
    page = visit(PATH)

    page.get_by_label(label("week_of")).fill("2026-06-14")
    page.get_by_label(label("week_of")).blur()
    expect(page.get_by_label(label("week_of"))).to_have_value("2026-06-08")
    page.get_by_role("button", name=label("week_back"), exact=True).click()
    expect(page.get_by_label(label("week_of"))).to_have_value("2026-06-01")
    page.get_by_role("button", name=label("week_on"), exact=True).click()

    expect(page.get_by_label(label("week_of"))).to_have_value("2026-06-08")


def test_two_weeks_are_compared(visit):
    """Then and now, with the change between them, and what the reader had meant to cut."""
    page = visit(PATH)

    log(page, WEEK, EARLIER)
    page.get_by_label(f"{label('my_cut')} 1").fill("The Monday meeting")
    log(page, {**WEEK, "hands-on": 10, "people": 20}, LATER)

    lines = page.locator("#weeks tbody tr").filter(has_text=NAMES["hands-on"])
    assert lines.locator("td").all_inner_texts() == ["50 %", "25 %", "−25"]
    expect(page.locator("#weeks")).to_contain_text("The Monday meeting")


def test_a_week_is_deleted_and_taken_back(visit):
    """Deleting asks nothing, since it can be undone."""
    page = visit(PATH)
    log(page, WEEK, EARLIER)
    log(page, WEEK, LATER)

    page.get_by_role("button", name=WORDS["remove"]).click()
    expect(page.locator("#weeks details")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.locator("#weeks details")).to_have_count(1)


def test_an_earlier_week_can_be_opened_again(visit):
    """Its hours stand in the table."""
    page = visit(PATH)
    log(page, WEEK, EARLIER)
    log(page, {"people": 3}, LATER)

    page.get_by_role("button", name=WORDS["open"]).click()

    expect(page.get_by_label(label("week_of"))).to_have_value(EARLIER)
    expect(hours(page, "hands-on")).to_have_value("20")


def test_a_suggestion_is_taken_into_the_first_empty_field(visit):
    """And it can be changed there, as the reader's own words."""
    page = visit(PATH)
    suggestion = " ".join(content(f"content/{STEP}/calendar.yml")["cuts"][1].split())
    page.get_by_label(f"{label('my_cut')} 1").fill("Mine")

    page.get_by_role("button", name=WORDS["use"]).filter(has_text=suggestion).click()

    expect(page.get_by_label(f"{label('my_cut')} 2")).to_have_value(suggestion)


def test_the_day_to_log_again_is_remembered_to_the_reader(visit):
    """Once it has come, until a week since then is logged."""
    page = visit(PATH)

    log(page, WEEK, EARLIER)
    page.get_by_label(label("log_again")).fill("2026-05-04")
    page.keyboard.press("Tab")
    expect(page.locator("#week-said")).to_contain_text("You meant to log again on")
    log(page, WEEK, LATER)

    expect(page.locator("#week-said")).not_to_contain_text("You meant to log again on")


def test_the_table_works_by_keyboard_alone(visit):
    """From field to field with Tab, digits for hours."""
    page = visit(PATH)

    hours(page, "hands-on").focus()
    page.keyboard.type("12")
    for _ in range(8):  # A note may hold links on the way.
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "hours-people":
            break
    page.keyboard.type("8")
    page.keyboard.press("Tab")

    expect(page.locator("#total")).to_have_text("20 h")


# The calendar file -----------------------------------------------------------------------------------

TITLE = "<img src=x onerror=alert(1)>"


def ics(*titles: str) -> str:
    """A calendar with an event of an hour on each day of the later week, one a title."""
    events = [
        f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART:202606{8 + day:02}T090000\r\nDURATION:PT1H\r\n"
        f"SUMMARY:{title}\r\nEND:VEVENT\r\n"
        for day, title in enumerate(titles)
    ]
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def give(page: Page, text: str | bytes) -> None:
    """Choose a calendar file in the later week."""
    log(page, {}, LATER)
    if not page.locator(".pb-file").evaluate("node => node.open"):
        page.get_by_text(label("file_title"), exact=True).click()
    until(page, "Boolean(playbook.start('calendar-week'))")
    body = text if isinstance(text, bytes) else text.encode()
    page.get_by_label(label("file_choose")).set_input_files(
        {"name": "mine.ics", "mimeType": "text/calendar", "buffer": body}
    )


def choose(page: Page, title: str, category: str) -> None:
    """Give a title its category."""
    page.get_by_role("combobox", name=f"{WORDS['category']}: {title}", exact=True).select_option(
        NAMES.get(category, category)
    )


def test_a_calendar_file_fills_the_table(visit):
    """Titles get categories, hours flow into the fields, and stay editable there."""
    page = visit(PATH)

    give(page, ics("One to one", "one to ONE", "Lunch", "Board"))
    choose(page, "One to one", "people")
    choose(page, "Board", "upward")
    page.get_by_role("button", name=WORDS["use_hours"]).click()

    expect(hours(page, "people")).to_have_value("2")
    expect(hours(page, "upward")).to_have_value("1")
    expect(hours(page, "hands-on")).to_have_value("")
    hours(page, "people").fill("3")
    page.keyboard.press("Tab")
    expect(page.locator("#total")).to_have_text("4 h")


def test_what_reads_a_calendar_file_comes_when_it_is_asked_for(visit):
    """Who writes the hours by hand does not load it."""
    page = visit(PATH, locale="en-US")
    loaded = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/calendar.js'))"
    log(page)
    assert not page.evaluate(loaded)

    page.get_by_text(label("file_title"), exact=True).click()

    until(page, loaded)


def test_a_calendars_text_can_be_pasted(visit):
    """For those whose calendar gives no file."""
    page = visit(PATH)
    log(page, {}, LATER)

    page.get_by_text(label("file_title"), exact=True).click()
    page.get_by_label(label("file_paste")).fill(ics("Pasted talk"))
    page.get_by_role("button", name=label("file_read"), exact=True).click()

    expect(page.get_by_role("rowheader", name="Pasted talk")).to_be_visible()


def test_another_week_shows_its_own_events(visit):
    """The file is read again for the week that is chosen."""
    page = visit(PATH)

    give(page, ics("Talk"))
    expect(page.get_by_role("rowheader", name="Talk")).to_be_visible()
    page.get_by_role("button", name=label("week_back"), exact=True).click()

    expect(page.get_by_text(WORDS["none"])).to_be_visible()


def test_titles_are_text_and_nothing_is_asked_of_others(visit):
    """A title with markup is shown as it is written; no request, no error."""
    page = visit(PATH)
    watch = Watch(page)

    give(page, ics(TITLE, "__proto__"))

    expect(page.get_by_role("rowheader", name=TITLE)).to_be_visible()
    expect(page.get_by_role("rowheader", name="__proto__")).to_be_visible()
    expect(page.locator("#file-found img")).to_have_count(0)
    watch.close()
    assert (watch.foreign, watch.wrong) == ([], [])


def test_nothing_of_the_file_is_kept_but_the_hours(visit):
    """Titles are other people's words."""
    page = visit(PATH)

    give(page, ics("Secret talk"))
    choose(page, "Secret talk", "people")
    page.get_by_role("button", name=WORDS["use_hours"]).click()

    stored = json.loads(page.evaluate("localStorage.getItem('playbook:' + playbook.site)"))
    assert "ecret" not in json.dumps(stored)
    assert [*stored["records"]] == ["setting:last", f"week:specialist-to-manager/{LATER}"]


def test_choices_are_remembered_where_the_reader_asks(visit):
    """By a code that does not show the title; and forgotten when the tick is taken away."""
    page = visit(PATH)
    give(page, ics("Secret talk", "Lunch"))
    choose(page, "Secret talk", "people")
    page.get_by_role("checkbox", name=WORDS["remember"]).check()
    page.get_by_role("button", name=WORDS["use_hours"]).click()
    page.reload()

    give(page, ics("SECRET talk"))
    expect(page.get_by_role("combobox", name="SECRET talk")).to_have_value("people")
    assert "ecret" not in page.evaluate("localStorage.getItem('playbook:' + playbook.site)")
    page.get_by_role("checkbox", name=WORDS["remember"]).uncheck()
    page.get_by_role("button", name=WORDS["use_hours"]).click()
    expect(row(page, "people").get_by_role("spinbutton")).not_to_have_value("")  # What is shown still counts.
    page.reload()

    give(page, ics("Secret talk"))
    expect(page.get_by_role("combobox", name="Secret talk")).to_have_value("")


def test_the_same_file_can_be_chosen_again(visit, tmp_path):
    """After the calendar was exported anew under the same name; browsers do not tell of it by themselves."""
    page = visit(PATH)
    file = tmp_path / "mine.ics"
    for title in ("First", "Second"):
        file.write_text(ics(title))
        log(page, {}, LATER)
        page.locator(".pb-file").evaluate("node => { node.open = true }")
        until(page, "Boolean(playbook.start('calendar-week'))")
        with page.expect_file_chooser() as chooser:
            page.get_by_label(label("file_choose")).click()
        assert page.get_by_label(label("file_choose")).input_value() == ""
        chooser.value.set_files(file)
        expect(page.get_by_role("rowheader", name=title)).to_be_visible()


def test_what_is_left_out_is_said(visit):
    """Meetings that were cancelled or declined stand beside those that count, by their titles."""
    page = visit(PATH)
    text = ics("Talk", "Called off", "Not mine")
    text = text.replace("SUMMARY:Called off", "STATUS:CANCELLED\r\nSUMMARY:Called off").replace(
        "SUMMARY:Not mine", "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org\r\nSUMMARY:Not mine"
    )

    give(page, text.replace("VERSION:2.0", "VERSION:2.0\r\nX-WR-CALNAME:me@example.org"))

    expect(page.get_by_text(WORDS["group"].replace("{count}", "1"))).to_be_visible()
    expect(page.get_by_text(f"{WORDS['cancelled']} Called off")).to_be_visible()
    expect(page.get_by_text(f"{WORDS['declined']} Not mine")).to_be_visible()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "no_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "cut_off"),
        (b"x" * 6_000_000, "too_large"),
    ],
    ids=["picture", "cut off", "too large"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(visit, body, problem):
    """And the one after it is read."""
    page = visit(PATH)

    give(page, body)
    expect(page.get_by_role("alert")).to_have_text(WORDS[problem])
    give(page, ics("Talk"))

    expect(page.locator("#file-wrong")).to_be_empty()
    expect(page.get_by_role("rowheader", name="Talk")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), one_view({"narrow": 320, "wide": 1280}, SCHEMES))
def test_axe_finds_nothing_once_everything_is_shown(visit, width, scheme):
    """Hours, marks, a calendar's titles and another week, in both palettes; nothing is cut off on a narrow screen."""
    page = visit(PATH, color_scheme=scheme, viewport={"width": width, "height": 800})
    log(page, WEEK, EARLIER)
    give(page, ics("Talk " * 30, "Board"))
    log(page)

    page.evaluate(AXE_SCRIPT)

    assert page.evaluate(AXE, COLOURS) == []
    assert page.evaluate(CUT_OFF) == []
