"""Build the site beside the old one and swap them, or serve it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.press.archive import is_copy, pack
from generator.press.booklets import print_booklets
from generator.press.workshop import swap, workshop
from generator.site import Site

REASONS = {
    "unwritable-output": "The site cannot be written where it should go; the old one, if any, is left as it was.",
    "folder-not-a-site": "A build replaces the whole folder or zip file, so it only takes the place of another site.",
    "address-taken": "One program at a time listens at an address; perhaps the site is being served already.",
    "booklet-not-printed": "A booklet could not be printed as a PDF. The site is complete without it.",
    "build-failed": "MkDocs refused to build the site; its own words say why. The old site is left as it was.",
}

_SITE_HAS = ("404.html", "sitemap.xml", "assets/playbook.css")


def build(project: Project, target: Path, browser: Path | None = None) -> tuple[Site, list[Diagnostic]]:
    """Build the site and put it in place of `target` once it is complete. Raises `ContentError`.

    With a browser the site gets its booklets as PDFs; returns the site, and what was not printed.
    """
    if problem := _refuse(project, target):
        raise ContentError([problem])
    with _output_problems(target), workshop(target) as folder:
        finished = folder / "site"
        site = _build(project, finished, booklets=bool(browser))
        unprinted = print_booklets(finished, browser) if browser else []
        swap(finished, target, folder)
    return site, unprinted


def build_offline(project: Project, target: Path) -> Site:
    """Build a copy that works from a disk, as the zip file `target`. Raises `ContentError`."""
    if target.is_file() and not is_copy(target):
        hint = "move it away, or choose another name with `--site-dir`"
        message = f"`{target.name}` is not a copy of a site"
        raise ContentError([Diagnostic(Span(str(target)), "folder-not-a-site", message, hint)])
    with _output_problems(target), workshop(target) as folder:
        site = _build(project, folder / "site", offline=True)
        packed = folder / target.name
        pack(folder / "site", packed, site.options.site_id)
        packed.replace(target)
    return site


def _build(project: Project, folder: Path, **options: bool) -> Site:
    from generator.plugin import building  # noqa: PLC0415 - MkDocs takes a while to load, and few commands need it

    return building.build(project, folder, **options)


def serve(project: Project, address: str) -> None:
    """Serve the site and reload it on every edit, until interrupted or terminated. Raises `ContentError`."""
    from generator.plugin import building  # noqa: PLC0415 - see above

    try:
        building.serve(project, address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "end what listens there, or choose another with `--address`"
        message = f"nobody can listen at `{address}`: {reason}"
        raise ContentError([Diagnostic(Span("mkdocs.yml"), "address-taken", message, hint)]) from None


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
