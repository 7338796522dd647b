"""The pages without JavaScript, by ear and by keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.keyboard import presses_to
from tests.browser.places import CHECKLISTS, STEP, content, items, label
from tests.browser.reader import unfold
from tests.browser.waiting import until, until_known

WORDS = items()[0]["do"]


def words_of(text: str) -> str:
    """A text of the content as a reader sees it: the marks of emphasis and references gone."""
    without = re.sub(r"\[\[[^]|]*\|?([^]]*)\]\]|\[([^]]*)\]\([^)]*\)", lambda found: found[1] or found[2] or "\0", text)
    return re.sub(r"[*`\\]", "", without)


def runs_of(text: str) -> list[str]:
    """The runs of words between references, whose words the linked page gives."""
    return [" ".join(run.split()) for run in words_of(text).split("\0") if run.strip(" .,;:()")]


def test_all_words_are_there_without_javascript(visit):
    """Where no script runs no list is folded, and each item's proof, why and how stand open."""
    page = visit(CHECKLISTS, java_script_enabled=False)

    shown = " ".join(page.get_by_role("main").inner_text().split())

    texts = [text for item in items() for text in (item["do"], item["why"], *item["how"], item["done_when"])]
    missing = [run for text in texts for run in runs_of(text) if run not in shown]
    assert not missing
    assert page.locator(".pb-item .pb-how li").last.evaluate("part => part.checkVisibility()")


def test_boxes_can_be_ticked_without_javascript(visit):
    """A box is a plain box: enabled, named, and ticked by a click on its words."""
    page = visit(CHECKLISTS, java_script_enabled=False)

    box = page.get_by_role("checkbox", name=WORDS, exact=True)
    expect(box).to_be_enabled()
    page.locator("label").get_by_text(WORDS, exact=True).click()

    expect(box).to_be_checked()
    expect(page.get_by_role("main").get_by_role("checkbox", disabled=True)).to_have_count(0)


def test_scenarios_open_without_javascript(visit):
    """A scenario's choices open and close by themselves."""
    page = visit(f"{STEP}/scenarios/", java_script_enabled=False)
    choice = content(f"content/{STEP}/scenarios.yml")["scenarios"][0]["choices"][0]

    page.get_by_text(words_of(choice["text"]), exact=True).click()

    expect(page.get_by_text(runs_of(choice["consequence"])[0])).to_be_visible()


def test_every_box_is_named_by_its_items_words(visit):
    """What a screen reader says for a box is the item's words and nothing else, and its proof describes it."""
    page = visit(CHECKLISTS)
    unfold(page)

    for item in items():
        box = page.locator(f'[data-item="specialist-to-manager/{item["id"]}"]')
        expect(box).to_have_accessible_name(words_of(item["do"]))
        expect(box).to_have_accessible_description(re.compile(re.escape(runs_of(item["done_when"])[0])))


TALK = ["prepare", "opening", "asks", "listen_for", "do_not_say", "if_badly", "close", "follow_up"]


def test_the_parts_of_a_talk_are_headings(visit):
    """A screen reader jumps from one to the next, and the contents at the side list them."""
    page = visit(f"{STEP}/conversations/boss-contract/")

    headings = page.get_by_role("main").get_by_role("heading", level=2).all_text_contents()
    links = page.get_by_role("navigation", name="On this page").locator("visible=true").get_by_role("link")

    assert headings[: len(TALK)] == [label(name) for name in TALK]
    assert [text.strip() for text in links.all_text_contents()] == headings


def test_in_the_booklet_they_stand_below_the_talk(visit):
    """Its title is a heading of the third level there."""
    page = visit(f"{STEP}/booklet/")
    talk = page.locator(".pb-chapter--inside").filter(has=page.locator(".pb-talk")).first

    levels = talk.locator("h2, h3, h4").evaluate_all("nodes => nodes.map((node) => node.localName)")

    assert levels[:3] == ["h3", "h4", "h4"]


def test_each_list_of_boxes_is_a_named_group(visit):
    """The boxes of a list are a group that has the list's title."""
    page = visit(CHECKLISTS)
    unfold(page)

    for found in content(f"content/{STEP}/checklists.yml")["lists"]:
        group = page.get_by_role("group", name=found["title"], exact=True)
        expect(group.get_by_role("checkbox")).to_have_count(len(found["items"]))


def test_the_first_press_of_tab_offers_to_skip_the_menus(visit):
    """A reader at the keyboard can go to the text at once."""
    page = visit(CHECKLISTS)
    until_known(page)  # Until then its links come and go.

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('h1:target') && document.activeElement === document.body")

    assert presses_to(page, "main a, main input") < 5


def test_a_box_can_be_ticked_by_keyboard(visit):
    """Tab reaches the first box, the focus shows, and the space bar ticks it."""
    page = visit(CHECKLISTS)

    presses_to(page, "[data-item]")
    style = page.evaluate(
        "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
        "(getComputedStyle(document.activeElement))"
    )
    page.keyboard.press("Space")

    expect(page.get_by_role("checkbox", name=WORDS, exact=True)).to_be_checked()
    assert style[0] != "none"
    assert style[1] >= 2
