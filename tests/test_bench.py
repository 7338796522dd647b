"""The synthetic playbook that `make bench` builds is a playbook like any other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import Diagnostic
from generator.export import export_markdown, export_options
from generator.press.bundles import join_assets
from generator.site import build_site, check_project
from tests.bench.multiply import multiply
from tests.bench.renaming import mark
from tests.bench.table import Row, growth, markdown, ratios

ROOT = Path(__file__).parents[1]
PAGES = 110


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small synthetic playbook, made from the real content."""
    root = tmp_path_factory.mktemp("synthetic")
    multiply(ROOT, PAGES, root)
    return Project(root)


def test_synthetic_playbook_is_valid(project: Project) -> None:
    """It has no errors, and as many pages as were asked for."""
    checked = check_project(project)

    assert len(checked.views) == PAGES


@pytest.mark.deep
def test_synthetic_playbook_grows(tmp_path: Path) -> None:
    """Beyond the size of the real content it has further levels, transitions and copies, and is still valid."""
    multiply(ROOT, 400, tmp_path)

    checked = check_project(Project(tmp_path))

    assert len(checked.views) == 400
    assert len(checked.playbook.transitions) == 6


@pytest.mark.deep
def test_export_of_a_synthetic_playbook_builds(project: Project, tmp_path: Path) -> None:
    """Stock MkDocs builds the Markdown export strictly: the build that ours is compared with."""
    site = build_site(project, export_options(project))

    written = export_markdown(project, site, join_assets(project, site), tmp_path / "export")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=tmp_path / "export",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert not isinstance(written, Diagnostic), written
    assert (built.returncode, built.stdout + built.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Hand it over.", "Hand3 it over3."),
        ("Ask [[trap:rescuer|them]] to go.", "Ask3 [[trap:rescuer|them]] to go."),
        ("Give every driver the same route.", "Give3 every3 driver3 the3 same3 route3."),
        (
            "Write `five lines` on [paper](https://example.org/sheet).",
            "Write3 `five lines` on [paper3](https://example.org/sheet).",
        ),
    ],
)
def test_mark_makes_a_statement_distinct(text: str, marked: str) -> None:
    """The number hangs on every plain word of some length: no word more, no link broken."""
    assert mark(text, 3) == marked


def test_table_shows_medians_beside_what_must_hold() -> None:
    """And how the first generator compares with the second; what was not measured stays empty."""
    rows = [Row("check, s", "≤ 0.9", {"ours": [0.7, 0.8, 9.0], "theirs": [1.0]}), Row("edit, s", "", {"ours": [2.0]})]

    table = markdown(rows, ["ours", "theirs"])

    assert table.splitlines()[2:] == ["| check, s | 0.80 | 1.00 | 0.80 | ≤ 0.9 |", "| edit, s | 2.00 |  |  |  |"]


def test_table_of_one_generator_compares_nothing() -> None:
    """It has no column for it."""
    assert markdown([Row("build, s", "", {"ours": [1.0]})], ["ours"]).splitlines()[2:] == ["| build, s | 1.00 |  |"]


def test_growth_is_an_exponent() -> None:
    """Four times the pages in sixteen times the seconds is an exponent of two; without figures there is none."""
    assert growth([0.5], [8.0], 4) == [2.0]
    assert growth([], [8.0], 4) == []


def test_ratios_are_taken_pair_by_pair() -> None:
    """So that a machine that slows down midway changes nothing."""
    assert ratios([1.0, 4.0], [2.0, 8.0]) == [0.5, 0.5]
