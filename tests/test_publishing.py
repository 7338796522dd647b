"""A site is put in its place by the press, whoever makes it."""

from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.press.publishing import build
from generator.site import Site, build_site
from tests.projects import build_small

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    return build_small(tmp_path)


def make(project: Project, folder: Path, *, offline: bool = False, booklets: bool = False) -> Site:
    """The pages as bare files, made without MkDocs."""
    site = build_site(project)
    folder.mkdir()
    for page in site.pages:
        (folder / page.path.replace("/", "-")).write_text(page.html, "utf-8")
    return site


def refuse(project: Project, folder: Path, *, offline: bool = False, booklets: bool = False) -> Site:
    """Nothing but a beginning."""
    folder.mkdir()
    (folder / "index.md").touch()
    raise ContentError([Diagnostic(Span("mkdocs.yml"), "build-failed", "it cannot be made", "")])


def test_any_function_may_make_the_site(project: Project) -> None:
    """The press puts in place what it was given, and returns what that was made from."""
    site, unprinted = build(project, project.root / "site", make)

    assert unprinted == []
    assert len([*(project.root / "site").iterdir()]) == len(site.pages)


def test_a_maker_that_fails_leaves_the_old_site(project: Project) -> None:
    """And nothing beside it."""
    old = project.root / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("old")

    with pytest.raises(ContentError):
        build(project, project.root / "site", refuse)

    assert [path.name for path in old.parent.iterdir()] == ["index.html"]
    assert [*project.root.glob(".site-build-*")] == []
