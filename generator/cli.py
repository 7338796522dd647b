"""The `playbook` command."""

import sys
from pathlib import Path

import click

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.loader import load_playbook
from generator.reporting import REPORTERS


@click.group()
@click.version_option(package_name="leadership-playbook")
def main() -> None:
    """Check, build and export the leadership playbook."""


@main.command()
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="full", help="How to show problems.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
def check(form: str, strict: bool) -> None:
    """Check all content and say everything that is wrong."""
    project = Project(Path.cwd())
    try:
        _, found = load_playbook(project)
    except ContentError as error:
        found = error.diagnostics
    click.echo(REPORTERS[form](found, project.root), nl=False, err=True)
    sys.exit(1 if any(strict or problem.severity == "error" for problem in found) else 0)


if __name__ == "__main__":
    main()
