"""The characters that no content may hold, because nobody sees them or nobody sees what was meant."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.diagnostics import Diagnostic, Span
from generator.source.document import place_inside

MOST_PROBLEMS = 100
"""So many problems of one kind are shown of one file."""

# Control characters, the line ends that only some readers of YAML know, the byte order mark and half characters.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = f"[{_BIDI}{_CONTROL}\t]"  # As text: `re` compiles a pattern when it is first used.

# Scripts and signs that need joiners and selectors: Arabic to Indic and beyond, emoji and other symbols, Han.
_JOINED = "\u0600-\u1dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_VARIED = "0-9#*\u00a9\u00ae\u1000-\u1aff\u203c-\u9fff\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff"
_INVISIBLE = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u206a-\u206f\u2800\u3164\uffa0\ufff0-\ufffb]"
    f"|(?<![{_JOINED}])[\u200b-\u200d]|[\u200b-\u200d](?![{_JOINED}])"
    f"|(?<![{_VARIED}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e00ff]"  # Allowed in flags.
)
_SHAPELESS = "\ue000-\uf8ff\ufdd0-\ufdef\ufffd\U000f0000-\U0010ffff"
_UNSEEN = f"{_INVISIBLE}|[{_SHAPELESS}]"
_KINDS = f"(?P<bidi>[{_BIDI}])|(?P<control>[{_CONTROL}])|(?P<shapeless>[{_SHAPELESS}])|(?P<tab>\t)"
_PRINTABLE_BUT_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffd"  # Python calls these printable.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Spaces that look like the plain one, for the brackets of a pattern."""
_ODD_INDENT = re.compile(f"^[ \t]*([{SPACES}\u3000])", re.MULTILINE)
_ODD_SPACE = re.compile(rf"(?<![0-9$£€¥₹])[{SPACES}]|[{SPACES}](?!\S)")

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}|.)", re.DOTALL)
_SHORT = dict(zip("0abtnrvfeNLP", "\0\a\b\t\n\r\v\f\x1b\x85\u2028\u2029", strict=True))


def find_forbidden(text: str, name: str) -> tuple[Diagnostic, ...]:
    """What makes a file unfit to be read: the first tab, control or direction character, wherever it stands;
    else every character that nobody would see; else a line that is indented with something like a space.
    """
    if _is_plain(text):
        return ()
    if found := re.search(_FORBIDDEN, text):
        return (_refuse(found[0], _place(found, 0, text, name)),)
    unseen = (_refuse(found[0], _place(found, 0, text, name)) for found in re.finditer(_UNSEEN, text))
    if problems := tuple(islice(unseen, MOST_PROBLEMS)):
        return problems
    if found := _ODD_INDENT.search(text):
        message = f"the special space U+{ord(found[1]):04X} indents a line"
        return (Diagnostic(_place(found, 1, text, name), "bad-indentation", message, "use plain spaces"),)
    return ()


def find_spaces(text: str, name: str) -> Iterator[Diagnostic]:
    """Special spaces where they do no good: one belongs between a number and its unit, and nowhere else."""
    if _is_plain(text):
        return
    for found in islice(_ODD_SPACE.finditer(text), MOST_PROBLEMS):
        message = f"a special space (U+{ord(found[0]):04X}) stands here, as word processors write it"
        hint = "type a plain one, unless it keeps two words on one line on purpose"
        yield Diagnostic(_place(found, 0, text, name), "special-space", message, hint, "notice")


def _is_plain(text: str) -> bool:
    """Whether a quick look shows nothing but line ends, plain spaces and characters with a shape."""
    if not text.replace("\n", "").isprintable():
        return False
    return text.isascii() or not (any(sign in text for sign in _PRINTABLE_BUT_UNSEEN) or _SELECTORS.search(text))


def find_escaped(text: str, source: str, span: Span) -> Diagnostic | None:
    """The first such character that a text holds as an escape in its source; the text's own place is `span`."""
    if "\\" not in source:
        return None
    if place := find_escape(source, "\t") or find_escape(source, "\r"):
        message = f"`{source[slice(*place)]}` is white space, which no page shows"
        return Diagnostic(place_inside(span, source, *place), "bad-escape", message, "write a backslash itself twice")
    found = re.search(_FORBIDDEN, text) or re.search(_UNSEEN, text)
    place = find_escape(source, found[0]) if found else None
    return _refuse(found[0], place_inside(span, source, *place)) if found and place else None


def find_escape(source: str, sign: str) -> tuple[int, int] | None:
    """Where the source of a text in double quotes first writes a character as an escape."""
    for escape in _ESCAPE.finditer(source):
        if sign == (_SHORT.get(escape[1]) if len(escape[1]) == 1 else chr(int(escape[1][1:], 16))):
            return escape.span()
    return None


def _place(found: re.Match[str], group: int, text: str, name: str) -> Span:
    """Where a match on one line stands."""
    return place_inside(Span(name), text, *found.span(group))


def _refuse(sign: str, span: Span) -> Diagnostic:
    """What is said about a character that has no place in content."""
    shown, kind = f"U+{ord(sign):04X}", re.match(_KINDS, sign)
    match kind and kind.lastgroup:
        case "bidi":
            message = f"the invisible character {shown} turns the direction of text"
            return Diagnostic(span, "bidi-character", message, "delete it")
        case "tab":
            return Diagnostic(span, "tab", "a tab stands here", "use spaces")
        case "control":
            return Diagnostic(span, "control-character", f"the character {shown} is not allowed", "delete it")
        case "shapeless":
            message = f"readers see an empty box in the place of the character {shown}"
            return Diagnostic(span, "shapeless-character", message, "write the sign that you mean, or delete it")
    message = f"the invisible character {shown} hides in the text, where a search or a copy trips over it"
    return Diagnostic(span, "invisible-character", message, "delete it")
