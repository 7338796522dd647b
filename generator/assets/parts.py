"""The parts of scripts: what each imports and exports, read off its own text, and the part as a function."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.diagnostics import Diagnostic, Span
from generator.source.document import place_inside

_IMPORT = re.compile(
    r'^import (?:(?:\{(?P<names>[^}]*)\}|\* as (?P<whole>\w+)) from )?"\./(?P<part>[\w-]+)\.js";$', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?P<what>(?:async )?function|const|class) (?P<name>\w+)", re.MULTILINE)
_ASKED = re.compile(r'\bimport\("\./(?P<part>[\w-]+)\.js"\)')
_ODD = re.compile(r"^(?:import(?!\()|export)\b.*", re.MULTILINE)
_SPOKEN = re.compile(r"\bplaybook\.words\.(\w+)")


@dataclass(frozen=True, slots=True)
class Import:
    """A part that another one needs, the names it takes from there, and the line that says so."""

    part: str
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Part:
    """One file of `templates/script/`: a module as browsers, Node.js and editors know them."""

    name: str
    text: str
    path: str = field(compare=False)

    @cached_property
    def needs(self) -> tuple[Import, ...]:
        """What it imports: there before it runs."""
        return tuple(
            Import(found["part"], tuple(_named(found["names"] or "")), self._span(found))
            for found in _IMPORT.finditer(self.text)
        )

    @cached_property
    def asks(self) -> tuple[Import, ...]:
        """What it imports while it runs, by `import("./part.js")`: a script of its own."""
        return tuple(
            Import(found["part"], (), self._span(found))
            for found in _ASKED.finditer(self.text)
            if not self._in_comment(found)
        )

    @cached_property
    def gives(self) -> tuple[str, ...]:
        """What it exports."""
        return tuple(found["name"] for found in _EXPORT.finditer(self.text))

    @cached_property
    def speaks(self) -> frozenset[str]:
        """The groups of words that it takes from the strings file."""
        return frozenset(_SPOKEN.findall(self.text))

    def problems(self) -> Iterator[Diagnostic]:
        """Ways to import and export that are not joined here."""
        rest = _EXPORT.sub("", _IMPORT.sub(lambda found: " " * len(found[0]), self.text))
        for found in _ODD.finditer(rest):
            form = 'write `import { name } from "./part.js";` or `export` before `function`, `const` or `class`'
            yield Diagnostic(self._span(found), "script-form", "scripts are joined by two forms alone", form)

    def body(self) -> str:
        """The part as a function of the parts that have run, which returns what it exports."""
        text = _ASKED.sub(r'$.page.load("\g<part>")', _EXPORT.sub(r"\g<what> \g<name>", _IMPORT.sub(_taken, self.text)))
        return f'playbook.start("{self.name}", ($) => {{\n{text}\nreturn {{ {", ".join(self.gives)} }};\n}});'

    def _in_comment(self, found: re.Match[str]) -> bool:
        """Whether a line is a comment, as types are."""
        before = self.text[self.text.rfind("\n", 0, found.start()) + 1 : found.start()]
        return before.lstrip().startswith(("*", "/*", "//"))

    def _span(self, found: re.Match[str]) -> Span:
        first = found[0].partition("\n")[0]
        return place_inside(Span(self.path), found.string, found.start(), found.start() + len(first))


def _named(names: str) -> Iterator[str]:
    """The names in the braces of an import, as the other part calls them."""
    for name in filter(None, (part.strip() for part in names.split(","))):
        yield name.partition(" as ")[0].strip()


def _taken(found: re.Match[str]) -> str:
    """An import as it reads in a function."""
    whole, part = found["whole"], f'$["{found["part"]}"]'
    if whole:
        return f"const {whole} = {part};"
    return f"const {{{found['names'].replace(' as ', ': ')}}} = {part};" if found["names"] else ""
