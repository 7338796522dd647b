"""Where a site is built before it takes the old one's place, so that there is always a whole one."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STALE = 3600.0  # Seconds after which another build's leftovers are taken for those of a killed one.
_OLD = "old"


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A folder to build in, beside the target and so on its file system, removed whatever happens.

    What a killed build left behind is mended first.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}-build-"
    for leftover in target.parent.glob(f"{prefix}*"):
        bring_back(target, leftover)
        if time.time() - leftover.stat().st_mtime > _STALE:
            shutil.rmtree(leftover, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    try:
        yield folder
    finally:
        bring_back(target, folder)
        shutil.rmtree(folder, ignore_errors=True)


def bring_back(target: Path, folder: Path) -> None:
    """The old site in its place again, where an exchange ended between taking it away and putting in the new one."""
    if (folder / _OLD).exists() and not target.exists():
        (folder / _OLD).rename(target)


def swap(finished: Path, target: Path, folder: Path) -> None:
    """Put the finished folder in place of the target, in one step where the system has one.

    Where it has none, the old site waits in the workshop `folder` until the new one stands: see `bring_back`.
    """
    if target.exists() and exchange(finished, target):
        return
    if target.exists():
        target.rename(folder / _OLD)
    finished.rename(target)


# The step that Python has no function for ------------------------------------------------------------

_HERE = -100  # AT_FDCWD, in Linux's <fcntl.h>.
_EXCHANGE = 2  # RENAME_EXCHANGE, in Linux's <linux/fs.h>.
_SWAP = 2  # RENAME_SWAP, in macOS's <sys/stdio.h>.


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; whether the system and the file system could do that."""
    import ctypes  # noqa: PLC0415 - it takes a while to load, and only a build needs it

    names = bytes(one), bytes(other)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "linux":
            return bool(system.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, _SWAP) == 0)
    except (AttributeError, OSError, TypeError):  # An older C library, or a system of another kind.
        return False
    return False
