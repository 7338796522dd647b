"""Pages in use, with records, panels and dialogs open: nothing for axe-core or the policy, and nothing is cut off."""

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.places import CHECKLISTS, STEP
from tests.browser.ratings import READINESS, STATEMENTS
from tests.browser.reader import STEP_ID, name, unfold, visit_with
from tests.browser.test_every_kind import COLOURS, CUT_OFF, NARROW, SCHEMES, SIZES
from tests.browser.watch import LISTEN, Watch, violations
from tests.depth import DEEP, spread

RULES = {"target-size": {"enabled": True}}
AXE = """async (rules) => (await axe.run({ resultTypes: ["violations"], rules })).violations.flatMap(({ id, nodes }) =>
  nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""

TODAY = "2026-03-18"
REVISION = "0badc0de"
MINE = {
    name(0): {"s": "done", "d": "2026-03-03", "r": REVISION, "n": "A note of mine, with a longword" + 60 * "x"},
    name(1): {"s": "skip", "d": "2026-03-04", "w": "No team yet"},
    name(2): {"s": "doing", "d": "2026-03-05"},
    "item:gone/entirely": {"s": "done", "d": "2026-03-05", "n": "Of an item that is no more"},
    f"step:{STEP_ID}": {"start": "2026-02-02", "free": True, "review": "2026-03-10"},
    "decision:step-back": {"by": "2026-03-01", "m": "Talk to Jo"},
    f"measure:{STEP_ID}/time-to-unblock": {"v": {"2026-03-01": "12", "2026-03-08": "9"}},
    f"sitting:{STEP_ID}/2026-02-20": {
        "v": {found["id"]: 1 + number % 4 for number, found in enumerate(STATEMENTS)},
        "e": {found["id"]: "Seen by Jo" for found in STATEMENTS},
    },
    f"sitting:{STEP_ID}/2026-02-27@other-1": {"n": "My boss", "v": {found["id"]: 3 for found in STATEMENTS}},
}


def open_panels(page: Page) -> None:
    """The first three items' state and note, and a note at the foot of the page."""
    for opener in page.locator(".pb-mine__open").all()[:3]:
        opener.click()
    for panel in range(min(3, page.locator(".pb-mine__open").count())):
        page.locator(".pb-mine__panel").nth(panel).wait_for()
    page.evaluate("playbook.start('saying').say('Said', { undo: true })")


def open_folded(page: Page) -> None:
    """Everything that is folded."""
    unfold(page)
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")
    open_panels(page)


def load_copy(page: Page) -> None:
    """The question before a copy is loaded."""
    text = page.evaluate(
        "JSON.stringify({ format: 'leadership-playbook-records', version: 2, records: { 'item:a/b': { t: 1 } } })"
    )
    page.locator("[data-import]").set_input_files(
        {"name": "c.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.locator("dialog[open]").wait_for()


def press(selector: str) -> Callable[[Page], None]:
    """A button, and what it opens."""

    def press_it(page: Page) -> None:
        page.locator(selector).click()
        page.locator("dialog[open]").wait_for()
        page.evaluate("document.querySelectorAll('dialog details').forEach((part) => { part.open = true; })")

    return press_it


def show_radar(page: Page) -> None:
    """The radar beside the table."""
    page.locator("#pb-radar").click()
    page.locator(".pb-radar").wait_for()


def search(page: Page) -> None:
    """The search with results."""
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("delegate")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


STATES = {
    "checklists with panels": (CHECKLISTS, open_folded),
    "my plan by date": ("my-plan/", open_folded),
    "my plan, all steps": ("my-plan/", lambda page: page.locator("[data-orders] [value=all]").click()),
    "a copy to load": ("my-plan/", load_copy),
    "a link to share": ("my-plan/", press("[data-take=share]")),
    "a link that came": ("my-plan/#pb=1.eyJhIjp7ImIiOiJ4In19", lambda page: page.locator("dialog[open]").wait_for()),
    "everything to delete": ("my-plan/", press("[data-take=forget]")),
    "readiness with radar": (READINESS, show_radar),
    "somebody else rates": (f"{READINESS}#rate=1", lambda page: page.locator("[data-others]").first.wait_for()),
    "a decision with its day": ("decisions/step-back/", lambda page: page.locator("#decision-said").wait_for()),
    "the search": (f"{STEP}/", search),
    "the keys": ("", lambda page: (page.keyboard.press("?"), page.locator("dialog[open]").wait_for())),
    "home with progress": ("", lambda page: page.locator("main").wait_for()),
}


BY_DAY = {"light": "phone", "dark": "desktop"}


def by_turns() -> list[ParameterSet]:
    """All pairs of a state and a palette; by day every second state: the others are seen where they are tested."""
    later = {name for number, name in enumerate(STATES) if number % 2}
    return [
        pair._replace(marks=[pytest.mark.deep]) if str(pair.id).rpartition(", ")[0] in later else pair
        for pair in spread(STATES, SCHEMES)
    ]


@pytest.mark.parametrize(("state", "scheme"), by_turns())
def test_a_page_in_use_is_as_good_as_a_new_one(visit, state, scheme):
    """On phone and desktop axe-core finds nothing; nothing is cut off, stopped by the policy or asked of others. By day
    each state is looked at in one palette at one size: light on a phone, dark on a desktop.
    """
    path, act = state
    page = visit_with(visit, path, MINE, on=TODAY, script=LISTEN, color_scheme=scheme)
    watch = Watch(page)
    act(page)
    page.evaluate(AXE_SCRIPT)

    for number, size in enumerate(SIZES.values() if DEEP else [SIZES[BY_DAY[scheme]]]):
        page.set_viewport_size(size)
        rules = RULES if number == 0 else {**RULES, **{rule: {"enabled": False} for rule in COLOURS}}
        found = page.evaluate(AXE, rules)
        assert found == [], "\n".join(found)
    page.set_viewport_size(NARROW)

    watch.close()
    assert page.evaluate(CUT_OFF) == []
    assert violations(page) == []
    assert watch.foreign == []
    assert watch.wrong == []
