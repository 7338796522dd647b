"""A template that is wrong is named, with its line and what exists."""

import os
import shutil
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import ContentError
from generator.reporting import headline
from generator.site import build_site, check_looks
from tests import txtar
from tests.depth import spread

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small playbook with a copy of the real templates, to be broken."""
    txtar.write(txtar.parse((ROOT / "tests" / "small.txtar").read_text("utf-8")), tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return Project(tmp_path)


def problems(project: Project) -> list[str]:
    """What building the site says."""
    try:
        build_site(project)
    except ContentError as error:
        return [headline(diagnostic) for diagnostic in error.diagnostics]
    return []


def write(project: Project, name: str, text: str) -> None:
    """Replace a template."""
    (project.templates / name).write_text(text, "utf-8")


def test_the_real_templates_render_the_small_playbook(project: Project) -> None:
    """Parts and kinds that are missing leave no hole."""
    assert problems(project) == []


def test_a_special_space_in_the_words_is_noticed_and_stops_nothing(project: Project) -> None:
    """What is only noticed in the interface text reaches the finished site as a remark."""
    words = project.templates / "strings" / "en.yml"
    words.write_text(words.read_text("utf-8").replace("nav: My plan", "nav: My\u00a0plan", 1), "utf-8")

    assert [remark.code for remark in build_site(project).remarks if remark.span.path.endswith("en.yml")] == [
        "special-space"
    ]


def test_an_item_that_was_renamed_carries_the_ids_it_had(project: Project) -> None:
    """A reader's tick under the old id is found again."""
    [page] = [page for page in build_site(project).pages if page.path.endswith("first-year.md")]

    assert 'data-names="specialist-to-manager/hand-over-one,specialist-to-manager/give-away-one"' in page.html


def test_a_reference_from_what_was_removed_is_no_mention(project: Project) -> None:
    """Readers who had used it are told where to go on; the page they are sent to says nothing of it."""
    (project.content / "retired.yml").write_text(
        "gone:\n  entry: decision:gone\n  was: Gone\n"
        "  reason: Read [[trap:rescuer]] in its place.\n  since: 2026-11-01\n"
    )

    assert problems(project) == []


def test_an_unknown_variable_is_named_with_its_line(project: Project) -> None:
    """The closest name the view gives is the hint."""
    write(project, "decisions.html", "<h1 id='x'>{{ title }}</h1>\n{{ decision }}\n")

    assert problems(project) == [
        "templates/decisions.html:2:1: error[unknown-variable] the view gives no `decision` (did you mean `decisions`?)"
    ]


def test_a_name_like_no_other_lists_what_exists(project: Project) -> None:
    """Where nothing is close, all fields are named."""
    write(project, "decisions.html", "{{ zzz }}\n")

    [problem] = problems(project)

    assert problem.startswith(
        "templates/decisions.html:1:1: error[unknown-variable] the view gives no `zzz` (it gives "
    )
    assert "`decisions`" in problem


def test_an_unknown_field_of_a_record_is_named_with_its_line(project: Project) -> None:
    """It shows only while a page is rendered."""
    write(project, "decisions.html", "<p>\n{% for found in decisions %}{{ found.record.titel }}{% endfor %}\n")

    [problem] = problems(project)

    assert problem.startswith("templates/decisions.html:2:1: error[unknown-variable] nothing is called `titel` here")


def test_an_unknown_label_is_named_with_its_line(project: Project) -> None:
    """Labels are checked in partials too."""
    write(project, "macros.html", (project.templates / "macros.html").read_text("utf-8") + "{{ t.evidense }}\n")
    line = (project.templates / "macros.html").read_text("utf-8").count("\n")

    [problem] = problems(project)

    assert problem.startswith(
        f"templates/macros.html:{line}:1: error[unknown-variable] the strings have no label `evid"
    )
    assert problem.endswith("(did you mean `evidence`?)")


def test_a_syntax_error_is_named_with_its_line(project: Project) -> None:
    """In Jinja's words, which say what it expected, at our place."""
    write(project, "decisions.html", "<p>\n{% for found in decisions %}\n")

    [problem] = problems(project)

    assert problem.startswith("templates/decisions.html:2:1: error[template-syntax] the template cannot be read: ")


def test_an_unknown_filter_is_a_syntax_error(project: Project) -> None:
    """Filters are known before anything is rendered."""
    write(project, "decisions.html", "<p>\n{{ title|shout }}\n")

    [problem] = problems(project)

    assert problem.startswith("templates/decisions.html:2:1: error[template-syntax]")
    assert "shout" in problem


def test_a_missing_template_is_named(project: Project) -> None:
    """By the file that should be there."""
    (project.templates / "trap.html").unlink()

    [problem] = problems(project)

    assert problem == (
        "templates/trap.html:1:1: error[missing-template] `templates/trap.html` does not exist"
        " (restore it, or write it after one beside it)"
    )


def test_a_missing_partial_is_named(project: Project) -> None:
    """By the template that asks for it."""
    write(project, "decisions.html", "{% include '_nothing.html' %}\n")

    assert problems(project) == [
        "templates/decisions.html:1:1: error[missing-template] there is no template `_nothing.html` (restore it)"
    ]


def test_an_error_of_the_template_itself_is_said(project: Project) -> None:
    """Any other failure while a page is rendered is one diagnostic, never a traceback."""
    write(project, "decisions.html", "<p>\n{{ 1 // 0 }}\n")

    [problem] = problems(project)

    assert problem.startswith(
        "templates/decisions.html:2:1: error[template-error] the page `decisions/index.md` cannot"
    )


def test_content_and_template_mistakes_come_in_one_run(project: Project) -> None:
    """All problems are reported together."""
    (project.templates / "trap.html").unlink()
    (project.content / "traps" / "stray.txt").write_text("x")

    assert len(problems(project)) == 2


def test_strings_are_checked_like_content(project: Project) -> None:
    """A slip in a key is one diagnostic, at its place."""
    strings = project.templates / "strings" / "en.yml"
    strings.write_text(strings.read_text("utf-8").replace("language: en", "langauge: en"), "utf-8")

    assert problems(project) == [
        "templates/strings/en.yml:2:1: error[unknown-key] nothing is called `langauge` here (did you mean `language`?)"
    ]


def test_a_hand_written_page_cannot_take_a_generated_address(project: Project) -> None:
    """The hand-written page is the one to move."""
    (project.pages / "traps").mkdir(parents=True)
    (project.pages / "traps" / "rescuer.md").write_text("# Mine\n")

    [problem] = problems(project)

    assert problem == (
        "content/pages/traps/rescuer.md:1:1: error[route-taken] a generated page has the address of "
        "`content/pages/traps/rescuer.md` (rename or remove the hand-written page)"
    )


def test_two_generated_pages_cannot_share_an_address(project: Project) -> None:
    """A level called `compare` would take the comparison's place."""
    (project.content / "levels" / "manager.yml").rename(project.content / "levels" / "compare.yml")
    for path in project.content.rglob("*.yml"):
        text = path.read_text("utf-8").replace("to: manager", "to: compare").replace("  manager:", "  compare:")
        path.write_text(text.replace("level:manager", "level:compare"), "utf-8")

    assert problems(project) == [
        "content/levels/compare.yml:1:1: error[route-taken] two pages would be `levels/compare.md` (rename one entry)"
    ]


def test_a_term_may_begin_with_a_sign(project: Project) -> None:
    """It stands under no letter, and the sign is no anchor: in one, the theme reads a `%` as half of another sign."""
    terms = project.content / "glossary.yml"
    terms.write_text(terms.read_text("utf-8").replace("term: one-to-one", "term: '% of a week'"), "utf-8")

    page = next(page for page in build_site(project).pages if page.path == "glossary.md")

    assert "letter-1" in page.anchors
    assert 'href="#letter-1"' in page.html
    assert not [anchor for anchor in page.anchors if "%" in anchor]


# Files that cannot be read --------------------------------------------------------------------------------


def looks(project: Project) -> list[str]:
    """What is said of the templates and of what lies beside them, which no page needs to be rendered for."""
    return [headline(found) for found in dict.fromkeys(check_looks(project)[1])]


def replaced(project: Project, name: str, how: str) -> None:
    """Put something that is no readable file in the place of one below `templates/`."""
    path = project.templates / name
    path.unlink(missing_ok=True)
    match how:
        case "folder":
            path.mkdir()
        case "latin-1":
            path.write_bytes("<p>Führung</p>\n".encode("latin-1"))
        case "dead link":
            path.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(path)


UNREADABLE = {
    "folder": "error[not-a-file] `{name}` is not a file (put a file here or remove it)",
    "latin-1": "error[not-utf-8] the file is not UTF-8 text (save it with the encoding UTF-8)",
    "dead link": "error[broken-link] the link leads to no file (restore the file or remove the link)",
    "pipe": "error[not-a-file] `{name}` is not a file (put a file here or remove it)",
}
PARTS = ("trap.html", "macros.html", "theme/main.html", "script/page.js", "style/colour.css")


@pytest.mark.parametrize(("name", "how"), spread({name: name for name in PARTS}, {how: how for how in UNREADABLE}))
def test_a_part_that_cannot_be_read_is_named(project: Project, name: str, how: str) -> None:
    """It is not opened before it is known to be a file, so a pipe holds nothing up."""
    replaced(project, name, how)

    [problem] = looks(project)

    place = "1:5" if how == "latin-1" else "1:1"
    assert problem == f"templates/{name}:{place}: {UNREADABLE[how].format(name=name.rpartition('/')[2])}"


@pytest.mark.parametrize("name", ["style/colour.css", "strings/en.yml"])
def test_a_part_that_is_missing_is_named(project: Project, name: str) -> None:
    """Styles are joined from parts that are known by name."""
    (project.templates / name).unlink()

    assert looks(project) == [f"templates/{name}:1:1: error[unreadable-file] the file is missing (restore it)"]


def test_a_script_that_is_none_is_named_at_its_place(project: Project) -> None:
    """Scripts are joined and made smaller; whoever joins them cannot tell in which part the mistake is."""
    write(project, "script/page.js", "let a = 1;\nlet b = ;\n")

    [problem] = looks(project)

    assert problem.startswith(
        "templates/script/page.js:2:9: error[asset-syntax] the script cannot be read: unexpected ;"
    )


def test_a_script_that_ends_too_soon_is_named_at_its_last_line(project: Project) -> None:
    """Also where nothing stands on that line."""
    write(project, "script/page.js", "let a = 1; /*\n")

    [problem] = looks(project)

    assert problem.startswith("templates/script/page.js:2:1: error[asset-syntax] ")


def test_a_style_that_is_none_is_named(project: Project) -> None:
    """What reads styles is lenient, and does not say where it gave up."""
    write(project, "style/colour.css", "{% if x")

    [problem] = looks(project)

    assert problem.startswith("templates/style/colour.css:1:1: error[asset-syntax] the style cannot be read: ")


@pytest.mark.parametrize("how", ["folder", "dead link", "pipe"])
def test_a_file_beside_the_templates_that_cannot_be_published(project: Project, how: str) -> None:
    """What lies in `templates/assets/` is published as it is."""
    replaced(project, "assets/favicon.svg" if how != "folder" else "fonts/LICENSE.md", how)

    assert [problem for problem in looks(project) if "templates/" not in problem] == []
    assert len(looks(project)) == (0 if how == "folder" else 1)


@pytest.mark.parametrize("way", ["..", "."])
def test_templates_that_are_the_project_itself_are_not_looked_through(project: Project, way: str) -> None:
    """A link that goes round, or up and up, would lead through every file that there is."""
    shutil.rmtree(project.templates)
    project.templates.symlink_to(way)

    [problem] = looks(project)

    assert problem.startswith("templates:1:1: error[outside-project] the link leads to a folder that holds the whole")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose first byte cannot be read")
def test_a_file_that_only_looks_like_one_is_named(project: Project) -> None:
    """As on a broken disk: it is there, it may be read, and it cannot."""
    icon = project.templates / "assets/favicon.svg"
    icon.unlink()
    icon.symlink_to("/proc/self/mem")

    [problem] = looks(project)

    assert problem.startswith("templates/assets/favicon.svg:1:1: error[unreadable-file] the file cannot be read: ")


def test_a_template_may_have_any_name(project: Project) -> None:
    """Also one that is no text, as old archives leave them."""
    write(project, os.fsdecode(b"old\xff.html"), "{% if %}")

    [problem] = looks(project)

    assert problem.startswith("templates/old\\udcff.html:1:1: error[template-syntax] ")


def test_templates_may_not_be_missing_as_a_whole(project: Project) -> None:
    """That is one mistake, not one for each of the files in the folder."""
    shutil.rmtree(project.templates)

    assert looks(project) == ["templates:1:1: error[missing-template] there is no folder `templates/` (restore it)"]


def test_a_template_of_the_theme_is_checked_for_its_syntax(project: Project) -> None:
    """MkDocs would meet the mistake in the middle of a build."""
    write(project, "theme/main.html", "<p>\n{% if %}\n")

    [problem] = looks(project)

    assert problem.startswith("templates/theme/main.html:2:1: error[template-syntax] the template cannot be read: ")


def test_a_template_without_an_end_of_brackets_is_no_traceback(project: Project) -> None:
    """Jinja reads brackets by calling itself."""
    write(project, "decisions.html", "{{ " + "(" * 5000 + "\n")

    [problem] = looks(project)

    assert problem.startswith("templates/decisions.html:1:1: error[template-syntax] the template is nested too deeply")
