"""What is kept between builds never shows: with it, without it and with any damage to it the site is the same."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Project
from generator.plugin.building import build
from generator.rendering.compiled import compiled_templates
from generator.rendering.environment import environment
from tests.site.conftest import small_project
from tests.site.test_reproducible import bytes_by_path

Damage = Callable[[Path], None]


def damage_all(content: bytes) -> Damage:
    """Write something else into each kept file."""

    def damage(cache: Path) -> None:
        files = [path for path in cache.rglob("*") if path.is_file() and path.name != ".gitignore"]
        assert files
        for path in files:
            path.write_bytes(content)

    return damage


def mix_up(cache: Path) -> None:
    """Give each kept file the content of another one of its folder."""
    for folder in {path.parent for path in cache.rglob("*") if path.is_file() and path.name != ".gitignore"}:
        files = sorted(folder.iterdir())
        bodies = [path.read_bytes() for path in files]
        for path, body in zip(files, [*bodies[1:], bodies[0]], strict=True):
            path.write_bytes(body)


def forbid(cache: Path) -> None:
    """Put a file in the folder's place."""
    shutil.rmtree(cache)
    cache.write_text("in the way")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(small_project(tmp_path / "project"))


def build_anew(project: Project, folder: Path) -> None:
    """As a process would that has just started: with nothing but the folder to remember."""
    environment.cache_clear()
    compiled_templates.cache_clear()
    build(project, folder)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(damage_all(b""), id="emptied", marks=pytest.mark.deep),
        pytest.param(damage_all(b"\x00" * 500), id="overwritten"),
        pytest.param(mix_up, id="mixed up", marks=pytest.mark.deep),
        pytest.param(shutil.rmtree, id="removed", marks=pytest.mark.deep),
        pytest.param(forbid, id="in the way", marks=pytest.mark.deep),
    ],
)
def test_a_site_is_the_same_whatever_happens_to_the_cache(project: Project, tmp_path: Path, damage: Damage) -> None:
    """The first build fills the folder, the second finds it damaged, the third finds what the second left."""
    sites = [tmp_path / f"site-{number}" for number in range(3)]
    build_anew(project, sites[0])
    damage(project.root / ".cache")
    build_anew(project, sites[1])
    build_anew(project, sites[2])

    first, second, third = map(bytes_by_path, sites)
    assert first == second == third


def test_an_edited_template_is_compiled_anew(project: Project, tmp_path: Path) -> None:
    """Though it has the name of one that is kept, and its size and date."""
    templates = project.templates.resolve()
    project.templates.unlink()
    shutil.copytree(templates, project.templates)
    build_anew(project, tmp_path / "before")
    edited = project.templates / "trap.html"
    before, text = edited.stat(), edited.read_text("utf-8")
    edited.write_text(text.replace("<h2", "<h3", 1).replace("</h2>", "</h3>", 1), "utf-8")
    os.utime(edited, ns=(before.st_atime_ns, before.st_mtime_ns))
    build_anew(project, tmp_path / "after")

    page = "traps/rescuer/index.html"
    assert (tmp_path / "before" / page).read_text("utf-8") != (tmp_path / "after" / page).read_text("utf-8")
