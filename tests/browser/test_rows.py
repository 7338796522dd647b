"""The rows of acts: at every width their words stand side by side, and never over each other."""

import pytest

from tests.browser.places import content
from tests.browser.reader import unfold
from tests.browser.waiting import until_drawn

STEPS = ("specialist-to-manager", "manager-to-director", "director-to-vp", "vp-to-c-suite")
WIDTHS = (320, 360, 375, 390, 412, 430, 768, 1280)
OVERLAPS = """() => {
  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  const rows = [...document.querySelectorAll(".pb-item")];
  const card = document.querySelector("[data-next-act]");
  const next = document.querySelector("[data-next]");
  const found = [];
  for (const row of rows) {
    for (const other of card ? rows : []) other.toggleAttribute("data-next", other === row);
    const parts = ".pb-item__head > :is(label, .pb-time, p), .pb-item__how > summary, [data-way]";
    const rects = [...row.querySelectorAll(parts)].map(rectsOf);
    if (!rects[0].length) found.push(`not in sight: ${row.textContent.trim()}`);
    rects.forEach((mine, at) => rects.slice(at + 1).forEach((others) => {
      if (mine.some((one) => others.some((other) => meet(one, other)))) found.push(row.textContent.trim());
    }));
  }
  if (card) for (const row of rows) row.toggleAttribute("data-next", row === next);
  return found;
}"""


@pytest.mark.parametrize("page", ["", "first-year/"], ids=["card", "lists"])
@pytest.mark.parametrize("step", STEPS)
def test_no_words_of_a_row_stand_over_others(visit, step, page):
    """Act, minutes, proof and what opens the rest, of every item."""
    assert content(f"content/transitions/{step}/checklists.yml")["lists"]
    shown = visit(f"transitions/{step}/{page}", viewport={"width": WIDTHS[0], "height": 844})
    unfold(shown)
    found = {}
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 844})
        until_drawn(shown)
        found[width] = shown.evaluate(OVERLAPS)

    assert {width: rows for width, rows in found.items() if rows} == {}
