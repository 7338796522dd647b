"""The `playbook` command. Each command loads what it needs when it runs, so that all start soon, `check` above all."""

import click

from generator.cli.authoring import evidence, explain, new, schema
from generator.cli.exporting import export
from generator.cli.locking import lock
from generator.cli.site import build, check, serve

COMMANDS = (check, build, serve, new, lock, explain, evidence, schema, export)
"""In the order in which a newcomer needs them."""


class _InOrder(click.Group):
    """Lists the commands as they are written above, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    commands={command.name or "": command for command in COMMANDS},
    epilog="Each command has its own --help, with an example.",
)
@click.version_option(package_name="leadership-playbook", prog_name="playbook")
def main() -> None:
    """Check, build and export the leadership playbook."""
