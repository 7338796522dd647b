"""Find the content files, and give each its place in the model."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Shelf, open_shelf
from generator.config import Project
from generator.diagnostics import Diagnostic, Span
from generator.layers.placing import (
    PAGES,
    Place,
    bad_id,
    find_closed,
    find_led_out,
    find_outside,
    is_known_folder,
    place_file,
    place_folder,
    plain_id,
)  # fmt: skip
from generator.model.kinds import PARTS, TRANSITIONS, Kind
from generator.source import Document, entries, read_document

__all__ = [
    "PAGES",
    "REASONS",
    "Layer",
    "Place",
    "Placed",
    "bad_id",
    "find_outside",
    "plain_id",
    "read_layer",
]

REASONS = {
    "no-content": "Everything is made from the files in `content/`; without them there is nothing to build.",
    "unknown-file": "A file in the wrong place is never read. Saying so is kinder than leaving it out in silence.",
    "bad-id": "The file name is the entry's id: readers' ticks and links hang on it, so it is plain and stable.",
    "outside-project": "A build must not depend on, or publish, files that are not part of the project.",
    "no-hub": "The parts of a transition are reached from its hub, `transition.yml`, and take their title from it.",
}


_COPIES = ("~", ".swp", ".orig")  # Editors and git leave them beside a file, and take them away again.


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, the kind of content it holds, and its id (empty for a register)."""

    document: Document
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One content directory, read: its documents, the places that could not be read, and what is wrong.

    An unread place is one that a file has, or most likely was meant to have: links to it are not called unknown.
    """

    placed: tuple[Placed, ...]
    unread: tuple[Place, ...]
    problems: tuple[Diagnostic, ...]


def read_layer(project: Project) -> Layer:
    """Read every content file."""
    if problem := _no_content(project):
        return Layer((), (), (problem,))
    placed: list[Placed] = []
    unread: list[Place] = []
    problems: list[Diagnostic] = []
    with open_shelf(project, "documents") as known:
        for path in _files(project.content, project.content):
            found, places, trouble = _read_file(project, path, known)
            placed += found
            unread += places
            problems += trouble
    if not placed and not problems:
        hint = "`playbook new` writes a start"
        problems.append(Diagnostic(Span(project.relative(project.content)), "no-content", "there is no content", hint))
    problems += find_led_out(project, project.pages)
    hubs = _missing_hubs([*((file.kind, file.id) for file in placed), *unread])
    problems += (_no_hub(project, name) for _, name in hubs)
    return Layer(tuple(placed), (*unread, *hubs), tuple(problems))


def _no_content(project: Project) -> Diagnostic | None:
    span = Span(project.relative(project.content))
    if not project.content.is_dir():
        hint = "run this where `mkdocs.yml` is, or restore the folder"
        return Diagnostic(span, "no-content", f"there is no folder `{span.path}/`", hint)
    return find_outside(project, project.content) or find_closed(project, project.content)


def _files(folder: Path, content: Path) -> Iterator[Path]:
    """Every file below the folder, and every folder that has no business there; files first, each sorted by name.

    Hand-written pages, hidden files and editors' copies are left out; links to folders are not followed.
    """
    for path in sorted(entries(folder), key=lambda path: (path.is_dir(), path.name)):
        parts = path.relative_to(content).parts
        if path.name.startswith(".") or path.name.endswith(_COPIES) or parts == (PAGES,):
            continue
        if is_known_folder(parts) and path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK):
            yield from _files(path, content)
        else:
            yield path


def _read_file(
    project: Project, path: Path, known: Shelf
) -> tuple[list[Placed], tuple[Place, ...], tuple[Diagnostic, ...]]:
    """The document; or the places that it leaves unread, and why."""
    name, parts = project.relative(path), path.relative_to(project.content).parts
    is_file = path.suffix == ".yml" or not path.is_dir()
    places, problem = place_file(name, parts) if is_file else place_folder(name, parts, path.is_symlink())
    outside = find_outside(project, path) if path.is_symlink() else None  # No linked folder is around it.
    if problem := outside or find_closed(project, path) or problem:
        return [], places, (problem,)
    document, problems = read_document(path, name, known)
    if document is None:
        return [], places, problems
    return [Placed(document, *place) for place in places], (), problems


def _missing_hubs(places: Iterable[Place]) -> list[Place]:
    """The hubs of transitions of which only other parts are there."""
    known, hub = dict.fromkeys(places), PARTS["transition"]
    hubs = dict.fromkeys((hub, name) for kind, name in known if kind.form == "part" and name)
    return [place for place in hubs if place not in known]


def _no_hub(project: Project, transition: str) -> Diagnostic:
    folder = project.relative(project.content / TRANSITIONS / transition)
    hint = "`playbook new transition` writes a start"
    return Diagnostic(Span(folder), "no-hub", f"`{folder}/` has no `transition.yml`", hint)
