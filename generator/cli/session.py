"""What every command shares: finding the project, reporting problems, showing progress."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.reporting import REPORTERS

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTERS)),
    default="full",
    show_default=True,
    help="How to show problems.",
)


def find_project() -> Project:
    """The project around the current folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder)
    raise click.UsageError("there is no `mkdocs.yml` here or above; go to the playbook's folder")


@contextmanager
def reported(project: Project, form: str = "full") -> Iterator[None]:
    """Problems end the command: they go to stderr, and the exit code is 1."""
    try:
        yield
    except ContentError as error:
        report(error.diagnostics, project, form)
        sys.exit(1)


def report(found: Sequence[Diagnostic], project: Project, form: str = "full") -> None:
    """Write diagnostics to stderr."""
    click.echo(REPORTERS[form](found, project.root), nl=False, err=True)


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what takes time, on a terminal; a pipe stays clean."""
    start, shown = time.monotonic(), sys.stderr.isatty()
    if shown:
        click.echo(f"{doing} … ", nl=False, err=True)
    try:
        yield
    finally:
        if shown:
            click.echo(f"{time.monotonic() - start:.1f} s", err=True)


@contextmanager
def writing() -> Iterator[None]:
    """A file that cannot be written ends the command with one line; the exit code is 1."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise click.FileError(click.format_filename(str(error.filename)), reason) from None


def shown_path(path: Path) -> str:
    """A path as the reader would type it."""
    here = Path.cwd()
    return click.format_filename(path.relative_to(here) if path.is_relative_to(here) else path)
