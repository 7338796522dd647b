"""Pictures: read on any screen, walked through by keyboard, and told in words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import CHECKLISTS, STEP, content, label

DRAWN = {
    "home": "",
    "calendar": f"{STEP}/calendar/",
    "people map": f"{STEP}/stakeholders/",
    "plan": f"{STEP}/plan/",
    "step": f"{STEP}/",
}
SIZES = {"narrow": (320, 640), "phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 800)}

SMALL_LETTERS = """() => [...document.querySelectorAll("main svg text")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node, node.getScreenCTM(), parseFloat(getComputedStyle(node).fontSize)])
  .map(([node, { a, b }, size]) => [node, size * Math.hypot(a, b)])
  .filter(([, size]) => size < 10.99)
  .map(([node, size]) => `${node.textContent} is ${size}`)"""

# Words of a picture that stand on others or reach out of it, as this browser's font sets them.
COVERED = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("main :is(.pb-course, .pb-people)")) {
    if (!svg.checkVisibility()) continue;
    const whole = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((node) => [node.textContent, node.getBoundingClientRect()]);
    for (const [index, [words, box]] of texts.entries()) {
      if (box.left < whole.left - 1 || box.right > whole.right + 1) found.push(`${words} reaches out`);
      for (const [other, there] of texts.slice(index + 1))
        if (box.left < there.right - 1 && there.left < box.right - 1
          && box.top < there.bottom - 3 && there.top < box.bottom - 3)
          found.push(`${words} covers ${other}`);
    }
  }
  return found;
}"""


@pytest.fixture(params=SIZES.values(), ids=SIZES.keys())
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    width, height = request.param
    return {"width": width, "height": height}


@pytest.mark.parametrize("path", DRAWN.values(), ids=DRAWN.keys())
def test_the_words_of_a_picture_can_be_read(visit, path, size):
    """No letter is set smaller than 11 pixels, whatever the width of the screen."""
    page = visit(path, viewport=size)

    assert page.locator("main svg text").count() > 0
    assert page.evaluate(SMALL_LETTERS) == []


@pytest.mark.parametrize("path", [DRAWN["home"], DRAWN["people map"]], ids=["home", "people map"])
def test_the_words_of_a_picture_cover_nothing(visit, path, size):
    """Names and promises do not stand on each other, nor reach out of the picture."""
    page = visit(path, viewport=size)

    assert page.evaluate(COVERED) == []


def links(page: Page) -> list[str]:
    """Where the links of the map that is shown lead, in the order of the keyboard."""
    found = page.locator("main .pb-course:visible a:not([tabindex])")
    return found.evaluate_all("nodes => nodes.map((node) => node.pathname.replace('/playbook/', ''))")


def test_the_map_leads_up_level_by_level(visit, size):
    """Every level is followed by the steps that leave it, on phones and desktops alike."""
    page = visit("", viewport=size)

    assert links(page)[:3] == ["levels/specialist/", f"{STEP}/", "levels/manager/"]
    assert len(links(page)) == page.locator("main .pb-climb a:not([href*='ten-minutes'])").count()


def test_the_keyboard_picks_a_step_on_the_map(visit, size):
    """Tab shows where one is, and Enter opens the step."""
    page = visit("", viewport=size)
    step = page.locator(f"main .pb-course:visible a[href$='{STEP}/']:not([tabindex])")

    page.locator("main .pb-course:visible a:not([tabindex])").first.focus()
    page.keyboard.press("Tab")
    expect(step).to_be_focused()
    assert step.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"

    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STEP}/")


def test_an_obstacle_leads_to_its_step(visit):
    """Whoever points at the drawing lands where its words lead."""
    page = visit("", viewport={"width": 1280, "height": 800})

    page.locator("main .pb-course:visible a[tabindex='-1']").first.click()

    page.wait_for_url(f"**/{STEP}/")


def test_a_person_on_the_map_leads_to_the_words_below(visit, size):
    """The name is a link to what they want, and what to do first."""
    page = visit(DRAWN["people map"], viewport=size)
    [first, *_] = content(f"content/{STEP}/stakeholder-map.yml")["people"]

    page.locator(f"main .pb-people:visible a[href$='#{first['stakeholder']}']").click()

    expect(page.locator("h2:target")).to_have_id(first["stakeholder"])


@pytest.mark.parametrize("path", ["", f"{STEP}/", DRAWN["people map"], "shifts/"])
def test_a_picture_is_told_in_words_without_a_script(visit, path):
    """What is drawn can be opened as a list or a table."""
    page = visit(path, java_script_enabled=False)
    same = page.locator("main details.pb-same").first

    same.locator("summary").click()

    assert same.get_by_role("listitem").or_(same.get_by_role("row")).count() > 4


def test_a_skill_that_jumps_is_marked_in_words_too(visit):
    """A dot is an entry of the table, under the number of the step."""
    page = visit("skills/")
    noted = content(f"content/{STEP}/transition.yml")["skills"]

    for note in noted:
        row = page.get_by_role("row").filter(has=page.locator(f"a[href$='{note['skill']}/']"))
        expect(row.get_by_role("cell").first).to_have_text(label("jumps"))


def test_a_returning_reader_sees_how_far_they_are(visit):
    """The card stands on the start page once something is ticked, with the bar filled as far."""
    page = visit(CHECKLISTS)
    page.get_by_role("main").get_by_role("checkbox").first.check()
    every = page.get_by_role("main").locator("input[data-item]").count()

    page.goto("")
    card = page.locator(".pb-going:visible")

    expect(card).to_have_count(1)
    expect(card).to_contain_text(label("progress").replace("{done}", "1").replace("{all}", str(every)))
    assert card.locator("progress").evaluate("node => node.value") == pytest.approx(100 / every)
    expect(card.get_by_role("link").first).to_have_attribute("href", re.compile(f"{CHECKLISTS}$"))


def test_a_new_reader_sees_no_card(visit):
    """Nothing to continue, nothing said."""
    page = visit("")

    expect(page.locator(".pb-going:visible")).to_have_count(0)
