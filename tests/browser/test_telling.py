"""What a tick says: how far the list is and what comes next; and the card of the next act, which goes on with it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, PLAN, SIZES, STEP, content, items
from tests.browser.reader import STEP_ID, name, records, said, visit_with

LISTS = content(f"content/{STEP}/checklists.yml")["lists"]
FIRST = len(LISTS[0]["items"])


def box(page: Page, number: int = 0):
    """An item's box, by its place among all."""
    return page.locator(f'[data-item$="/{items()[number]["id"]}"]')


def heard(page: Page):
    """What is said at the foot of the page."""
    return page.locator(".pb-said").get_by_role("status")


def test_a_tick_says_how_far_the_list_is_and_what_comes_next(visit):
    """Aloud, too; the next item's fold opens, and the one before closes."""
    page = visit(CHECKLISTS)

    box(page).check()

    expect(heard(page)).to_have_text(
        f"{said('after', 'telling', state=said('state_done'), done=1, all=FIRST)} "
        f"{said('next', 'telling')} {items()[1]['do']}"
    )
    expect(page.locator(f"#{items()[1]['id']} .pb-item__how")).to_have_attribute("open", "")
    expect(page.locator(f"#{items()[0]['id']} .pb-item__how")).not_to_have_attribute("open", "")


def test_the_link_to_the_next_item_leads_to_it_and_opens_it(visit):
    """Also where the reader had closed it; what was said goes."""
    page = visit(CHECKLISTS)
    box(page).check()
    row = page.locator(f"#{items()[1]['id']}")
    row.locator(".pb-item__how > summary").click()

    heard(page).get_by_role("link").click()

    expect(row.locator(".pb-item__how")).to_have_attribute("open", "")
    expect(row).to_be_in_viewport()
    expect(page.locator(".pb-said")).to_be_hidden()


def test_the_end_of_a_list_leads_to_the_next_one(visit):
    """It is named and opened, at its first item."""
    page = visit_with(visit, CHECKLISTS, {name(number): {"s": "done"} for number in range(FIRST - 1)})

    box(page, FIRST - 1).check()
    expect(heard(page)).to_contain_text(said("list_done", "telling", list=LISTS[0]["title"]))
    heard(page).get_by_role("link", name=said("open_list", "telling", list=LISTS[1]["title"])).click()

    expect(page.get_by_role("button", name=LISTS[1]["title"])).to_have_attribute("aria-expanded", "true")
    expect(box(page, FIRST)).to_be_in_viewport()


def test_the_end_of_everything_leads_to_what_comes_next(visit):
    """Which My plan says: reviews, and then the next step."""
    settled = {name(number): {"s": "skip"} for number in range(len(items()) - 1)}
    page = visit_with(visit, CHECKLISTS, settled)

    box(page, len(items()) - 1).check()
    expect(heard(page)).to_contain_text(said("all_done", "telling"))
    heard(page).get_by_role("link", name=said("what_next", "telling")).click()

    expect(page.locator("h1[data-page=my-plan]")).to_be_visible()
    assert page.url.endswith(f"#step-{STEP_ID}")


def test_what_is_opened_again_has_no_next(visit):
    """It says the count alone."""
    page = visit(CHECKLISTS)

    for number in range(2):
        box(page, number).check()
    box(page, 1).uncheck()

    expect(heard(page)).to_have_text(said("after", "telling", state=said("again", "telling"), done=1, all=FIRST))


def test_whoever_ticks_out_of_order_is_told_what_is_next_still(visit):
    """The first that is open, as every page says it."""
    page = visit(CHECKLISTS)

    for number in (3, FIRST - 1, 1):
        box(page, number).check()
        expect(heard(page)).to_contain_text(items()[0]["do"])
    box(page, 0).check()

    expect(heard(page).get_by_role("link")).to_have_text(items()[2]["do"])


@pytest.mark.parametrize(("size", "highest"), [("desktop", 48), ("phone", 58)])
def test_it_is_one_line_and_two_on_a_phone(visit, size, highest):
    """Whatever the next item is called."""
    page = visit(CHECKLISTS, viewport=SIZES[size])

    for number in range(FIRST):
        box(page, number).check()
        expect(heard(page)).not_to_be_empty()
        assert page.locator(".pb-said").bounding_box()["height"] <= highest


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_it_covers_nothing_that_has_the_focus(visit, size):
    """A box at the foot of the window comes up, also one that the reader goes on to by Tab."""
    page = visit(CHECKLISTS, viewport=size)
    page.evaluate(
        """id => {
          const box = document.querySelector(`[data-item$="/${id}"]`);
          scrollTo(0, box.getBoundingClientRect().bottom + scrollY - innerHeight + 10);
          box.focus({ preventScroll: true });
        }""",
        items()[2]["id"],
    )

    page.keyboard.press("Space")
    expect(heard(page)).not_to_be_empty()
    for _ in range(4):
        place = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert place <= page.locator(".pb-said").bounding_box()["y"]
        page.keyboard.press("Tab")


def test_the_focus_stays_on_the_box(visit):
    """After the space bar, and after what was said has been taken back."""
    page = visit(CHECKLISTS)
    box(page, 2).focus()

    page.keyboard.press("Space")
    expect(heard(page)).not_to_be_empty()

    expect(box(page, 2)).to_be_focused()


def test_a_tick_in_the_plan_says_what_comes_next_there(visit):
    """Where items stand by their dates."""
    page = visit_with(visit, PLAN, {f"step:{STEP_ID}": {"start": "2026-03-02"}}, on="2026-03-03")
    boxes = page.locator("[data-plan] input[data-item]:visible")
    second = page.locator("[data-plan] li:has(input[data-item]) label:visible").nth(1).inner_text()

    boxes.first.check()

    expect(heard(page).get_by_role("link")).to_have_text(second)


# The next act -----------------------------------------------------------------------------------------------


def card(page: Page):
    """What is in sight of the card of the next act."""
    return page.locator("[data-next-act] li:visible")


def test_a_step_begins_with_its_next_act(visit):
    """The first that is open: what to do, for how long, its proof, and where the way is shown."""
    page = visit_with(visit, f"{STEP}/", {name(): {"s": "done"}})

    expect(card(page)).to_have_count(1)
    expect(card(page)).to_contain_text(items()[1]["do"])
    expect(card(page).get_by_role("link", name="Show me how")).to_have_attribute(
        "href", re.compile(f"first-year/#{items()[1]['id']}$")
    )


def test_the_next_act_goes_on_with_each_tick(visit):
    """The focus goes along, and comes back with what is taken back."""
    page = visit(f"{STEP}/")
    card(page).get_by_role("checkbox").focus()

    page.keyboard.press("Space")
    expect(card(page)).to_contain_text(items()[1]["do"])
    expect(box(page, 1)).to_be_focused()
    expect(heard(page)).to_contain_text(items()[1]["do"])
    page.get_by_role("button", name=said("undo"), exact=True).focus()
    page.keyboard.press("Enter")

    expect(card(page)).to_contain_text(items()[0]["do"])
    expect(box(page)).to_be_focused()
    assert records(page).get(name(), {}).get("s") != "done"


def test_after_the_last_act_the_card_says_so(visit):
    """It is not empty."""
    page = visit_with(visit, f"{STEP}/", {name(number): {"s": "done"} for number in range(len(items()))})

    expect(card(page)).to_have_count(0)
    expect(page.locator(".pb-next-act__end")).to_be_visible()


def test_the_next_act_is_there_without_a_script(visit):
    """The first one, alone."""
    page = visit(f"{STEP}/", java_script_enabled=False)

    expect(card(page)).to_have_count(1)
    expect(card(page)).to_contain_text(items()[0]["do"])
