"""Lists and rows that fold: what is open by itself, what opens the rest, and that nothing is lost in a fold."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, SIZES, STEP, content, items
from tests.browser.reader import STEP_ID, name, said, unfold, visit_with
from tests.browser.waiting import until, until_known

LISTS = content(f"content/{STEP}/checklists.yml")["lists"]
FIRST = len(LISTS[0]["items"])
LAST = items()[-1]["id"]


def opened(page: Page) -> list[str]:
    """The titles of the lists that are open."""
    names = page.locator(".pb-fold__name[aria-expanded=true]")
    return [text.split("\n")[0] for text in names.all_inner_texts()]


def next_items(page: Page) -> list[str]:
    """The items whose folds are open."""
    return page.locator(".pb-item:has(> details[open])").evaluate_all("rows => rows.map((row) => row.id)")


def test_a_new_reader_finds_the_first_list_and_its_first_item_open(visit):
    """And no other."""
    page = visit(CHECKLISTS)

    assert opened(page) == [LISTS[0]["title"]]
    assert next_items(page) == [items()[0]["id"]]


def test_whoever_comes_back_finds_the_first_list_with_something_open(visit):
    """And in it the first open item."""
    settled = {name(number): {"s": "done"} for number in range(FIRST)} | {name(FIRST + 1): {"s": "skip"}}
    page = visit_with(visit, CHECKLISTS, settled)

    assert opened(page) == [LISTS[1]["title"]]
    assert next_items(page) == [items()[FIRST]["id"]]


@pytest.mark.parametrize(("today", "number"), [("2026-02-20", 0), ("2026-03-10", 1), ("2026-04-02", 2)])
def test_whoever_has_a_first_day_finds_the_list_of_today(visit, today, number):
    """Once the one directly before it is settled, whatever is open in those before that; until then, that one."""
    first = {f"step:{STEP_ID}": {"start": "2026-03-02"}}
    ends = [sum(len(found["items"]) for found in LISTS[:place]) for place in (number - 1, number) if place >= 0]
    before = {name(place): {"s": "done"} for place in range(*ends)} if number else {}

    assert opened(visit_with(visit, CHECKLISTS, first | before, on=today)) == [LISTS[number]["title"]]
    assert opened(visit_with(visit, CHECKLISTS, first, on=today)) == [LISTS[max(0, number - 1)]["title"]]


def test_the_heading_counts_and_opens_and_closes(visit):
    """It is a heading still, to which the contents lead; by keyboard, too."""
    page = visit_with(visit, CHECKLISTS, {name(): {"s": "done"}})
    heading = page.get_by_role("heading", level=2, name=f"{LISTS[0]['title']} 1 of {FIRST}")
    button = heading.get_by_role("button")

    button.press("Enter")
    expect(page.locator(f"#{items()[0]['id']}")).to_be_hidden()
    button.press("Space")

    expect(page.locator(f"#{items()[0]['id']}")).to_be_visible()
    expect(page.locator(f"h2#{LISTS[0]['id']}")).to_have_count(1)


@pytest.mark.parametrize("anchor", [LAST, LISTS[-1]["id"]], ids=["item", "list"])
@pytest.mark.parametrize("way", ["address", "link", "instantly"])
def test_an_anchor_opens_what_it_stands_in(visit, anchor, way):
    """On a page that comes up, on one that is there, and on one that takes another's place."""
    if way == "instantly":
        page = visit(f"{STEP}/", locale="en-US")
        until_known(page)
        page.evaluate("window.same = true")
        page.locator("main a[data-way]:visible").evaluate(
            "(link, anchor) => { link.hash = anchor; link.click(); }", anchor
        )
        expect(page.locator("h1[data-page=year]")).to_be_visible()
        assert page.evaluate("window.same")
    else:
        page = visit(CHECKLISTS if way == "link" else f"{CHECKLISTS}#{anchor}")
    if way == "link":
        page.evaluate("anchor => { location.hash = anchor; }", anchor)

    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{LAST} label")).to_be_visible()
    if anchor == LAST:
        expect(page.locator(f"#{LAST} .pb-item__how")).to_have_attribute("open", "")


def test_a_list_of_the_contents_opens_again_what_was_closed(visit):
    """Though the address names it already."""
    page = visit(f"{CHECKLISTS}#{LISTS[2]['id']}")
    page.get_by_role("button", name=LISTS[2]["title"]).click()

    page.locator(f".md-sidebar--secondary a[href$='#{LISTS[2]['id']}']").click()

    expect(page.get_by_role("button", name=LISTS[2]["title"])).to_have_attribute("aria-expanded", "true")


def test_what_is_found_on_the_page_opens(visit):
    """The browser says so before it shows what it has found."""
    page = visit(CHECKLISTS)

    assert page.locator(f"#{LAST}").evaluate("row => row.closest('[data-fold]').hidden") == "until-found"
    page.locator(f"#{LAST}").evaluate("row => row.closest('[data-fold]').dispatchEvent(new Event('beforematch'))")

    expect(page.locator(f"#{LAST}")).to_be_visible()


def test_what_a_reader_has_opened_or_closed_stays_so(visit):
    """While they tick, on the same page."""
    page = visit(CHECKLISTS)
    rows = [page.locator(f"#{items()[number]['id']}") for number in range(3)]
    rows[1].locator(".pb-item__how > summary").click()
    rows[1].locator(".pb-item__how > summary").click()
    rows[2].locator(".pb-item__how > summary").click()

    rows[0].get_by_role("checkbox").check()
    rows[1].get_by_role("checkbox").check()
    rows[2].get_by_role("checkbox").check()

    assert next_items(page)[:1] == [items()[2]["id"]]


def test_paper_shows_every_list_and_no_word_that_opens(visit):
    """Each item with its why and its how."""
    page = visit(CHECKLISTS)
    page.emulate_media(media="print")

    expect(page.locator(f"#{LAST} .pb-how li").last).to_be_visible()
    expect(page.locator(".pb-item__how > summary").first).to_be_hidden()
    expect(page.locator(".pb-fold__count").first).to_be_hidden()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_whole_row_is_the_target(visit, size):
    """At least 48 pixels high; but for what opens the rest, wherever one presses."""
    page = visit(CHECKLISTS, viewport=size)
    unfold(page)

    for row in page.locator(".pb-item__head").all()[1:6]:
        row.evaluate("row => row.scrollIntoView({ block: 'center' })")  # Not below what the last tick said.
        page.mouse.move(0, 0)  # No word of the row explains itself under the pointer that stood there.
        expect(page.locator("#pb-explanation:visible")).to_have_count(0)
        place = row.bounding_box()
        assert place["height"] >= 48
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] - 4)
        expect(row.get_by_role("checkbox")).to_be_checked()


def test_a_settled_item_is_one_grey_line(visit):
    """With its words whole in the page, and with a word where it is not for the reader."""
    mine = {name(): {"s": "done", "n": "Ask Ana"}, name(1): {"s": "skip", "w": "Nobody reports to me"}}
    page = visit_with(visit, CHECKLISTS, mine, on="2026-03-18", viewport=SIZES["phone"])
    page.locator(".pb-gathered button").click()
    done, skipped = (page.locator(f"#{items()[number]['id']}") for number in (0, 1))

    for row in (done, skipped):
        assert row.bounding_box()["height"] <= 50
        assert row.locator(".pb-item__done").is_hidden()
    expect(skipped.locator(".pb-chip:visible")).to_have_count(1)
    expect(done.locator("label")).to_have_text(items()[0]["do"])
    done.locator(".pb-item__how > summary").click()

    expect(done.get_by_text("Ask Ana")).to_be_visible()


def test_what_is_begun_or_noted_stays_in_sight(visit):
    """Outside the fold, while the item is open."""
    page = visit_with(visit, CHECKLISTS, {name(2): {"s": "doing", "n": "Ask Ana"}}, on="2026-03-18")
    row = page.locator(f"#{items()[2]['id']}")

    expect(row.locator(".pb-item__how")).not_to_have_attribute("open", "")
    expect(row.get_by_text("Ask Ana")).to_be_visible()
    expect(row.locator(".pb-chip")).to_be_visible()


def test_the_bar_is_low_on_a_phone(visit):
    """It stays at the head of the window, and takes no more than 40 pixels of it."""
    page = visit(CHECKLISTS, viewport=SIZES["phone"])

    assert page.locator(".pb-bar").bounding_box()["height"] <= 41  # With the line below it.
    assert page.locator(".pb-bar progress").count() == len(LISTS)


def test_an_item_in_a_fold_is_not_under_the_bar(visit):
    """Whoever comes by an address stands at the item that it names."""
    page = visit(f"{CHECKLISTS}#{items()[FIRST + 2]['id']}")
    until(page, "scrollY > 100")

    row = page.locator(f"#{items()[FIRST + 2]['id']}")
    bar = page.locator(".pb-bar").bounding_box()
    assert row.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_what_is_settled_before_the_next_item_stands_behind_one_line(visit):
    """Whoever comes back begins with what is open; but what has changed since stays in sight."""
    mine = {name(number): {"s": "done"} for number in range(4)} | {name(1): {"s": "done", "r": "0badc0de"}}
    page = visit_with(visit, CHECKLISTS, mine, on="2026-03-18")
    rows = [page.locator(f"#{items()[number]['id']}") for number in range(5)]
    assert [row.get_by_role("checkbox").is_visible() for row in rows] == [False, True, False, False, True]

    page.get_by_role("button", name=said("gathered", count=3)).press("Enter")

    expect(rows[0].get_by_role("checkbox")).to_be_focused()
    expect(rows[2].get_by_role("checkbox")).to_be_visible()


def test_an_anchor_opens_what_is_gathered(visit):
    """The line that stood for it is gone."""
    mine = {name(number): {"s": "done"} for number in range(3)}
    page = visit_with(visit, f"{CHECKLISTS}#{items()[1]['id']}", mine)

    expect(page.locator(f"#{items()[1]['id']} label")).to_be_in_viewport()
    expect(page.locator(".pb-gathered")).to_have_count(0)
