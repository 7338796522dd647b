"""Scenarios: the first choice is kept, what good looks like waits for it, and it can be made again."""

from playwright.sync_api import expect

from tests.browser.places import STEP, content, label
from tests.browser.ratings import stored, words

SCENARIOS = f"{STEP}/scenarios/"
SCENE = content(f"content/{STEP}/scenarios.yml")["scenarios"][0]
RECORD = f"choice:specialist-to-manager/{SCENE['id']}"


def open_page(visit, **options):
    """The page, once its script has run, and its first scenario."""
    page = visit(SCENARIOS, **options)
    page.get_by_role("button", name=words("scenarios", "anyway")).first.wait_for()
    return page, page.locator(".pb-scene").first


def good(scene):
    """The part that says what good looks like."""
    return scene.locator("summary").filter(has_text=label("good"))


def test_the_first_choice_opened_is_kept(visit):
    """The second choice, opened first, is recorded and marked; the third, opened later, changes nothing."""
    page, scene = open_page(visit)

    scene.locator("summary").nth(1).click()
    scene.locator("summary").nth(2).click()
    page.reload()

    expect(scene.locator("details").nth(1)).to_contain_text("You chose this on")
    expect(page.get_by_text("You chose this on")).to_have_count(1)
    assert stored(page)[RECORD]["c"] == 1


def test_a_reader_knows_before_the_first_choice_that_it_is_kept(visit):
    """It is said once, right above the first scenario's choices."""
    page, scene = open_page(visit)

    expect(page.get_by_text(label("first_counts"))).to_have_count(1)
    assert scene.locator("summary, [data-kept-note]").first.inner_text() == label("first_counts")


def test_what_good_looks_like_waits_for_a_choice(visit):
    """It is not there before, and there after, closed."""
    _, scene = open_page(visit)
    expect(good(scene)).to_be_hidden()

    scene.locator("summary").first.click()

    expect(good(scene)).to_be_visible()
    expect(scene.locator(".pb-choice--good")).not_to_have_attribute("open", "")


def test_a_reader_who_will_not_choose_can_see_it_anyway(visit):
    """The small button opens it, and no choice is recorded."""
    page, scene = open_page(visit)

    scene.get_by_role("button", name=words("scenarios", "anyway")).click()

    expect(scene.locator(".pb-choice--good p")).to_be_visible()
    assert stored(page) == {}


def test_a_choice_can_be_made_again_and_that_can_be_undone(visit):
    """Choosing again closes everything; undoing brings the first choice back."""
    page, scene = open_page(visit)
    scene.locator("summary").nth(1).click()

    scene.get_by_role("button", name=words("scenarios", "again")).click()
    expect(page.get_by_text("You chose this on")).to_have_count(0)
    expect(scene.locator("details[open]")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(scene.locator("details").nth(1)).to_contain_text("You chose this on")


def test_choosing_again_puts_what_good_looks_like_away(visit):
    """As before the first choice, with the way to see it all the same."""
    _, scene = open_page(visit)
    scene.locator("summary").nth(1).click()
    good(scene).click()

    scene.get_by_role("button", name=words("scenarios", "again")).click()

    expect(good(scene)).to_be_hidden()
    expect(scene.get_by_role("button", name=words("scenarios", "anyway"))).to_be_visible()


def test_a_choice_by_keyboard_counts(visit):
    """Enter on a choice opens and records it."""
    page, scene = open_page(visit)

    scene.locator("summary").nth(2).focus()
    page.keyboard.press("Enter")

    expect(scene.locator("details").nth(2)).to_contain_text("You chose this on")


def test_printing_is_no_choice(visit):
    """Paper opens every part, what good looks like included, and records nothing."""
    page, scene = open_page(visit)

    page.pdf()
    page.emulate_media(media="print")

    expect(scene.locator(".pb-choice--good")).to_be_visible()
    assert stored(page) == {}


def test_a_choice_between_other_words_is_not_marked(visit):
    """Where the choices have changed since, none is called the reader's, and the page says why."""
    page, scene = open_page(visit)
    scene.locator("summary").nth(1).click()

    page.evaluate("name => playbook.start('store').set(name, { r: '00000000' })", RECORD)

    expect(page.get_by_text("You chose this on")).to_have_count(0)
    expect(scene).to_contain_text("The choices have changed since")
