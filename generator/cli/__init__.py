"""The `playbook` command."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator.cli.publishing import build_into
from generator.cli.publishing import serve as serve_site
from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.reporting import REPORTERS
from generator.site import check_project

_FORMAT = click.option(
    "--format", "form", type=click.Choice(list(REPORTERS)), default="full", show_default=True, help="How to show problems."
)


class _Group(click.Group):
    """Lists the commands in the order in which a newcomer needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _project() -> Project:
    """The project around the current folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder)
    raise click.UsageError("there is no `mkdocs.yml` here or above; go to the playbook's folder")


@contextmanager
def _reported(project: Project, form: str = "full") -> Iterator[None]:
    """Problems in the content end the command: they go to stderr, and the exit code is 1."""
    try:
        yield
    except ContentError as error:
        _report(error.diagnostics, project, form)
        sys.exit(1)


def _report(found: Sequence[Diagnostic], project: Project, form: str) -> None:
    click.echo(REPORTERS[form](found, project.root), nl=False, err=True)


@contextmanager
def _step(doing: str) -> Iterator[None]:
    """Say what takes time, on a terminal; a pipe stays clean."""
    start, shown = time.monotonic(), sys.stderr.isatty()
    if shown:
        click.echo(f"{doing} … ", nl=False, err=True)
    yield
    if shown:
        click.echo(f"{time.monotonic() - start:.1f} s", err=True)


@click.group(cls=_Group, epilog="Each command has its own --help, with an example.")
@click.version_option(package_name="leadership-playbook", prog_name="playbook")
def main() -> None:
    """Check, build and export the leadership playbook."""


@main.command(epilog="Example: playbook check --format concise")
@_FORMAT
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
def check(form: str, strict: bool) -> None:
    """Check content and templates, and say everything that is wrong.

    Exit code 0: clean. 1: problems in the content. 2: wrong usage.
    """
    project = _project()
    with _reported(project, form):
        warnings = check_project(project).warnings
    _report(warnings, project, form)
    sys.exit(1 if strict and warnings else 0)


@main.command(epilog="Example: playbook build --site-dir /var/www/playbook")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes. Default: site/ in the project.")
@_FORMAT
def build(site_dir: Path | None, form: str) -> None:
    """Check, then build the whole site.

    The old site is replaced only when the new one is complete: a failed or killed build leaves it whole.
    """
    project = _project()
    target = (site_dir or project.root / "site").absolute()
    with _reported(project, form):
        with _step("Checking the content"):
            checked = check_project(project)
        _report(checked.warnings, project, form)
        with _step(f"Building {len(checked.views)} pages"):
            build_into(project, target)
    click.echo(f"The site is in {click.format_filename(_short(target))}/: open index.html")


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


@main.command(epilog="Example: playbook serve --address 127.0.0.1:8080")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
def serve(address: str) -> None:
    """Show the site on this machine and reload it on every edit."""
    project = _project()
    with _reported(project):
        check_project(project)
    sys.exit(serve_site(project, address))


if __name__ == "__main__":
    main()
