"""The files that pages use, as far as a check needs them: their paths, their parts, and what of those is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.assets.smaller import check_part
from generator.assets.spoken import CHOSEN, spoken
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

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "playbook": ("store", "page", "theme", "ticks", "item-panel", "explanation", "reading", "shortcuts"),
    "search": ("finding", "results", "search"),
    "keys": ("keys",),
    "measures": ("draw", "measures"),
    "radar": ("radar",),
    "raters": ("links", "raters"),
    "readiness": ("draw", "sittings", "rating", "result"),
    "scenarios": ("scenarios",),
    "plan": ("plan-reviews", "plan-written", "plan-setup", "plan", "plan-files", "links", "plan-copies"),
    "audit": ("audit", "audit-weeks"),
    "calendar": ("calendar-file", "calendar-week", "calendar-hours"),
    "decision": ("decision",),
    "finder": ("finder",),
}
"""Each script with its parts. `playbook` is on every page; the others load where a page asks with `data-scripts`, and
`radar` and `raters` when a reader asks."""

REASONS = {
    "asset-syntax": "Parts of scripts and styles are joined: one that cannot be read takes the others along.",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site, by its path."""

    path: str
    body: bytes


def read_uses(project: Project) -> tuple[list[tuple[Loc, Use]], list[Diagnostic]]:
    """The words that the scripts ask for, and the files below `templates/` that cannot be read."""
    problems = list(_unreadable(project))
    uses: list[tuple[Loc, Use]] = []
    for script, parts in SCRIPTS.items():
        for name in (f"templates/script/{part}.js" for part in parts):
            text, trouble = read_text(project.root / name, name)
            problems += (*trouble, *check_part(project, "script", text or "", name))
            uses += spoken(text or "", name)
        chosen = Span(f"templates/script/{parts[0]}.js")
        uses += ((("scripts", script, word), Use(chosen)) for word in CHOSEN.get(script, ()))
    return uses, problems


def _unreadable(project: Project) -> Iterator[Diagnostic]:
    """Styles that cannot be read, and whatever else lies there and is no file that can be read."""
    for part in STYLES:
        name = f"templates/style/{part}.css"
        text, trouble = read_text(project.root / name, name)
        yield from (*trouble, *check_part(project, "style", text or "", name))
    for path in below(project.templates):
        if not path.is_dir() and (problem := find_unreadable(path, project.relative(path))):
            yield problem


def asset_paths(project: Project) -> Iterator[str]:
    """The path of each asset."""
    yield from ("assets/playbook.css", *(f"assets/{name}.js" for name in SCRIPTS))
    yield from (path for path, _ in plain_files(project))


def plain_files(project: Project) -> Iterator[tuple[str, Path]]:
    """The files that are published unchanged, each with its path on the site."""
    folder = project.templates / "assets"
    for path in below(folder):
        if path.is_file():
            yield f"assets/{path.relative_to(folder).as_posix()}", path
