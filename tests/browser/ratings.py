"""What the tests of readiness share: rate a statement, move the clock, read what is stored, and ask axe-core."""

import json
from datetime import datetime
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page

from tests.browser.places import STEP, content

READINESS = f"{STEP}/readiness/"
STATEMENTS = content(f"content/{READINESS.rstrip('/')}.yml")["items"]
BANDS = content(f"content/{READINESS.rstrip('/')}.yml")["bands"]
AXE = """async () => (await axe.run("main", { rules: { "target-size": { enabled: true } } })).violations
  .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""
STORE = "JSON.parse(localStorage.getItem('playbook:leadership-playbook'))?.records ?? {}"


def words(script: str, name: str) -> str:
    """What a script says."""
    return str(content("templates/strings/en.yml")["scripts"][script][name])


def statement(page: Page, number: int) -> Locator:
    """The group of a statement, by its place from 0."""
    return page.get_by_role("group", name=STATEMENTS[number]["statement"], exact=True)


def rate(page: Page, number: int, value: int, evidence: str = "") -> None:
    """Choose an anchor, and name evidence where it is given."""
    page.locator("[data-readiness][data-ready]").wait_for(state="attached")  # The script has shown what it kept.
    statement(page, number).get_by_role("radio").nth(value - 1).check()
    if evidence:
        field = statement(page, number).get_by_role("textbox", name="Your evidence")
        field.fill(evidence)
        field.blur()


def set_day(page: Page, day: str) -> None:
    """Let it be noon on a day, and load the page again."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    page.reload()
    page.locator("[data-readiness][data-ready]").wait_for(state="attached")


def stored(page: Page) -> dict[str, Any]:
    """Every record that the page has stored, but which step was last looked at."""
    found = json.loads(page.evaluate(f"JSON.stringify({STORE})"))
    return {name: record for name, record in found.items() if name != "setting:last"}


def row(page: Page, number: int) -> Locator:
    """A statement's row in the result."""
    return page.get_by_role("row").filter(has_text=STATEMENTS[number]["statement"])


def violations(page: Page) -> list[str]:
    """What axe-core finds in the page's own part, the size of targets included."""
    page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(AXE))
