"""The files that pages use, as far as a check needs them: their paths, their parts, and what of those is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.assets.scripts import check_parts, read_parts, scripts
from generator.assets.smaller import check_part
from generator.assets.spoken import CHOSEN, script_of, spoken
from generator.cache import Shelf, open_shelf
from generator.config import Project
from generator.diagnostics import Diagnostic, Span
from generator.model.uses import Use
from generator.source import Loc, below, find_unreadable, read_text

STYLES = (
    "colour", "frame", "type", "controls", "ways", "lists", "cards", "home", "step", "checklists", "plan",
    "conversations", "tables", "mirrors", "evidence", "sheets", "search", "readiness", "measures", "audit",
    "pictures", "finder", "booklet", "paper", "phone", "print",
)  # fmt: skip
"""The parts of `assets/playbook.css`, in the order in which later rules win."""

REASONS = {
    "asset-syntax": "Parts of scripts and styles are joined: one that cannot be read takes the others along.",
    "circular-import": "Scripts are joined so that each part stands behind what it needs: in a circle none can.",
    "script-form": "Scripts are joined without reading all of JavaScript: `templates/README.md` has the forms.",
    "unknown-part": "A script that imports what is not there stops before it does anything.",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site, by its path."""

    path: str
    body: bytes


def read_uses(project: Project) -> tuple[list[tuple[Loc, Use]], list[Diagnostic]]:
    """The words that the scripts ask for, and the files below `templates/` that cannot be read."""
    with open_shelf(project, "parts") as known:
        return _read_uses(project, known)


def _read_uses(project: Project, known: Shelf) -> tuple[list[tuple[Loc, Use]], list[Diagnostic]]:
    parts, unread = read_parts(project)
    problems = [*_unreadable(project, known), *unread]
    uses: list[tuple[Loc, Use]] = []
    for part in parts.values():
        problems += check_part(known, "script", part.text, part.path)
        uses += spoken(part.text, part.path)
    problems += check_parts(parts, {problem.span.path for problem in problems})
    for group, words in CHOSEN.items():
        chosen = Span(next((part.path for part in parts.values() if group in part.speaks), "templates/script"))
        uses += ((("scripts", script_of(group), word), Use(chosen)) for word in words)
    return uses, problems


def _unreadable(project: Project, known: Shelf) -> Iterator[Diagnostic]:
    """Styles that cannot be read, and whatever else lies there and is no file that can be read."""
    for part in STYLES:
        name = f"templates/style/{part}.css"
        text, trouble = read_text(project.root / name, name)
        yield from (*trouble, *check_part(known, "style", text or "", name))
    for path in below(project.templates):
        if not path.is_dir() and (problem := find_unreadable(path, project.relative(path))):
            yield problem


def asset_paths(project: Project) -> Iterator[str]:
    """The path of each asset."""
    yield from ("assets/playbook.css", *(f"assets/{name}.js" for name in scripts(read_parts(project)[0])))
    yield from (path for path, _ in plain_files(project))


def plain_files(project: Project) -> Iterator[tuple[str, Path]]:
    """The files that are published unchanged, each with its path on the site."""
    folder = project.templates / "assets"
    for path in below(folder):
        if path.is_file():
            yield f"assets/{path.relative_to(folder).as_posix()}", path
