"""Building is safe: what fails or is killed leaves the old site whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, copy_project, run_playbook

pytestmark = pytest.mark.xdist_group("build")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with an old site that says so."""
    copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the old site")
    return tmp_path


def old_site_stands(project: Path) -> bool:
    """The old site is as it was, and nothing is left beside it."""
    leftovers = [path.name for path in (project / ".cache").glob("build-*")] if (project / ".cache").exists() else []
    return (project / "site" / "index.html").read_text() == "the old site" and leftovers == []


def test_a_build_replaces_the_old_site(project: Path) -> None:
    """The new site is whole, the old one is gone, and a pipe sees one line."""
    result = run_playbook("build", cwd=project)

    assert result.returncode == 0, result.stderr
    assert "the old site" not in (project / "site" / "index.html").read_text("utf-8")
    assert result.stdout == "The site is complete: open site/index.html, or put the folder on any web server.\n"
    assert result.stderr == ""
    assert list((project / ".cache").iterdir()) == []


def test_content_with_a_mistake_builds_nothing(project: Path) -> None:
    """The diagnostic goes to stderr, the exit code is 1, the old site stands."""
    trap = project / "content" / "traps" / "rescuer.yml"
    trap.write_text(trap.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert "content/traps/rescuer.yml:2:1: error[unknown-key] nothing is called `titel` here" in result.stderr
    assert "Traceback" not in result.stderr
    assert old_site_stands(project)


def test_a_broken_hand_written_page_builds_nothing(project: Path) -> None:
    """What MkDocs refuses in strict mode is said in one diagnostic."""
    (project / "content" / "pages" / "extra.md").write_text("# Extra\n\n[dead](nowhere.md)\n")

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert "mkdocs.yml:1:1: error[build-failed] MkDocs says:" in result.stderr
    assert "nowhere.md" in result.stderr
    assert "Traceback" not in result.stderr
    assert old_site_stands(project)


def test_a_disk_that_refuses_leaves_the_old_site(project: Path) -> None:
    """A file that cannot grow stands for a full disk."""
    command = f"ulimit -f 8; exec {sys.executable} -m generator.cli build --format concise"

    result = subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "site/:1:1: error[unwritable-output] the site cannot be written: file too large" in result.stderr
    assert "Traceback" not in result.stderr
    assert old_site_stands(project)


def test_a_place_that_cannot_hold_a_site_is_named(project: Path) -> None:
    """A site folder below a file."""
    result = run_playbook("build", "--site-dir", "mkdocs.yml/site", "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert "error[unwritable-output] the site cannot be written: not a directory" in result.stderr
    assert old_site_stands(project)


def test_a_killed_build_leaves_the_old_site(project: Path) -> None:
    """Killed in the middle of MkDocs's work, without a chance to clean up."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    for _ in range(400):
        if list(project.glob(".cache/build-*/site/index.html")):
            break
        time.sleep(0.05)
    half_done = list(project.glob(".cache/build-*/site"))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    assert half_done
    assert (project / "site" / "index.html").read_text() == "the old site"

    assert run_playbook("build", cwd=project).returncode == 0
    assert "the old site" not in (project / "site" / "index.html").read_text("utf-8")
