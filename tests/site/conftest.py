"""What the tests of built sites share: the command, projects to build, and pages taken apart."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.browser.places import ROOT
from tests.projects import build_small

PROJECT_FILES = ("content", "templates", "mkdocs.yml", "ids.lock")

Playbook = Callable[..., subprocess.CompletedProcess[str]]


def copy_project(target: Path) -> Path:
    """A copy of the real project's content, templates and settings."""
    for name in PROJECT_FILES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    return target


def run_playbook(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def small_project(target: Path) -> Path:
    """The small playbook with a hand-written page and the real templates and settings: built in a tenth of the time."""
    build_small(target, files={"content/pages/about.md": "# About\n"})
    (target / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def build_small_site(root: Path, setting: str = "", instead: str = "") -> subprocess.CompletedProcess[str]:
    """A small project's site, with one setting written otherwise."""
    settings = small_project(root) / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert setting in text
    settings.write_text(text.replace(setting, instead, 1), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@dataclass
class Html:
    """What the tests ask of a built page."""

    path: Path
    ids: list[str]
    links: list[str]
    headings: list[str]
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.links += [str(given[name]) for name in ("href", "src") if given.get(name)]
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(tag)
        self.hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def read_html(path: Path) -> Html:
    """A built page, parsed."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return Html(path, reader.ids, reader.links, reader.headings, " ".join(" ".join(reader.words).split()))


@pytest.fixture(scope="session")
def built(real_site: Path) -> Path:
    """The real site as `playbook build` makes it."""
    return real_site


@pytest.fixture(scope="session")
def html(built: Path) -> dict[Path, Html]:
    """Every page of the built site."""
    return {path: read_html(path) for path in sorted(built.rglob("*.html"))}
