"""`playbook export`: the same playbook in other forms."""

import sys
from pathlib import Path

import click

from generator.cli.session import find_project, report, reported, shown_path, step, writing
from generator.diagnostics import Diagnostic


@click.group()
def export() -> None:
    """Write the playbook in another form."""


@export.command(epilog="Example: playbook export markdown /tmp/tree && mkdocs build --strict -f /tmp/tree/mkdocs.yml")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def markdown(folder: Path) -> None:
    """Write a tree that stock MkDocs and Material build without this package, into a new or empty folder."""
    from generator.export.markdown import export_markdown, export_options
    from generator.press.bundles import join_assets
    from generator.site import build_site

    project = find_project()
    with reported(project), step("Rendering the pages"):
        site = build_site(project, export_options(project))
    written = export_markdown(project, site, join_assets(project, site), folder)
    if isinstance(written, Diagnostic):
        report([written], project)
        sys.exit(1)
    click.echo(f"Wrote {written} files to {shown_path(folder.absolute())}/: build them with `mkdocs build --strict`.")


@export.command("json", epilog="Example: playbook export json playbook.json")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
def json_command(file: Path) -> None:
    """Write the whole graph, each entry with its file, line and links; `-` writes to standard output."""
    from generator.export.graph import graph_json
    from generator.loader import load_playbook

    project = find_project()
    with reported(project):
        playbook, _ = load_playbook(project)
    text = graph_json(playbook)
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    with writing():
        file.write_text(text, "utf-8")
    click.echo(
        f"Wrote {len(playbook.entries)} entries to {shown_path(file.absolute())}; schema/export.json describes them."
    )
