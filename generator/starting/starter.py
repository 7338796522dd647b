"""A valid, commented starting file for every kind of entry."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from generator.config import Project
from generator.diagnostics import Diagnostic, Span, did_you_mean, has_errors, listing
from generator.layers import bad_id
from generator.model.kinds import BY_NAME, TRANSITIONS, Kind
from generator.model.playbook import Playbook, Ref
from generator.model.refs import ID
from generator.schema.json_schema import file_schema
from generator.source import parse_document
from generator.starting.commented import commented_entry
from generator.starting.samples import Sample, Sampler, TooFewToReferTo, resolve

REASONS = {
    "entry-exists": "A new file never replaces what somebody has written.",
    "too-few-to-refer-to": "A new entry is complete, and so are its links: what it must refer to is made first.",
    "register-form": "A new entry goes at the end of its register, which works where entries stand one below another.",
    "two-levels": "A transition leads from one level to another one, so both are named when it is made.",
}


def starter(  # noqa: PLR0913 - a step has two levels, and a day is told apart from today in tests
    project: Project,
    playbook: Playbook,
    kind: str,
    name: str,
    *,
    from_: str = "",
    to: str = "",
    today: date | None = None,
) -> dict[Path, str] | Diagnostic:
    """The files to write for a new entry, by absolute path, with their whole text; or why it cannot be made.

    `kind` is any kind of file, such as `trap`, `source`, `transition` or `plan`; `name` is the entry's id, or for a
    part the id of its transition. A new transition needs the levels `from_` and `to`. A register's text is the one it
    has with the entry added at its end, so that path alone may exist already. `today` dates what has a date.
    """
    if kind not in BY_NAME:
        hint = did_you_mean(kind, BY_NAME) or f"use {listing(list(BY_NAME))}"
        return Diagnostic(Span("content"), "unknown-kind", f"no kind of entry is called `{kind}`", hint)
    if not ID.fullmatch(name):
        return bad_id(Span("content"), name)
    given: dict[str, Sample] = {"from": from_, "to": to} if kind == "transition" else _titles(name)
    return _start(project, playbook, Ref(kind, name), given, today or datetime.now(tz=UTC).date())


def _start(
    project: Project, playbook: Playbook, ref: Ref, given: Mapping[str, Sample], today: date
) -> dict[Path, str] | Diagnostic:
    kind = BY_NAME[ref.kind]
    path = _place(project, kind, ref.id)
    span = Span(project.relative(path))
    for problem in (*_refuse(playbook, ref, path, span), *_refuse_step(playbook, ref, given, span)):
        return problem
    try:
        entry = _entry(playbook, kind, ref.id, given, today)
    except TooFewToReferTo as few:
        hint = f"run `playbook new {few.kind} ID` first"
        message = (
            f"a new {kind.name} refers to at least {few.needed} of the kind `{few.kind}`, and there are not that many"
        )
        return Diagnostic(span, "too-few-to-refer-to", message, hint)
    if kind.form == "register" and path.exists():
        return _append(path, span, ref.id, entry)
    return {path: f"{_modeline(project, path, kind)}{entry}"}


def _place(project: Project, kind: Kind, name: str) -> Path:
    """The file that holds, or would hold, the entry."""
    if kind.form == "register":
        return project.content / f"{kind.stem}.yml"
    if kind.form == "part":
        return project.content / TRANSITIONS / name / f"{kind.stem}.yml"
    return project.content / kind.stem / f"{name}.yml"


def _titles(name: str) -> dict[str, Sample]:
    words = name.replace("-", " ")
    return {"title": words.capitalize(), "term": words}


def _modeline(project: Project, path: Path, kind: Kind) -> str:
    up = "../" * len(path.parent.relative_to(project.root).parts)
    return f"# yaml-language-server: $schema={up}schema/{kind.schema}.json\n"


# Reasons not to make it -----------------------------------------------------------------------------


def _refuse(playbook: Playbook, ref: Ref, path: Path, span: Span) -> Iterator[Diagnostic]:
    """An entry that exists, or a part of no transition."""
    form = BY_NAME[ref.kind].form
    if found := playbook.entries.get(ref):
        yield Diagnostic(
            found.span, "entry-exists", f"the {ref.kind} `{ref.id}` exists", "edit it, or choose another id"
        )
    elif form != "register" and path.exists():
        yield Diagnostic(span, "entry-exists", "the file exists", "edit it, or choose another id")
    elif form == "part" and ref.kind != "transition" and Ref("transition", ref.id) not in playbook.entries:
        hint = did_you_mean(ref.id, [step.id for step in playbook.transitions])
        yield Diagnostic(span, "unknown-reference", f"no transition is called `{ref.id}`", hint)


def _refuse_step(playbook: Playbook, ref: Ref, given: Mapping[str, Sample], span: Span) -> Iterator[Diagnostic]:
    """A transition that lacks a level, goes nowhere, exists, or turns the levels round."""
    if ref.kind != "transition":
        return
    from_, to = str(given["from"]), str(given["to"])
    if not from_ or not to or from_ == to:
        hint = "give the level it leaves with `--from` and the one it enters with `--to`"
        yield Diagnostic(span, "two-levels", "a transition needs two levels", hint)
    for level in (from_, to):
        if level not in playbook.level_order:
            hint = did_you_mean(level, playbook.level_order) or f"write it first: `playbook new level {level}`"
            yield Diagnostic(span, "unknown-reference", f"no level is called `{level}`", hint)
    for step in playbook.transitions:
        if (step.record.from_, step.record.to) == (from_, to):
            message = f"`{step.id}` leads from `{from_}` to `{to}` already"
            yield Diagnostic(step.span, "duplicate-transition", message, "edit it")
    if from_ in _above(playbook, to):
        message = f"`{from_}` is above `{to}`: the levels would go round in a loop"
        yield Diagnostic(span, "level-loop", message, "turn it round")


def _above(playbook: Playbook, level: str) -> set[str]:
    """The levels that transitions lead to from this one, near and far."""
    found = {level}
    for step in playbook.transitions:  # In the order of the levels they leave.
        if step.record.from_ in found:
            found.add(step.record.to)
    return found - {level}


# Its text -------------------------------------------------------------------------------------------


def _entry(playbook: Playbook, kind: Kind, name: str, given: Mapping[str, Sample], today: date) -> str:
    """The fields of the entry as commented YAML; in a register, below its id."""
    whole = file_schema(kind)
    definitions = whole.get("definitions", {})
    is_register = kind.form == "register"
    schema, _ = resolve(whole["additionalProperties"], definitions) if is_register else (whole, "")
    sample = Sampler(name, _ids(playbook), given, today, definitions).entry(schema)
    text = commented_entry(schema, sample, definitions, indent=2 if is_register else 0)
    return f"\n{name}:{text}" if is_register else text


def _ids(playbook: Playbook) -> dict[str, tuple[str, ...]]:
    """The ids that exist, by kind: levels from bottom to top, others in the order of the files."""
    found = {kind.name: [ref.id for ref in playbook.entries if ref.kind == kind.name] for kind in BY_NAME.values()}
    return {**{kind: tuple(ids) for kind, ids in found.items()}, "level": playbook.level_order}


def _append(path: Path, span: Span, name: str, entry: str) -> dict[Path, str] | Diagnostic:
    """The register with the entry at its end, its own text untouched."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    end = "\r\n" if "\r\n" in text else "\n"
    whole = f"{text.rstrip()}{end}{entry.replace(chr(10), end)}"
    document, problems = parse_document(whole.removeprefix("\ufeff").replace("\r\n", "\n"), span.path)
    data = document.data if document and not has_errors(problems) else None
    if not isinstance(data, dict) or name not in data:
        hint = "write its entries one below the other, without brackets"
        return Diagnostic(span, "register-form", "nothing can be added at the end of the register", hint)
    return {path: whole}
