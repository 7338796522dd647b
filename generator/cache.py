"""What was worked out before: one folder that may vanish at any time, and that never changes a result."""

import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from generator.config import Project

T = TypeVar("T")

_KEPT = 3
"""Versions that are kept side by side, for who changes the generator or its Python back and forth."""


@cache
def this_version() -> str:
    """What results depend on beside their input: the generator's own text, its libraries and Python."""
    known = sha256(repr([sys.version_info, *sorted(_libraries())]).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        known.update(path.read_bytes())
    return known.hexdigest()[:16]


def _libraries() -> Iterator[str]:
    """Every library of this environment with its version, by the folders that say so: nothing is loaded for it."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info"))


def cache_folder(project: Project, name: str) -> Path | None:
    """The folder of results of one sort for this version, made if need be; None where nothing can be written.

    The folder `.cache/` ignores itself in git. What older versions left there is removed.
    """
    root = project.root / ".cache"
    folder = root / this_version() / name
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            (root / ".gitignore").write_text("*\n", "utf-8")
            _remove_old(root, folder.parent)
    except OSError:
        return None
    return folder if os.access(folder, os.R_OK | os.W_OK | os.X_OK) else None


def _remove_old(root: Path, now: Path) -> None:
    others = [path for path in root.iterdir() if path.is_dir() and path != now]
    for path in sorted(others, key=lambda path: path.stat().st_mtime_ns, reverse=True)[_KEPT - 1 :]:
        rmtree(path, ignore_errors=True)


class Shelf:
    """Results of one sort in one file: read when the first is asked for, and written once, by `open_shelf`.

    Each stands under a name, with a hash of all that it depends on; another result takes the place of the first. They
    are plain data, as `marshal` writes it: nothing in them is ever run. Two shelves of one file are equal, so that a
    function that remembers its arguments knows them again while the site is served.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._changed = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelf) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    @cached_property
    def _found(self) -> dict[str, tuple[bytes, Any]]:
        body = read_sealed(self._path) if self._path else None
        name, found = marshal.loads(body) if body else ("", {})  # noqa: S302 - plain data, below a hash of itself
        return found if self._path and name == self._path.name else {}

    def find(self, name: str, key: bytes) -> Any | None:
        """What was put there for the key, if anything; None is no result."""
        known, found = self._found.get(name, (b"", None))
        return found if known == _hash(key) else None

    def put(self, name: str, key: bytes, made: Any) -> None:
        """Keep a result; the key says all that it depends on."""
        self._found[name] = (_hash(key), made)
        self._changed = True

    def get(self, name: str, key: bytes, make: Callable[[], T]) -> T:
        """What was put there for the key, or else what is made now, and kept."""
        found: T | None = self.find(name, key)
        if found is None:
            self.put(name, key, found := make())
        return found

    def close(self) -> None:
        """Write down what is new."""
        if self._path and self._changed:
            write_sealed(self._path, marshal.dumps((self._path.name, self._found)))


@contextmanager
def open_shelf(project: Project, sort: str) -> Iterator[Shelf]:
    """The results of one sort that this version made before; what is put beside them is there the next time."""
    folder = cache_folder(project, "shelves")
    shelf = Shelf(folder and folder / sort)
    yield shelf
    shelf.close()


def _hash(key: bytes) -> bytes:
    return sha256(key).digest()


def read_sealed(path: Path) -> bytes | None:
    """What was kept in the file; None where there is no such file, or it is damaged."""
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if seal == _seal(body) else None


def write_sealed(path: Path, body: bytes) -> None:
    """Keep it below a hash of itself, so that others find all of it or nothing. A disk that refuses is no mistake."""
    with suppress(OSError), TemporaryDirectory(dir=path.parent, prefix=".") as folder:
        made = Path(folder, "made")
        made.write_bytes(_seal(body) + b"\n" + body)
        made.replace(path)


def _seal(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()
