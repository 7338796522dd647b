"""The real site as it is published, and folders that parallel workers share."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.places import ADDRESS, REPOSITORY, ROOT

PUBLISHED = {"SITE_URL": ADDRESS, "REPO_URL": REPOSITORY}
"""What the environment says of where it is published."""


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker makes who needs it. Nobody may change what is in it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            half = folder.with_suffix(".half")  # Whoever fails leaves no folder that looks finished.
            half.mkdir(exist_ok=True)
            make(half)
            half.rename(folder)
    return folder


def build_published(folder: Path) -> None:
    """The real site, below a folder and with a repository, into a place that is called like its address."""
    command = [Path(sys.executable).with_name("playbook"), "build", "--site-dir", folder / "playbook"]
    environment = {**os.environ, **PUBLISHED}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
