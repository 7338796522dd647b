"""What a template says of its headings and sections, and what keeps it from saying it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Template

from generator.config import Project
from generator.rendering.outline import Heading, Section, outline
from generator.reporting import headline
from generator.site import check_looks
from generator.templates.marking import find_flaws, marked, marked_page
from generator.templates.marks import without_marks

ROOT = Path(__file__).parents[1]


def headings(template: str) -> tuple[Heading, ...]:
    """Those of a page that is made from the template."""
    return outline(Template(marked(template)).render(words="Two & more", found=["a", "b"]))[0]


def sections(template: str) -> tuple[Section, ...]:
    """The same, with what stands below them."""
    return outline(Template(marked(template)).render(words="Two & more", found=["a", "b"]))[1]


def said(template: str) -> list[str]:
    """What is said against a template."""
    return [flaw.message for flaw in find_flaws(template)]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.html")), ids=lambda path: path.stem)
def test_marks_are_all_that_is_added_to_a_template(path: Path) -> None:
    """Without them it is what its author wrote."""
    text = path.read_text("utf-8")

    assert without_marks(marked(text)) == text


@pytest.mark.parametrize(
    "text", ["<H2 id=a >x</H2 >", '<p id="x>', "</nav><nav/>", "{% if a %}<h2 id='b'>{{ '", "<h2><nav>"]
)
def test_marks_are_all_that_is_added_to_what_nobody_should_write(text: str) -> None:
    """What is odd or broken stays as it is, for whoever reads it next."""
    assert without_marks(marked(text)) == without_marks(marked_page(text)) == text


@pytest.mark.parametrize(
    "tag",
    [
        '<h2 id="{}">',
        '<h2 class="x" id="{}">',
        '<h2 data-own id="{}">',
        "<h2 id='{}' title='a > b'>",
        '<H2\n  id = "{}" {% if words %}hidden{% endif %}>',
        '<h2 data-note="{{ "<b id=\'no\'>" }}" id="{}">',
    ],
)
def test_a_heading_is_known_however_its_tag_is_written(tag: str) -> None:
    """Attributes come in any order, in either sort of quotes, with Jinja between and in them."""
    assert headings(f"{tag.replace('{}', 'who')}{{{{ words }}}}</h2>") == (Heading(2, "who", "Two & more"),)


def test_the_id_of_a_heading_may_be_filled_in() -> None:
    """As it is in a loop."""
    found = headings('{% for name in found %}<h3 id="in-{{ name }}"><a href="x">{{ name }}</a></h3>{% endfor %}')

    assert found == (Heading(3, "in-a", "a"), Heading(3, "in-b", "b"))


def test_what_follows_a_heading_belongs_to_it() -> None:
    """Up to the next one, with a space where an element ends; the title's own words stand at the page itself."""
    found = sections('<h1 id="t">T</h1><p>One</p><p>t<em>w</em>o.</p><h2 id="b">B</h2><ul><li>3</li></ul>')

    assert found == (Section("", "T", "One two."), Section("b", "B", "3"))


def test_an_item_is_a_section_of_its_own_by_its_label() -> None:
    """What stands before the label is no part of it."""
    item = '<li id="ask" class="pb-item"><input> <label for="x">Ask</label><p>Why</p></li>'

    assert sections(item) == (Section("ask", "Ask", "Why"),)
    assert headings(item) == ()


@pytest.mark.parametrize(
    "aside",
    [
        "<nav>x</nav>",
        '<p id="x" class="a pb-hint">x</p>',
        "<legend class='pb-visually-hidden'>x</legend>",
        '<div class="pb-with-script"><div>x</div> x</div>',
        '<details class="pb-used"><details class="pb-used">x</details> x</details>',
        "<svg><svg>x</svg><text>x</text></svg>",
        "<script>if (a<b) x;</script>",
    ],
)
def test_labels_hints_and_drawings_are_left_out_of_the_search(aside: str) -> None:
    """To their own end, whatever stands inside them."""
    assert sections(f'<h2 id="a">A</h2>one {aside} two')[0].text == "one two"


def test_an_aside_inside_an_aside_of_another_template_does_not_end_it() -> None:
    """A macro brings its own marks along."""
    macro = '{% macro inner() %}<p class="pb-hint">x</p>{% endmacro %}'

    found = sections(f'{macro}<h2 id="a">A</h2>one <details class="pb-used">x {{{{ inner() }}}} x</details> two')

    assert found[0].text == "one two"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<h2>x</h2>", "a heading of level 2 has no `id`"),
        ('<h2 id="a">x', "`<h2>` is not closed in this template"),
        ('<h2 id="a">x<h2 id="b">y</h2>', "`<h2>` is not closed in this template"),
        ("<nav>x", "`<nav>` is not closed in this template"),
        ("{% if a %}<nav>{% else %}<nav>{% endif %}</nav>", "`<nav>` is not closed in this template"),
        ("{% if a %}<nav>{% endif %}</nav>", "`<nav>` begins in one branch of the template and ends in another"),
        ('<li class="pb-item" id="a">x</li>', "`<li>` of the class `pb-item` has no title"),
        ('<p id="a>x</p>', "a tag begins here and does not end"),
        ('<a href="{{ "#" ~ a }}">x</a>', "`#` stands in the braces, where a booklet cannot tell that an id follows"),
    ],
)
def test_what_a_template_does_not_show_is_a_mistake(template: str, message: str) -> None:
    """It would be missing in the contents, the search or a booklet, and nobody would notice."""
    assert message in said(template)


@pytest.mark.parametrize(
    "template",
    [
        "<h3>x</h3>",
        "{% if a %}<nav>x</nav>{% else %}<nav>y</nav>{% endif %}",
        "<nav>{% if a %}x{% endif %}{% set b %}c{% endset %}</nav>",
        "{% set b = 1 %}<nav>{% for c in a %}<b>{{ c }}</b>{% else %}y{% endfor %}</nav>",
        "{% if a < b %}{{ '<nav>' }}{# <nav> #}<!-- <nav> -->{% endif %}",
        "<script>if (a<b) x;</script>",
    ],
)
def test_what_is_well_formed_is_no_mistake(template: str) -> None:
    """A heading of level three may go without an id: then no contents name it."""
    assert said(template) == []


def test_a_mistake_is_shown_at_its_line(small: Callable[..., Project]) -> None:
    """Before any page is made, and with the cure."""
    project = small()
    shutil.copytree(ROOT / "templates", project.templates)
    path = project.templates / "decisions.html"
    path.write_text(path.read_text("utf-8").replace("</div>\n{% endblock %}", "</div>\n<h2>Mine</h2>\n{% endblock %}"))

    [problem] = [headline(problem) for problem in check_looks(project)[1]]

    assert problem.startswith("templates/decisions.html:8:1: error[template-markup] a heading of level 2 has no `id` (")


def test_a_page_that_never_closes_anything_is_read_in_time() -> None:
    """Hand-written pages come from anybody; what a template is trusted with must not hold up a build."""
    page = '<h2 id="a">' * 20_000 + '<a "' * 50_000 + "<nav>" * 20_000 + "<p {{" * 20_000

    assert len(outline(marked_page(page))[0]) == 20_000
