"""`playbook check`, `build` and `serve`."""

import re
import sys
from contextlib import suppress
from pathlib import Path

import click

from generator.cli.session import find_project, format_option, report, reported, shown_path, step
from generator.config import Project
from generator.memory import ending


@click.command(epilog="Examples: playbook check --format concise; playbook check --stats")
@format_option
@click.option("--strict", is_flag=True, help="Let warnings fail too; notices never do.")
@click.option("--stats", is_flag=True, help="Count what there is: on standard output, as JSON with `--format json`.")
@ending()
def check(form: str, strict: bool, stats: bool) -> None:
    """Check content and templates, and say everything that is wrong.

    Nothing is rendered: what a template only gets wrong on a page is said by `playbook build`.

    Exit code 0: clean. 1: problems in the content. 2: wrong usage.
    """
    from generator.site import check_project

    project = find_project()
    with reported(project, form):
        checked = check_project(project)
    report(checked.remarks, project, form)
    if stats:
        from generator.reporting.statistics import as_json, as_text, statistics

        tables = statistics(checked.playbook)
        click.echo(as_json(tables) if form == "json" else as_text(tables), nl=False)
    warned = any(remark.severity == "warning" for remark in checked.remarks)
    sys.exit(1 if strict and warned else 0)


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
    from generator.press.booklets import NO_BROWSER
    from generator.press.chromium import find_chromium

    project = find_project()
    target = (site_dir or project.root / "site").absolute()
    browser = find_chromium() if booklets else None
    if booklets and not browser:
        click.echo(NO_BROWSER, err=True)
    with reported(project, form):
        if offline:
            _build_copy(project, target.with_name(f"{target.name}.zip"), form)
        else:
            _build_site(project, target, browser, form)


def _build_copy(project: Project, packed: Path, form: str) -> None:
    """Build the copy that works from a disk, and say where it is."""
    from generator.cli import host
    from generator.press import publishing

    with step("Building the copy"):
        site = publishing.build_offline(project, packed, host.build)
    report(site.remarks, project, form)
    click.echo(f"The offline copy is complete: {shown_path(packed)}. Unpack it anywhere and open index.html.")


def _build_site(project: Project, target: Path, browser: Path | None, form: str) -> None:
    """Build the site into its folder, with the booklets where there is a browser, and say where it is."""
    from generator.cli import host
    from generator.press import publishing

    with step(f"Building the site{' and printing the booklets' if browser else ''}"):
        site, unprinted = publishing.build(project, target, host.build, browser)
    report([*site.remarks, *unprinted], project, form)
    click.echo(f"The site is complete: open {shown_path(target / 'index.html')}, or put the folder on any web server.")


def _host_and_port(context: click.Context, option: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[^\s:/]+):[0-9]{1,5}", value) or int(value.rpartition(":")[2]) > 65_535:
        raise click.BadParameter(f"`{value}` is no host and port; write it like 127.0.0.1:8080")
    return value


@click.command(epilog="Example: playbook serve --address 127.0.0.1:8080")
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, callback=_host_and_port, help="Where to listen."
)
def serve(address: str) -> None:
    """Show the site on this machine and reload it on every edit.

    Ctrl+C ends it.
    """
    from generator.cli import host

    project = find_project()
    with reported(project), suppress(KeyboardInterrupt):
        host.serve(project, address)
