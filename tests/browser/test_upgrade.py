"""A reader comes back after the content has changed: nothing is lost, and everything is said."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import txtar
from tests.browser.places import PATIENCE, ROOT
from tests.browser.reader import open_panel, said, unfold
from tests.browser.waiting import until_ready
from tests.projects import SMALL, replace

LISTS = "content/transitions/specialist-to-manager/checklists.yml"
CHECKLISTS = "transitions/specialist-to-manager/first-year/"
NEW_ITEM = """      - id: ask-the-team
        do: Ask the team what should stay.
        why: They know it.
        how: [Ask each of them.]
        done_when: A list hangs on the wall.
        minutes: 20
        guards_against: [ghost]
retired:
"""
WHY = "Talks are agreed before day one now."
WAS = "Book a weekly half hour with each person."
FIRST, SECOND = "2026-01-05", "2026-04-06"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a log."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Publisher:
    """A fork of the small playbook that publishes one version after the other at one address."""

    def __init__(self, root: Path) -> None:
        self.root = root
        txtar.write(txtar.parse(SMALL.read_text("utf-8")), root)
        (root / "templates").symlink_to(ROOT / "templates")
        (root / "content/pages").mkdir(exist_ok=True)
        (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
        Thread(target=server.serve_forever, daemon=True).start()
        self.server, self.address = server, f"http://127.0.0.1:{server.server_port}/"

    def edit(self, old: str, new: str) -> None:
        """Replace a text that stands once in the checklists."""
        file = self.root / LISTS
        file.write_text(replace(file.read_text("utf-8"), old, new), "utf-8")

    def publish(self, day: str) -> None:
        """Lock the ids on a day and build the site."""
        day_in_seconds = subprocess.run(
            ["date", "-d", f"{day} 12:00 UTC", "+%s"], capture_output=True, text=True, check=True
        )
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": day_in_seconds.stdout.strip(),
            "SITE_URL": self.address,
        }
        for command in ("lock", "build"):
            result = subprocess.run(
                [sys.executable, "-m", "generator.cli", command],
                cwd=self.root,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """What a reader sees at an address of version 2, who ticked all of version 1's first list three months before."""
    publisher = Publisher(tmp_path_factory.mktemp("fork"))
    publisher.publish(FIRST)
    reader = browser.new_context(color_scheme="light", locale="en-US")
    reader.set_default_timeout(PATIENCE)
    page = reader.new_page()
    page.clock.set_fixed_time(f"{FIRST}T10:00:00")
    page.goto(publisher.address + CHECKLISTS)
    unfold(page)
    for box in page.locator("[data-item]").all():
        box.check()
    open_panel(page.locator("#book-talks"))
    page.locator("#book-talks").get_by_role("textbox", name=said("note")).fill("Ana wants Fridays.")
    page.locator("#book-talks").get_by_role("textbox", name=said("note")).press("Tab")
    publisher.edit(
        "five: [ask-for-results, book-talks, hand-over-one]", "five: [agree-results, ask-the-team, hand-over-one]"
    )
    publisher.edit("- id: ask-for-results\n", "- id: agree-results\n        formerly: [ask-for-results]\n")
    publisher.edit("do: Hand one of your old tasks to somebody.", "do: Hand two of your old tasks to somebody.")
    start = (publisher.root / LISTS).read_text("utf-8")
    talks = start[start.index("      - id: book-talks") : start.index("      - id: hand-over-one")]
    publisher.edit(talks, "")
    publisher.edit(
        "retired:\n",
        f"{NEW_ITEM}  - {{id: book-talks, was: {WAS}, reason: {WHY}, since: {SECOND}}}\n",
    )
    publisher.publish(SECOND)
    page.clock.set_fixed_time("2026-04-10T10:00:00")

    def come_back(path: str) -> Page:
        page.goto(publisher.address + path)
        until_ready(page)
        return page

    yield come_back
    reader.close()
    publisher.server.shutdown()
    publisher.server.server_close()


def test_a_renamed_item_is_still_done(upgraded):
    """The tick under the former id counts for the id of now."""
    page = upgraded(CHECKLISTS)

    expect(page.locator('[data-item="specialist-to-manager/agree-results"]')).to_be_checked()
    expect(page.locator("#agree-results .pb-changed")).to_have_count(0)


def test_a_reworded_item_is_done_and_both_days_are_said(upgraded):
    """The tick stays, with the day it was given and the day of the new words."""
    page = upgraded(CHECKLISTS)

    expect(page.locator('[data-item="specialist-to-manager/hand-over-one"]')).to_be_checked()
    expect(page.locator("#hand-over-one .pb-changed")).to_contain_text(
        said("changed", "changes", ticked="Jan 5, 2026", changed="Apr 6, 2026")
    )


def test_the_number_of_changed_items_is_said(upgraded):
    """At home, on the list and in the plan: the reworded one, and none that was renamed or removed."""
    for path in ("", CHECKLISTS, "my-plan/"):
        expect(upgraded(path).locator("[data-changed-note]")).to_contain_text(said("changed_one", "changes"))


def test_a_new_item_in_a_finished_list_is_announced(upgraded):
    """The list that was done names what has come since, on its page and in the plan."""
    page = upgraded(CHECKLISTS)

    expect(page.locator(".pb-new")).to_contain_text(said("new_items"))
    expect(page.locator(".pb-new").get_by_role("link")).to_have_text(["Ask the team what should stay."])
    page = upgraded("my-plan/")
    expect(page.locator(".pb-plan__new")).to_have_text([said("is_new", "plan")])


def test_a_retired_item_stays_in_the_plan_with_its_reason_and_note(upgraded):
    """What the reader did and wrote is still there, with why the item is gone."""
    page = upgraded("my-plan/")

    gone = page.locator('[data-retired~="item:specialist-to-manager/book-talks"]')
    expect(gone).to_contain_text(WAS)
    expect(gone).to_contain_text(WHY)
    expect(gone).to_contain_text(f"{said('state_done')}, Jan 5, 2026")
    note = page.locator("[data-notes] li").filter(has_text="Ana wants Fridays.")
    expect(note).to_contain_text(WAS)
    expect(upgraded(CHECKLISTS).locator("#book-talks")).to_contain_text(WAS)


def test_nothing_is_lost_in_the_browser(upgraded):
    """Every record of version 1 is still stored under the id it was made for."""
    page = upgraded(CHECKLISTS)

    kept = dict(page.evaluate("playbook.start('store').entries('item')"))

    for name in ("ask-for-results", "book-talks", "hand-over-one"):
        assert kept[f"specialist-to-manager/{name}"]["s"] == "done"
