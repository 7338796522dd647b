"""Tags and attributes in the HTML of a template, whatever Jinja stands between and in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.templates.marks import ALONE, CLOSE, ID, REFERENCE

_QUOTED = r"""'[^']*+'|"[^"]*+\""""
JINJA = rf"\{{\{{(?:{_QUOTED}|(?!\}}\}}).)*+\}}\}}|\{{%(?:{_QUOTED}|(?!%\}}).)*+%\}}|\{{\#.*?\#\}}"
_VALUE = rf"""\"(?:{JINJA}|[^"])*+\"|'(?:{JINJA}|[^'])*+'"""
_PLAIN = r"""\"[^"]{0,5000}+\"|'[^']{0,5000}+'"""
"""Without Jinja, and with an end: a page may be whatever a stranger wrote, a tag that never ends a thousand times."""


def _tag(inside: str) -> str:
    return rf"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:{inside}|[^'\"<>])*+)>"


_RAW = r"<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>"
TEMPLATE = re.compile(rf"(?P<jinja>{JINJA})|{_RAW}|{_tag(f'{JINJA}|{_VALUE}')}", re.DOTALL)
"""What a template is made of beside its words."""
PAGE = re.compile(_tag(_PLAIN), re.DOTALL)
"""The same for a page that no template has made."""
LOOSE = re.compile(r"</?[a-zA-Z]")
"""What begins like a tag."""
_STATED = re.compile(JINJA, re.DOTALL)
_SHARP = re.compile(r"""(["'])#\1""")

_ATTRIBUTE = re.compile(
    rf"(?P<jinja>{JINJA})|(?<![\w-])(?<!\}}\}})(?P<key>\s*[a-zA-Z][\w:-]*)(?P<equals>\s*=\s*)(?P<value>{_VALUE}|[^\s\"'>]+)",
    re.DOTALL,
)
_DRAWN = re.compile(rf"(url\(#)((?:{JINJA}|[^)])+)", re.DOTALL)
_POINTING = frozenset({
    "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns",
})  # fmt: skip
"""Attributes that name ids."""


def joins_sharp(text: str) -> bool:
    """Whether Jinja puts a `#` before an id, in a piece of a template."""
    return "#" in text and any(_SHARP.search(found[0]) for found in _STATED.finditer(text))


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens an element, and the places of its text."""

    name: str
    start: int
    attributes: Mapping[str, str]
    marked: str
    """What stands in it behind the name, with marks around the ids."""
    empty: bool
    """Whether it closes itself."""

    @staticmethod
    def of(found: re.Match[str]) -> "Tag":
        """The tag in a match of `TEMPLATE` or `PAGE`."""
        text = found["attributes"]
        return Tag(
            found["name"].lower(), found.start(), dict(_pairs(text)), _ATTRIBUTE.sub(_marked, text), text[-1:] == "/"
        )

    @property
    def classes(self) -> frozenset[str]:
        """Those that are written out."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def level(self) -> int:
        """The level of a heading; 0 for any other element."""
        return level_of(self.name)


def level_of(name: str) -> int:
    """The level of a heading by its tag; 0 for any other element."""
    return int(name[1]) if re.fullmatch("h[1-6]", name) else 0


def _pairs(attributes: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(attributes):
        if found["key"]:
            yield found["key"].strip().lower(), found["value"].strip("\"'")


def _marked(found: re.Match[str]) -> str:
    """An attribute with marks around the ids in it."""
    if not found["key"]:
        return found[0]
    key, value = found["key"].strip().lower(), found["value"]
    if key == "data-scripts":
        return f"{ALONE}{found[0]}{CLOSE}"
    quote = value[0] if value[0] in "\"'" else ""
    inner = _marked_value(key, value.strip(quote) if quote else value)
    return f"{found['key']}{found['equals']}{quote}{inner}{quote}"


def _marked_value(key: str, value: str) -> str:
    if key == "id":
        return f"{ID}{value}{CLOSE}"
    if key in _POINTING:
        return f"{REFERENCE}{value}{CLOSE}"
    if key == "href" and value[:1] == "#" and value != "#":
        return f"#{REFERENCE}{value[1:]}{CLOSE}"
    return _DRAWN.sub(rf"\1{REFERENCE}\2{CLOSE}", value)
