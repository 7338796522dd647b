"""What was worked out before: one folder that may vanish at any time, and that never changes a result."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from generator.config import Project

_MADE_WITH = ("jinja2", "markdown", "pydantic")
"""Libraries whose results are kept: another version of one starts anew."""

_KEPT = 3
"""Versions that are kept side by side, for who changes the generator or its Python back and forth."""


@cache
def this_version() -> str:
    """What results depend on beside their input: the generator's own text, its libraries and Python."""
    known = sha256(repr([sys.version_info, *((name, version(name)) for name in _MADE_WITH)]).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        known.update(path.read_bytes())
    return known.hexdigest()[:16]


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


def kept(project: Project, name: str, key: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for the key, from the folder if it was made before. The key says all that it depends on."""
    folder = cache_folder(project, name)
    if folder is None:
        return make()
    path = folder / sha256(key).hexdigest()
    found = read_sealed(path)
    if found is None:
        write_sealed(path, found := make())
    return found


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
