"""What MkDocs meets in a build is said in our words, at its place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Options, Project
from generator.diagnostics import ContentError, Span
from generator.plugin import PlaybookPlugin
from generator.plugin.building import build
from generator.plugin.complaints import complained
from generator.reporting import concise
from tests.site.conftest import ROOT, small_project

Edit = tuple[str, str, str]
"""A file's path, a text that stands in it, and the text to put in its place."""


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., list[str]]:
    """The lines that a build of the small project ends with, after edits."""

    def said(*edits: Edit, **files: str | None) -> list[str]:
        project = Project(small_project(tmp_path / "project"))
        for name, text in files.items():
            file = project.root / name
            file.write_text(text) if text is not None else file.symlink_to("nowhere")
        if any(path.startswith("templates/") for path, _, _ in edits):
            project.templates.unlink()
            shutil.copytree(ROOT / "templates", project.templates)
        for path, old, new in edits:
            file = project.root / path
            text = file.read_text("utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ContentError) as raised:
            build(project, tmp_path / "site")
        return concise(raised.value.diagnostics, project.root).splitlines()

    return said


def test_a_mistake_in_a_theme_template_is_shown_at_its_line(said: Callable[..., list[str]]) -> None:
    """One that shows only when the template is filled; what cannot be read is found before."""
    lines = said(("templates/theme/partials/tags.html", "{%", "{{ 1 // 0 }}\n{%"))

    assert len(lines) == 1
    assert lines[0].startswith("templates/theme/partials/tags.html:")
    assert "error[template-error] the theme's template cannot be rendered: " in lines[0]


def test_a_theme_template_that_fails_is_shown_at_its_line(said: Callable[..., list[str]]) -> None:
    """One that asks for what is not there."""
    line = '{% include "partials/nowhere.html" %}'
    lines = said(("templates/theme/main.html", '{% extends "base.html" %}', f'{{% extends "base.html" %}}\n\n{line}'))

    assert len(lines) == 1
    assert lines[0].startswith("templates/theme/main.html:3:1: error[template-error] ")
    assert "there is no template `partials/nowhere.html`" in lines[0]


def test_each_complaint_is_a_problem(said: Callable[..., list[str]]) -> None:
    """MkDocs only warns of a setting that it does not know; a build does not let that pass."""
    lines = said(
        ("mkdocs.yml", "  - tags\n", "  - tags:\n      tag_file: x\n"),
        ("mkdocs.yml", "site_name", "sight: 1\nsite_name"),
    )

    assert len(lines) == 2
    assert all("error[build-failed] MkDocs says: Config value " in line for line in lines)


def test_a_complaint_about_a_setting_stands_at_the_setting(said: Callable[..., list[str]]) -> None:
    """MkDocs names it, and calls types as Python does."""
    lines = said(("mkdocs.yml", "site_name", "site_author: [Somebody]\nsite_name"))

    assert len(lines) == 1
    assert lines[0].startswith("mkdocs.yml:3:1: error[build-failed] MkDocs says: Config value 'site_author': ")
    assert "Expected type: text but received: a list (" in lines[0]


def test_settings_and_content_are_told_in_one_run(said: Callable[..., list[str]]) -> None:
    """Though MkDocs stops at the first and never comes to look at the second."""
    lines = said(
        ("mkdocs.yml", "name: material", "name: immaterial"),
        ("content/traps/rescuer.yml", "title:", "titel:"),
    )

    assert any("error[unknown-key] nothing is called `titel` here" in line for line in lines)
    assert any("immaterial" in line for line in lines)


def test_a_hook_that_fails_is_told_in_its_own_words(said: Callable[..., list[str]]) -> None:
    """Whatever code of a fork's own raises, no traceback reaches its team."""
    hook = "def on_pre_build(config):\n    raise ValueError('the moon is full')\n"
    lines = said(("mkdocs.yml", "site_name", "hooks: [ids.py]\nsite_name"), **{"ids.py": hook})

    assert lines == [
        "mkdocs.yml:1:1: error[build-failed] MkDocs says: ValueError: the moon is full (mend what it names)"
    ]


def test_a_file_that_cannot_be_read_is_no_problem_of_the_output(said: Callable[..., list[str]]) -> None:
    """It is named, and nobody is told to free the place where the site goes."""
    lines = said(("mkdocs.yml", "favicon", "logo"), **{"content/pages/picture.png": None})

    assert len(lines) == 1
    assert "picture.png" in lines[0]
    assert "unwritable-output" not in lines[0]


def test_a_link_that_only_mkdocs_finds_dead_has_its_place_too(tmp_path: Path) -> None:
    """The check looks first; what it leaves to the build is shown where it stands on the page."""
    project = Project(tmp_path)
    project.pages.mkdir(parents=True)
    (project.pages / "about.md").write_text("# About\n\nA [dead](nowhere.md) link.\n")
    line = "Doc file 'about.md' contains a link 'nowhere.md', but the target is not found among documentation files."

    (problem,) = complained([line], project)

    assert (problem.code, problem.span) == ("dead-link", Span("content/pages/about.md", 3, 10, 3, 20))


def test_a_script_that_breaks_while_the_site_is_served_leaves_the_last_good_one(tmp_path: Path) -> None:
    """Pages and what they use are always of one moment."""
    project = Project(small_project(tmp_path))
    project.templates.unlink()
    shutil.copytree(ROOT / "templates", project.templates)
    plugin = PlaybookPlugin()
    plugin.project, plugin.options, plugin.serving = project, Options(), True
    plugin.site = site = plugin._build()
    assets = plugin.assets
    (project.templates / "script/theme.js").write_text("{")

    assert plugin._build() is site
    assert plugin.assets is assets
    assert "error[asset-syntax]" in plugin.problems
