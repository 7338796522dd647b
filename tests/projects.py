"""Small projects for tests: whole ones from a string, or the small playbook with a few edits."""

from collections.abc import Mapping
from pathlib import Path

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.loader import load_playbook
from generator.model.playbook import Playbook
from tests import txtar

SMALL = Path(__file__).with_name("small.txtar")

Edit = tuple[str, str, str]
"""A file's path, a text that stands in it once, and the text to put in its place."""


def build(text: str, root: Path) -> Project:
    """The project in a string."""
    txtar.write(txtar.parse(text), root)
    return Project(root)


def build_small(
    root: Path, edits: tuple[Edit, ...] = (), files: Mapping[str, str | bytes | None] | None = None
) -> Project:
    """The small playbook with texts replaced, and with files replaced, added or (where they are None) removed."""
    known = txtar.parse(SMALL.read_text("utf-8"))
    for path, old, new in edits:
        known[path] = replace(known[path], old, new)
    txtar.write(known, root)
    for path, content in (files or {}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            target.unlink()
        else:
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root)


def replace(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the file"
    return text.replace(old, new)


def load(project: Project) -> Playbook:
    """The playbook, which has no error."""
    return load_playbook(project)[0]


def problems(project: Project) -> tuple[Diagnostic, ...]:
    """Everything that is found in the project, errors and warnings."""
    try:
        return load_playbook(project)[1]
    except ContentError as error:
        return error.diagnostics
