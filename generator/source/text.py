"""Files as text: read them, decode them, and find the characters that no content may hold."""

import re
import stat
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, cut
from generator.source.document import place_inside, point

MAX_BYTES = 1024 * 1024

_BOM = "\ufeff"
# Control characters, the line ends that only some readers of YAML know, the byte order mark and half characters.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_ODD_INDENT = re.compile(f"^[ \t]*([{_SPACES}])", re.MULTILINE)
_CONFLICT = re.compile(r"^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*)?$", re.MULTILINE)  # As git writes them.
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|.)", re.DOTALL)
_SHORT = dict(zip("0abvfeNLP", "\0\a\b\v\f\x1b\x85\u2028\u2029", strict=True))
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
        if not path.is_symlink():
            return refuse("unreadable-file", "the file is missing", "restore it")
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
    """The first control or direction character of a file, in its values, its keys or its comments; or a line that no
    file of ours begins so.
    """
    if found := _FORBIDDEN.search(text):
        return _forbidden(found, _place(found, 0, text, name))
    if found := _CONFLICT.search(text):
        hint = "choose a side, and delete the other one and the markers"
        return Diagnostic(_place(found, 1, text, name), "merge-conflict", "a merge conflict is not resolved", hint)
    if not text.isascii() and (found := _ODD_INDENT.search(text)):
        message = f"the character U+{ord(found[1]):04X} indents a line"
        return Diagnostic(_place(found, 1, text, name), "bad-indentation", message, "use plain spaces")
    return None


def _place(found: re.Match[str], group: int, text: str, name: str) -> Span:
    """Where a match on one line stands."""
    start, end = found.span(group)
    line, before = text.count("\n", 0, start) + 1, text.rfind("\n", 0, start)
    return Span(name, line, start - before, line, end - before)


def find_escaped(text: str, source: str, span: Span) -> Diagnostic | None:
    """The first such character that a text holds as an escape in its source; the text's own place is `span`."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    for escape in _ESCAPE.finditer(source):
        if _SHORT.get(escape[1]) == found[0] or (len(escape[1]) > 1 and chr(int(escape[1][1:], 16)) == found[0]):
            return _forbidden(found, place_inside(span, source, *escape.span()))
    return _forbidden(found, span)


def _forbidden(found: re.Match[str], span: Span) -> Diagnostic:
    shown = f"U+{ord(found[0]):04X}"
    if found["bidi"]:
        message = f"the invisible character {shown} turns the direction of text"
        return Diagnostic(span, "bidi-character", message, "delete it")
    return Diagnostic(span, "control-character", f"the character {shown} is not allowed", "delete it")
