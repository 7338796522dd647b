"""What a reader takes along: a copy of all records and back again, and a link that holds states and nothing else."""

import base64
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, PLAN, items, label
from tests.browser.reader import KEY, STEP_ID, name, records, said, visit_with
from tests.browser.waiting import until_ready

NOTE = 'Plain "words", <b>tags</b>, =SUM(A1) and ü'
MINE = {
    name(0): {"s": "done", "d": "2026-03-03", "r": "0badc0de", "n": NOTE},
    name(1): {"s": "skip", "d": "2026-03-04", "w": "No team"},
    f"step:{STEP_ID}": {"start": "2026-03-02", "free": True},
    "later-kind:a/b@2026": {"deep": {"er": {"x": 1}}},
}


def saved(page: Page, take: str) -> str:
    """The text of the file that a button saves."""
    with page.expect_download() as found:
        page.locator(f"[data-take={take}]").click()
    return Path(found.value.path()).read_text("utf-8")


def load(page: Page, text: str | bytes, file: str = "copy.json") -> None:
    """Choose a file to load."""
    body = text.encode() if isinstance(text, str) else text
    page.locator("[data-import]").set_input_files({"name": file, "mimeType": "application/json", "buffer": body})


def copy_of(found: dict[str, Any], **other: Any) -> str:
    """A copy with these records."""
    whole = {key: {"t": 1_750_000_000_000, **record} for key, record in found.items()}
    return json.dumps(
        {
            "format": "leadership-playbook-records",
            "version": 2,
            "site": "leadership-playbook",
            "records": whole,
            **other,
        }
    )


def test_a_copy_brings_everything_back_on_another_device(visit):
    """What is saved on one device and loaded on an empty one is the same, record by record."""
    page = visit_with(visit, PLAN, MINE)
    before = records(page)
    text = saved(page, "json")
    other = visit(PLAN, locale="de-DE")

    load(other, text)
    other.locator("dialog.pb-dialog").get_by_role("button", name=said("load", "plan")).click()

    assert records(other) == before
    other.goto(CHECKLISTS)
    expect(other.locator(f"#tick-{items()[0]['id']}")).to_be_checked()  # Its list may be folded.
    expect(other.locator(f"#{items()[0]['id']}")).to_contain_text(NOTE)


def test_loading_says_first_what_would_change_and_changes_nothing_until_told(visit):
    """The preview counts what is added, what is newer in the copy, and what stays."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done", "t": 5}, name(1): {"s": "done", "t": 1_750_000_000_000}})
    before = records(page)

    load(
        page, copy_of({name(0): {"s": "skip", "t": 6}, name(1): {"s": "todo", "t": 1}, name(2): {"s": "doing", "t": 3}})
    )
    dialog = page.locator("dialog.pb-dialog")

    for line in ("copy_adds_one", "copy_replaces_one", "copy_keeps_one"):
        expect(dialog).to_contain_text(said(line, "plan", count=1))
    assert records(page) == before


def test_loading_a_copy_keeps_both_notes_also_under_an_id_of_before(visit):
    """The copy is of the former version: its note is newer, and stands beside the one that is here."""
    old = f"item:{STEP_ID}/called-otherwise"
    names = f"{old}={name(0).removeprefix('item:')}"
    script = (
        "addEventListener('DOMContentLoaded', () => document.querySelector('[data-import]')"
        f"?.setAttribute('data-former', '{names}'), true)"
    )
    page = visit_with(visit, PLAN, {name(0): {"s": "done", "n": "Mine", "t": 5}}, script=script)

    load(page, copy_of({old: {"s": "doing", "n": "Theirs", "t": 6}}))
    dialog = page.locator("dialog.pb-dialog")
    expect(dialog).to_contain_text(said("copy_adds", "plan", count=0))
    expect(dialog).to_contain_text(said("copy_joins_one", "plan", count=1))
    dialog.get_by_role("button", name=said("load", "plan")).click()

    assert records(page) == {name(0): {"s": "doing", "n": "Theirs\n———\nMine", "t": 6}}


def test_loading_can_be_taken_back(visit):
    """Undo after loading leaves what was there, and nothing else."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done", "n": "Old"}})
    load(page, copy_of({name(0): {"s": "skip"}, name(2): {"s": "doing"}}))
    page.locator("dialog.pb-dialog").get_by_role("button", name=said("load", "plan")).click()

    page.get_by_role("button", name=said("undo"), exact=True).click()

    assert {key: {**value, "t": 0} for key, value in records(page).items()} == {
        name(0): {"s": "done", "n": "Old", "t": 0}
    }


HOSTILE = {
    "another format": '{"format": "other", "version": 2, "records": {}}',
    "a newer version": '{"format": "leadership-playbook-records", "version": 3, "records": {}}',
    "too large": '{"x": "' + 5_000_000 * "x" + '"}',
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
}


def test_what_is_no_copy_is_refused_in_words(visit):
    """A foreign, damaged, newer or oversized file changes nothing, and a dialog says so."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done"}})
    before = records(page)

    for how, text in HOSTILE.items():
        load(page, text)

        expect(page.locator("dialog.pb-dialog"), how).to_contain_text(said("refused", "plan"))
        assert records(page) == before, how
        page.keyboard.press("Escape")
        expect(page.locator("dialog.pb-dialog"), how).to_have_count(0)


def test_records_that_no_page_would_write_are_left_out(visit):
    """Dangerous names, wrong shapes, endless text and times to come stay outside; the good ones come in."""
    bad = {
        "__proto__": {"s": "done"},
        "item:__proto__/x": {"s": "done"},
        "item:a/<script>": {"s": "done"},
        "item:a/b": {"s": "done", "__proto__x": {"constructor": {"prototype": 1}}},
        "item:a/c": {"s": "done", "n": 100_001 * "x"},
        "item:a/d": {"s": "done", "t": 9e15},
        "item:a/e": {"s": "done", "t": -1},
        "item:a/f": {"s": ["done"]},
        "item:a/n": {"s": "done", "n": {"toString": 1}},
        "item:a/g": {"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}},
    }
    text = copy_of({**bad, "item:a/h": {"s": "done", "t": 7}}).replace('"__proto__x"', '"__proto__"')
    page = visit(PLAN)

    load(page, text)
    expect(page.locator("dialog.pb-dialog")).to_contain_text(said("copy_leaves", "plan", count=len(bad)))
    page.locator("dialog.pb-dialog").get_by_role("button", name=said("load", "plan")).click()

    assert list(records(page)) == ["item:a/h"]
    assert page.evaluate("({}).s === undefined && ({}).polluted === undefined")


def test_a_copy_with_a_value_for_each_day_of_years_comes_back(visit):
    """A record may hold many values: nobody loses a measure for having kept it long."""
    page = visit(PLAN)
    values = {f"{2020 + number // 300}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}": "1" for number in range(1500)}

    load(page, copy_of({f"measure:{STEP_ID}/hours": {"v": values}}))
    page.locator("dialog.pb-dialog").get_by_role("button", name=said("load", "plan")).click()

    assert records(page)[f"measure:{STEP_ID}/hours"]["v"] == values


def test_a_copy_may_call_its_site_what_it_likes(visit):
    """What says where a copy is from may be anything; the question comes up all the same."""
    page = visit(PLAN)

    load(page, copy_of({name(0): {"s": "done"}}, site={"toString": 1}))

    expect(page.locator("dialog.pb-dialog")).to_contain_text(said("copy_adds_one", "plan", count=1))


def test_everything_can_be_deleted_after_a_question_and_taken_back(visit):
    """Deleting asks first, offers a copy, empties the browser, and can be undone."""
    page = visit_with(visit, PLAN, MINE)

    page.locator("[data-take=forget]").click()
    dialog = page.locator("dialog.pb-dialog")
    with page.expect_download():
        dialog.get_by_role("button", name=said("save_first", "plan")).click()
    expect(dialog.get_by_role("status")).to_be_visible()  # Behind the dialog nobody would hear or reach it.
    dialog.get_by_role("button", name=said("forget", "plan")).click()
    assert records(page) == {}
    page.get_by_role("button", name=said("undo"), exact=True).click()

    assert set(records(page)) == set(MINE)


def test_what_is_taken_back_stands_where_it_belongs_again(visit):
    """Not only the records: the plan is arranged by their dates."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-19")
    page.locator("[data-take=forget]").click()
    page.locator("dialog.pb-dialog").get_by_role("button", name=said("forget", "plan")).click()
    expect(page.locator("[data-begin]")).to_be_visible()

    page.get_by_role("button", name=said("undo"), exact=True).click()

    expect(page.locator("[data-group=overdue]")).to_be_visible()
    expect(page.locator("[data-begin]")).to_be_hidden()


# Links ----------------------------------------------------------------------------------------------


def shared(page: Page) -> str:
    """The link that the page offers."""
    page.locator("[data-take=share]").click()
    return page.locator("dialog.pb-dialog").get_by_label(said("link", "plan"), exact=True).input_value()


def held(link: str) -> Any:
    """What a link holds."""
    code = link.partition("#pb=1.")[2]
    return json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))


def coded(text: str) -> str:
    """What a link's fragment holds for a text."""
    return "1." + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_link_holds_states_by_id_and_no_notes(visit):
    """The link has the version, the ids, and of each a letter, the revision and the day; no notes, reasons, names."""
    page = visit_with(visit, PLAN, MINE)

    link = shared(page)

    first, second = (held(link)[STEP_ID][items()[number]["id"]] for number in (0, 1))
    assert len(held(link)[STEP_ID]) == 2
    assert (first[:9], second[:2]) == ("x0badc0de", "s-")
    assert [date(1970, 1, 1) + timedelta(int(text, 36)) for text in (first[9:], second[2:])] == [
        date(2026, 3, 3),
        date(2026, 3, 4),
    ]
    page.locator("dialog.pb-dialog").locator("summary").click()
    expect(page.locator("dialog.pb-dialog")).to_contain_text(f": {items()[0]['do']}")


def test_a_link_asks_before_it_is_taken_over_and_keeps_notes(visit):
    """Whoever opens it sees what it holds; nothing changes before they agree; their own notes stay; undo works."""
    link = shared(visit_with(visit, PLAN, MINE))
    mine = {"s": "todo", "n": "Mine", "w": "No team yet"}
    page = visit_with(visit, PLAN, {name(0): mine}, locale="en-GB")
    before = records(page)

    page.goto("about:blank")
    page.goto(link)
    until_ready(page)
    dialog = page.locator("dialog.pb-dialog")
    expect(dialog).to_contain_text(said("link_differs", "plan", count=2))
    expect(dialog).to_contain_text(said("link_changed_one", "plan", count=1))
    assert records(page) == before
    dialog.get_by_role("button", name=said("apply", "plan")).click()

    assert records(page)[name(0)] | {"t": 0} == {**mine, "s": "done", "d": "2026-03-03", "r": "0badc0de", "t": 0}
    assert records(page)[name(1)]["s"] == "skip"
    expect(page.locator("[data-changed-note]")).to_contain_text(
        said("changed_one", "changes")
    )  # It was for other words.
    page.get_by_role("button", name=said("undo"), exact=True).click()
    assert records(page)[name(0)]["s"] == "todo"
    assert name(1) not in records(page)


def test_a_link_of_before_is_taken_over_too(visit):
    """It tells no day and no words: it counts from today, and nothing is claimed about the words."""
    code = coded(json.dumps({STEP_ID: {items()[0]["id"]: "x"}}))
    page = visit_with(visit, f"{PLAN}#pb={code}", {name(0): {"s": "skip", "w": "No team yet"}}, on="2026-03-18")

    page.locator("dialog.pb-dialog").get_by_role("button", name=said("apply", "plan")).click()

    assert records(page)[name(0)] | {"t": 0} == {"s": "done", "d": "2026-03-18", "w": "No team yet", "t": 0}


@pytest.mark.parametrize("code", ["1.!!!", coded('{"__proto__": {"x": "x"}}')], ids=["no code", "a prototype"])
def test_a_link_that_cannot_be_read_changes_nothing(visit, code):
    """A broken or hostile link is refused in words."""
    page = visit_with(visit, PLAN, {name(0): {"s": "done"}})
    before = page.evaluate("key => localStorage.getItem(key)", KEY)

    page.goto("about:blank")
    page.goto(f"{PLAN}#pb={code}")
    until_ready(page)

    expect(page.locator("dialog.pb-dialog")).to_contain_text(said("bad_link", "plan"))
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == before
    assert "#" not in page.url
    assert label("take_along")  # The page itself is still there.
    expect(page.locator("#keep")).to_be_attached()
