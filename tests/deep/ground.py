"""A project on disk that is damaged and mended, again and again."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from generator.config import Project
from generator.lock import lock_text, renew
from tests.deep.damage import damage
from tests.deep.filing import clear, misfile
from tests.deep.upset import upset
from tests.projects import build_small, load

ROOT = Path(__file__).parents[2]

PAGES: dict[str, str | bytes | None] = {
    "content/pages/about.md": "# About\n\n## Why\n\n[Rescuer](traps/rescuer.md), [why](#why), [words](words.md).\n",
    "content/pages/words.md": "---\ntitle: Words\ntags: [a]\n---\n\n# Words\n\n- One *word*.\n- `Two` [up](about.md)\n",
}

SORTS = {"content": 42, "data": 12, "strings": 9, "pages": 9, "lock": 8, "settings": 5, "templates": 3, "files": 12}
"""What is damaged, and how often in a hundred. `data` is content of which only the form stays whole."""

_DAY = 86_400 * 10**9
"""No two files of the ground have one time, since what is kept of a file is kept by its time."""


class Ground:
    """The project, and how it was before."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._whole = {path: (path.read_bytes(), _DAY + number) for number, path in enumerate(_files(project.root))}
        for path, (_, modified) in self._whole.items():
            os.utime(path, ns=(modified, modified))
        self._sorts = {path: self._sort(path) for path in self._whole}

    def damage(self, sort: str, rng: Random, number: int, beside: Sequence[Path] = ()) -> tuple[Path | None, str]:
        """Damage one thing `beside` files that are damaged already; returns the file, or None where it may be anything,
        and what was done in words.
        """
        if sort == "files":
            path, done = misfile(self._movable(), rng)
            return None, f"{self._name(path)}: {done}"
        own = "content" if sort == "data" else sort
        path = rng.choice([path for path, known in self._sorts.items() if known == own and path not in beside])
        text = self._whole[path][0].decode("utf-8")
        text, done = (upset(text, rng), "upset") if sort == "data" else damage(text, rng)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        os.utime(path, ns=(2 * _DAY + number, 2 * _DAY + number))
        return path, f"{self._name(path)}: {done}"

    def mend(self, touched: Path | None) -> None:
        """Everything as it was, times included, so that what is kept of it holds."""
        for path in [touched] if touched else self._changed():
            body, modified = self._whole[path]
            if not touched:
                _make_way(path, self.project.root)
            path.write_bytes(body)
            os.utime(path, ns=(modified, modified))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.project.root).as_posix()

    def _sort(self, path: Path) -> str:
        match self._name(path).split("/"):
            case ["content", "pages", *_]:
                return "pages"
            case ["content", *_]:
                return "content"
            case ["templates", "strings", *_]:
                return "strings"
            case ["templates", name] if name.endswith(".html"):
                return "templates"
            case ["ids.lock"]:
                return "lock"
            case ["mkdocs.yml"]:
                return "settings"
            case _:
                return "others"

    def _movable(self) -> list[Path]:
        """Files and folders to which something may happen: of scripts, styles and fonts, which are many, only a few."""
        paths = {*self._whole, *(parent for path in self._whole for parent in path.parents)}
        inside = sorted(path for path in paths if path.is_relative_to(self.project.root) and path != self.project.root)
        others = [path for path in inside if self._sorts.get(path) == "others"]
        return [path for path in inside if path not in others[::2] and path.name != "fonts"]

    def _changed(self) -> list[Path]:
        """Clear away what is too much, and find what is missing or no longer the same."""
        folders = {parent for path in self._whole for parent in path.parents}
        for path in _walk(self.project.root):
            if path not in self._whole and (path not in folders or path.is_symlink() or not path.is_dir()):
                clear(path)
        return [path for path, (_, modified) in self._whole.items() if not _is_same(path, modified)]


def small_ground(root: Path) -> Ground:
    """The small playbook with the real templates and settings, pages by hand, and a lock of its own."""
    project = build_small(root, files=PAGES)
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copy(ROOT / "mkdocs.yml", root)
    playbook = load(project)
    renewed = renew(playbook, playbook.transitions[0].record.last_reviewed)
    project.lock.write_text(lock_text(renewed.lock), "utf-8")
    return Ground(project)


def real_ground(root: Path) -> Ground:
    """All that is published from here."""
    for name in ("content", "templates", "mkdocs.yml", "ids.lock"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    return Ground(Project(root))


def _walk(folder: Path) -> Iterator[Path]:
    for path in [*folder.iterdir()]:
        if path.name != ".cache":
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from _walk(path)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in _walk(folder) if path.is_file())


def _make_way(path: Path, root: Path) -> None:
    """Clear whatever stands where a file or one of its folders belongs."""
    for parent in reversed(path.relative_to(root).parents):
        if (root / parent).is_symlink() or ((root / parent).exists() and not (root / parent).is_dir()):
            clear(root / parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    clear(path)


def _is_same(path: Path, modified: int) -> bool:
    with suppress(OSError):
        return path.is_file() and not path.is_symlink() and path.stat().st_mtime_ns == modified
    return False
