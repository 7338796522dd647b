"""Where readers and editors are told that a page can be edited."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.config import Options, Project
from generator.routes import address
from generator.site import build_site, check_project
from tests.browser.places import REPOSITORY, ROOT

PLACE = re.compile(r"[\w/-]+\.yml, line \d+")
EDIT = re.compile(rf'href="{REPOSITORY}/edit/main/([^"#]+)')


def test_readers_of_a_site_without_a_repository_see_no_file() -> None:
    """Nothing says where a text stands, on no page and in no booklet, and nothing offers to edit it."""
    pages = build_site(Project(ROOT)).pages

    assert [page.path for page in pages if PLACE.search(page.html) or "/edit/main/" in page.html] == []


def test_a_page_of_a_site_with_a_repository_leads_there_once(real_site: Path) -> None:
    """One edit link a page, at records none, and no name of a file; an index of many files has none."""
    pages = {path.relative_to(real_site).as_posix(): path.read_text("utf-8") for path in real_site.rglob("*.html")}
    counts = {path: len(EDIT.findall(text)) for path, text in pages.items()}
    indexes = {address(view.page.path) for view in check_project(Project(ROOT)).views if not view.page.source}

    assert max(counts.values()) == 1
    assert {path.removesuffix("index.html") for path, count in counts.items() if not count} == {*indexes, "404.html"}
    assert [path for path, text in pages.items() if PLACE.search(text)] == []


@pytest.mark.parametrize("repository", ["", "https://example.org/ours"])
def test_whoever_works_on_the_content_sees_the_place_of_each_record(small, repository: str) -> None:
    """While the site is served, a page and its records say where they stand, and lead there where that is known."""
    project = small()
    (project.root / "templates").symlink_to(ROOT / "templates")
    pages = {page.path: page.html for page in build_site(project, Options(repository=repository, places=True)).pages}
    glossary = pages["glossary.md"]
    words = re.findall(r"^\w.*:$", (project.content / "glossary.yml").read_text("utf-8"), re.MULTILINE)

    assert len(re.findall(r"content/glossary\.yml, line \d+", glossary)) == len(words) + 1
    assert glossary.count("https://example.org/ours/edit/main/content/glossary.yml#L") == (
        len(words) + 1 if repository else 0
    )


@pytest.mark.parametrize(("command", "seen"), [("serve", True), ("build", False)])
def test_only_who_serves_the_site_works_on_it(command: str, seen: bool) -> None:
    """MkDocs says which it is."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    config = config.plugins.on_config(config)

    assert config.plugins["playbook"].options.places is seen
