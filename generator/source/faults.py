"""What is said about each mistake in a file's form, and where it is said."""

from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Span
from generator.source.document import Ruler

MAX_DEPTH = 50  # libyaml's C loader overflows the stack on very deep nesting; content needs about 8.
MAX_NODES = 50_000  # Keys, values, lists and mappings of one file; the largest register has about 1,500.


class Mark(NamedTuple):
    """A place that the parser speaks of; everything counts from 0."""

    line: int
    column: int
    offset: int = 0


def mark_of(given: Any) -> Mark:
    """The parser's mark as ours; the beginning of the file where it gives none."""
    return Mark(given.line, given.column, given.index) if given else Mark(0, 0)


class Fault(NamedTuple):
    """What is said about one kind of mistake."""

    code: str
    message: str
    hint: str


def place(fault: Fault, mark: Mark, text: str, name: str) -> Diagnostic:
    """The diagnostic for a mistake at a mark: one character, or the end of a line."""
    line, col = Ruler(text).place(mark.line + 1, mark.column + 1)
    end = min(col, len(text.split("\n")[line - 1])) + 1
    return Diagnostic(Span(name, line, col, line, max(col, end)), fault.code, fault.message, fault.hint)


_INDENTED = "the indentation does not fit the lines above"

FEATURE = Fault(
    "yaml-feature",
    "anchors, aliases, tags and directives are not used here",
    "put a text in quotes, or write the value out",
)
TOO_DEEP = Fault(
    "too-deep", f"the nesting is deeper than {MAX_DEPTH} levels", "close the brackets or flatten the lists"
)
TOO_MANY = Fault("file-too-large", f"the file has more than {MAX_NODES:,} keys and values", "split it")
LIST_ON_KEY = Fault("bad-indentation", "a list cannot start on the line of its key", "start it on the next line")
INDENTATION = Fault("bad-indentation", _INDENTED, "line it up with its neighbours")
INDENTED_BY = Fault(
    "bad-indentation",
    _INDENTED,
    "line it up with its neighbours; those from line {line} on begin with {spaces} spaces",
)
INDENTED_KEY = Fault(
    "bad-indentation", _INDENTED, "line it up with its neighbours, or put a text with a colon in quotes"
)
TOUCHING = Fault("reserved-character", "a comment touches what stands before it", "put a space before the `#`")
QUESTION = Fault("reserved-character", "a text cannot begin with this question mark", "put the text in quotes")
RESERVED = Fault("reserved-character", "a value cannot start with this character", "put the value in quotes")
FOLDED = Fault(
    "reserved-character",
    "text stands on the line of a `>` or `|`",
    "`>-` stands alone on its line, with the text below it; or put the text in quotes",
)
DASH = Fault("missing-colon", "an entry of a list needs a space after its dash", "add a space after `-`")
BULLET = Fault("missing-dash", "an entry of a list begins with a plain dash", "write `- ` in place of this sign")
NO_DASH = Fault("missing-dash", "this line stands in a list, but has no dash", "begin it with `- `")
LINED_UP = Fault(
    "bad-indentation",
    "this dash is in line with no list above it, of which the nearest begins in line {line}",
    "line up the dashes of one list; an entry above may be the one that stands wrong",
)
COMMA = Fault("reserved-character", "a comma has no value before it", "remove a comma")
QUOTE = Fault(
    "unclosed-quote", "a quoted text is never closed", "add the closing quote, or enclose the text in the other quotes"
)
CURLY_QUOTE = Fault(
    "curly-quotes",
    "this quote does not hold a text together, and would be shown",
    'enclose the text in straight quotes: "…"; inside them, curly ones are shown',
)
CUT = Fault(
    "cut-text",
    "what stands behind this `#` is a comment, and lost to readers",
    "put the whole text in quotes, or the comment on a line of its own, in line with the keys",
)
AFTER = Fault("text-after-value", "text stands after the end of a value", "put the whole text in quotes")
AFTER_SINGLE = Fault(
    "text-after-value",
    "the text ended at the `'` before this",
    'enclose the text in "…", or double each `\'` inside it',
)
AFTER_DOUBLE = Fault(
    "text-after-value",
    'the text ended at the `"` before this',
    "enclose the text in '…', or write `\\\"` for each quote inside it",
)
NO_COMMA = Fault(
    "text-after-value", "a comma is missing before this", "add it, or put the whole text before it in quotes"
)
NOT_OPENED = Fault("text-after-value", "a closing bracket has no opening one", "delete it, or put the text in quotes")
ESCAPE = Fault(
    "bad-escape", "a text in double quotes has an unknown escape", "double the backslash or use single quotes"
)
BRACKET = Fault("unclosed-bracket", "a list or mapping in brackets is never closed", "add the closing bracket")
COLON = Fault("unquoted-colon", "a colon stands where no key can be", "put the text in quotes")
NO_COLON = Fault("missing-colon", "a key needs a colon and a space after it", "write `key: value`")
NO_SPACE = Fault("missing-colon", "a colon needs a space after it", "add the space, or put the text in quotes")
ODD_SPACE = Fault(
    "missing-colon", "the space after this colon is a special one, as word processors write it", "type a plain space"
)
NO_COLON_OR_WRAPPED = Fault(
    "missing-colon",
    "this line has no key, and does not stand further in than the key above",
    "write `key: value`; or, if it goes on with the text above, put two spaces more before it",
)
BELOW_FOLDED = Fault(
    "bad-indentation",
    "this line belongs to the text of the `>` or `|` above, but stands too far left",
    "begin each line of the text below the first one, two spaces further in than its key",
)
NO_KEY = Fault("bad-key", "a colon has no key before it", "write `key: value`")
END = Fault("several-documents", "`...` ends a file", "delete the line")
SEVERAL = Fault("several-documents", "a file holds one document", "move the rest to a file of its own")
INVALID = Fault("invalid-yaml", "this is not valid YAML", "compare it with a file beside it")
