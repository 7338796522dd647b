"""Pages of the built site as readers find them in Chromium: on a phone and a laptop, for the first time and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.places import ADDRESS, CHECKLISTS, KINDS, PATIENCE, PLAN
from tests.browser.reader import begin
from tests.browser.waiting import until_ready, until_still
from tests.reading.acts import FURNITURE, ITEM, OPEN_BOX, Act, act_of

READERS = ("fresh", "returning")
SIZES: Mapping[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "laptop": {"viewport": {"width": 1280, "height": 720}},
}

READER = {"base_url": ADDRESS, "reduced_motion": "reduce", "locale": "en-GB", "service_workers": "block"}
FIRST_DAY, TODAY = "2026-03-02", "2026-03-12T10:00:00"
TICKED = 11
"""All items of the first list, and three of the next: seven are open there, so that a screen can hold six of them."""

MEASURE = (Path(__file__).parent / "measuring.js").read_text("utf-8")
KEEP = "JSON.stringify({...localStorage})"
BE = "localStorage.clear(); sessionStorage.clear(); Object.assign(localStorage, %s);"
"""Every page comes up for the same reader, whatever they did on the page before."""


@dataclass(frozen=True)
class Reading:
    """What a page shows as it comes up; heights are in pixels from its upper edge."""

    kind: str
    """The name that the page itself has for its kind; empty on pages written by hand."""
    begins: int | None
    """The upper edge of the first act; none where there is no such act."""
    ends: int | None
    """The lower edge of all that belongs to the first act."""
    leads: str
    """Where the first act leads, below the site's address, if it is a link."""
    words: int
    links: int
    screens: float
    widest: int
    """The characters of the longest line, as lines are laid out."""
    opening: int
    """The words between the title and the first heading or act."""
    questions: int
    """How many things are asked: fields and groups of fields."""
    items: int
    """The most whole rows of a list that are in sight at once."""
    under24: int
    under44: int
    """Links and controls that are lower than so many pixels."""


@dataclass
class Readers:
    """Reads pages, each once for a reader and a size."""

    browser: Browser
    found: dict[tuple[str, str, str], Reading] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=lambda: {"fresh": "{}"})
    """What the site keeps for a reader, as JSON."""

    def read(self, kind: str, reader: str, size: str) -> Reading:
        """What a reader finds on a page of a kind."""
        key = (kind, reader, size)
        if key not in self.found:
            act = act_of(kind, returning=reader == "returning")
            self.found[key] = self.look(KINDS[kind], act, size, reader)
        return self.found[key]

    def look(self, path: str, act: Act, size: str, reader: str = "fresh") -> Reading:
        """What a reader finds at an address."""
        page = self._page(reader, size)
        _open(page, path)
        return measure(page, act)

    def font(self) -> str:
        """What this machine sets text in: a site without fonts of its own is laid out differently elsewhere."""
        page = next(iter(self.pages.values()))
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": "main article > p"})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        return str(max(fonts, key=lambda font: font["glyphCount"])["familyName"])

    def _page(self, reader: str, size: str) -> Page:
        if reader not in self.kept:
            self.kept[reader] = _begin(self._new_page(size))
        if (reader, size) not in self.pages:
            page = self.pages[reader, size] = self._new_page(size)
            page.add_init_script(BE % self.kept[reader])
        return self.pages[reader, size]

    def _new_page(self, size: str) -> Page:
        context = self.browser.new_context(**READER, **SIZES[size])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.clock.set_fixed_time(TODAY)
        return page


def measure(page: Page, act: Act) -> Reading:
    """What a page shows as it is now."""
    given = {"act": act.selector, "count": act.count, "item": ITEM, "furniture": FURNITURE}
    found = page.evaluate(MEASURE, given)
    return Reading(**{**found, "leads": found["leads"].removeprefix(ADDRESS), "screens": float(found["screens"])})


def _begin(page: Page) -> str:
    """What the site keeps for a reader who has said when they start, and ticked the first items."""
    _open(page, PLAN)
    begin(page, on=FIRST_DAY)
    _open(page, CHECKLISTS)
    for _ in range(TICKED):
        page.locator(f"{OPEN_BOX}:visible").first.check()
    until_still(page)
    state = str(page.evaluate(KEEP))
    page.context.close()
    return state


def _open(page: Page, path: str) -> None:
    page.goto(path)
    until_ready(page)
    until_still(page)
