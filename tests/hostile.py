"""The small playbook with a payload in every text that can reach a page."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic_core import PydanticCustomError

from generator.config import Project
from generator.loader import load_playbook
from generator.model.evidence import Carrier, Figure
from generator.model.fields import Prose, Record
from generator.model.kinds import KINDS
from generator.model.playbook import Playbook
from generator.starting.starter import starter
from tests.payloads import PAYLOADS
from tests.projects import build_small, problems

ROOT = Path(__file__).parents[1]
_STEP = "specialist-to-manager"
_PARTS = ("conversations", "stakeholder-map", "readiness", "scenarios", "exercises", "calendar", "measures")
STARTED = (*(("stakeholder", name) for name in ("mentor", "sponsor", "union")), *((part, _STEP) for part in _PARTS))
"""What the small playbook does without, by kind and id: parts of its step, and enough people for them."""

CLASSES = tuple(PAYLOADS)
SIZE = sum(map(len, PAYLOADS.values()))

_LAST_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')

Fill = Callable[[Prose, str], str]
"""Takes what a field may hold, and its text (empty where it has none); returns the text to put there."""


@dataclass
class Supply:
    """Gives a payload of the next class to each field; `turn` says which class the first one gets."""

    turn: int
    checked: bool = False
    """Whether payloads are given in a form that the check of texts lets pass."""
    given: set[str] = field(default_factory=set)
    taken: dict[str, str] = field(default_factory=dict)
    """What stood in a field before, by what stands there now."""
    _count: int = 0

    def next(self) -> str:
        """A payload."""
        payloads = PAYLOADS[CLASSES[(self._count + self.turn) % len(CLASSES)]]
        found = payloads[(self._count // len(CLASSES) + self.turn) % len(payloads)]
        self._count += 1
        self.given.add(found)
        return found

    def fill(self, prose: Prose, text: str) -> str:
        """A payload before a field's text, or in its place where there is no room for both."""
        payload = self.next()
        own = " ".join(f"{letter}{self._count}" for letter in "abcdefghij")  # No rule takes it for said twice.
        forms = _forms(payload, text, own) if self.checked else iter([f"{payload}. {text} {own}"])
        found = next((form for form in forms if not self.checked or _passes(prose, form)), text or own)
        self.taken[found] = text or own
        return found


def _forms(payload: str, text: str, own: str) -> Iterator[str]:
    """The payload as it is, in code marks, and with its ways into HTML broken, each with as much beside it as fits."""
    code, broken = f"`{payload.replace('`', '')}`", payload.replace("<", "< ").replace("](", "] (").replace("`", "'")
    for form in (payload, code, broken):
        yield from (f"{form} {text} {own}", f"{form} {own}", f"{form} {own[:9]}")


def _passes(prose: Prose, text: str) -> bool:
    try:
        prose.check(text)
    except PydanticCustomError:
        return False
    return True


def hostile_project(root: Path, supply: Supply, address: str) -> Project:
    """A whole project below `root`, with a payload in every text: of the content, the interface and the settings."""
    project = build_small(root)
    for kind, name in STARTED:
        made = starter(project, load_playbook(project)[0], kind, name, today=date(2026, 11, 30))
        assert isinstance(made, dict), made
        for path, text in made.items():
            path.write_text(text, "utf-8")
    for path, data in _documents(load_playbook(project)[0], supply.fill):
        (root / path).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    if supply.checked:
        _appease(project, supply)
    _write_page(project, supply)
    _write_words(project, supply)
    _write_settings(project, supply, address)
    return project


def _appease(project: Project, supply: Supply) -> None:
    """Give the few fields their text back in which a rule of style objects to the payload, such as by its length."""
    while errors := [found for found in problems(project) if found.severity == "error"]:
        for path in {error.span.path for error in errors}:
            lines = (project.root / path).read_text("utf-8").splitlines()
            for number in {error.span.line - 1 for error in errors if error.span.path == path}:
                text = str(json.loads(_LAST_TEXT.findall(lines[number])[-1]))
                before = json.dumps(supply.taken[text], ensure_ascii=False)
                lines[number] = lines[number].replace(json.dumps(text, ensure_ascii=False), before)
            (project.root / path).write_text("\n".join(lines), "utf-8")


# Content -----------------------------------------------------------------------------------------------------------


def _documents(playbook: Playbook, fill: Fill) -> Iterator[tuple[str, Any]]:
    """Each file's data by path, with every text of the model filled, also those that were left out."""
    files: dict[str, Any] = {}
    names = {kind.name: kind for kind in KINDS}
    for entry in playbook.entries.values():
        if entry.ref.kind not in names or not isinstance(entry.record, names[entry.ref.kind].model):
            continue
        data = _record(type(entry.record), entry.record.model_dump(mode="json", exclude_defaults=True), fill)
        if len(entry.loc) == 1:
            files.setdefault(entry.document.path, {})[entry.loc[0]] = data
        else:
            files[entry.document.path] = data
    for idea in files["content/ideas.yml"].values():
        for carrier in idea["pages"]:
            carrier["words"] = _carried(files, carrier["words"])
    yield from files.items()


def _carried(value: Any, words: str) -> str:
    """The first text that holds the words, whole: an idea quotes what an entry says. The words themselves, else."""
    if isinstance(value, str):
        return value if words in value else words
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for part in inside if (found := _carried(part, words)) != words), words)


def _record(model: type[Record], data: dict[str, Any], fill: Fill) -> dict[str, Any]:
    found = dict(data)
    if model is Carrier:  # It quotes an entry, and has its payload from there.
        return found
    for name, info in model.model_fields.items():
        if (model, name) == (Figure, "people"):  # On no page; texts have to hold these words as they are.
            continue
        key = info.alias or name
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        if (value := _value(annotation, data.get(key), fill)) is not None:
            found[key] = value
    return found


def _value(annotation: Any, value: Any, fill: Fill) -> Any:
    """A value of the annotated type with its texts filled; a missing text is made."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        prose = next((mark for mark in args[1:] if isinstance(mark, Prose)), None)
        return fill(prose, str(value or "")) if prose else _value(args[0], value, fill)
    if origin in (Union, UnionType):
        return _value(next(arg for arg in args if arg is not type(None)), value, fill)
    if origin is tuple:
        return [_value(args[0], element, fill) for element in value or ([None] if _is_text(args[0]) else ())] or None
    if origin is dict and value:
        return {key: _value(args[1], element, fill) for key, element in value.items()}
    if isinstance(annotation, type) and issubclass(annotation, Record) and value is not None:
        return _record(annotation, value, fill)
    return value


def _is_text(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated and any(isinstance(mark, Prose) for mark in get_args(annotation)[1:])


# Beside the content --------------------------------------------------------------------------------------------------


def _write_page(project: Project, supply: Supply) -> None:
    """A hand-written page is Markdown and HTML, and trusted; what it says of itself at its top is text."""
    head = {"title": f"{supply.next()} About", "description": f"{supply.next()} It says."}
    project.pages.mkdir(parents=True)
    text = f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n# About\n\n## A part\n\nWords.\n"
    (project.pages / "about.md").write_text(text, "utf-8")


def _write_words(project: Project, supply: Supply) -> None:
    """The interface's words; braces are places in them, so that no payload may bring any."""
    shutil.copytree(ROOT / "templates", project.templates)
    path = project.templates / "strings/en.yml"
    words = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    filled = {key: value if key == "language" else _worded(value, supply) for key, value in words.items()}
    path.write_text(json.dumps(filled, ensure_ascii=False, indent=1), "utf-8")


def _worded(value: Any, supply: Supply) -> Any:
    if isinstance(value, dict):
        return {key: _worded(inside, supply) for key, inside in value.items()}
    if supply.checked:
        return value
    return f"{supply.next().replace('{', '(').replace('}', ')')} {value}"


def _write_settings(project: Project, supply: Supply, address: str) -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    name = json.dumps(f"{supply.next()} Playbook", ensure_ascii=False)
    settings = settings.replace("site_name: The Leadership Playbook", f"site_name: {name}")
    settings = settings.replace('!ENV [SITE_URL, "http://127.0.0.1:8000/"]', address)
    (project.root / "mkdocs.yml").write_text(settings, "utf-8")
