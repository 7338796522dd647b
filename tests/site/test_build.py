"""Building is safe: what fails or is killed leaves the old site whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, copy_project, run_playbook, small_project
from tests.site.waiting import until


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with an old site that says so."""
    return with_old_site(small_project(tmp_path))


def with_old_site(project: Path) -> Path:
    """A project with a site of one page."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    return project


def old_site_stands(project: Path) -> bool:
    """The old site is as it was, and nothing is left beside it."""
    leftovers = list(project.glob(".site-build-*"))
    return (project / "site" / "index.html").read_text() == "the old site" and leftovers == []


def test_a_build_replaces_the_old_site(project: Path) -> None:
    """The new site is whole, the old one is gone, and a pipe sees one line."""
    result = run_playbook("build", cwd=project)

    assert result.returncode == 0, result.stderr
    assert "the old site" not in (project / "site" / "index.html").read_text("utf-8")
    assert result.stdout == "The site is complete: open site/index.html, or put the folder on any web server.\n"
    assert result.stderr == ""
    assert list(project.glob(".site-build-*")) == []


def test_content_with_a_mistake_builds_nothing(project: Path) -> None:
    """The diagnostic goes to stderr, the exit code is 1, the old site stands."""
    trap = project / "content" / "traps" / "rescuer.yml"
    trap.write_text(trap.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert "content/traps/rescuer.yml:1:1: error[unknown-key] nothing is called `titel` here" in result.stderr
    assert "Traceback" not in result.stderr
    assert old_site_stands(project)


def test_dead_links_in_a_hand_written_page_build_nothing(project: Path) -> None:
    """Each is one diagnostic at its place in the page."""
    page = "# Extra\n\nA [dead](nowhere.md) link\nand a [dead anchor](about.md#nowhere).\n"
    (project / "content" / "pages" / "extra.md").write_text(page)

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert result.stderr.splitlines()[0].startswith(
        "content/pages/extra.md:3:10: error[dead-link] the link `nowhere.md` leads nowhere: "
    )
    assert result.stderr.splitlines()[1].startswith(
        "content/pages/extra.md:4:21: error[dead-link] the link `about.md#nowhere` leads nowhere: "
    )
    assert old_site_stands(project)


def test_a_setting_that_mkdocs_refuses_is_said_in_its_words(project: Path) -> None:
    """One diagnostic at the setting."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  name: material\n", "  name: materail\n"))

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.returncode == 1
    line = settings.read_text().split("\n").index("theme:") + 1
    assert f"mkdocs.yml:{line}:1: error[build-failed] MkDocs says: " in result.stderr
    assert "materail" in result.stderr
    assert old_site_stands(project)


def test_settings_that_cannot_be_read_are_said_by_check_and_build_alike(project: Path) -> None:
    """At their place and in our words, since what MkDocs says of YAML has another form."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_id: ", "site_id: [", 1))

    results = [run_playbook(command, "--format", "concise", cwd=project) for command in ("check", "build")]

    assert [result.returncode for result in results] == [1, 1]
    assert results[0].stderr == results[1].stderr
    assert "error[invalid-settings] the settings cannot be read: " in results[0].stderr


def test_a_hand_written_page_that_is_not_utf_8_is_named(project: Path) -> None:
    """Before MkDocs meets it."""
    (project / "content" / "pages" / "extra.md").write_bytes(b"# Caf\xe9\n")

    result = run_playbook("build", "--format", "concise", cwd=project)

    assert result.stderr.startswith("content/pages/extra.md:1:6: error[not-utf-8]")
    assert old_site_stands(project)


@pytest.mark.parametrize("target", ["content", ".", "precious"])
def test_a_folder_that_is_not_a_site_is_never_replaced(project: Path, target: str) -> None:
    """Whatever it holds is left alone."""
    (project / "precious").mkdir()
    (project / "precious" / "thesis.txt").write_text("years of work")
    before = sorted(path.name for path in (project / target).iterdir())

    result = run_playbook("build", "--site-dir", target, "--format", "concise", cwd=project)

    assert result.returncode == 1
    assert "error[folder-not-a-site]" in result.stderr
    assert sorted(path.name for path in (project / target).iterdir()) == before


def test_an_earlier_site_elsewhere_is_replaced(project: Path) -> None:
    """A second build goes into the same folder."""
    assert run_playbook("build", "--site-dir", "public", cwd=project).returncode == 0

    assert run_playbook("build", "--site-dir", "public", cwd=project).returncode == 0


def test_a_disk_that_refuses_leaves_the_old_site(project: Path) -> None:
    """A file that cannot grow stands for a full disk."""
    command = f"ulimit -f 8; exec {sys.executable} -m generator.cli build --format concise"
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # Writes files too.

    result = subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env={**unmeasured, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
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
    assert "error[unwritable-output] the site cannot be written: file exists" in result.stderr
    assert old_site_stands(project)


def test_a_killed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """Killed in the middle of MkDocs's work, which takes long enough for that, without a chance to clean up."""
    project = with_old_site(copy_project(tmp_path))
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    until(lambda: list(project.glob(".site-build-*/site/index.html")), "MkDocs writes its first page")
    half_done = list(project.glob(".site-build-*/site"))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    assert half_done
    assert (project / "site" / "index.html").read_text() == "the old site"

    assert run_playbook("build", cwd=project).returncode == 0
    assert "the old site" not in (project / "site" / "index.html").read_text("utf-8")
