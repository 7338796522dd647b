"""`playbook check`, `build` and `serve`."""

import sys
from pathlib import Path

import click

from generator.cli import publishing
from generator.cli.booklets import NO_BROWSER
from generator.cli.chromium import find_chromium
from generator.cli.session import find_project, format_option, report, reported, shown_path, step
from generator.config import Project
from generator.reporting.statistics import as_json, as_text, statistics
from generator.site import build_site, check_project


@click.command(epilog="Examples: playbook check --format concise; playbook check --stats")
@format_option
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--stats", is_flag=True, help="Count what there is: on standard output, as JSON with `--format json`.")
def check(form: str, strict: bool, stats: bool) -> None:
    """Check content and templates, and say everything that is wrong.

    Nothing is rendered: what a template only gets wrong on a page is said by `playbook build`.

    Exit code 0: clean. 1: problems in the content. 2: wrong usage.
    """
    project = find_project()
    with reported(project, form):
        checked = check_project(project)
    warnings = checked.warnings
    report(warnings, project, form)
    if stats:
        tables = statistics(checked.playbook)
        click.echo(as_json(tables) if form == "json" else as_text(tables), nl=False)
    sys.exit(1 if strict and warnings else 0)


@click.command(epilog="Examples: playbook build --site-dir public; playbook build --offline")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes. Default: site/ in the project.")
@click.option("--offline", is_flag=True, help="Write a zip file instead, site.zip: a copy that works from a disk.")
@click.option("--booklets", is_flag=True, help="Print each step's booklet as a PDF too, with Chromium or Chrome.")
@format_option
def build(site_dir: Path | None, offline: bool, booklets: bool, form: str) -> None:
    """Check, then build the whole site.

    The old site is replaced only when the new one is complete: a failed or killed build leaves it whole.

    With --offline the site goes into a zip file beside that folder, under its name with `.zip` at the end, and the
    folder stays as it is. Whoever unpacks the file opens index.html: no server is needed, search and ticks included.
    """
    project = find_project()
    target = (site_dir or project.root / "site").absolute()
    packed = target.with_name(f"{target.name}.zip")
    with reported(project, form):
        with step("Checking the content"):
            site = build_site(project)
        report(site.warnings, project, form)
        if offline:
            with step(f"Building {len(site.pages)} pages"):
                publishing.build_offline(project, packed)
        else:
            _build(project, target, len(site.pages), booklets, form)
    if offline:
        click.echo(f"The offline copy is complete: {shown_path(packed)}. Unpack it anywhere and open index.html.")
        return
    click.echo(f"The site is complete: open {shown_path(target / 'index.html')}, or put the folder on any web server.")


def _build(project: Project, target: Path, pages: int, booklets: bool, form: str) -> None:
    """Build the site into its folder, and print the booklets where they are asked for and a browser is found."""
    browser = find_chromium() if booklets else None
    if booklets and not browser:
        click.echo(NO_BROWSER, err=True)
    with step(f"Building {pages} pages{' and printing the booklets' if browser else ''}"):
        unprinted = publishing.build(project, target, browser)
    report(unprinted, project, form)


@click.command(epilog="Example: playbook serve --address 127.0.0.1:8080")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
def serve(address: str) -> None:
    """Show the site on this machine and reload it on every edit."""
    project = find_project()
    with reported(project):
        build_site(project)
    sys.exit(publishing.serve(project, address))
