"""`playbook new`, `explain`, `evidence` and `schema`: help for people who write content."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.session import find_project, report, reported, shown_path, writing
from generator.config import Project
from generator.diagnostics import Diagnostic, did_you_mean, has_errors

if TYPE_CHECKING:
    from generator.model.playbook import Playbook


@click.command(
    epilog="Examples: playbook new trap perfectionist; playbook new transition lead-to-head --from lead --to head"
)
@click.argument("kind")
@click.argument("id_", metavar="ID")
@click.option("--from", "from_", default="", help="The level a new transition leaves.")
@click.option("--to", default="", help="The level a new transition enters.")
def new(kind: str, id_: str, from_: str, to: str) -> None:
    """Write a valid, commented starting file for an entry.

    KIND is any kind of file, such as trap, practice, source, level, transition or plan. For a part of a transition,
    ID is the transition's id.
    """
    from generator.starting.starter import starter

    project = find_project()
    with reported(project):
        playbook = _load_or_begin(project)
    files = starter(project, playbook, kind, id_, from_=from_, to=to)
    if isinstance(files, Diagnostic):
        report([files], project)
        sys.exit(2)
    for path, text in files.items():
        with writing():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        click.echo(f"Wrote {shown_path(path)}. Replace its words, then run `playbook check`.")


def _load_or_begin(project: Project) -> "Playbook":
    """The playbook, or an empty one where nothing has been written yet."""
    from generator.loader import load_playbook
    from generator.model.playbook import Playbook

    if not project.content.is_dir() or not any(project.content.rglob("*.yml")):
        return Playbook({}, (), (), {})
    return load_playbook(project)[0]


@click.command(epilog="Examples: playbook explain verb-first; playbook explain trap:rescuer")
@click.argument("what", metavar="CODE|KIND:ID")
def explain(what: str) -> None:
    """Say why a rule exists; or where an entry stands, what it refers to and what refers to it."""
    from generator.cli.host import REASONS
    from generator.loader import load_playbook
    from generator.model.playbook import Ref
    from generator.reporting.explain import explain_code, explain_entry, unknown_code, unknown_entry

    kind, colon, name = what.partition(":")
    if not colon:
        _answer(explain_code(what, REASONS), unknown_code(what, REASONS))
    project = find_project()
    with reported(project):
        playbook, _ = load_playbook(project)
    _answer(explain_entry(playbook, Ref(kind, name)), unknown_entry(playbook, Ref(kind, name)))


def _answer(found: str | None, otherwise: str) -> None:
    """Print what was found and end; say what there is instead, as wrong usage, if nothing was."""
    click.echo(otherwise if found is None else found, nl=False, err=found is None)
    sys.exit(2 if found is None else 0)


@click.command(epilog="Examples: playbook evidence; playbook evidence figure:ceo-time hill-1992")
@click.argument("names", metavar="[NAME]...", nargs=-1)
def evidence(names: tuple[str, ...]) -> None:
    """Show figures and sources with every sentence that uses them, to hold the one against the other.

    NAME is a figure or a source, as its key or as kind:key; without one, all are shown. Where the content has
    errors, what could be read is shown.
    """
    from generator.loader import read_playbook
    from generator.model.evidence import Figure, Source
    from generator.reporting.evidence import evidence as evidence_of
    from generator.written import WrittenFiles, read_written

    project = find_project()
    playbook, problems = read_playbook(project)
    records = [entry for model in (Figure, Source) for entry in playbook.all(model)]
    known = [name for entry in records for name in (entry.id, str(entry.ref))]
    if unknown := next((name for name in names if name not in known), None):
        hint = did_you_mean(unknown, known) or "see `playbook evidence` for all of them"
        _answer(None, f"no figure or source is called `{unknown}` ({hint})\n")
    pages, _ = read_written(WrittenFiles.of(project), None)
    click.echo("\n".join(evidence_of(playbook, pages, frozenset(names))), nl=False)
    if has_errors(problems):
        click.echo("The content has errors, so this may not be all: run `playbook check`.", err=True)


@click.command(epilog="Example: playbook schema schema")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all content files, for editors, into a folder."""
    from generator.export.graph import graph_schema
    from generator.schema.json_schema import json_schemas, schema_text

    schemas = {**json_schemas(), "export.json": graph_schema()}
    with writing():
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in schemas.items():
            (folder / name).write_text(schema_text(body), "utf-8")
    click.echo(f"Wrote {len(schemas)} schemas to {shown_path(folder.absolute())}/.")
