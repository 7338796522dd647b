"""The synthetic playbook that `make bench` builds is a playbook like any other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import Diagnostic
from generator.export import export_markdown, export_options
from generator.site import build_site, check_project
from tests.bench.multiply import multiply
from tests.bench.renaming import mark
from tests.bench.table import Measured, Row, build_rows, markdown

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


def test_synthetic_playbook_grows(tmp_path: Path) -> None:
    """Beyond the size of the real content it has further levels, transitions and copies, and is still valid."""
    multiply(ROOT, 400, tmp_path)

    checked = check_project(Project(tmp_path))

    assert len(checked.views) == 400
    assert len(checked.playbook.transitions) == 6


def test_export_of_a_synthetic_playbook_builds(project: Project, tmp_path: Path) -> None:
    """Stock MkDocs builds the Markdown export strictly: the build that ours is compared with."""
    site = build_site(project, export_options(project))

    written = export_markdown(project, site, tmp_path / "export")
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


def test_table_gives_growth_as_an_exponent() -> None:
    """Four times the pages in sixteen times the seconds is an exponent of two; budgets are shown, not asserted."""
    rows = [Row("read, s", "≤ 1", {1000: 0.5, 4000: 8.0}, grows=True)]

    table = markdown(rows, [1000, 4000])

    assert table.splitlines()[-1] == "| read, s |  | 0.50 | 8.00 | 2.00 | ≤ 1 |"


def test_sizes_without_stock_builds_have_no_ratio() -> None:
    """A figure that was not measured stays empty."""
    rows = build_rows({4000: Measured([], [])})

    assert not any(row.values for row in rows)
