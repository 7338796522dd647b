"""What `make reading` measures is what a reader sees."""

import pytest
from playwright.sync_api import Browser, Page

from tests.reading.acts import Act
from tests.reading.measuring import Reading, measure


@pytest.fixture(scope="module")
def blank(browser: Browser):
    """A page on which a test lays out what it measures, on a window of 400 by 300 pixels."""
    context = browser.new_context(viewport={"width": 400, "height": 300})
    yield context.new_page()
    context.close()


def measured(page: Page, body: str, act: str = "button", count: int = 1) -> Reading:
    """A page with a title, without margins, and whatever else it is given."""
    style = "<style>* { margin: 0; padding: 0; font: 10px/20px monospace }</style>"
    page.set_content(f"{style}<main><article><h1>Title</h1>{body}</article></main>")
    return measure(page, Act(act, count))


def test_an_act_is_where_it_is_laid_out(blank):
    """It begins at the upper edge of the first, and ends at the lower edge of the last that belongs to it."""
    found = measured(blank, '<p style="height: 80px"></p><div class="a">x</div><div class="a">y</div>', ".a", 2)

    assert (found.begins, found.ends) == (100, 140)


def test_an_act_that_is_folded_away_is_none(blank):
    """What a reader would first have to open does not count, and a page without an act has no place of one."""
    found = measured(blank, "<details><summary>More</summary><button>Go</button></details>")

    assert (found.begins, found.ends) == (None, None)


def test_of_too_few_acts_there_is_no_end(blank):
    """Where four should stand and one is folded, nobody can say that all four end early."""
    found = measured(blank, "<p>x</p><details><summary>y</summary><p>z</p></details>", "p", 2)

    assert (found.begins, found.ends) == (20, None)


def test_a_box_is_as_large_as_its_label(blank):
    """Who presses the words presses the box."""
    found = measured(
        blank, '<label for="a" style="display: block; height: 50px">x</label><input id="a" type="checkbox">'
    )

    assert (found.under24, found.under44) == (0, 0)


@pytest.mark.parametrize(
    "hidden",
    [
        "<details><summary></summary>one two</details>",
        "<p hidden>one two</p>",
        '<p style="opacity: 0">one two</p>',
        '<p style="visibility: hidden">one two</p>',
        '<p style="block-size: 1px; inline-size: 1px; overflow: hidden; position: absolute">one two</p>',
        "<select><option>one</option><option>two</option></select>",
        "– · →",
    ],
)
def test_only_words_in_sight_are_counted(blank, hidden):
    """What is folded, hidden or for screen readers only is no burden to the eye; a dash is no word."""
    assert measured(blank, f"{hidden}<p>three, four</p>").words == 1 + 2


def test_links_in_sight_are_counted_once(blank):
    """A link that only repeats another for the pointer is hidden from readers' tools, and not counted."""
    found = measured(blank, '<a href="#a">a</a><a href="#a" aria-hidden="true">b</a><a href="#c" hidden>c</a>')

    assert found.links == 1


@pytest.mark.parametrize(
    ("body", "characters"),
    [
        ("<p>twenty-two characters.</p><p>ten chars.</p>", 22),
        ("<p>one <b>and</b><i>more</i>, then</p>", len("one andmore, then")),
        ('<p style="width: 70px">ten chars. and ten.</p>', 10),
        ('<div style="display: flex"><p>one two</p><p>three</p></div>', 7),
        (f'<p style="overflow-wrap: anywhere; width: 65px">{"x" * 35}</p>', 10),
    ],
)
def test_a_line_is_as_long_as_it_is_laid_out(blank, body, characters):
    """A line ends where the text wraps, goes on through emphasis, and is not that of the column beside it."""
    assert measured(blank, body).widest == characters


@pytest.mark.parametrize("end", ["<h2>Next</h2>", "<button>Go</button>"])
def test_the_opening_ends_at_the_first_heading_or_act(blank, end):
    """What stands between the title and it is read first; menus and buttons in between are not text."""
    found = measured(blank, f"<p>one two</p><nav>menu</nav><p>three</p>{end}<p>four</p><button>Go</button>")

    assert found.opening == 3


def test_fields_in_a_group_ask_one_question(blank):
    """Four choices of one group are one thing to answer, and what is hidden asks nothing."""
    choices = '<fieldset><input type="radio"><input type="radio"></fieldset>'

    assert measured(blank, f'{choices}<input type="date"><input type="hidden"><select hidden></select>').questions == 2


def test_items_are_counted_where_nothing_covers_them(blank):
    """Of rows of 50 pixels, six fit in a window of 300, and five below a bar that stays."""
    rows = '<p class="pb-item" style="height: 50px">x</p>' * 20
    bar = '<p style="background: #fff; height: 30px; position: sticky; top: 0">bar</p>'

    assert measured(blank, rows).items == 6
    assert measured(blank, bar + rows).items == 5
