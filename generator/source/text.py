"""Files as text: read them, decode them, and find the characters that no content may hold."""

import re
import stat
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, cut
from generator.source.document import point

MAX_BYTES = 1024 * 1024

_BOM = "\ufeff"
# Control characters, the line ends that only some readers of YAML know, the byte order mark and half characters.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(f"(?P<bidi>[{_BIDI}])|[{_CONTROL}]")


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text without a byte order mark, or the reason why it cannot be had."""

    def refuse(code: str, message: str, hint: str) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (Diagnostic(Span(name), code, message, hint),)

    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return refuse("not-a-file", f"`{cut(path.name)}` is not a file", "put a YAML file here or remove it")
        if info.st_size > MAX_BYTES:
            return refuse("file-too-large", "the file is larger than 1 MiB", "split it")
        raw = path.read_bytes()
    except FileNotFoundError:
        return refuse("broken-link", "the link leads to no file", "restore the file or remove the link")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return refuse("unreadable-file", f"the file cannot be read: {reason}", "make it a file that you can read")
    return decode(raw, name)


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


def find_forbidden(text: str, name: str) -> Diagnostic | None:
    """The first control or direction character of a file, in its values, its keys or its comments."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    line, col = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    return _forbidden(found, point(name, line, col))


def find_escaped(text: str, span: Span) -> Diagnostic | None:
    """The first such character that a text in double quotes holds as an escape."""
    found = _FORBIDDEN.search(text)
    return _forbidden(found, span) if found else None


def _forbidden(found: re.Match[str], span: Span) -> Diagnostic:
    shown = f"U+{ord(found[0]):04X}"
    if found["bidi"]:
        message = f"the invisible character {shown} turns the direction of text"
        return Diagnostic(span, "bidi-character", message, "delete it")
    return Diagnostic(span, "control-character", f"the character {shown} is not allowed", "delete it")
