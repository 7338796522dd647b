"""Search: what it finds by the words people use, how it shows it, by keyboard and from a disk, and what it costs."""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.places import ADDRESS, CHECKLISTS, STEP, items
from tests.browser.reader import said
from tests.browser.test_every_kind import NARROW, SCHEMES, SIZES
from tests.browser.waiting import until_known
from tests.browser.watch import Watch
from tests.depth import one_view

LOADED = ("search.js", "search-index.js", "minisearch.js")

HOSTILE = "<img src=x onerror=alert(1)><script>document.title='taken'</script> & more"


def ask(page: Page, query: str) -> None:
    """Open the search and ask."""
    if not page.get_by_role("dialog", name="Search").is_visible():
        page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill(query)


def close(page: Page) -> None:
    """Close the search by key, and wait for it: the browser closes a dialog after the key."""
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()


def group(page: Page, name: str):
    """The results of a kind."""
    return page.get_by_role("dialog", name="Search").get_by_role("region", name=name)


def test_an_item_is_found_by_its_words_and_leads_to_itself(visit):
    """An item's words lead to the item itself, on its page."""
    item = items()[7]
    page = visit("")

    ask(page, item["do"])
    group(page, "Checklist items").get_by_role("link", name=item["do"]).click()
    page.wait_for_url(f"**/{CHECKLISTS}#{item['id']}")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("checkbox", name=item["do"], exact=True)).to_be_in_viewport()


WANTED = [
    ("micromanaging", "Traps", "The rescuer", "traps/rescuer/"),
    ("My team waits for me", "Traps", "The rescuer", "traps/rescuer/"),
    ("my old friends", "Conversations", "A friend who now reports to you", f"{STEP}/conversations/former-peer/"),
    ("regretted leavers", "Glossary", "regretted", "glossary/#regretted"),
    ("CFO", "Levels", "C-suite", "levels/c-suite/"),
    ("team leader", "Levels", "Manager", "levels/manager/"),
    ("1:1", "Practices", "One-to-ones that belong", "practices/one-to-ones/"),
    ("new manager", "Steps", "Specialist → Manager", f"{STEP}/"),
    ("I was passed over", "Guides and decisions", "Passed over", "guides/passed-over/"),
    ("redundancies", "Guides and decisions", "Losing money", "guides/losing-money/"),
    ("five levels of work", "Other pages", "About this playbook", "about/"),
]
"""What people type, and what they mean: its group, its title and its address."""


def test_things_are_found_by_the_words_people_use(visit):
    """Synonyms, symptoms, other titles of a level, and the words of hand-written pages lead to what they mean."""
    page = visit("")

    for query, kind, title, place in WANTED:
        ask(page, query)

        found = group(page, kind).get_by_role("link").filter(has_text=title).first
        expect(found, query).to_be_visible()
        assert found.get_attribute("href").startswith(f"{ADDRESS}{place}"), query


def test_the_best_group_stands_first_and_shows_a_few(visit):
    """The group with the best result leads; a long one shows four and says how many there are, and all on request."""
    page = visit("")
    ask(page, "I was passed over")
    expect(page.get_by_role("dialog").get_by_role("heading", level=3).first).to_contain_text("Guides and decisions")
    ask(page, "conversation")
    found = group(page, "Conversations")

    expect(found.get_by_role("link")).to_have_count(4)
    more = found.get_by_role("button", name="Show all")
    count = int(re.search(r"\d+", more.inner_text())[0])
    more.click()

    expect(found.get_by_role("link")).to_have_count(count)
    expect(found.get_by_role("link").nth(4)).to_be_focused()


def test_the_words_found_are_marked_and_counted(visit):
    """A result shows the words that fit in their sentence; how many there are is said politely."""
    page = visit("")

    ask(page, "micromanaging")

    expect(page.get_by_role("status").filter(has_text="results in")).to_be_visible()
    expect(group(page, "Traps").locator("mark").first).to_have_text("micromanaging")


def test_a_misspelt_word_is_found(visit):
    """Two letters changed places; nothing has that word, so what is nearly it is found."""
    page = visit("")

    ask(page, "delegatoin")

    expect(group(page, "Skills").get_by_role("link", name="Delegation")).to_be_visible()


def test_words_that_no_page_has_together_find_what_has_some(visit):
    """Instead of nothing, the best of what has some of the words; the search says so."""
    page = visit("")

    ask(page, "micromanaging glossary parrots")

    expect(page.get_by_role("status").filter(has_text="Nothing has all your words")).to_be_visible()
    expect(group(page, "Traps").get_by_role("link").first).to_be_visible()


def test_nothing_found_offers_another_way(visit):
    """Without a result the search says so and offers other words, the symptoms and the glossary."""
    page = visit("")

    ask(page, "xqzwv")
    expect(page.get_by_text("Nothing has the words “xqzwv”.")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link", name="Start from what hurts")).to_be_visible()
    page.get_by_role("button", name="micromanaging").click()

    expect(group(page, "Traps").get_by_role("link", name="The rescuer")).to_be_visible()


def test_enter_follows_a_result_and_nothing_else(visit):
    """The reader's words stay where nothing is found."""
    page = visit("")

    ask(page, "xqzwv")
    expect(page.get_by_text("Nothing has the words “xqzwv”.")).to_be_visible()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("xqzwv")


def test_opening_it_twice_before_the_index_has_come_changes_nothing(visit):
    """Each choice stands there once."""
    page = visit("", locale="en-US")
    held = []
    page.route("**/search-index.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in

    with page.expect_request("**/search-index.js"):
        page.keyboard.press("/")
    for _ in range(2):
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_visible()
    held[0].continue_()
    expect(page.locator("#pb-search-step option").nth(1)).to_be_attached()

    names = page.locator("#pb-search-step option").all_text_contents()
    assert len(names) == len(set(names))


def test_results_narrow_to_a_step_and_a_kind_of_work(visit):
    """Only what stands on the chosen step, with examples from the chosen work; the way back is one press."""
    page = visit("")
    ask(page, "boss")
    dialog = page.get_by_role("dialog", name="Search")

    dialog.get_by_label("Step", exact=True).select_option("Specialist → Manager")
    expect(dialog.locator(".pb-hit:not([data-step='1'])")).to_have_count(0)
    dialog.get_by_label("Examples from").select_option("Operations")
    expect(group(page, "Conversations").get_by_role("link", name="Your boss, before anybody else")).to_be_visible()
    expect(group(page, "Checklist items")).to_have_count(0)
    dialog.get_by_role("textbox").fill("xqzwv")
    dialog.get_by_role("button", name="Search everything").click()

    expect(dialog.get_by_label("Step", exact=True)).to_have_value("")


def test_the_search_is_a_journey_by_keyboard(visit):
    """A slash opens it, arrows walk through results and back, letters go on typing, Enter opens, Escape returns."""
    page = visit("")
    page.get_by_role("button", name="Search").focus()

    ask(page, "delegation board")
    field = page.get_by_role("textbox", name="Search")
    links = page.get_by_role("dialog").get_by_role("link")
    expect(group(page, "Practices").get_by_role("link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    expect(field).to_have_value("delegation boards")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_have_value("delegation boards")
    page.keyboard.press("Enter")

    page.wait_for_url("**/delegation-board/")


def test_a_reader_among_the_results_stays_where_they_are(visit):
    """What stands there already is not made anew: the pause after the last letter can end while they are under way."""
    page = visit("", "/* a page of its own, with a clock of its own */")
    page.clock.install()
    ask(page, "delegation board")
    page.clock.run_for(200)
    first = page.get_by_role("dialog").get_by_role("link").first
    first.focus()

    page.evaluate("document.querySelector('#pb-query').dispatchEvent(new Event('input'))")
    page.clock.run_for(200)

    expect(first).to_be_focused()


def test_the_last_query_is_there_again(visit):
    """It survives the visit to another page, also one that is loaded anew."""
    page = visit("")
    ask(page, "succession")
    group(page, "Practices").get_by_role("link", name="Successor plan").click()
    page.wait_for_url("**/successor-plan/")

    page.keyboard.press("s")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("succession")
    page.reload()
    page.keyboard.press("s")

    expect(page.get_by_role("textbox", name="Search")).to_have_value("succession")
    expect(group(page, "Practices").get_by_role("link", name="Successor plan")).to_be_visible()


def test_it_works_from_a_disk(site, browser):
    """Opened as files, without a server, the search finds and leads to the page's file."""
    page = browser.new_context().new_page()
    page.goto((site / "traps" / "rescuer" / "index.html").as_uri())

    ask(page, "my old friends")
    group(page, "Conversations").get_by_role("link", name="A friend who now reports to you").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A friend who now reports to you")
    assert page.url == (site / STEP / "conversations" / "former-peer" / "index.html").as_uri()
    page.context.close()


def test_nothing_loads_before_it_is_asked_for(visit):
    """A page loads neither the search nor its index nor a worker; the first press does, once."""
    page = visit(f"{STEP}/")
    until_known(page)
    names = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())"
    before = page.evaluate(names)

    ask(page, "delegation")
    expect(group(page, "Skills").get_by_role("link").first).to_be_visible()
    close(page)
    ask(page, "trust")
    expect(group(page, "Skills").get_by_role("link").first).to_be_visible()

    assert not {*LOADED, "search_index.json"} & set(before)
    assert not any("worker" in name for name in before)
    assert [page.evaluate(names).count(name) for name in LOADED] == [1, 1, 1]


def test_a_key_that_follows_at_once_opens_it_again(visit):
    """The field keeps the focus for a moment after its dialog has closed: a key is not taken for typing in it."""
    page = visit("")
    ask(page, "trust")
    expect(group(page, "Skills").get_by_role("link").first).to_be_visible()

    page.evaluate("""() => {
      const [dialog, field] = [document.querySelector('dialog'), document.querySelector('#pb-query')];
      dialog.close();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }));
    }""")

    expect(page.get_by_role("dialog", name="Search")).to_be_visible()


def test_text_of_the_content_stays_text(visit):
    """Titles, synonyms and texts that look like HTML are shown as they are written, marks included."""
    page = visit("")
    index = {
        "groups": ["Pages"],
        "steps": [],
        "functions": [],
        "pages": [["about/", HOSTILE]],
        "ways": {"symptoms": "symptoms/", "glossary": "glossary/"},
        "things": [[0, 0, f"onerror {HOSTILE}", -1, [], [HOSTILE], [["", HOSTILE, f"{HOSTILE} and text"]]]],
    }
    body = f"playbook.searchIndex = {json.dumps(index)};"
    page.route("**/search-index.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    watch = Watch(page)

    ask(page, "onerror")

    expect(group(page, "Pages").get_by_role("link")).to_contain_text(HOSTILE)
    assert page.get_by_role("dialog").locator("img, script").count() == 0
    watch.close()
    page.unroute("**/search-index.js")
    assert watch.wrong == []


def test_a_search_that_cannot_be_loaded_says_so(visit):
    """When its index does not arrive, the dialog says so, and the next opening tries again."""
    page = visit("")
    page.route("**/search-index.js", lambda route: route.abort())

    page.keyboard.press("/")
    expect(page.get_by_text("The index could not be loaded.")).to_be_visible()
    close(page)
    page.unroute("**/search-index.js")
    ask(page, "micromanaging")

    expect(group(page, "Traps").get_by_role("link").first).to_be_visible()


def test_without_javascript_there_is_no_button(visit):
    """What needs the script is not offered without it."""
    page = visit("", java_script_enabled=False)

    expect(page.get_by_role("button", name="Search")).to_be_hidden()


@pytest.mark.parametrize(("size", "scheme"), one_view(SIZES, SCHEMES))
def test_axe_finds_nothing_in_the_search(visit, size, scheme):
    """No rule of axe-core is broken in the dialog, with suggestions or with results, in any palette and size."""
    page = visit("", color_scheme=scheme, viewport=size)
    page.evaluate(AXE_SCRIPT)
    found = []
    for query, answer in {"manager": "results in", "": said("start", "search"), "xqzwv": "Nothing has"}.items():
        ask(page, query)
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(answer)
        found += page.evaluate(
            "axe.run('.pb-search', { rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>"
            " violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))"
        )

    assert found == []


def test_the_search_fits_a_narrow_screen(visit):
    """At 320 pixels nothing in the dialog is cut off or scrolls sideways."""
    page = visit("", viewport=NARROW)
    ask(page, "manager")
    expect(group(page, "Levels").get_by_role("link").first).to_be_visible()

    wide = page.evaluate(
        "[...document.querySelectorAll('.pb-search, .pb-search *')].filter((node) => node.checkVisibility() &&"
        " node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.className)"
    )

    assert wide == []
