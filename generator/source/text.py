"""Files as text: read them, decode them, and find what a merge left in them."""

import re
import stat
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, cut
from generator.source.document import place_inside, point

MAX_BYTES = 1024 * 1024

_BOM = "\ufeff"
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # As git writes them.
_CONFLICT = re.compile(rf"^({'|'.join(map(re.escape, _MARKERS))})(?: .*)?$", re.MULTILINE)


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text without a byte order mark, or the reason why it cannot be had."""
    if problem := _find_odd(path, name, MAX_BYTES):
        return None, (problem,)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (_unreadable(name, error),)
    return decode(raw, name)


def find_unreadable(path: Path, name: str) -> Diagnostic | None:
    """Why a file cannot be read."""
    if problem := _find_odd(path, name):
        return problem
    try:
        with path.open("rb") as file:
            file.read(1)  # A disk that is broken, or a file that only looks like one, says so now.
    except OSError as error:
        return _unreadable(name, error)
    return None


def _find_odd(path: Path, name: str, most: int | None = None) -> Diagnostic | None:
    """Why nobody should open what stands there: a pipe would never end. Or that it is larger than `most` bytes."""
    try:
        info = path.stat()
    except FileNotFoundError:
        if not path.is_symlink():
            return Diagnostic(Span(name), "unreadable-file", "the file is missing", "restore it")
        hint = "restore the file or remove the link"
        return Diagnostic(Span(name), "broken-link", "the link leads to no file", hint)
    except OSError as error:
        return _unreadable(name, error)
    if not stat.S_ISREG(info.st_mode):
        hint = f"put a {'YAML ' if path.suffix == '.yml' else ''}file here or remove it"
        return Diagnostic(Span(name), "not-a-file", f"`{cut(path.name)}` is not a file", hint)
    if most is not None and info.st_size > most:
        return Diagnostic(Span(name), "file-too-large", "the file is larger than 1 MiB", "split it")
    return None


def _unreadable(name: str, error: OSError) -> Diagnostic:
    reason = (error.strerror or "unknown reason").lower()
    hint = "make it a file that you can read"
    return Diagnostic(Span(name), "unreadable-file", f"the file cannot be read: {reason}", hint)


def decode(raw: bytes, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Bytes as UTF-8 text with LF line ends; the place of the first bad byte otherwise."""
    try:
        return _normal(raw.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        before = _normal(raw[: error.start].decode("utf-8"))
        span = point(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, (Diagnostic(span, "not-utf-8", "the file is not UTF-8 text", "save it with the encoding UTF-8"),)


def _normal(text: str) -> str:
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def find_conflict(text: str, name: str) -> Diagnostic | None:
    """The first line that a merge left between two versions; no file of ours begins a line so."""
    if not any(marker in text for marker in _MARKERS) or not (found := _CONFLICT.search(text)):
        return None
    hint = "choose a side, and delete the other one and the markers"
    span = place_inside(Span(name), text, *found.span(1))
    return Diagnostic(span, "merge-conflict", "a merge conflict is not resolved", hint)
