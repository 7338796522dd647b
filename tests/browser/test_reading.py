"""How soon a reader can act, and how much stands in the way: what `make reading` measures, held to its bounds."""

import pytest
from playwright.sync_api import Browser, expect

from generator.views import TEMPLATES
from tests.browser.places import KINDS, ROOT
from tests.depth import spread
from tests.reading.acts import ACTS, FIELD, Act, act_of
from tests.reading.bounds import BOUNDS, WITH_FIELDS, Bound
from tests.reading.measuring import SIZES, Readers

STEPS = sorted(path.name for path in (ROOT / "content" / "transitions").iterdir())

CASES = {
    f"{bound.kind}-{bound.figure}-{reader}-{size}": (bound, reader, size)
    for bound in BOUNDS
    for reader, size in bound.cases()
}


@pytest.fixture(scope="session")
def reading(browser: Browser) -> Readers:
    """The readers, who read each page once."""
    return Readers(browser)


@pytest.mark.parametrize(("bound", "reader", "size"), CASES.values(), ids=CASES.keys())
def test_the_next_act_comes_first(reading, bound: Bound, reader: str, size: str):
    """Each page keeps within its bounds, for a new reader and one who comes back, on a phone and a laptop."""
    found = reading.read(bound.kind, reader, size)

    assert bound.holds(found), f"{bound}, but it is {getattr(found, bound.figure)}"


TOOLS = (
    *(f"transitions/{step}/{part}/" for step in STEPS for part in ("readiness", "measures", "calendar")),
    *(f"decisions/{path.stem}/" for path in sorted((ROOT / "content" / "decisions").glob("*.yml"))),
)


@pytest.mark.parametrize(("path", "size"), spread({path: path for path in TOOLS}, {size: size for size in SIZES}))
def test_every_tool_begins_in_sight(reading, path: str, size: str):
    """What holds of one step's tools, and of one decision, holds of all: the first field begins above y 600."""
    found = reading.look(path, Act(FIELD), size)

    assert found.begins
    assert found.begins <= 600


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", STEPS)
def test_the_lists_of_every_step_begin_in_sight(reading, step: str, size: str):
    """With no more words than those of the first, which stands for all above."""
    found = reading.look(f"transitions/{step}/first-year/", act_of("checklists", returning=False), size)

    bounds = [bound for bound in BOUNDS if bound.kind == "checklists" and bound.figure in ("begins", "words")]
    assert [str(bound) for bound in bounds if not bound.holds(found)] == []


@pytest.mark.parametrize("kind", WITH_FIELDS)
def test_where_it_is_kept_is_said_once_below_the_first_field(visit, kind: str):
    """Nobody has to read it before they can begin."""
    page = visit(KINDS[kind])

    told = page.locator(f"article :is({FIELD}, [data-kept-note])").filter(visible=True)

    expect(page.locator("[data-kept-note]")).to_have_count(1)
    assert told.first.get_attribute("data-kept-note") is None


def test_every_kind_of_page_has_a_first_act():
    """A new kind of page says what its readers do first."""
    assert {*ACTS} == {*KINDS}


def test_every_template_is_measured(site):
    """Each template that the site has stands behind one of the kinds of pages."""
    pages = [site / path / "index.html" if not path.endswith(".html") else site / path for path in KINDS.values()]
    text = "".join(page.read_text("utf-8") for page in pages)

    assert [name for name in TEMPLATES if f'data-page="{name.removesuffix(".html")}"' not in text] == []
