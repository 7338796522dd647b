"""What holds on every kind of page: no request to elsewhere, no error, no sideways scrolling, nothing for axe-core."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PLAIN
from tests.browser.places import KINDS, PATIENCE, SIZES
from tests.browser.waiting import until_known, until_ready
from tests.browser.watch import LISTEN, Watch, violations

SCHEMES = {"light": "light", "dark": "dark"}
VIEWS = [(palette, size) for size in SIZES.values() for palette in ("default", "slate")]
NARROW = {"width": 320, "height": 640}  # A small phone, or a desktop at a zoom of 400 % (WCAG 1.4.10).

# Text that a hidden overflow cuts off does not make the page scroll, so it is looked for by itself.
CUT_OFF = """() => {
  const scrolls = (node) => node !== document.body &&
    (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll("main article *")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !scrolls(node))
    .filter((node) => {
      const { left, right, width, height } = node.getBoundingClientRect();
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1);
    })
    .map((node) => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 40)}`);
}"""

# Two rules look at colours, and take most of axe's time. Elements with the same chain of names, classes and data look
# alike, so these two rules see three of each; all the others see the whole page.
AXE = """async (colours) => {
  const look = (node) => [node.tagName, node.className, node.dataset.step, node.getAttribute("style")].join(".");
  const chain = (node) => node === document.body ? "" : `${chain(node.parentNode)}>${look(node)}`;
  const seen = {};
  const alike = [...document.body.querySelectorAll("main article *")]
    .filter((node) => node.childElementCount === 0 && (seen[chain(node)] = (seen[chain(node)] ?? 0) + 1) > 3);
  const off = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
  const found = [
    await axe.run({ exclude: alike }, { resultTypes: ["violations"], runOnly: colours }),
    await axe.run({ resultTypes: ["violations"], rules: { ...off, "target-size": { enabled: true } } }),
  ];
  return found.flatMap((result) => result.violations).flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map((c) => c.message).join("; ")}`));
}"""
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab that visits all kinds of pages."""
    context = browser.new_context(**PLAIN, color_scheme="light")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The name of each kind of page."""
    return str(request.param)


@pytest.fixture(scope="module")
def watch(kind: str, tab: Page) -> Iterator[Watch]:
    """A page of the kind, and what happened while it loaded."""
    watch = Watch(tab)
    tab.goto(KINDS[kind])
    until_ready(tab)
    yield watch
    watch.close()


@pytest.fixture(params=[0, *(pytest.param(turn, marks=pytest.mark.deep) for turn in range(1, len(VIEWS)))])
def page(request: pytest.FixtureRequest, kind: str, watch: Watch) -> Page:
    """The page in each palette, by the reader's own switch, and size; in `make test` in one, kind by kind in turn."""
    palette, size = VIEWS[([*KINDS].index(kind) + request.param) % len(VIEWS)]
    other = watch.page.locator(f"[data-palette]:visible:not([data-scheme={palette}])")
    if other.count():
        other.click()
    watch.page.locator(f"body[data-md-color-scheme={palette}]").wait_for()
    watch.page.set_viewport_size(size)
    return watch.page


def test_nothing_scrolls_sideways_on_a_narrow_screen(page):
    """At 320 pixels a page scrolls one way only and cuts nothing off; tables scroll in a frame of their own."""
    page.set_viewport_size(NARROW)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CUT_OFF) == []


def test_axe_finds_nothing(page):
    """No rule of axe-core is broken, the size of targets and the best practices included."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(AXE, COLOURS)

    assert found == [], "\n".join(found)


def test_a_page_keeps_to_itself(watch):
    """Until it has loaded all, it asks nothing of another origin, breaks no policy and puts no error in the console."""
    until_known(watch.page)

    assert watch.page.locator("meta[http-equiv=Content-Security-Policy][content*=script-src]").count() == 1
    assert violations(watch.page) == []
    assert watch.foreign == []
    assert watch.wrong == []
