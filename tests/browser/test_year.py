"""A year in the playbook, once for each step: weekly reviews, an update, a new phone, a second look, the end."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import PATIENCE, ROOT
from tests.browser.reader import records, said, unfold
from tests.browser.test_upgrade import Quiet
from tests.browser.waiting import until_ready
from tests.projects import replace

STEPS = sorted(path.parent.name for path in (ROOT / "content/transitions").glob("*/plan.yml"))
ZONES = ("Europe/London", "America/Los_Angeles", "Pacific/Auckland", "Europe/Berlin")
FIRST, UPDATE = "2026-01-02", date(2027, 3, 8)
START = date(2026, 12, 7)  # A Monday.
NEW = """      - id: brought-later
        do: {do}
        why: {why}
        how: [Choose a day and go.]
        done_when: {done}
        minutes: 30
        skills: [learning-agility]
"""
WORDS = (  # Of a new item, and why another was removed. No statement stands in two steps.
    (
        "Let finance explain your margin to you as to a newcomer.",
        "You own the sum now, so guesses cost more.",
        "You can draw how a sale becomes profit, without notes.",
        "Another item says the same in fewer words.",
    ),
    (
        "Sit beside a customer for an hour with one of your managers.",
        "Two pairs of eyes see what a summary leaves out.",
        "Both of you wrote down three surprises and compared them.",
        "Most readers had no use for it.",
    ),
    (
        "Ask whoever works nights what they would change first.",
        "They meet what day staff only hear of.",
        "One change of theirs is running on the ward or the floor.",
        "Your boss raises it in the first talk now.",
    ),
    (
        "Visit the smallest site before you visit the largest.",
        "Trouble shows where nobody polishes for visitors.",
        "A dated note names what head office had never heard.",
        "Lawyers do this for you in most places.",
    ),
)


@dataclass
class Change:
    """What version 2 did to the checklists of a step: ids of items, and the list that has a new one."""

    renamed: str
    reworded: str
    retired: str
    reason: str
    ticked: list[str] = field(default_factory=list)


class Fresh(Quiet):
    """Lets nothing be kept: two versions follow each other within seconds here, where a reader has months."""

    def end_headers(self) -> None:
        """Say so with each file."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Publisher:
    """A copy of the real project that publishes two versions at one address."""

    def __init__(self, root: Path) -> None:
        self.root, self.changes = root, {}
        shutil.copytree(ROOT / "content", root / "content")
        (root / "templates").symlink_to(ROOT / "templates")
        for name in ("mkdocs.yml", "ids.lock"):
            shutil.copy(ROOT / name, root / name)
        lock = root / "ids.lock"  # As if all of it had long been there, whenever this test runs.
        lock.write_text(re.sub(r"\d{4}-\d\d-\d\d", FIRST, lock.read_text("utf-8")), "utf-8")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Fresh, directory=str(root / "site")))
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    def publish(self, name: str, day: date) -> None:
        """Build a version, and serve it."""
        seconds = (day - date(1970, 1, 1)).days * 86_400 + 43_200
        more = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(seconds), "SITE_URL": self.address}
        for command in (["lock"], ["build", "--site-dir", name]):
            result = subprocess.run(
                [sys.executable, "-m", "generator.cli", *command],
                cwd=self.root,
                env={**os.environ, **more},
                capture_output=True,
                text=True,
                check=False,
            )
            assert result.returncode == 0, result.stderr
        self.serve(name)

    def serve(self, name: str) -> None:
        """Show a version that was built, at the one address."""
        link = self.root / "site"
        link.unlink(missing_ok=True)
        link.symlink_to(self.root / name)

    def change(self, step: str, words: tuple[str, str, str, str]) -> None:
        """Rename, reword and retire an item of the first lists, and add one."""
        file = self.root / f"content/transitions/{step}/checklists.yml"
        lists = yaml.safe_load(file.read_text("utf-8"))["lists"]
        everything = "\n".join(path.read_text("utf-8") for path in (self.root / "content").rglob("*.yml"))
        early = [item for found in lists[:3] for item in found["items"]]
        retired = next(item["id"] for item in early if len(_uses(everything, item["id"])) == 1)
        rest = [item for item in early if item["id"] != retired and f"do: {item['do']}\n" in file.read_text("utf-8")]
        reworded = next(item for item in rest if len(item["do"].split()) < 15)
        renamed = next(item["id"] for item in rest if item is not reworded and "-" in item["id"])
        do, why, done, reason = words
        new = NEW.format(do=do, why=why, done=done)
        self._rename(step, renamed)
        text = file.read_text("utf-8").replace(
            f"- id: {renamed}-anew\n", f"- id: {renamed}-anew\n        formerly: [{renamed}]\n"
        )
        text = replace(text, f"do: {reworded['do']}\n", f"do: {reworded['do'][:-1]}, in writing.\n")
        text = re.sub(rf"      - id: {retired}\n.*?(?=\n      - id: |\n  - id: )\n", "", text, count=1, flags=re.DOTALL)
        text = text.replace(f"  - id: {lists[1]['id']}\n", new + f"  - id: {lists[1]['id']}\n", 1)
        file.write_text(
            f"{text.rstrip()}\nretired:\n  - {{id: {retired}, was: It was here., reason: {reason}, since: {UPDATE}}}\n",
            "utf-8",
        )
        self.changes[step] = Change(
            renamed, reworded["id"], retired, reason, [item["id"] for item in lists[0]["items"]]
        )

    def _rename(self, step: str, old: str) -> None:
        for path in (self.root / "content").rglob("*.yml"):
            text = path.read_text("utf-8")
            new = re.sub(rf"(?<![\w-]){step}/{old}(?![\w-])", f"{step}/{old}-anew", text)
            if path.parent.name == step:
                new = re.sub(rf"(?<![\w-]){old}(?![\w-])", f"{old}-anew", new)
            if new != text:
                path.write_text(new, "utf-8")


def _uses(text: str, name: str) -> list[str]:
    return re.findall(rf"(?<![\w-]){name}(?![\w-])", text)


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publisher]:
    """Both versions of the real site, built, the first one served."""
    found = Publisher(tmp_path_factory.mktemp("year"))
    found.publish("first", date.fromisoformat(FIRST))
    for step, words in zip(STEPS, WORDS, strict=True):
        found.change(step, words)
    found.publish("second", UPDATE)
    yield found
    found.server.shutdown()
    found.server.server_close()


class Reader:
    """Somebody in the step, with a phone."""

    def __init__(self, browser: Browser, address: str, step: str, zone: str) -> None:
        self.browser, self.address, self.step, self.zone = browser, address, step, zone
        self.errors: list[str] = []
        self.contexts: list[Any] = []
        self.take_phone()

    def take_phone(self) -> Page:
        """A browser that nobody has used yet."""
        context = self.browser.new_context(
            viewport={"width": 390, "height": 844}, locale="en-US", timezone_id=self.zone, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda found: self.errors.append(str(found.error)))
        self.contexts.append(context)
        self.page = context.new_page()
        return self.page

    def open(self, path: str, day: date) -> Page:
        """Open a page of the site on a day; `~` is the reader's step."""
        self.page.clock.set_fixed_time(datetime.combine(day, time(9), ZoneInfo(self.zone)))
        self.page.goto("about:blank")
        self.page.goto(self.address + path.replace("~", f"transitions/{self.step}"))
        until_ready(self.page)
        return self.page

    def rate(self, page: Page, value: int) -> None:
        """Rate every statement and name evidence."""
        for box in page.locator("[data-statement]").all():
            box.locator("input[type=radio]").nth(value - 1).check()
            box.locator("textarea").fill("The minutes of Monday")
            box.locator("textarea").press("Tab")


def _item(step: str, name: str) -> str:
    return f'[data-item="{step}/{name}"]'


@pytest.mark.deep
@pytest.mark.parametrize("step", STEPS)
def test_a_year_loses_nothing_and_says_everything(browser: Browser, publisher: Publisher, step: str) -> None:
    """Start, weekly reviews, an update in month 3, a new phone in month 6, a second assessment, and the end."""
    publisher.serve("first")
    reader = Reader(browser, publisher.address, step, ZONES[STEPS.index(step) % len(ZONES)])
    change = publisher.changes[step]
    _start(reader)
    _keep_a_quarter(reader, change)
    publisher.serve("second")
    _meet_the_update(reader, change)
    _move_to_a_new_phone(reader, change)
    _rate_again(reader)
    _end(reader)
    assert reader.errors == []
    for context in reader.contexts:
        context.close()


def _start(reader: Reader) -> None:
    """The lists lead to the plan, which asks for the first day alone; the home page knows the step from then on."""
    page = reader.open("~/first-year/", START)
    unfold(page)
    page.locator(f"a[href$='my-plan/#step-{reader.step}']").click()
    today = page.locator("[data-begin] [value=today]")
    expect(today).to_be_focused()
    expect(page.locator(f"[data-begin] [value={reader.step}]")).to_be_checked()
    today.check()
    page.locator("[data-begin] [type=submit]").click()
    expect(page.locator("#plan-step")).to_have_value(reader.step)
    expect(page.locator("#plan-start")).to_have_value(str(START))
    page.locator("[data-setup-open]").click()
    page.locator("#plan-free").check()
    page = reader.open("", START)
    expect(page.locator(f"[data-started^='{reader.step}']")).to_be_visible()
    page = reader.open("~/readiness/", START)
    reader.rate(page, 1)
    page = reader.open("~/measures/", START)
    form = page.locator(".pb-values__form").first
    form.locator("[id^=value]").fill("12")
    form.get_by_role("button").click()
    page = reader.open("~/scenarios/", START)
    page.locator(".pb-choice summary").first.click()


def _keep_a_quarter(reader: Reader, change: Change) -> None:
    """On Mondays no item is missing, no day is a weekend, and what the phase asks at its end is answered."""
    page = reader.open("~/first-year/", START)
    unfold(page)
    for name in {*change.ticked, change.renamed, change.reworded, change.retired}:
        page.locator(_item(reader.step, name)).check()
    everything = page.locator("[data-item]").count()
    for week in (1, 5, 9):
        day = START + timedelta(weeks=week)
        page = reader.open("my-plan/", day)
        dates = page.locator("[data-group=week] [data-due]").evaluate_all("days => days.map((day) => day.dateTime)")
        assert all(date.fromisoformat(day).weekday() < 5 for day in dates if day)
        expect(page.locator("[data-plan] [data-item]")).to_have_count(everything)
        for review in page.locator("[data-review]:visible").all()[:1]:
            review.locator("summary").click()
            review.get_by_role("textbox").fill(f"Week {week}: better than I feared.")
            review.get_by_role("textbox").press("Tab")
            review.locator("input").check()
    expect(page.locator("[data-notes]")).to_contain_text("better than I feared")


def _meet_the_update(reader: Reader, change: Change) -> None:
    """The renamed item is done, the reworded one says so, the removed one stays, and the new one is announced."""
    before = records(reader.page)
    page = reader.open("~/first-year/", UPDATE + timedelta(days=2))
    expect(page.locator(_item(reader.step, f"{change.renamed}-anew"))).to_be_checked()
    expect(page.locator(f"#{change.reworded} .pb-changed")).to_contain_text("Mar 8, 2027")
    expect(page.locator(".pb-new a[href$='#brought-later']")).to_have_count(1)
    page = reader.open("my-plan/", UPDATE + timedelta(days=2))
    expect(page.locator(f"[data-retired~='item:{reader.step}/{change.retired}']")).to_contain_text(change.reason)
    new = page.locator(f"[data-plan] li:has({_item(reader.step, 'brought-later')})")
    assert new.evaluate("node => node.closest('[data-group]').dataset.group") != "overdue"
    after = records(page)
    assert {name: after.get(name) for name in before} == before


def _move_to_a_new_phone(reader: Reader, change: Change) -> None:
    """A copy saved on one phone and loaded on another holds every record as it was, under the name it has now."""
    day = START + timedelta(days=182)
    page = reader.open("my-plan/", day)
    with page.expect_download() as found:
        page.locator("[data-take=json]").click()
    copy, before = found.value.path(), records(page)
    reader.take_phone()
    page = reader.open("my-plan/", day)
    page.locator("#plan-import").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": copy.read_bytes()}
    )
    page.get_by_role("dialog").get_by_role("button", name=said("load", "plan")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    before[f"item:{reader.step}/{change.renamed}-anew"] = before.pop(f"item:{reader.step}/{change.renamed}")
    assert records(page) == before
    expect(page.locator("#plan-step")).to_have_value(reader.step)


def _rate_again(reader: Reader) -> None:
    """The second ratings stand beside the first, and those of somebody else come in by a link, asked for once."""
    page = reader.open("~/readiness/", START + timedelta(days=190))
    page.locator("#pb-again").click()
    reader.rate(page, 3)
    expect(page.locator("[data-result]")).to_contain_text("Dec 7, 2026")
    other = Reader(reader.browser, reader.address, reader.step, reader.zone)
    reader.contexts += other.contexts
    rated = other.open("~/readiness/#rate=1", START + timedelta(days=191))
    for box in rated.locator("[data-statement]").all():
        box.locator("input[type=radio]").nth(1).check()
    rated.locator("[data-raters=send]").click()
    page.goto(rated.locator("#pb-link").input_value())
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.locator("#pb-label").fill("My boss")
    page.locator("#pb-keep").click()
    expect(page.locator("[data-result]")).to_contain_text("My boss")
    reader.errors += other.errors


def _end(reader: Reader) -> None:
    """A year later the plan says that it is over; with everything settled, the plan and the home page say so too."""
    late = START + timedelta(days=372)
    page = reader.open("my-plan/", late)
    end = page.locator(f"[data-end='{reader.step}']")
    expect(end.locator("[data-when=over]")).to_be_visible()
    open_boxes = page.locator("[data-plan] :is([data-item], [data-review] > input):not(:checked)")
    open_boxes.evaluate_all("boxes => boxes.forEach((box) => box.click())")
    page = reader.open("my-plan/", late)
    expect(end.locator("[data-when=settled]")).to_be_visible()
    expect(end.get_by_role("link").last).to_be_visible()
    page = reader.open("", late)
    expect(page.locator(f"[data-started^='{reader.step}'][data-finished]")).to_be_visible()
