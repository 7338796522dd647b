"""A reader's records: put into the browser before a page comes up, and read back."""

import json
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.places import content, items, label
from tests.browser.waiting import until_ready

KEY = "playbook:leadership-playbook"
STEP_ID = "specialist-to-manager"


def name(number: int = 0) -> str:
    """The record of an item of the first step, by its place on the page."""
    return f"item:{STEP_ID}/{items()[number]['id']}"


def visit_with(visit: Any, path: str, records: dict[str, Any], *, on: str = "", **options: Any) -> Page:
    """A page as it comes up for a reader who has these records; times of records are in ms, and may be left out.

    `on` is the day it is for the reader, where it is not today.
    """
    options |= {"locale": "en-US"} if on else {}  # A browser of its own, so that no other test meets its clock.
    page = visit("assets/playbook.css", **options)  # A file of the same origin, on which no script runs.
    if on:
        page.clock.set_fixed_time(f"{on}T10:00:00")
    whole = {key: {"t": 1_700_000_000_000, **record} for key, record in records.items()}
    text = json.dumps({"version": 2, "records": whole})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(path)
    until_ready(page)
    return page


def begin(page: Page, *, on: str, step: str = STEP_ID) -> None:
    """Answer the two questions of an empty My plan: which step, and which first day."""
    page.locator(f"[data-begin] [name=step][value={step}]").check()
    page.get_by_role("radio", name=label("another_day")).check()
    page.get_by_label(label("which_other_day"), exact=True).fill(on)
    page.get_by_role("button", name=label("make_plan")).click()


def records(page: Page) -> dict[str, Any]:
    """What the browser stores."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or '{"records": {}}')["records"]


def said(name: str, script: str = "playbook", **values: Any) -> str:
    """A sentence of a script, with its places filled."""
    text = str(content("templates/strings/en.yml")["scripts"][script][name])
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", str(value))
    return text


def unfold(page: Page) -> None:
    """Open every list of a page."""
    while page.locator(".pb-fold__name[aria-expanded=false]").count():
        page.locator(".pb-fold__name[aria-expanded=false]").first.click()


def open_panel(item: Locator) -> None:
    """Open the panel for a state and a note of an item, and what it is folded in."""
    if not item.locator(".pb-item__how").evaluate("fold => fold.open"):
        item.locator(".pb-item__how > summary").click()
    item.locator(".pb-mine__open").click()
