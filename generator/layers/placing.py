"""Where a file belongs, and what it was most likely meant to be where it does not."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TypeAlias

from generator.config import Project
from generator.diagnostics import Diagnostic, Span, closest, cut, did_you_mean
from generator.model.kinds import FOLDERS, PARTS, REGISTERS, TRANSITIONS, Kind
from generator.model.refs import ID
from generator.source import entries

PAGES = "pages"

Place: TypeAlias = tuple[Kind, str]
"""A kind and an id; the id is empty for a register, and for all entries of a kind."""

Placing: TypeAlias = tuple[tuple[Place, ...], Diagnostic | None]
"""The place of a file; or the places it was most likely meant to have, and what is wrong."""


def is_known_folder(parts: tuple[str, ...]) -> bool:
    """Whether content lies in the folder of this path below `content/`."""
    match parts:
        case (folder,):
            return folder in FOLDERS or folder == TRANSITIONS
        case (folder, transition):
            return folder == TRANSITIONS and ID.fullmatch(transition) is not None
    return False


def place_file(name: str, parts: tuple[str, ...]) -> Placing:
    """The kind and id of a file, from its path below `content/`."""
    path, hint, identifier = PurePath(*parts), "", ""
    kind: Kind | None = None
    match parts:
        case (_,):
            kind, hint = _by_stem(REGISTERS, path.stem)
        case (folder, _) if folder in FOLDERS:
            kind, identifier = FOLDERS[folder], path.stem
        case (_, transition, _):
            kind, hint = _by_stem(PARTS, path.stem)
            identifier = transition
        case _:
            hint = f"put it into a folder of its own, as `{path.stem}/transition.yml`"
    if path.suffix != ".yml":
        is_yaml = path.suffix.lower() in (".yml", ".yaml")
        hint = "rename it to `.yml`" if is_yaml else "content files end in `.yml`"
        kind = kind if is_yaml else None
    places = ((kind, plain_id(identifier)),) if kind else ()
    if hint:
        return places, _unknown(name, hint)
    return places, bad_id(Span(name), identifier) if identifier and not ID.fullmatch(identifier) else None


def _by_stem(kinds: Mapping[str, Kind], stem: str) -> tuple[Kind | None, str]:
    """The kind with this file name; or the closest one, and a hint."""
    if stem in kinds:
        return kinds[stem], ""
    meant = closest(stem, kinds)
    return (kinds[meant], f"did you mean `{meant}.yml`?") if meant else (None, "rename it, move it or remove it")


def place_folder(name: str, parts: tuple[str, ...], linked: bool) -> Placing:
    """A folder that nothing reads, with the places that its files may have been meant for."""
    places: tuple[Place, ...] = ()
    hint = "move its files up"
    match parts:
        case (folder,):
            known = {**{stem: (kind,) for stem, kind in FOLDERS.items()}, TRANSITIONS: tuple(PARTS.values())}
            places = tuple((kind, "") for kind in known.get(closest(folder, known) or "", ()))
            hint = did_you_mean(folder, [*known, PAGES]) or hint
        case (folder, transition) if folder == TRANSITIONS:
            places = tuple((kind, plain_id(transition)) for kind in PARTS.values())
            if not linked:
                return places, bad_id(Span(name), transition)
    return places, _unknown(name, "links to folders are not followed: move the folder here" if linked else hint)


def find_outside(project: Project, path: Path) -> Diagnostic | None:
    """The diagnostic for a link that leads out of the project."""
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(project.root)):
        return None
    hint = "copy what it leads to into the project"
    return Diagnostic(Span(project.relative(path)), "outside-project", "the link leads out of the project", hint)


def find_led_out(project: Project, folder: Path) -> Iterator[Diagnostic]:
    """The same for everything below a folder of files that are published as they are; links to folders are followed.

    A folder that is reached twice is looked through once, so that links cannot lead round for ever.
    """
    ahead, seen = [folder], set[str]()
    while ahead:
        path = ahead.pop()
        if problem := find_outside(project, path) or find_closed(project, path):
            yield problem
        elif path.is_dir() and (real := os.path.realpath(path)) not in seen:
            seen.add(real)
            ahead += reversed(entries(path))


def find_closed(project: Project, path: Path) -> Diagnostic | None:
    """The diagnostic for a folder that may not be opened."""
    if not path.is_dir() or os.access(path, os.R_OK | os.X_OK):
        return None
    span = Span(project.relative(path))
    return Diagnostic(span, "unreadable-file", "the folder cannot be read", "make it a folder that you can read")


def _unknown(name: str, hint: str) -> Diagnostic:
    return Diagnostic(Span(name), "unknown-file", f"nothing reads `{name}`", hint)


def plain_id(identifier: str) -> str:
    """The id that a name most likely stands for; empty if it holds no letter or digit of ours."""
    return re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")


def bad_id(span: Span, identifier: str) -> Diagnostic:
    """The diagnostic for a name that is not lower-case words joined by hyphens."""
    hint = f"use lower-case words and hyphens: `{cut(plain_id(identifier)) or 'some-name'}`"
    return Diagnostic(span, "bad-id", f"`{cut(identifier)}` is not an id", hint)
