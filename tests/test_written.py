"""Links of hand-written pages are checked where they stand, without MkDocs and without rendering a page."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.config import Project
from generator.diagnostics import ContentError, Span
from generator.reporting import headline
from generator.settings import Settings
from generator.site import check_project
from generator.written import WrittenFiles, check_menu, read_written
from generator.written.converting import convert
from generator.written.front import check_front, without_front
from generator.written.places import places_of
from tests.projects import build_small

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook with the real templates and settings, and one page for each mistake and each clean text."""
    return write_pages(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def found(small_root: Path) -> list[str]:
    """What one check says of all of them."""
    return check(small_root)


def write_pages(root: Path) -> Path:
    """The project with all pages below; those in `sub/` are numbered as their texts are."""
    pages = {"other.md": "# Other\n\n## A part\n\n<a name='raw'></a>\n"}
    pages.update({f"sub/wrong{number}.md": page_of(text) for number, (text, *_) in enumerate(MISTAKES)})
    pages.update({f"sub/clean{number}.md": page_of(text) for number, text in enumerate(CLEAN)})
    build_small(root, files={f"content/pages/{name}": text for name, text in pages.items()})
    (root / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def page_of(text: str) -> str:
    """A page whose seventh line begins with the text."""
    return f"---\ntitle: Mine\n---\n\n# Mine\n\n{text}\n"


def check(root: Path) -> list[str]:
    """What the check says of a project."""
    try:
        return [headline(problem) for problem in check_project(Project(root)).remarks if "pages" in problem.span.path]
    except ContentError as error:
        return [headline(problem) for problem in error.diagnostics if problem.severity == "error"]


MISTAKES = [
    ("[x](../traps/resuer.md)", "7:5", "there is no `traps/resuer.md` (did you mean `../traps/rescuer.md`?)"),
    ("[x](../traps/)", "7:5", "it names no file (did you mean `../traps/index.md`?)"),
    ("[x](../traps/rescuer/)", "7:5", "it names no file (did you mean `../traps/rescuer.md`?)"),
    ("[x](/traps/rescuer/)", "7:5",
     "an address that begins with `/` is not part of the site (did you mean `../traps/rescuer.md`?)"),
    ("[x](../traps/rescuer.html)", "7:5", "there is no `traps/rescuer.html` (did you mean `../traps/rescuer.md`?)"),
    ("[x](../traps/rescuer.md#signz)", "7:5",
     "`traps/rescuer.md` has no place `#signz` (did you mean `../traps/rescuer.md#signs`?)"),
    ("[x](../sources.md#hill)", "7:5", "`sources.md` has no place `#hill` (link to the page alone)"),
    ("[x](../other.md#a-prt)", "7:5", "`other.md` has no place `#a-prt` (did you mean `../other.md#a-part`?)"),
    ("[x](#no-where-at-all)", "7:5", "this page has no place `#no-where-at-all` (link to the page alone)"),
    ("![x](none.png)", "7:6", "there is no `sub/none.png`"),
    ("[x][r]\n\n[r]: ../none.md", "9:6", "there is no `none.md`"),
    ("word `[x](code.md)` [x](code.md)", "7:25", "there is no `sub/code.md`"),
    ("[x](<../two words.md>)", "7:6", "there is no `two words.md`"),
    ("[x](../traps/%72escuer.md#%73igns)", "7:5", "`traps/rescuer.md` has no place `#%73igns`"),
    ("[x](mail@example.org)", "7:5", "there is no `sub/mail@example.org`"),
    ("[x](.)", "7:5", "it names no file"),
]  # fmt: skip
"""A text in Markdown, the place of its link, and what is said of it."""

CLEAN = [
    "[x](../traps/rescuer.md) [x](../traps/rescuer.md#signs) [x](../traps/index.md#specialist-to-manager)",
    "[x](../other.md#a-part) [x](../other.md#raw) [x](#mine) [x](https://example.org/none) [x](mailto:a@example.org)",
    "[x](../transitions/specialist-to-manager/first-year.md#hand-over-one) [x](../index.md)",
    "[x](../my-plan.md#keep) [x](../my-plan.md#step-specialist-to-manager) ![x](../assets/favicon.svg)",
    "[x](../assets/playbook.css) [x](../assets/images/favicon.png) <a href='none.md'>raw HTML is not looked at</a>",
    "`[x](none.md)`\n\n```\n[x](none.md)\n```\n\n    [x](none.md)\n\n<!-- [x](none.md) -->\n",
    "## Set { #own }\n\n[x](#own) [x]( ../other.md 'Title')",
    "<me@example.org> <https://example.org/x> [x](?query)",
    "- At one service\n  firm it adds [as much](../figures.md#value-of-bosses).\n- [x](../sources.md#hill-2007)",
]
"""Links that MkDocs takes."""


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_a_link_that_leads_nowhere_is_named_at_its_place(found: list[str], number: int) -> None:
    """Line and column are those of the address in the file; the closest target is the hint."""
    _, place, message = MISTAKES[number]

    [line] = [line for line in found if line.startswith(f"content/pages/sub/wrong{number}.md:")]

    assert line.startswith(f"content/pages/sub/wrong{number}.md:{place}: error[dead-link] the link `")
    assert message in line


@pytest.mark.parametrize("number", range(len(CLEAN)))
def test_a_link_that_leads_somewhere_is_clean(found: list[str], number: int) -> None:
    """To generated pages and what stands on them, to other pages, to files, and out of the site."""
    assert [line for line in found if f"sub/clean{number}.md" in line] == []


def test_each_link_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """Two links to one address are two places."""
    places = [(span.line, span.col) for span in places_of(["a.md", "a.md"], "[x](a.md)\n\n- [y](a.md)\n", "p.md")]

    assert places == [(1, 5), (3, 7)]


def test_pages_that_mkdocs_would_call_otherwise(tmp_path: Path) -> None:
    """They would be left out of the menu, or published at another address than links say."""
    names = ("a.markdown", "sub/README.md")
    project = build_small(tmp_path, files={f"content/pages/{name}": "# Notes\n" for name in names})

    assert [headline(problem) for problem in WrittenFiles.of(project).problems] == [
        "content/pages/a.markdown:1:1: error[unknown-file] a page ends in `.md`, not in `.markdown` (call it `a.md`)",
        "content/pages/sub/README.md:1:1: error[unknown-file] a page is not called `README.md` (call it `index.md`)",
    ]


@pytest.mark.parametrize("how", ["pipe", "dead link", "folder"])
@pytest.mark.parametrize("name", ["page.md", "picture.png"])
def test_what_lies_there_and_is_no_file_is_not_opened(tmp_path: Path, name: str, how: str) -> None:
    """Neither for a page nor for a picture, which MkDocs would copy; a folder is just a folder."""
    root = build_small(tmp_path).root
    path = root / "content/pages" / name
    path.parent.mkdir()
    match how:
        case "pipe":
            os.mkfifo(path)
        case "dead link":
            path.symlink_to("nowhere")
        case "folder":
            path.mkdir()

    found = WrittenFiles.of(Project(root)).problems

    code = {"pipe": "not-a-file", "dead link": "broken-link"}
    assert [problem.code for problem in found] == ([code[how]] if how in code else [])


def test_a_folder_that_a_link_leads_back_to_is_looked_through_once(tmp_path: Path) -> None:
    """MkDocs follows links to folders, too."""
    project = build_small(tmp_path, files={"content/pages/a.md": "# A\n"})
    (project.pages / "again").symlink_to(".")

    assert WrittenFiles.of(project).paths == ("a.md",)


def test_a_page_that_cannot_be_converted_is_one_problem(tmp_path: Path) -> None:
    """Python-Markdown reads what is nested by calling itself."""
    project = build_small(tmp_path, files={"content/pages/deep.md": "- " * 3000 + "x\n"})

    pages, problems = read_written(WrittenFiles.of(project), Settings({}, {}))

    assert len(pages) + len(problems) == 1
    assert [problem.code for problem in problems if problem.code != "unreadable-page"] == []


@pytest.mark.parametrize(("tag", "folder"), [("script", "extra_javascript"), ("style", "extra_css")])
def test_what_the_policy_would_never_allow_is_named_before_a_build(tmp_path: Path, tag: str, folder: str) -> None:
    """A page brings no script and no style of its own; one that is shown as code is none."""
    page = f"# Mine\n\n    <{tag}>code()</{tag}>\n\n<div>\n<{tag}>b{{}}</{tag}>\n</div>\n"
    root = write_pages(tmp_path)
    shutil.rmtree(root / "content/pages/sub")
    (root / "content/pages/mine.md").write_text(page)

    hint = f"put it in a file, and name the file under `{folder}`"
    message = f"a page brings no {tag} of its own ({hint})"
    assert check(root) == [f"content/pages/mine.md:6:1: error[inline-script] {message}"]


def test_an_extension_that_cannot_be_loaded_is_the_settings_problem(tmp_path: Path) -> None:
    """It is not said of each page that it would be read with."""
    project = build_small(tmp_path, files={f"content/pages/{name}.md": "# Mine\n" for name in ("a", "b")})
    settings = Settings({"markdown_extensions": ["nonesuch"]}, {("markdown_extensions",): Span("mkdocs.yml", 7)})

    found = read_written(WrittenFiles.of(project), settings)[1]

    assert {(problem.span.path, problem.span.line, problem.code) for problem in found} == {
        ("mkdocs.yml", 7, "invalid-settings")
    }


# The menu -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        ({"nav": ["index.md", "a.md"], "validation": {"omitted_files": "warn"}}, ["b.md"]),
        ({"nav": ["index.md", {"More": [{"A": "a.md"}, {"B": "b.md"}]}]}, []),
        ({"nav": ["index.md", "a.md", "b.md", "none.md"]}, ["none.md"]),
        ({"nav": ["index.md", "a.md", "b.md", {"Away": "https://example.org"}]}, []),
        ({"nav": ["index.md", "a.md"]}, []),
        ({}, ["b.md"]),
    ],
)
def test_the_menu_reaches_every_page_and_leads_to_pages(nav: dict[str, Any], expected: list[str]) -> None:
    """A menu of the project's own is taken as strictly as its settings say; ours has to reach all."""
    pages = [(name, Span(name)) for name in ("index.md", "a.md", "b.md")]

    found = [problem.message for problem in check_menu(Settings(nav, {}), ("index.md", "a.md"), pages)]

    assert len(found) == len(expected)
    assert all(f"`{name}`" in message for name, message in zip(expected, found, strict=True))


# Reading as MkDocs does ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: x\n---\n\n# Y\n", "# Y\n"),
        ("---\n- a list\n---\n# Y\n", "---\n- a list\n---\n# Y\n"),
        ("---\ntitle: [\n---\n# Y\n", "---\ntitle: [\n---\n# Y\n"),
        ("title: x\nmore: y\n  z\n", "  z\n"),
        ("title: x\n    y\n\n# Y\n", "# Y\n"),
        ("# Y\n", "# Y\n"),
    ],
)
def test_the_lines_about_a_page_are_no_part_of_it(text: str, body: str) -> None:
    """In both forms that MkDocs knows, and the page as it is where they cannot be read."""
    from mkdocs.utils.meta import get_data  # noqa: PLC0415 - only to hold ours against it

    assert without_front(text) == get_data(text)[0] == body


def test_links_and_anchors_are_those_that_python_markdown_makes() -> None:
    """References, pictures, headings, names in HTML and attributes."""
    links, anchors, _ = convert(
        "# A b\n\n[x][r] ![y](p.png)\n\n<a name='n'></a>\n\n[r]: q.md\n", ("toc", "attr_list"), {}
    )

    assert links == ["q.md", "p.png"]
    assert anchors == {"a-b", "n"}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("---\ntitle: x\ntags: people\n---\n", "3:7", "`tags` takes a list of texts, such as `[people, plans]`"),
        ("---\ntitle: [x]\n---\n", "2:8", "`title` takes a text"),
        ("---\ntitle: yes\n---\n", "2:8", "`title` takes a text"),
        ("---\nsearch: exclude\n---\n", "2:9", "`search` takes names with values, such as `{exclude: true}`"),
        ("---\nhide: 7\n---\n", "2:7", "`hide` takes a list of texts, such as `[toc]`"),
        ("---\ntemplate: nowhere.html\n---\n", "2:11", "the theme has no such template"),
        ("---\nday: 2026-02-30\n---\n", "1:1", "a value at the top cannot be read"),
        ("---\ntitle: 'x\n---\n", "2:8", "a quoted text is never closed"),
        ("Title: x\nTags: people\n\n# X\n", "2:1", "`tags` takes a list of texts, such as `[people, plans]`"),
    ],
)
def test_what_a_page_says_of_itself_has_a_form(text: str, place: str, message: str) -> None:
    """Else MkDocs stops, or shows it as text, or as something else."""
    [problem] = check_front(text, "p.md", lambda path: path == "main.html")

    assert f"{problem.span.line}:{problem.span.col}" == place
    assert problem.message == message


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: '2026'\ntags: [people]\nhide: [toc]\nsearch: {exclude: true}\ntemplate: main.html\nmine: 7\n---\n",
        "Title: Plans\nAuthor: Us\n\n# Plans\n",
        "---\n\nA page may begin with a line: here: so.\n\n---\n",
        "# Plans\n",
    ],
)
def test_what_a_page_may_say_of_itself(text: str) -> None:
    """What MkDocs and the theme take; and a line across the page, which begins nothing."""
    assert [*check_front(text, "p.md", lambda path: path == "main.html")] == []


def test_no_depth_at_the_top_of_a_page_ends_the_program() -> None:
    """The reader of YAML that is fast overflows the stack, and takes Python along."""
    text = f"---\ntitle: {'[' * 200_000}\n---\n\n# X\n"

    [problem] = check_front(text, "p.md", lambda path: True)

    assert problem.code == "too-deep"
    assert without_front(text) == text


@pytest.mark.parametrize(("text", "place"), [("[" * 5000, "7:51"), ("<!--" * 5000, "7:201")])
def test_brackets_without_an_end_do_not_hold_the_check_up(tmp_path: Path, text: str, place: str) -> None:
    """Whoever reads Markdown looks for the end of each of them, which takes the longer the more there are."""
    root = write_pages(tmp_path)
    (root / "content/pages/open.md").write_text(page_of(text))

    [line] = [line for line in check(root) if line.startswith("content/pages/open.md")]

    assert line.startswith(f"content/pages/open.md:{place}: error[unclosed-bracket] more than 50 ")


def test_an_empty_page_has_no_links() -> None:
    """Python-Markdown does not even begin to read it."""
    assert convert("\n", ("toc",), {}) == ([], set(), [])


def test_a_place_is_found_behind_code_and_comments() -> None:
    """What only looks like a link is no place of one."""
    text = "`](a.md)` <!-- ](a.md) --> [x](a.md)\n"

    assert [span.col for span in places_of(["a.md"], text, "p.md")] == [32]


def test_the_place_of_a_link_over_two_lines_ends_on_the_second() -> None:
    """Markdown lets a line end inside an address that leads nowhere."""
    assert [*places_of(["a\nb.md"], "[x](a\nb.md)\n", "p.md")] == [Span("p.md", 1, 5, 2, 5)]


def test_a_link_longer_than_any_name_leads_nowhere(tmp_path: Path) -> None:
    """No disk has a file of that name, and none is asked for one without end."""
    root = write_pages(tmp_path)
    (root / "content/pages/long.md").write_text(f"[x]({'x' * 5000}.md)\n")

    [line] = [line for line in check(root) if line.startswith("content/pages/long.md")]

    assert line.startswith(f"content/pages/long.md:1:5: error[dead-link] the link `{'x' * 39}…` leads nowhere")


def test_settings_have_places_above_what_is_not_there() -> None:
    """A value that was inherited or merged is shown at the nearest key."""
    assert Settings({}, {}).span(("nav", 3)).path == "mkdocs.yml"
