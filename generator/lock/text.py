"""The lock as text: read line by line with the place of every mistake, and written in one order."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.config import Project
from generator.diagnostics import Diagnostic, Related, Span, cut, did_you_mean
from generator.layers import find_outside
from generator.model.lasting import ADDRESSED, INNER, Locked
from generator.model.playbook import Ref
from generator.model.refs import ID
from generator.source import read_text

REASONS = {
    "spoilt-lock": "`ids.lock` remembers every id that addresses and readers' records hang on. A line that cannot be "
    "read, or two lines for one id, would let an id be forgotten.",
}

_HEAD = """\
# Every id that was ever published: its kind, the id, and the day it was first published. Where readers' records hang on
# it, the revision of its words stands before that day, and behind it the day on which these words were published. `now`
# and `retired` say what became of an id. Nothing is ever taken out: see README.md. Written by `playbook lock`.
"""

_NAME = rf"{ID.pattern}(?:/{ID.pattern})?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LINE = re.compile(
    rf"(?P<kind>[a-z-]+) (?P<id>{_NAME})(?: (?P<revision>[0-9a-f]{{8}}))?"
    rf" (?P<added>{_DAY})(?(revision) (?P<changed>{_DAY}))"
    rf"(?: now (?P<now>{_NAME})| (?P<retired>retired))?"
)
_FORM = (
    "write it like `item the-transition/the-id 5f0c2a91 2026-11-24 2026-11-24` or `trap the-id 2026-11-24`, or restore "
    "the file from git"
)
_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7})(?: .*)?|={7}")
_MOST_PROBLEMS = 5  # Of a file that is something else altogether, the first lines say enough.


@dataclass(frozen=True)
class Reading:
    """What was read: the lock, or None where there is none or a line cannot be understood.

    `torn` is what a merge leaves behind, two versions of a line; the lock then has the newer one, and is to be written
    again.
    """

    lock: Mapping[Ref, Locked] | None = None
    unreadable: tuple[Diagnostic, ...] = ()
    torn: tuple[Diagnostic, ...] = ()


def read_lock(project: Project) -> Reading:
    """Read `ids.lock`, if the project has it."""
    path, name = project.lock, project.relative(project.lock)
    if not os.path.lexists(path):
        return Reading()
    if problem := find_outside(project, path):
        return Reading(None, (problem,))
    text, problems = read_text(path, name)
    return Reading(None, problems) if text is None else _read(text, name)


def _read(text: str, name: str) -> Reading:
    found: dict[Ref, Locked] = {}
    unreadable: list[Diagnostic] = []
    torn: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        span = Span(name, number, 1, number, len(line) + 1)
        if not line.strip() or line.startswith("#"):
            continue
        if _MARKER.fullmatch(line):
            hint = "`playbook lock` keeps the lines of both sides"
            torn += [] if torn else [Diagnostic(span, "spoilt-lock", "a merge conflict is not resolved", hint)]
            continue
        read = _read_line(line, span)
        if isinstance(read, Diagnostic):
            unreadable.append(read)
            continue
        ref, locked = read
        if other := found.get(ref):
            torn.append(_twice(ref, span, Span(name, other.line, 1, other.line, 1)))
            locked = _newer(other, locked)
        found[ref] = locked
    return Reading(None if unreadable else found, tuple(unreadable[:_MOST_PROBLEMS]), tuple(torn))


def _read_line(line: str, span: Span) -> tuple[Ref, Locked] | Diagnostic:
    """One id; or why the line cannot be read."""
    found = _LINE.fullmatch(line.rstrip())
    if not found:
        return Diagnostic(span, "spoilt-lock", f"the line `{cut(line)}` cannot be read", _FORM)
    kind, name, now = found["kind"], found["id"], found["now"] or ""
    if kind not in ADDRESSED:
        hint = did_you_mean(kind, ADDRESSED) or "remove the line"
        return Diagnostic(span, "spoilt-lock", f"no entry of the kind `{cut(kind)}` has an address", hint)
    if any(("/" in one) != (kind in INNER) for one in (name, now) if one):
        return Diagnostic(span, "spoilt-lock", f"`{cut(name)}` is not an id of the kind `{kind}`", _FORM)
    try:
        added, changed = (date.fromisoformat(found[day] or found["added"]) for day in ("added", "changed"))
    except ValueError:
        return Diagnostic(span, "spoilt-lock", "the line holds a day that does not exist", _FORM)
    return Ref(kind, name), Locked(found["revision"] or "", added, changed, now, bool(found["retired"]), span.line)


def _twice(ref: Ref, span: Span, first: Span) -> Diagnostic:
    message = f"the {ref.kind} `{cut(ref.id)}` stands here twice, first in line {first.line}"
    related = Related(first, "it first stands here")
    hint = "`playbook lock` keeps the newer line"
    return Diagnostic(span, "spoilt-lock", message, hint, related=(related,))


def _newer(one: Locked, other: Locked) -> Locked:
    """Of two lines for an id the one that was written later, with the day on which it was first published."""
    newer = max(one, other, key=lambda line: (line.changed, bool(line.now), line.retired, line.revision))
    return replace(newer, added=min(one.added, other.added))


# Writing -------------------------------------------------------------------------------------------


def lock_text(lock: Mapping[Ref, Locked]) -> str:
    """The whole file: a head, then a line an id by kind and id."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(lock))


def _lines(lock: Mapping[Ref, Locked]) -> Iterable[str]:
    for ref, found in sorted(lock.items()):
        end = " retired" if found.retired else f" now {found.now}" if found.now else ""
        words = (f"{found.revision} ", f" {found.changed.isoformat()}") if found.revision else ("", "")
        yield f"{ref.kind} {ref.id} {words[0]}{found.added.isoformat()}{words[1]}{end}"
