"""The plan as a calendar, a task list and a spreadsheet: read back with the libraries that others read them with."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from tests.browser.places import ADDRESS, PLAN, STEP, content, items
from tests.browser.reader import STEP_ID, name, records, said, visit_with

START = {f"step:{STEP_ID}": {"start": "2026-03-02"}}
REVIEWS = len(content(f"content/{STEP}/plan.yml")["phases"])


def saved(page: Page, take: str) -> bytes:
    """The file that a button saves."""
    with page.expect_download() as found:
        page.locator(f"[data-take={take}]").click()
    return Path(found.value.path()).read_bytes()


def events(page: Page) -> list[icalendar.Event]:
    """The events of the calendar file."""
    return list(icalendar.Calendar.from_ical(saved(page, "ics")).walk("VEVENT"))


def test_open_items_and_reviews_are_all_day_events(visit):
    """Each has its day and the next as its end; what is done or not for me has none."""
    page = visit_with(visit, PLAN, {**START, name(0): {"s": "done"}, name(1): {"s": "skip"}, name(2): {"s": "doing"}})

    found = {str(event["UID"]): event for event in events(page)}

    assert len(found) == len(items()) - 2 + REVIEWS
    assert f"{STEP_ID}.{items()[0]['id']}@leadership-playbook" not in found
    event = found[f"{STEP_ID}.{items()[2]['id']}@leadership-playbook"]
    assert type(event["DTSTART"].dt) is date
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert str(event["URL"]) == f"{ADDRESS}{STEP}/first-year/#{items()[2]['id']}"


def test_what_is_done_leaves_a_calendar_that_is_imported_again(visit):
    """It is cancelled there, with a higher number; the first export had no reason to name it."""
    page = visit_with(visit, PLAN, {**START, name(0): {"s": "done"}})
    assert {str(event.get("STATUS")) for event in events(page)} == {"None"}
    page.evaluate(
        "name => playbook.start('store').put([[name, { s: 'done', d: '2026-03-05' }]])",
        name(1),
    )

    settled = {str(event["UID"]): event for event in events(page) if event.get("STATUS") == "CANCELLED"}

    assert set(settled) == {f"{STEP_ID}.{items()[place]['id']}@leadership-playbook" for place in (0, 1)}
    assert {int(event["SEQUENCE"]) for event in settled.values()} == {1}


def test_an_entry_is_called_by_the_oldest_id(visit):
    """A calendar that knows an item under the id that it had first knows it again."""
    page = visit_with(visit, PLAN, START)
    page.evaluate(
        """first => {
      document.querySelector(`[data-plan] [data-item="${first}"]`).dataset.names += ",old-step/oldest";
      document.querySelector("[data-plan] [data-review]").dataset.review += ",old-step/days-30";
    }""",
        f"{STEP_ID}/{items()[0]['id']}",
    )

    found = {str(event["UID"]) for event in events(page)}

    assert {"old-step.oldest@leadership-playbook", "old-step.review-days-30@leadership-playbook"} <= found


def test_summaries_are_the_items_words_however_odd(visit):
    """Commas, semicolons, backslashes and long lines come back as they were."""
    page = visit_with(visit, PLAN, START)
    odd = 'Say "yes; no, \\n maybe" \\ to ' + "Überlänge — 漢字 🙂 " * 12
    page.evaluate(
        "odd => { document.querySelector('[data-plan] [data-item]').labels[0].textContent = odd; }",
        odd,
    )

    text = saved(page, "ics")
    found = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]

    assert odd.strip() in found
    assert items()[5]["do"] in found
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    text.decode("utf-8")  # No character is cut in two by a fold.


def test_a_second_export_updates_the_first(visit):
    """The same entries under the same names, with a higher number, so that a calendar moves them."""
    page = visit_with(visit, PLAN, START)
    first = events(page)
    page.locator("[data-setup-open]").click()
    page.get_by_label("First day in the job").fill("2026-03-09")

    second = events(page)

    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert {int(event["SEQUENCE"]) for event in first} == {0}
    assert {int(event["SEQUENCE"]) for event in second} == {1}
    assert {two["DTSTART"].dt - one["DTSTART"].dt for one, two in zip(first, second, strict=True)} == {
        timedelta(days=7)
    }


@pytest.mark.parametrize(
    ("held", "field"),
    [({f"step:{STEP_ID}": {}}, "#plan-start"), ({}, "[data-begin] [name=first][value=today]")],
    ids=["in the plan", "in the questions"],
)
def test_without_a_first_day_there_is_no_calendar(visit, held, field):
    """The page says what is missing, and puts the cursor there."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done"}, **held})

    page.locator("[data-take=ics]").click()

    expect(page.get_by_role("status").filter(has_text=said("start_first", "plan"))).to_have_count(1)
    expect(page.locator(field)).to_be_focused()
    assert {*records(page)} == {name(0), *held}


def test_the_task_list_is_markdown(visit):
    """Every item is a box under its step, ticked where it is done, with its note; no reader's words become markup."""
    note = "# no heading\n[no](link) <b>"
    page = visit_with(visit, PLAN, {**START, name(0): {"s": "done", "d": "2026-03-01", "n": note}})

    text = saved(page, "md").decode()
    html = MarkdownIt().render(text)

    assert text.count("- [") >= len(items())
    assert re.search(rf"^- \[x\] {re.escape(items()[0]['do'])} .*2026-03-01\)$", text, re.MULTILINE)
    assert f"- [ ] {items()[1]['do']} (by 2026-02-" in text
    assert "no heading" in html
    assert html.count("<h1>") == 1
    assert "<a " not in html
    assert "<b>" not in html


def test_no_cell_of_the_spreadsheet_is_a_formula(visit):
    """A note that begins like a formula is text to a spreadsheet, and all rows have all columns."""
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＠")
    notes = [f'{start}HYPERLINK("x"), "quoted"\nand more' for start in starts]
    page = visit_with(visit, PLAN, {name(number): {"s": "done", "n": note} for number, note in enumerate(notes)})

    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"), newline="")))

    found = {row["id"]: row for row in rows}
    for number, note in enumerate(notes):
        row = found[f"{STEP_ID}/{items()[number]['id']}"]
        assert (row["note"], row["state"]) == (f"'{note}", "done")
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize(("locale", "divider"), [("de-DE", ";"), ("fr-FR", ";"), ("en-GB", ",")])
def test_the_spreadsheet_has_columns_where_the_reader_lives(visit, locale, divider):
    """Excel divides at semicolons where numbers have a decimal comma; Excel itself is not tried here."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done", "n": "One, two; three"}}, locale=locale)

    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"), newline=""), delimiter=divider))

    assert {len(row) for row in rows} == {9}
    assert "One, two; three" in {row[-1] for row in rows}
