"""The scripts of the site: the parts that each is joined from, in the order in which they need each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from generator.assets.parts import Import, Part
from generator.config import Project
from generator.diagnostics import Diagnostic, Span, closest, did_you_mean
from generator.source import read_text

START = "((parts) => (name, make) => (parts[name] ??= make?.(parts)))({})"
"""The one function on the global: `start(name, make)` runs a part, unless it has run, and returns what it exports."""

FIRST = "playbook"
"""The script that is on every page. The others load where a page names them, or when a part asks for them."""


def read_parts(project: Project) -> tuple[dict[str, Part], list[Diagnostic]]:
    """Every part by name, and the files that cannot be read."""
    parts: dict[str, Part] = {}
    problems: list[Diagnostic] = []
    for file in sorted((project.templates / "script").glob("*.js")):
        path = project.relative(file)
        text, trouble = read_text(file, path)
        problems += trouble
        parts[file.stem] = _part(file.stem, text or "", path)
    return parts, problems


@lru_cache(maxsize=512)
def _part(name: str, text: str, path: str) -> Part:
    """A part; kept with what was read off it, since checks, links and bundles of one build all ask the same."""
    return Part(name, text, path)


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the site: its parts, and the groups of words that come with it."""

    parts: tuple[Part, ...]
    speaks: tuple[str, ...]

    def joined(self, heads: Iterable[str]) -> str:
        """The script as one text, behind what it is told."""
        return "\n".join(['"use strict";', *heads, *(part.body() for part in self.parts)])


def scripts(parts: Mapping[str, Part]) -> dict[str, Script]:
    """Each script, the one on every page first: a part that is asked for or that no other imports, with its needs."""
    needed = {need.part for part in parts.values() for need in part.needs}
    asked = {ask.part for part in parts.values() for ask in part.asks}
    whole = {name: order(parts, name) for name in parts if name in asked or name not in needed}
    return {name: _script(parts, whole, name) for name in sorted(whole, key=lambda name: (name != FIRST, name))}


def _script(parts: Mapping[str, Part], whole: Mapping[str, Sequence[str]], name: str) -> Script:
    """A script without what is there before it: on every page, or in every script that asks for it."""
    asking = [
        set(having) for having in whole.values() if any(ask.part == name for one in having for ask in parts[one].asks)
    ]
    there = set.intersection(*asking) if asking else set()
    there |= set(whole.get(FIRST, ())) if name != FIRST else set()
    own = tuple(parts[one] for one in whole[name] if one not in there)
    said = {word for part in own for word in part.speaks} - {word for one in there for word in parts[one].speaks}
    return Script(own, tuple(sorted(said)))


def order(parts: Mapping[str, Part], name: str) -> tuple[str, ...]:
    """A part behind all that it needs, each once, in the order of the imports."""
    seen: set[str] = set()
    found: list[str] = []

    def visit(one: str) -> None:
        if one in parts and one not in seen:
            seen.add(one)
            for need in parts[one].needs:
                visit(need.part)
            found.append(one)

    visit(name)
    return tuple(found)


def check_parts(parts: Mapping[str, Part], broken: AbstractSet[str]) -> Iterator[Diagnostic]:
    """Imports of what is not there, and circles; what the parts that cannot be read export is not known."""
    first: dict[str, Diagnostic] = {}
    for part in parts.values():
        yield from part.problems()
        for need in (*part.needs, *part.asks):
            for missing, problem in _unknown(parts, need, broken):
                first.setdefault(missing, problem)
    if FIRST not in parts:
        span = Span(f"templates/script/{FIRST}.js")
        first[FIRST] = Diagnostic(span, "unknown-part", f"no script is called `{FIRST}.js`", "restore the file")
    yield from first.values()
    yield from _circles(parts)


def _unknown(parts: Mapping[str, Part], need: Import, broken: AbstractSet[str]) -> Iterator[tuple[str, Diagnostic]]:
    """What an import asks for that is not there, each with what is missing."""
    other = parts.get(need.part)
    if not other:
        meant = closest(need.part, parts)
        hint = f"did you mean `./{meant}.js`?" if meant else "restore the file or remove the line"
        yield need.part, Diagnostic(need.span, "unknown-part", f"no script is called `{need.part}.js`", hint)
    elif other.path not in broken:
        for name in (name for name in need.names if name not in other.gives):
            message = f"`{need.part}.js` exports no `{name}`"
            yield f"{need.part} {name}", Diagnostic(need.span, "unknown-part", message, did_you_mean(name, other.gives))


def _circles(parts: Mapping[str, Part]) -> Iterator[Diagnostic]:
    """Each circle once, at the import that closes it."""
    done: set[str] = set()

    def follow(name: str, above: Sequence[str]) -> Iterator[Diagnostic]:
        for need in parts[name].needs:
            if need.part in (*above, name):
                way = (*above, name, need.part)
                said = " → ".join(way[way.index(need.part) :])
                hint = "move what both need to a part of its own"
                yield Diagnostic(need.span, "circular-import", f"scripts import each other in a circle: {said}", hint)
            elif need.part in parts and need.part not in done:
                yield from follow(need.part, (*above, name))
        done.add(name)

    for name in sorted(parts):
        if name not in done:
            yield from follow(name, ())
