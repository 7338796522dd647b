"""The same input gives the same bytes, through either door."""

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.places import ROOT
from tests.real_site import PUBLISHED
from tests.site.conftest import copy_project, run_playbook


def bytes_by_path(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    first, second = bytes_by_path(one), bytes_by_path(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def test_two_builds_are_equal_byte_for_byte(built: Path, tmp_path: Path) -> None:
    """In another folder, time zone, locale, hash seed and year."""
    project = copy_project(tmp_path / "somewhere" if (tmp_path / "somewhere").mkdir() is None else tmp_path)
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "86400"}

    result = run_playbook("build", cwd=project, **PUBLISHED, **elsewhere)

    assert result.returncode == 0, result.stderr
    assert differences(built, project / "site") == []


def test_mkdocs_and_playbook_build_the_same_site(built: Path, tmp_path: Path) -> None:
    """`mkdocs build` in the environment is the same door."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"]

    subprocess.run(command, cwd=ROOT, env={**os.environ, **PUBLISHED}, check=True)

    assert differences(built, tmp_path / "site") == []
