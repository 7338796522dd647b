"""`playbook lock`: write down every id that is published."""

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from generator.cli.session import find_project, reported, shown_path, writing

if TYPE_CHECKING:
    from generator.lock import Renewal
    from generator.model.playbook import Ref

_SHOWN = 20  # Of each sort; the first lock has hundreds.


@click.command(epilog="Example: playbook lock && git add ids.lock")
def lock() -> None:
    """Write every id that is published into `ids.lock`, to be committed with the content.

    New ids and new words get today's date, or that of SOURCE_DATE_EPOCH; all else stays, and nothing is ever removed.
    Lines that a merge left twice become one. While the content has errors, a lost id among them, nothing is written.
    """
    from generator.loader import load_playbook
    from generator.lock import lock_text, renew

    project, today = find_project(), _today()
    with reported(project):
        playbook, _ = load_playbook(project, mending=True)
    renewed = renew(playbook, today)
    with writing():
        project.lock.write_text(lock_text(renewed.lock), "utf-8", newline="\n")
    for line in _said(renewed):
        click.echo(line)
    click.echo(f"{shown_path(project.lock)} has {len(renewed.lock)} ids.")


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; else today, as in Greenwich."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now(tz=UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds since 1970") from None


def _said(renewed: "Renewal") -> list[str]:
    """A line for each id that is new, has new words or a new fate."""
    lines = [
        *_group([f"added    {ref.kind} {ref.id}" for ref in renewed.added]),
        *_group([f"changed  {ref.kind} {ref.id}" for ref in renewed.changed]),
        *_group([f"{_fate(renewed, ref)} {ref.kind} {ref.id}{_now(renewed, ref)}" for ref in renewed.moved]),
    ]
    return lines or ["Nothing has changed."]


def _group(lines: list[str]) -> list[str]:
    """The lines, or the first of many and the number of the others."""
    more = len(lines) - _SHOWN
    return lines if more <= 1 else [*lines[:_SHOWN], f"         and {more} more"]


def _fate(renewed: "Renewal", ref: "Ref") -> str:
    found = renewed.lock[ref]
    return "retired " if found.retired else "renamed " if found.now else "revived "


def _now(renewed: "Renewal", ref: "Ref") -> str:
    now = renewed.lock[ref].now
    return f", now {now}" if now else ""
