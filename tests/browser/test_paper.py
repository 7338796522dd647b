"""What is made for paper: conversation cards and sheets on one side each, and the booklet."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.places import CHECKLISTS, ROOT, STEP, content, items, label
from tests.browser.waiting import until, until_known

SIZES = ["Letter", pytest.param("A4", marks=pytest.mark.deep)]  # A page of the first is shorter by 18 millimetres.
SHEETS = [f"sheets/{path.stem}/" for path in sorted((ROOT / "content" / "sheets").glob("*.yml"))]
STEPS = sorted(path.name for path in (ROOT / "content" / "transitions").iterdir())
CARDS = [
    f"transitions/{step}/conversations/{talk['id']}/"
    for step in STEPS
    for talk in content(f"content/transitions/{step}/conversations.yml")["conversations"]
]
THE_REST = [path for number, path in enumerate(CARDS) if number % 3]  # A card has a bound of words; a sheet has none.
SMALLEST = 8.5  # Points: the smallest type on a card that one reads at arm's length.


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "path", [*SHEETS, *CARDS[::3], *(pytest.param(path, marks=pytest.mark.deep) for path in THE_REST)]
)
def test_a_sheet_or_a_card_prints_on_one_side(visit, path, size):
    """It is one piece of paper, on either side of the ocean."""
    page = visit(path)

    sides = len(PdfReader(BytesIO(page.pdf(format=size))).pages)

    assert sides == 1


@pytest.fixture
def card(visit) -> Page:
    """A conversation's page, as it is printed."""
    page = visit(CARDS[0])
    page.emulate_media(media="print")
    return page


def test_a_printed_card_holds_every_word_to_say(card):
    """From how to prepare to how to follow up; what it rests on stays on the screen."""
    talk = content(f"content/transitions/{STEPS[0]}/conversations.yml")["conversations"][0]

    for name in ("opening", "close", "if_it_goes_badly", "follow_up", "goal", "when"):
        expect(card.get_by_text(" ".join(talk[name].split())[:40], exact=False).first).to_be_visible()
    for words in [*talk["prepare"], *talk["asks"], *talk["listen_for"], *talk.get("do_not_say", [])]:
        expect(card.get_by_text(" ".join(words.split())[:30], exact=False).first).to_be_visible()
    for name in ("print_card", "all_conversations", "mentioned"):
        expect(card.get_by_role("main").get_by_role("article").get_by_text(label(name), exact=True)).to_be_hidden()


def test_a_printed_card_is_legible(card):
    """No word on it is smaller than 8.5 points."""
    sizes = card.get_by_role("main").evaluate("""(main) => {
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found = new Set();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const around = node.parentElement;
        const shown = around.checkVisibility({ visibilityProperty: true }) && node.data.trim();
        if (shown && !around.closest(".pb-tag")) found.add(parseFloat(getComputedStyle(around).fontSize));
      }
      return [...found];
    }""")

    assert round(min(sizes) * 0.75, 2) >= SMALLEST


@pytest.mark.parametrize(
    ("path", "name"), [(CARDS[0], "print_card"), (SHEETS[0], "print_sheet"), (f"{STEP}/booklet/", "print_booklet")]
)
def test_a_button_prints_the_page(visit, path, name):
    """For those who do not look for it in the browser's menu."""
    page = visit(path, script="window.print = () => { window.printed = true; }")

    page.get_by_role("button", name=label(name)).click()

    assert page.evaluate("window.printed")


# The booklet --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [CHECKLISTS, f"{STEP}/booklet/"])
def test_no_control_of_a_fold_is_printed(visit, path):
    """On paper all is open: what opens an item has no place there, and no fold shows that it would close."""
    page = visit(path)
    page.emulate_media(media="print")
    summaries = page.get_by_role("article").locator("summary")

    expect(page.locator(".pb-item summary").locator("visible=true")).to_have_count(0)
    assert {*summaries.evaluate_all("nodes => nodes.map((node) => getComputedStyle(node, '::after').display)")} == {
        "none"
    }


def test_a_tick_on_the_checklist_shows_in_the_booklet(visit):
    """It is the same item under the same name."""
    page = visit(CHECKLISTS)
    name = items()[0]["do"]
    page.get_by_role("main").get_by_role("checkbox", name=name).check()

    page.goto(f"{STEP}/booklet/")

    expect(page.get_by_role("main").get_by_role("checkbox", name=name)).to_be_checked()


def test_a_tick_and_a_note_in_the_booklet_are_kept_and_printed(visit):
    """What the reader says in the booklet is said on the checklist too."""
    page = visit(f"{STEP}/booklet/")
    name = items()[1]["do"]
    item = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox", name=name))
    item.get_by_role("checkbox", name=name).check()
    item.locator(".pb-item__how > summary").click()
    item.get_by_role("button").first.click()
    item.get_by_role("textbox").last.fill("Ask again on Monday.")
    item.get_by_role("textbox").last.blur()

    sides = PdfReader(BytesIO(page.pdf())).pages
    page.goto(CHECKLISTS)

    assert any("Ask again on Monday." in " ".join(side.extract_text().split()) for side in sides)
    expect(page.get_by_role("main").get_by_role("checkbox", name=name)).to_be_checked()
    page.locator(f"#{items()[1]['id']} > details > summary").click()
    expect(page.get_by_role("main").get_by_text("Ask again on Monday.").first).to_be_visible()


def test_a_link_in_the_booklet_leads_to_its_place_in_it(visit):
    """What the overview says to let go leads to the reasons further down on the same page."""
    page = visit(f"{STEP}/booklet/")
    first = content(f"content/{STEP}/transition.yml")["let_go"][0]

    link = page.get_by_role("main").get_by_role("link", name=first["text"]).first
    link.scroll_into_view_if_needed()
    until_known(page)
    until(page, "history.state?.y === scrollY")  # Material notes the place once a reader stops scrolling.
    link.click()

    expect(page.get_by_role("main").get_by_role("heading", name=first["text"])).to_be_in_viewport()
    assert page.url.endswith(f"{STEP}/booklet/#changes--{first['id']}")
