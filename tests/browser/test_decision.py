"""Decisions: evidence, answers and a leaning that stay, a day that reminds, and one side of paper. Never a score."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.keyboard import presses_to
from tests.browser.places import ROOT, content, label
from tests.browser.test_access import words_of
from tests.browser.test_every_kind import AXE, COLOURS, CUT_OFF, SCHEMES
from tests.depth import one_view, spread

NAME = "accept-or-decline"
PATH = f"decisions/{NAME}/"
DECISION = content(f"content/decisions/{NAME}.yml")
WORDS = content("templates/strings/en.yml")["scripts"]["decision"]
NAMES = sorted(path.stem for path in (ROOT / "content" / "decisions").glob("*.yml"))
FORTY = (
    "I sat beside Marta on Tuesday and counted nine hours, of which four were work I want, three I can stand and two I"
    " dread, mostly the rota calls; her boss saw it too and agreed with the list entirely."
)
STILL = "window.print = () => {};"  # A browser without a window has no dialog for printing.


def named(label_text: str, text: str) -> re.Pattern[str]:
    """A label with the words that only a screen reader says after it."""
    return re.compile(rf"{re.escape(label_text)}\s*: {re.escape(text)}$")


def evidence(page: Page, number: int = 0):
    """The field for what was found on a criterion."""
    return page.get_by_role("textbox", name=named(label("my_evidence"), words_of(DECISION["criteria"][number]["text"])))


def option(page: Page, number: int):
    """The radio button of an option."""
    return page.get_by_role("radio", name=named(label("lean"), DECISION["options"][number]["title"]))


def pages(paper: bytes) -> int:
    """How many sides a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", paper))


def test_every_criterion_and_question_has_a_field_without_javascript(visit):
    """Plain fields and radio buttons: they last for the session and print."""
    page = visit(PATH, java_script_enabled=False)

    for number in range(len(DECISION["criteria"])):
        evidence(page, number).fill("Nine hours")
    for question in DECISION["disconfirming"]:
        page.get_by_role("textbox", name=named(label("my_answer"), words_of(question))).fill("No")
    option(page, 1).check()

    expect(option(page, 1)).to_be_checked()
    expect(page.locator("article").get_by_role("button")).to_have_count(0)


def test_what_to_read_first_is_one_fold(visit):
    """Above the first field it takes one line; without JavaScript it opens too, with all it had."""
    page = visit(PATH, java_script_enabled=False)
    when = page.get_by_text(" ".join(DECISION["when"].split()))
    expect(when).to_be_hidden()

    page.get_by_text(label("decide_before"), exact=True).click()

    expect(when).to_be_visible()
    expect(page.get_by_text("Torn between people and craft?")).to_be_visible()


def test_what_to_read_first_is_on_paper(visit):
    """Paper shows what is folded."""
    page = visit(PATH)

    page.emulate_media(media="print")

    expect(page.get_by_text(" ".join(DECISION["when"].split()))).to_be_visible()


def test_what_is_written_stays(visit):
    """Evidence, answers, the leaning, three days and what would change it."""
    page = visit(PATH)
    answer = page.get_by_role("textbox", name=named(label("my_answer"), words_of(DECISION["disconfirming"][0])))

    evidence(page).fill("Four of nine hours")
    answer.fill("Yes, I would")
    option(page, 2).check()
    for name, day in (("decide_by", "2099-02-01"), ("decided_on", "2026-02-02"), ("look_again", "2099-08-01")):
        page.get_by_label(label(name)).fill(day)
    page.get_by_label(label("mind_change")).fill("A second holder who left")
    page.keyboard.press("Tab")
    page.reload()

    expect(evidence(page)).to_have_value("Four of nine hours")
    expect(answer).to_have_value("Yes, I would")
    expect(option(page, 2)).to_be_checked()
    expect(page.get_by_label(label("decide_by"))).to_have_value("2099-02-01")
    expect(page.get_by_label(label("decided_on"))).to_have_value("2026-02-02")
    expect(page.get_by_label(label("look_again"))).to_have_value("2099-08-01")
    expect(page.get_by_label(label("mind_change"))).to_have_value("A second holder who left")


def test_a_decision_is_kept_as_plain_data(visit):
    """Other pages and copies read the record: its shape is a promise."""
    page = visit(PATH)

    evidence(page).fill("Nine hours")
    option(page, 0).check()
    page.get_by_label(label("decide_by")).fill("2099-02-01")
    page.keyboard.press("Tab")

    record = page.evaluate(f"JSON.parse(localStorage['playbook:' + playbook.site]).records['decision:{NAME}']")
    assert re.fullmatch("[0-9a-f]{8}", record.pop("r"))  # Of the words for which it was written.
    del record["t"]
    first = DECISION["criteria"][0]["id"]
    assert record == {"e": {first: "Nine hours"}, "o": DECISION["options"][0]["id"], "by": "2099-02-01"}


def test_the_leaning_can_be_taken_back(visit):
    """No decision yet is an answer too."""
    page = visit(PATH)

    option(page, 1).check()
    page.get_by_role("radio", name=label("lean_open")).check()
    page.reload()

    expect(page.get_by_role("radio", name=label("lean_open"))).to_be_checked()


def test_a_day_that_has_passed_is_said_kindly(visit):
    """Until the reader has decided."""
    page = visit(PATH)
    said = page.locator("#decision-said")

    page.get_by_label(label("decide_by")).fill("2026-01-15")
    page.keyboard.press("Tab")
    expect(said).to_contain_text("That happens.")
    page.get_by_label(label("decided_on")).fill("2026-01-20")
    page.keyboard.press("Tab")

    expect(said).to_be_hidden()


def test_a_day_to_look_again_is_said_when_it_comes(visit):
    """And not before."""
    page = visit(PATH)
    said = page.locator("#decision-said")

    page.get_by_label(label("look_again")).fill("2099-01-15")
    page.keyboard.press("Tab")
    expect(said).to_be_hidden()
    page.get_by_label(label("look_again")).fill("2026-01-15")
    page.keyboard.press("Tab")

    expect(said).to_contain_text("look at this again")


@pytest.mark.parametrize(
    ("name", "text"), spread({name: name for name in NAMES}, {"forty words each": FORTY, "empty": ""})
)
def test_the_summary_is_one_side_of_paper(visit, name, text):
    """With lines to write on, and with forty words in every field."""
    page = visit(f"decisions/{name}/", STILL)
    for field in page.locator("textarea[data-keep]").all():
        field.fill(text)

    page.get_by_role("button", name=label("print_summary")).click()

    assert pages(page.pdf(format="A4")) == 1


def test_the_summary_carries_the_readers_words(visit):
    """The question, the evidence, the option chosen and the day; lines where nothing was written."""
    page = visit(PATH, STILL)
    evidence(page).fill("Four of nine hours")
    option(page, 1).check()
    page.get_by_label(label("decide_by")).fill("2099-02-01")

    page.get_by_role("button", name=label("print_summary")).click()
    page.emulate_media(media="print")

    paper = page.get_by_role("region", name=WORDS["summary"])
    expect(paper).to_contain_text(words_of(DECISION["question"]))
    expect(paper).to_contain_text("Four of nine hours")
    expect(paper.locator(".pb-summary__chosen")).to_contain_text(DECISION["options"][1]["title"])
    expect(paper).to_contain_text("2099")
    assert paper.locator(".pb-form__line").count() > len(DECISION["criteria"])
    expect(page.locator("#criteria")).to_be_hidden()


def test_the_page_is_whole_again_after_printing(visit):
    """The summary is made for the paper and goes with it."""
    page = visit(PATH, STILL)

    page.get_by_role("button", name=label("print_summary")).click()
    page.pdf()

    expect(page.get_by_role("region", name=WORDS["summary"])).to_have_count(0)
    expect(page.locator("#criteria")).to_be_visible()


def test_a_decision_works_by_keyboard_alone(visit):
    """Tab reaches a field, words go in, arrows move the leaning."""
    page = visit(PATH)

    presses_to(page, "[data-keep=e]")
    page.keyboard.type("Nine hours")
    presses_to(page, "[name=lean]")
    page.keyboard.press("ArrowUp")
    page.reload()

    expect(evidence(page)).to_have_value("Nine hours")
    expect(option(page, len(DECISION["options"]) - 1)).to_be_checked()


@pytest.mark.parametrize(("width", "scheme"), one_view({"narrow": 320, "wide": 1280}, SCHEMES))
def test_axe_finds_nothing_once_everything_is_shown(visit, width, scheme):
    """With a leaning and a day that has passed, in both palettes; nothing is cut off on a narrow screen."""
    page = visit(PATH, color_scheme=scheme, viewport={"width": width, "height": 800})
    option(page, 1).check()
    page.get_by_label(label("decide_by")).fill("2026-01-15")
    page.keyboard.press("Tab")

    page.evaluate(AXE_SCRIPT)

    assert page.evaluate(AXE, COLOURS) == []
    assert page.evaluate(CUT_OFF) == []
