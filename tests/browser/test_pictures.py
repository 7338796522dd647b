"""Pictures: read on any screen, walked through by keyboard, and told in words."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, STEP, content, items, label

DRAWN = {
    "home": "",
    "calendar": f"{STEP}/calendar/",
    "people map": f"{STEP}/stakeholders/",
    "year": CHECKLISTS,
    "what changes": f"{STEP}/what-changes/",
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
    """Names do not stand on each other, nor reach out of the picture."""
    page = visit(path, viewport=size)

    assert page.evaluate(COVERED) == []


def test_a_person_on_the_map_leads_to_the_words_below(visit, size):
    """The name is a link to what they want, and what to do first."""
    page = visit(DRAWN["people map"], viewport=size)
    [first, *_] = content(f"content/{STEP}/stakeholder-map.yml")["people"]

    page.locator(f"main .pb-people:visible a[href$='#{first['stakeholder']}']").click()

    expect(page.locator("h2:target")).to_have_id(first["stakeholder"])


@pytest.mark.parametrize("path", [DRAWN["what changes"], DRAWN["people map"], "shifts/"])
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


PLACE = "node => node.getAttribute('transform').match(/[\\d.]+/g).map(Number)"


@pytest.mark.parametrize("path", ["", f"{STEP}/"], ids=["home", "step"])
def test_the_climber_is_as_far_along_the_step_as_the_reader(visit, path):
    """At its foot for who is new, and after half of the items half way up: no script moves more than that."""
    page = visit(path)
    climber, climb = page.locator("[data-climber]"), page.locator("[data-climb='specialist-to-manager']")
    ends = [[float(number) for number in str(climb.get_attribute(f"data-{end}")).split()] for end in ("from", "to")]
    assert climber.evaluate(PLACE) == ends[0]

    page.goto(CHECKLISTS)
    boxes = page.get_by_role("main").locator("input[data-item]")
    half = boxes.count() // 2
    for number in range(half):
        boxes.nth(number).dispatch_event("click")
    page.goto(path)

    share = half / len(items())
    expect(climber).not_to_have_attribute("transform", f"translate({ends[0][0]:g} {ends[0][1]:g})")
    wanted = [start + (end - start) * share for start, end in zip(*ends, strict=True)]
    assert climber.evaluate(PLACE) == pytest.approx(wanted, abs=0.1)


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
    expect(card.get_by_role("link").first).to_have_attribute("href", re.compile(f"{CHECKLISTS}#{items()[1]['id']}$"))


def test_a_new_reader_sees_no_card(visit):
    """Nothing to continue, nothing said."""
    page = visit("")

    expect(page.locator(".pb-going:visible")).to_have_count(0)
