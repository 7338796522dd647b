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

from generator.cli.archive import is_copy, pack
from generator.cli.booklets import print_booklets
from generator.config import Options, Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.export.settings import plugin_options, read_settings

REASONS = {
    "unwritable-output": "The site cannot be written where it should go; the old one, if any, is left as it was.",
    "folder-not-a-site": "A build replaces the whole folder or zip file, so it only takes the place of another site.",
    "dead-link": "A link in a hand-written page leads to a page or an anchor that does not exist.",
    "booklet-not-printed": "A booklet could not be printed as a PDF. The site is complete without it.",
    "build-failed": "MkDocs refused to build the site; its own words say why. The old site is left as it was.",
}

_STALE = 3600.0  # Seconds after which another build's leftovers are taken for those of a killed one.
_SITE_HAS = ("404.html", "sitemap.xml", "assets/playbook.css")


def build(project: Project, target: Path, browser: Path | None = None) -> list[Diagnostic]:
    """Build the site with MkDocs and put it in place of `target` once it is complete. Raises `ContentError`.

    With a browser the site gets its booklets as PDFs; returns what was not printed.
    """
    if problem := _refuse(project, target):
        raise ContentError([problem])
    with _output_problems(target), _workshop(target) as workshop:
        finished = _run(project, target, workshop / "site", BOOKLETS="true" if browser else "false")
        unprinted = print_booklets(finished, browser) if browser else []
        _swap(finished, target, workshop / "old")
    return unprinted


def build_offline(project: Project, target: Path) -> None:
    """Build a copy that works from a disk, as the zip file `target`. Raises `ContentError`."""
    if target.is_file() and not is_copy(target):
        hint = "move it away, or choose another name with `--site-dir`"
        message = f"`{target.name}` is not a copy of a site"
        raise ContentError([Diagnostic(Span(str(target)), "folder-not-a-site", message, hint)])
    name = str(plugin_options(read_settings(project)).get("site_id", Options().site_id))
    with _output_problems(target), _workshop(target) as workshop:
        site = _run(project, target, workshop / "site", PLAYBOOK_OFFLINE="true")
        packed = workshop / target.name
        pack(site, packed, name)
        packed.replace(target)


def _run(project: Project, target: Path, finished: Path, **settings: str) -> Path:
    """Let MkDocs build into the folder `finished`, which is returned."""
    result = subprocess.run(
        [*_mkdocs(project, "build"), "--strict", "--site-dir", str(finished)],
        cwd=project.root,
        env={**_environment(), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise ContentError(_failures(result.stdout + result.stderr, project, target))
    return finished


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


# Where the site goes -------------------------------------------------------------------------------


def _refuse(project: Project, target: Path) -> Diagnostic | None:
    """Why the target must not be replaced: it holds something that is not a site."""
    if target == project.root / "site" or not target.exists():
        return None
    if target.is_dir() and (not any(target.iterdir()) or all((target / name).is_file() for name in _SITE_HAS)):
        return None
    hint = "choose a new or empty folder, or one that holds an earlier site"
    return Diagnostic(
        Span(str(target)), "folder-not-a-site", f"`{target.name}` holds something that is not a site", hint
    )


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A folder to build in, beside the target and so on its file system, removed whatever happens."""
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}-build-"
    for leftover in target.parent.glob(f"{prefix}*"):
        if time.time() - leftover.stat().st_mtime > _STALE:
            shutil.rmtree(leftover, ignore_errors=True)
    workshop = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _swap(finished: Path, target: Path, old: Path) -> None:
    """Put the finished folder in place of the old one; if that fails, the old one comes back."""
    if target.exists():
        target.rename(old)
    try:
        finished.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
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
    hint = "free the place, or choose another with `--site-dir`"
    return Diagnostic(Span(f"{target.name}/"), "unwritable-output", message, hint)


# What MkDocs said ----------------------------------------------------------------------------------

_SYSTEM = re.compile(r"\[Errno \d+\] ([A-Z][a-z -]+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SAID = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.+)$", re.MULTILINE)
_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an?(?: \w+)* link '(?P<link>[^']*)',? (?:but )?(?P<why>.+)")


def _failures(output: str, project: Project, target: Path) -> list[Diagnostic]:
    """Why MkDocs failed: a diagnostic for each thing it said."""
    output = _COLOUR.sub("", output)
    if found := _SYSTEM.search(output):
        return [_unwritable(target, found[1])]
    said = _SAID.findall(output) or [" ".join(output.split())[-400:] or "no reason given"]
    return [_dead_link(project, found) if (found := _LINK.match(line)) else _failed(line) for line in said]


def _failed(line: str) -> Diagnostic:
    return Diagnostic(Span("mkdocs.yml"), "build-failed", f"MkDocs says: {line}", "mend what it names")


def _dead_link(project: Project, found: re.Match[str]) -> Diagnostic:
    """A dead link at its place in the hand-written page."""
    path = project.pages / found["page"]
    text = path.read_text("utf-8") if path.is_file() else ""
    start = max(text.find(f"({found['link']}"), 0)
    line = text.count("\n", 0, start) + 1
    col = start - text.rfind("\n", 0, start) + (1 if text else 0)
    span = Span(project.relative(path), line, col, line, col + len(found["link"]))
    hint = "link to a page by its path, such as `traps/rescuer.md`"
    return Diagnostic(span, "dead-link", f"the link `{found['link']}` leads nowhere: {found['why'].rstrip('.')}", hint)
