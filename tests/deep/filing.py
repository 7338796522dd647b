"""Ways in which files go wrong: gone, moved, misnamed, or something else in their place."""

import os
import shutil
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

Misfiling = Callable[[Path, Random, list[Path]], None]
"""Takes a file or folder, and all the others that there are."""


def misfile(paths: list[Path], rng: Random) -> tuple[Path, str]:
    """Let something happen to one of the files and folders; returns which, and what."""
    path, way = rng.choice(paths), rng.choice(WAYS)
    with suppress(OSError):  # A name too long, a folder into itself: then nothing has happened.
        way(path, rng, paths)
    return path, way.__name__


def clear(path: Path) -> None:
    """Remove whatever stands there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def remove(path: Path, rng: Random, others: list[Path]) -> None:
    clear(path)


def put_folder(path: Path, rng: Random, others: list[Path]) -> None:
    clear(path)
    path.mkdir()
    if rng.random() < 0.5:
        (path / rng.choice(("x.yml", "transition.yml", "index.md", ".hidden", "x"))).write_text("title: X\n", "utf-8")


def put_pipe(path: Path, rng: Random, others: list[Path]) -> None:
    clear(path)
    os.mkfifo(path)


def put_socket(path: Path, rng: Random, others: list[Path]) -> None:
    """What exists and cannot be opened, whoever runs this."""
    clear(path)
    here = os.open(path.parent, os.O_RDONLY)  # The whole path may be too long for a socket.
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


def put_link(path: Path, rng: Random, others: list[Path]) -> None:
    """A link that leads nowhere, to itself, out of the project, to a device, or to something else in it."""
    clear(path)
    inside = os.path.relpath(rng.choice(others), path.parent)
    path.symlink_to(
        rng.choice(("nowhere.yml", path.name, "/etc/hostname", "/dev/zero", "/proc/self/mem", "..", inside, inside))
    )


def put_bytes(path: Path, rng: Random, others: list[Path]) -> None:
    """Nothing, another encoding, no text at all, or far too much."""
    text = path.read_text("utf-8", "replace") if path.is_file() else "title: Ü\n"
    clear(path)
    path.write_bytes(
        rng.choice((
            b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf", text.encode("utf-16"), text.encode("latin-1",
            "replace") + b"\xe9",
            text.encode("utf-8-sig"), bytes(64), rng.randbytes(200), b"a: b\n" * 250_000, b"- x\n" * 60_000,
            b"[" * 9000,
        ))
    )  # fmt: skip


def rename(path: Path, rng: Random, others: list[Path]) -> None:
    name, stem, suffix = path.name, path.stem, path.suffix
    names = (
        name.upper(), f"{stem}.yaml", f"{stem}.yml.txt", f"{stem} (1){suffix}", f".{name}", f"{name}~", f"{name} ",
        stem,
        f"{stem}é{suffix}", f"{stem}\n{suffix}", f"{stem}\udcff{suffix}", f"{stem}-x{suffix}", f"_{name}",
        f"{'x' * 200}{suffix}",
        f"{stem}.md", f"{stem}.html", f"-{name}", f"{stem}\u202e{suffix}", "index.md", "README.md", f"con{suffix}",
        f"a{suffix}",
    )  # fmt: skip
    path.rename(path.with_name(rng.choice(names)))


def move(path: Path, rng: Random, others: list[Path]) -> None:
    target = _folder(rng, others) / path.name
    clear(target)
    path.rename(target)


def copy(path: Path, rng: Random, others: list[Path]) -> None:
    target = _folder(rng, others) / rng.choice((path.name, f"{path.stem}-copy{path.suffix}"))
    if path.is_file():
        clear(target)
        shutil.copyfile(path, target)


def swap(path: Path, rng: Random, others: list[Path]) -> None:
    """Two files, each with what the other held."""
    other = rng.choice(others)
    if path.is_file() and other.is_file():
        mine, theirs = path.read_bytes(), other.read_bytes()
        path.write_bytes(theirs)
        other.write_bytes(mine)


def bury(path: Path, rng: Random, others: list[Path]) -> None:
    """Below many new folders."""
    target = path.parent.joinpath(*["deep"] * rng.choice((1, 2, 60)))
    target.mkdir(parents=True)
    path.rename(target / path.name)


def _folder(rng: Random, others: list[Path]) -> Path:
    return rng.choice([path for path in others if path.is_dir()])


WAYS: tuple[Misfiling, ...] = (
    remove, put_folder, put_pipe, put_socket, put_link, put_link, put_bytes, rename, rename, move, copy, swap, bury,
)  # fmt: skip
