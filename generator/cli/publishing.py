"""Build the site beside the old one and swap them, or serve it: MkDocs runs as a process of its own."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span

REASONS = {
    "unwritable-output": "The site cannot be written where it should go; the old one, if any, is left as it was.",
    "build-failed": "MkDocs refused to build the site; its own words say why. The old site is left as it was.",
}

_STALE = 3600.0  # Seconds after which another build's leftovers are taken for those of a killed one.


def build(project: Project, target: Path) -> None:
    """Build the site with MkDocs and put it in place of `target` once it is complete. Raises `ContentError`."""
    with _output_problems(target), _workshop(project) as workshop:
        finished = workshop / "site"
        result = subprocess.run(
            [*_mkdocs(project, "build"), "--strict", "--site-dir", str(finished)],
            cwd=project.root,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise ContentError([_failure(result.stdout + result.stderr, target)])
        _swap(finished, target, workshop / "old")


def serve(project: Project, address: str) -> int:
    """Serve the site and reload it on every edit, until interrupted. Returns MkDocs's exit code."""
    command = [*_mkdocs(project, "serve"), "--livereload", "--dev-addr", address]
    try:
        return subprocess.run(command, cwd=project.root, env=_environment(), check=False).returncode
    except KeyboardInterrupt:
        return 0


def _mkdocs(project: Project, command: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", command, "--config-file", str(project.root / "mkdocs.yml")]


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's notice belongs to no single build.


@contextmanager
def _workshop(project: Project) -> Iterator[Path]:
    """A folder to build in, on the same file system as the project, removed whatever happens."""
    cache = project.root / ".cache"
    cache.mkdir(exist_ok=True)
    for leftover in cache.glob("build-*"):
        if time.time() - leftover.stat().st_mtime > _STALE:
            shutil.rmtree(leftover, ignore_errors=True)
    workshop = Path(tempfile.mkdtemp(prefix="build-", dir=cache))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _swap(finished: Path, target: Path, old: Path) -> None:
    """Put the finished folder in place of the old one; if that fails, the old one comes back."""
    finished.chmod(0o755)  # mkdtemp's folder is closed to others, a published site is not.
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        shutil.move(target, old)
    try:
        shutil.move(finished, target)
    except OSError:
        if old.exists():
            shutil.move(old, target)
        raise


@contextmanager
def _output_problems(target: Path) -> Iterator[None]:
    """Failures to write, in our own words."""
    try:
        yield
    except OSError as error:
        raise ContentError([_unwritable(target, error.strerror or str(error))]) from None


def _unwritable(target: Path, reason: str) -> Diagnostic:
    message = f"the site cannot be written: {reason.lower()}"
    return Diagnostic(
        Span(f"{target.name}/"), "unwritable-output", message, "free the place, or choose another with `--site-dir`"
    )


_SYSTEM = re.compile(r"\[Errno \d+\] ([A-Z][a-z -]+)")
_NOISE = re.compile(r"\x1b\[[0-9;]*m|^\s*(INFO|DEBUG)\s.*$|^Aborted .*$", re.MULTILINE)


def _failure(output: str, target: Path) -> Diagnostic:
    """Why MkDocs failed, by its own words."""
    if found := _SYSTEM.search(output):
        return _unwritable(target, found[1])
    said = " ".join(_NOISE.sub("", output).split()) or "no reason given"
    return Diagnostic(Span("mkdocs.yml"), "build-failed", f"MkDocs says: {said[:600]}", "mend what it names")
