"""The way to MkDocs, which takes longest to load and which few commands need."""

from pathlib import Path

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.press import publishing
from generator.site import Site

REASONS = {
    **publishing.REASONS,
    "address-taken": "One program at a time listens at an address; perhaps the site is being served already.",
    "build-failed": "MkDocs refused to build the site; its own words say why. The old site is left as it was.",
}
"""Codes of a build and of a server, for `playbook explain`."""


def build(project: Project, folder: Path, *, offline: bool = False, booklets: bool = False) -> Site:
    """Let MkDocs build the site, as the press asks for it: see `Maker`."""
    from generator.plugin import building

    return building.build(project, folder, offline=offline, booklets=booklets)


def serve(project: Project, address: str) -> None:
    """Serve the site and reload it on every edit, until interrupted or terminated. Raises `ContentError`."""
    from generator.plugin import building

    try:
        building.serve(project, address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "end what listens there, or choose another with `--address`"
        message = f"nobody can listen at `{address}`: {reason}"
        raise ContentError([Diagnostic(Span("mkdocs.yml"), "address-taken", message, hint)]) from None
