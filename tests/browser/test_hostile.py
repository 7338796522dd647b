"""Records that no page of ours would write, from a made-up copy or from another page of the same origin."""

import pytest

from tests.browser.places import CHECKLISTS, KINDS, PLAN, STEP, content
from tests.browser.reader import STEP_ID, name, records, visit_with
from tests.browser.waiting import until_known, until_ready
from tests.browser.watch import Watch

NO_TEXT = {"toString": 1, "valueOf": 1}
CRITERION = content("content/decisions/step-back.yml")["criteria"][0]["id"]

HOSTILE = {
    name(0): {"s": "done", "t": 1e300},
    name(1): {"s": "done", "n": NO_TEXT},
    name(2): {"s": "done", "n": 5},
    name(3): {"s": "skip", "w": {"a": 1}},
    name(4): {"s": "skip", "w": [7], "n": ["<img src=x onerror=alert(1)>"]},
    "item:gone/one": {"s": "done", "n": 3},
    f"review:{STEP_ID}/first-30": {"s": "done", "n": 5, "w": [7]},
    f"step:{STEP_ID}": {"start": "9999-12-31", "review": "0002-01-01"},
    "step:manager-to-director": {"start": "0002-11-24", "t": 1},
    "setting:plan": {"step": "__proto__", "order": "constructor"},
    f"sitting:{STEP_ID}/2026-11-24zzz": {"v": {"x": 1}},
    f"sitting:{STEP_ID}/2026-11-24@other-1": {"v": {"x": 1}, "n": ["x"]},
    f"week:{STEP_ID}/2026-11-16": {"h": "abc", "cut": {"1": NO_TEXT}, "again": 5},
    f"choice:{STEP_ID}/x": {"c": 99999, "d": "2026-01-01"},
    f"measure:{STEP_ID}/x": {"v": "zzz"},
    "decision:step-back": {"e": {CRITERION: NO_TEXT}, "o": {}, "by": "0002-01-01"},
}


@pytest.mark.parametrize(
    "kind",
    ["home", "step", "checklists", "my plan", "readiness", "calendar", "scenarios", "measures", "decision"],
)
def test_hostile_records_break_no_page(visit, kind):
    """Every page comes up without an error, and what cannot be shown is left alone."""
    page = visit_with(visit, "assets/playbook.css", HOSTILE, color_scheme="light")
    watch = Watch(page)

    page.goto(KINDS[kind])
    until_ready(page)
    until_known(page)
    page.keyboard.press("m")  # A key of ours, which works where our scripts have run to their end.
    page.wait_for_url(f"**/{PLAN}")

    watch.close()
    assert watch.wrong == []
    assert set(HOSTILE) <= set(records(page))


@pytest.mark.parametrize("take", ["md", "csv"])
def test_what_is_no_text_leaves_the_lists_whole(visit, take):
    """A note that is a number, or a reason that is a map, does not keep the reader from taking their plan along."""
    page = visit_with(visit, PLAN, HOSTILE)

    with page.expect_download() as found:
        page.locator(f"[data-take={take}]").click()

    assert found.value.suggested_filename.endswith(take)


def test_a_year_that_is_being_typed_is_no_year(visit):
    """On its way to 2026 a field says 2, 20 and 202: nothing breaks, and only the whole year is kept."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {}, name(): {"s": "done"}}, locale="en-US")
    watch = Watch(page)

    page.locator("[data-setup-open]").click()
    page.locator("#plan-start").focus()
    for key in "03022026":
        page.keyboard.press(key)
    page.keyboard.press("Tab")

    assert records(page)[f"step:{STEP_ID}"]["start"] == "2026-03-02"
    page.locator("h1").click()
    page.keyboard.press("u")
    watch.close()
    assert "start" not in records(page)[f"step:{STEP_ID}"]
    assert watch.wrong == []


def test_a_page_of_text_in_the_search_is_cut(visit):
    """Whoever pastes a book into the search does not wait for it, and does not meet it again on the next page."""
    page = visit(f"{STEP}/", color_scheme="light")
    page.keyboard.press("/")

    page.get_by_role("textbox", name="Search").fill("delegate " * 100_000)
    page.get_by_role("dialog").get_by_role("link").first.wait_for()

    assert page.evaluate("Object.values(sessionStorage).every((text) => text.length <= 200)")


def test_storage_is_read_once_in_a_go(visit):
    """A page with hundreds of items does not read all records for each of them, however many there are."""
    page = visit(
        CHECKLISTS,
        "window.reads = 0; const { getItem } = Storage.prototype;"
        "Storage.prototype.getItem = function (key) { window.reads += 1; return getItem.call(this, key); };",
    )

    page.evaluate("reads = 0")
    page.evaluate("playbook.start('ticks').show()")

    assert page.evaluate("reads") <= 2  # Where there are no records, those of the first version are looked for, too.
