"""What the scripts say: which words of the strings file each asks for, read off its own text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.diagnostics import Span
from generator.model.uses import Use
from generator.source import Loc

CHOSEN: Mapping[str, tuple[str, ...]] = {
    "base": ("state_todo", "state_doing", "state_done", "state_skip"),
    "search": ("symptoms", "glossary"),
    "plan": (
        "group_earlier", "group_overdue", "group_undated", "group_soon", "group_later", "group_done",
        "group_skip", "earlier_hint", "overdue_hint", "newer_copy", "not_a_copy", "wrote_e", "wrote_m", "wrote_q",
    ),
    "audit": ("above", "below", "within"),
    "calendar": ("cut_off", "empty", "nested", "no_calendar", "too_busy", "too_large", "too_many", "unreadable"),
}  # fmt: skip
"""Words that a script picks by a name it works out, so that its text does not show them."""

_BASE = "base"  # The words of the script that stands on every page.
_ALIAS = re.compile(r"const (\w+) = (?:\(\) => )?playbook\.words\.(\w+);")
_UNPACKED = re.compile(r"const \{ ([\w, ]+) \} = playbook\.words;")
_FILL = re.compile(r"\bfill\(")
_NAME = re.compile(r"\w+")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = "\"'`"


def script_of(group: str) -> str:
    """How the strings file calls a group of words."""
    return "playbook" if group == _BASE else group


def spoken(text: str, name: str) -> Iterator[tuple[Loc, Use]]:
    """The words that a part of a script asks for, each with its place in the script."""
    yield from ((loc, Use(Span(name, line, 1, line, 1), places)) for loc, line, places in _spoken(text))


@lru_cache(maxsize=256)
def _spoken(text: str) -> tuple[tuple[Loc, int, frozenset[str] | None], ...]:
    """The words with their lines; kept, since most edits while the site is served change no script."""
    return tuple(_Part.of(text).uses())


@dataclass(frozen=True)
class _Part:
    """A part of a script, and the names by which it calls words."""

    text: str
    aliases: Mapping[str, str]
    word: re.Pattern[str]

    @staticmethod
    def of(text: str) -> "_Part":
        aliases = dict(_ALIAS.findall(text))
        aliases.update({name: name for names in _UNPACKED.findall(text) for name in names.split(", ")})
        called = "|".join([*map(re.escape, aliases), r"playbook\.words\.\w+"])
        return _Part(text, aliases, re.compile(rf"(?<![\w.])({called})(?:\(\))?\.(\w+)"))

    def uses(self) -> Iterator[tuple[Loc, int, frozenset[str] | None]]:
        for found in self.word.finditer(self.text):
            yield self.loc(found), self.line(found.start()), frozenset()
        for found in _FILL.finditer(self.text):
            what, *values = _arguments(self.text, found.end())
            for word in self.word.finditer(self.meant(what, found.start())):
                yield self.loc(word), self.line(found.start()), _keys(values[0]) if values else None

    def loc(self, found: re.Match[str]) -> Loc:
        """Where the word stands in the strings file."""
        space = self.aliases.get(found[1], found[1].rpartition(".")[2])
        return ("scripts", script_of(space), found[2])

    def line(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def meant(self, what: str, before: int) -> str:
        """An argument, or what was last put into the variable that it names."""
        name = _NAME.match(what)
        if not name or self.word.search(what):
            return what
        put = rf"(?:const|let) (?:{name[0]}|\[[^\]=]*\b{name[0]}\b[^\]=]*\]) = ([^;]*);"
        found = [*re.finditer(put, self.text[:before])]
        return found[-1][1] if found else what


def _arguments(text: str, start: int) -> list[str]:
    """The arguments of a call, from behind its bracket."""
    found, begin, closing, quote = [], start, [")"], ""
    for place in range(start, len(text)):
        sign = text[place]
        if quote:
            quote = "" if sign == quote and text[place - 1] != "\\" else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign in _PAIRS:
            closing.append(_PAIRS[sign])
        elif sign == closing[-1]:
            closing.pop()
        if not closing or (sign == "," and len(closing) == 1 and not quote):
            found.append(text[begin:place].strip())
            begin = place + 1
        if not closing:
            break
    return found or [""]


def _keys(value: str) -> frozenset[str] | None:
    """The keys of an object that is written out; None for any other value."""
    if not value.startswith("{") or "..." in value:
        return None
    pairs = _arguments(f"{value[1:-1]})", 0)
    return frozenset(found[0] for pair in pairs if (found := _NAME.match(pair)))
