"""Build the site beside the old one and swap them; the call of whoever builds it is handed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.press.archive import is_copy, pack
from generator.press.booklets import print_booklets
from generator.press.workshop import swap, workshop
from generator.site import Site

REASONS = {
    "unwritable-output": "The site cannot be written where it should go; the old one, if any, is left as it was.",
    "folder-not-a-site": "A build replaces the whole folder or zip file, so it only takes the place of another site.",
    "booklet-not-printed": "A booklet could not be printed as a PDF. The site is complete without it.",
}

_SITE_HAS = ("404.html", "sitemap.xml", "assets/playbook.css")


class Maker(Protocol):
    """Builds a whole site into a folder, and returns what it was made from. Raises `ContentError`, or `OSError`."""

    def __call__(self, project: Project, folder: Path, *, offline: bool = False, booklets: bool = False) -> Site:
        """For a disk instead of a server; with links to booklets that are printed afterwards."""


def build(project: Project, target: Path, make: Maker, browser: Path | None = None) -> tuple[Site, list[Diagnostic]]:
    """Build the site and put it in place of `target` once it is complete. Raises `ContentError`.

    With a browser the site gets its booklets as PDFs; returns the site, and what was not printed.
    """
    if problem := _refuse(project, target):
        raise ContentError([problem])
    with _output_problems(target), workshop(target) as folder:
        finished = folder / "site"
        site = make(project, finished, booklets=bool(browser))
        unprinted = print_booklets(finished, browser) if browser else []
        swap(finished, target, folder)
    return site, unprinted


def build_offline(project: Project, target: Path, make: Maker) -> Site:
    """Build a copy that works from a disk, as the zip file `target`. Raises `ContentError`."""
    if target.is_file() and not is_copy(target):
        hint = "move it away, or choose another name with `--site-dir`"
        message = f"`{target.name}` is not a copy of a site"
        raise ContentError([Diagnostic(Span(str(target)), "folder-not-a-site", message, hint)])
    with _output_problems(target), workshop(target) as folder:
        site = make(project, folder / "site", offline=True)
        packed = folder / target.name
        pack(folder / "site", packed, site.options.site_id)
        packed.replace(target)
    return site


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
def _output_problems(target: Path) -> Iterator[None]:
    """Failures to write, in our own words."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "free the place, or choose another with `--site-dir`"
        message = f"the site cannot be written: {reason}"
        problem = Diagnostic(Span(f"{target.name}/"), "unwritable-output", message, hint)
        raise ContentError([problem]) from None
