"""What lies beside the hand-written pages, as MkDocs finds it: pages, pictures, and what it leaves out."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.config import Project
from generator.diagnostics import Diagnostic, Span
from generator.settings import Settings
from generator.source import find_unreadable

_SUFFIXES = (".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for pages, besides `.md`."""


@dataclass(frozen=True)
class WrittenFiles:
    """Every file below `content/pages/`, by path, in order."""

    project: Project
    paths: tuple[str, ...]

    @staticmethod
    def of(project: Project) -> "WrittenFiles":
        """The files that are there; links are followed, hidden files left out."""
        return WrittenFiles(project, tuple(sorted(_walk(project.pages))))

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages among them."""
        return tuple(path for path in self.paths if path.endswith(".md"))

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What cannot be read, and names that MkDocs understands otherwise than we do."""
        return tuple(found for path in self.paths if (found := self._problem(path)))

    def place(self, path: str) -> Path:
        """Where the file lies."""
        return self.project.pages / path

    def name(self, path: str) -> str:
        """What the file is called in messages."""
        return self.project.relative(self.place(path))

    def _problem(self, path: str) -> Diagnostic | None:
        name, file = self.name(path), Path(path)
        if problem := find_unreadable(self.place(path), name):
            return problem
        if file.suffix in _SUFFIXES:
            hint = f"call it `{file.stem}.md`"
            return Diagnostic(Span(name), "unknown-file", f"a page ends in `.md`, not in `{file.suffix}`", hint)
        if file.name == "README.md":
            hint = "call it `index.md`"
            return Diagnostic(Span(name), "unknown-file", "a page is not called `README.md`", hint)
        return None


def _walk(root: Path) -> Iterator[str]:
    """The files below a folder by their paths. A folder that links lead back to is looked through once."""
    seen = {os.path.realpath(root)}
    for folder, inside, names in os.walk(root, followlinks=True):
        way = Path(folder).relative_to(root)
        new = (name for name in inside if _is_new(Path(folder, name), seen))
        inside[:] = [name for name in new if (way / name).as_posix() != "templates"]
        yield from ((way / name).as_posix() for name in names if not name.startswith("."))


def _is_new(folder: Path, seen: set[str]) -> bool:
    """Whether a folder is shown and was not reached before."""
    real = os.path.realpath(folder)
    if folder.name.startswith(".") or real in seen:
        return False
    seen.add(real)
    return True


def left_out(settings: Settings, name: str) -> Callable[[str], bool]:
    """Whether a setting of patterns, such as `exclude_docs`, names a path."""
    patterns = settings.data.get(name)
    if not isinstance(patterns, str):
        return lambda path: False
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - few projects have the setting

    try:
        spec = GitIgnoreSpec.from_lines(patterns.splitlines())
    except ValueError:
        return lambda path: False  # MkDocs refuses the pattern in its own words.
    return spec.match_file
