"""Find the content files, and give each its place in the model."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from generator.config import Project
from generator.diagnostics import Diagnostic, Span, did_you_mean
from generator.model.fields import ID
from generator.model.kinds import FOLDERS, PARTS, REGISTERS, Kind
from generator.source import Document, read_document

TRANSITIONS = "transitions"
PAGES = "pages"

REASONS = {
    "no-content": "Everything is made from the files in `content/`; without them there is nothing to build.",
    "unknown-file": "A file in the wrong place is never read. Saying so is kinder than leaving it out in silence.",
    "bad-id": "The file name is the entry's id: readers' ticks and links hang on it, so it is plain and stable.",
    "outside-project": "A build must not depend on, or publish, files that are not part of the project.",
    "not-a-file": "A folder, a device or a socket stands where a YAML file belongs.",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, the kind of content it holds, and its id (empty for a register)."""

    document: Document
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One content directory, read: what could be, which ids its files claim, and what is wrong."""

    placed: tuple[Placed, ...]
    claimed: tuple[tuple[str, str], ...]
    problems: tuple[Diagnostic, ...]


Place: TypeAlias = tuple[Kind, str]


def read_layer(project: Project) -> Layer:
    """Read every content file; a file that cannot be read still claims its id, so that links to it hold."""
    placed: list[Placed] = []
    claimed: list[tuple[str, str]] = []
    problems: list[Diagnostic] = []
    if not project.content.is_dir():
        hint = "run this where `mkdocs.yml` is, or restore the folder"
        return Layer((), (), (Diagnostic(Span("content"), "no-content", "there is no folder `content/`", hint),))
    for path in _files(project.content):
        found = _place(project, path)
        if isinstance(found, Diagnostic):
            problems.append(found)
            continue
        kind, name = found
        document, trouble = read_document(path, project.relative(path))
        problems += trouble
        if kind.form != "register":
            claimed.append((kind.name, name))
        if document:
            placed.append(Placed(document, kind, name))
    return Layer(tuple(placed), tuple(claimed), tuple(problems))


def _files(content: Path) -> Iterator[Path]:
    """Every file below the folder but hand-written pages and hidden files, sorted by path."""
    for folder, folders, files in os.walk(content):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink() or name.endswith(".yml")]
        folders[:] = sorted(
            name for name in folders if name not in linked and not name.startswith(".") and here / name != content / PAGES
        )
        yield from (here / name for name in sorted([*files, *linked]) if not name.startswith("."))


def _place(project: Project, path: Path) -> Place | Diagnostic:
    """The kind and id of the file, from where it lies."""
    name = project.relative(path)
    if not path.resolve().is_relative_to(project.root.resolve()):
        hint = "copy the file into the project"
        return Diagnostic(Span(name), "outside-project", "the link leads out of the project", hint)
    parts = path.relative_to(project.content).parts
    if path.suffix != ".yml":
        return _unknown(name, "rename it to `.yml`" if path.suffix == ".yaml" else "content files end in `.yml`")
    match parts:
        case (file,):
            return _register(name, Path(file).stem)
        case (folder, file) if folder in FOLDERS:
            return _named(name, FOLDERS[folder], Path(file).stem)
        case (folder, transition, file) if folder == TRANSITIONS:
            return _part(name, transition, Path(file).stem)
        case (folder, *_):
            return _unknown(name, did_you_mean(folder, [*FOLDERS, TRANSITIONS, PAGES]) if folder not in FOLDERS else "move it up")
    raise AssertionError(f"a file below the content folder has parts: {name}")


def _register(name: str, stem: str) -> Place | Diagnostic:
    kind = REGISTERS.get(stem)
    return (kind, "") if kind else _unknown(name, did_you_mean(f"{stem}.yml", [f"{known}.yml" for known in REGISTERS]))


def _part(name: str, transition: str, stem: str) -> Place | Diagnostic:
    if stem not in PARTS:
        return _unknown(name, did_you_mean(f"{stem}.yml", [f"{known}.yml" for known in PARTS]))
    return _named(name, PARTS[stem], transition)


def _named(name: str, kind: Kind, identifier: str) -> Place | Diagnostic:
    if ID.fullmatch(identifier):
        return kind, identifier
    return bad_id(Span(name), identifier)


def _unknown(name: str, hint: str) -> Diagnostic:
    return Diagnostic(Span(name), "unknown-file", f"nothing reads `{name}`", hint)


def bad_id(span: Span, identifier: str) -> Diagnostic:
    """The diagnostic for a name that is not lower-case words joined by hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")
    hint = f"use lower-case words and hyphens: `{plain if ID.fullmatch(plain) else 'some-name'}`"
    return Diagnostic(span, "bad-id", f"`{identifier[:40]}` is not an id", hint)
