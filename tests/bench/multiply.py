"""A synthetic playbook of any size: the real content, multiplied."""

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.config import Project
from generator.loader import load_playbook
from generator.lock import lock_text, renew
from generator.model.fields import Record
from generator.model.kinds import BY_NAME, FOLDERS, REGISTERS, TRANSITIONS
from generator.model.playbook import Entry, Playbook
from generator.model.step_pages import STEP_PAGES
from generator.model.walk import visit
from generator.source import Loc, Value

from .renaming import SHARED, Material, Renaming, mark

LONE_PAGES = 9 + len(FOLDERS)
"""Pages that do not multiply: home, the plan, the symptoms, the comparison, five lists, and each folder's index."""
LEVEL_MARK = 1000  # Tells a descriptor of a further level from one of a further skill, whose numbers stay below.
TRANSITION_SHARE = 0.35  # Of all pages, in a playbook of five levels whose four transitions have every part.


def multiply(root: Path, pages: int, target: Path) -> None:
    """Write a project of about that many generated pages, made from the project at `root`."""
    real, _ = load_playbook(Project(root))
    written = dict(files(Material(real, counts(real, pages))))
    for figure in written.get("figures.yml", {}).values():
        figure["people"] = [*"abcfhilstw"]  # Words are changed, and nobody reads who was measured.
    for path, data in written.items():
        file = target / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120), "utf-8"
        )
    shutil.copytree(root / "templates", target / "templates")
    shutil.copy(root / "mkdocs.yml", target)
    for page in sorted(Project(root).pages.glob("*.md")):
        copy = Project(target).pages / page.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(without_dead_links(page.read_text("utf-8"), written.keys()), "utf-8")
    made, _ = load_playbook(Project(target))
    Project(target).lock.write_text(lock_text(renew(made, date(2026, 1, 1)).lock), "utf-8")


_FOLDERS, _REGISTERS = "|".join((TRANSITIONS, *FOLDERS)), "|".join(REGISTERS)
_LINK = re.compile(rf"\[([^\]]*)\]\(((?:{_FOLDERS})/[^)#]*|(?:{_REGISTERS})\.md)[^)]*\)")


def without_dead_links(markdown: str, paths: Collection[str]) -> str:
    """A hand-written page; links to entries that the synthetic playbook leaves out become words."""

    def keep(found: re.Match[str]) -> str:
        stem = found[2].removesuffix(".md")
        if stem.count("/") == 1 and stem.endswith(("/index", "/compare")):
            return found[0]
        return found[0] if {f"{stem}.yml", f"{stem.removesuffix('index')}transition.yml"} & {*paths} else found[1]

    return _LINK.sub(keep, markdown)


def rewrite(entry: Entry[Record], renaming: Renaming) -> Any:
    """The data of a copy of the entry."""
    value = entry.document.data
    for step in entry.loc:
        value = value[step]  # type: ignore[index, call-overload]
    data = _thaw(value)
    taken: defaultdict[Loc, list[str]] = defaultdict(list)
    for seen in visit(entry.record):
        holder = data
        for step in seen.loc[:-1]:
            holder = holder[step]
        if isinstance(holder[seen.loc[-1]], str):  # A skill's level ids are keys: see `_descriptors`.
            before = taken[_list_of(seen.loc)]
            before.append(renaming.text(seen, before))
            holder[seen.loc[-1]] = before[-1]
    whole = _each_once(data)
    return whole if entry.ref.kind != "skill" else {**whole, "levels": _descriptors(whole["levels"], renaming.material)}


def _list_of(loc: Loc) -> Loc:
    """The place without the last index in it, which the members of a list have in common."""
    indexes = [number for number, step in enumerate(loc) if isinstance(step, int)]
    return (*loc[: indexes[-1]], *loc[indexes[-1] + 1 :]) if indexes else loc


def _thaw(value: Value) -> Any:
    if isinstance(value, dict):
        return {key: _thaw(inner) for key, inner in value.items()}
    return [_thaw(inner) for inner in value] if isinstance(value, tuple) else value


def _each_once(data: Any) -> Any:
    """Plain lists without repetitions: two references can have come to the same entry."""
    if isinstance(data, dict):
        return {key: _each_once(inner) for key, inner in data.items()}
    if isinstance(data, list):
        return list(dict.fromkeys(data)) if all(isinstance(inner, str) for inner in data) else [*map(_each_once, data)]
    return data


def _descriptors(levels: dict[str, Any], material: Material) -> dict[str, Any]:
    """A skill's descriptors, spread over all levels."""
    found, known = list(levels.values()), len(levels)
    return {
        material.level(number): {
            key: text if key == "function" else mark(text, LEVEL_MARK * (number // known))
            for key, text in found[number % known].items()
        }
        for number in range(material.counts["level"])
    }


def counts(real: Playbook, pages: int) -> dict[str, int]:
    """How many entries of each kind make that many pages: levels as few as the transitions need, at least as many
    transitions as fill their share, and the rest in the proportions of the real playbook.
    """
    sizes_of_steps = step_pages(real)
    transitions = max(1, int(pages * TRANSITION_SHARE * len(sizes_of_steps) / sum(sizes_of_steps)))
    levels = min(transitions + 1, len(real.level_order))
    while levels * (levels - 1) // 2 < transitions:
        levels += 1
    rest = pages - LONE_PAGES - levels - sum(sizes_of_steps[step % len(sizes_of_steps)] for step in range(transitions))
    sizes = {kind: sum(ref.kind == kind for ref in real.entries) for kind in SHARED}
    found, taken, before = {"level": levels, "transition": transitions}, 0, 0
    for kind, size in sizes.items():  # Cumulative shares, so that rounding adds up.
        taken, previous = taken + size, before
        before = round(rest * taken / sum(sizes.values()))
        found[kind] = before - previous
    return found


def step_pages(real: Playbook) -> list[int]:
    """How many pages each whole transition has: its hub, those of `STEP_PAGES`, and one a conversation."""
    complete = Material(real, {}).complete
    talks = [ref.id.partition("/")[0] for ref in real.entries if ref.kind == "conversation"]
    return [1 + sum(map(len, STEP_PAGES.values())) + talks.count(step) for step in complete]


def files(material: Material) -> Iterator[tuple[str, Any]]:
    """Every content file, by path."""
    real = material.real
    for kind, entries in material.shared.items():
        for number in range(material.counts[kind]):
            copy, original = divmod(number, len(entries))
            path = f"{BY_NAME[kind].stem}/{material.name(kind, number)}.yml"
            yield path, rewrite(entries[original], Renaming(material, copy, copy))
    for number in range(material.counts["level"]):
        copy, original = divmod(number, len(real.levels))
        yield f"levels/{material.level(number)}.yml", rewrite(real.levels[original], Renaming(material, copy, copy))
    for step in range(material.counts["transition"]):
        original = material.complete[step % len(material.complete)]
        renaming = Renaming(
            material, number=step if step >= len(material.complete) else 0, original=original, step=step
        )
        for entry in real.entries.values():
            if entry.ref.id == original and entry.ref.kind in BY_NAME:
                folder = renaming.transition(original)
                yield f"transitions/{folder}/{BY_NAME[entry.ref.kind].stem}.yml", rewrite(entry, renaming)
    yield from registers(material)


def registers(material: Material) -> Iterator[tuple[str, Any]]:
    """The registers as they are, apart from references to entries that are left out; the ideas, which quote the real
    entries, are left out whole.
    """
    for kind in REGISTERS.values():
        if kind.name != "idea":
            entries = [entry for entry in material.real.entries.values() if entry.ref.kind == kind.name]
            yield f"{kind.stem}.yml", {entry.id: rewrite(entry, Renaming(material)) for entry in entries}


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
