"""Rules for the whole: what only shows when all entries are seen together."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Related, Span
from generator.model.evidence import Idea, Source
from generator.model.kinds import BY_NAME
from generator.model.level import Level
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Skill
from generator.model.transition import Transition
from generator.starting.placeholder import is_starting_text

_NAMES = 3  # In a message; a longer list is cut.


def one_transition_per_step(playbook: Playbook) -> Iterator[Diagnostic]:
    """Two transitions between the same levels would leave a reader without knowing which is theirs."""
    seen: dict[tuple[str, str], Entry[Transition]] = {}
    for entry in sorted(playbook.transitions, key=lambda entry: entry.id != _step_name(entry)):
        step = (entry.record.from_, entry.record.to)
        first = seen.setdefault(step, entry)
        if first is not entry:
            message = f"`{entry.id}` is a second transition from `{step[0]}` to `{step[1]}`"
            related = Related(first.span_of(("to",)), "the first one is here")
            span = entry.span_of(("to",))
            yield Diagnostic(span, "duplicate-transition", message, "merge the two", related=(related,))


def _step_name(entry: Entry[Transition]) -> str:
    """The id that a transition most naturally has: of two for one step, the other is the stray one."""
    return f"{entry.record.from_}-to-{entry.record.to}"


def orphan_entry(playbook: Playbook) -> Iterator[Diagnostic]:
    """A shared entry that nothing refers to is read by nobody: link it where it helps, or remove it."""
    for entry in playbook.entries.values():
        kind = BY_NAME.get(entry.ref.kind)
        if kind and kind.needs_referrer and not any(link.source != entry.ref for link in playbook.referrers(entry.ref)):
            message = f"nothing refers to the {kind.name} `{entry.id}`"
            yield Diagnostic(entry.span, "orphan-entry", message, "refer to it, or remove it", severity="warning")


def unused_source(playbook: Playbook) -> Iterator[Diagnostic]:
    """A source that carries no statement only looks like evidence."""
    for entry in playbook.all(Source):
        if entry.ref not in playbook.backlinks:
            message = f"nothing cites the source `{entry.id}`"
            yield Diagnostic(entry.span, "unused-source", message, "cite it, or remove it", severity="warning")


def idea_carried(playbook: Playbook) -> Iterator[Diagnostic]:
    """A founding idea names the entries that carry it out, and in each the words that do. When the words go, the idea
    has quietly left the playbook: put it back, or name the place where it stands now.
    """
    said: dict[str, str] = {}
    for entry in playbook.all(Idea):
        for index, carrier in enumerate(entry.record.pages):
            if carrier.entry not in said:
                kind, _, name = carrier.entry.partition(":")
                target = playbook.entries[Ref(kind, name)]
                said[carrier.entry] = "\n".join(f" {_spoken(seen.text)} " for seen in target.texts)
            words = _spoken(carrier.words)
            if (not words or f" {words} " not in said[carrier.entry]) and not is_starting_text(carrier.words):
                span = entry.span_of((*entry.loc, "pages", index, "words"))
                message = f"`{carrier.entry}` no longer says these words"
                hint = "copy the words that carry the idea, or name another entry"
                yield Diagnostic(span, "idea-carried", message, hint)


def _spoken(text: str) -> str:
    """Words alone, so that markup, case and line ends make no difference."""
    return " ".join(re.findall(r"\w+", plain(text).casefold()))


def undescribed_level(playbook: Playbook) -> Iterator[Diagnostic]:
    """A skill shows how it grows from level to level, so each level has its descriptor. A level that still
    holds starting words is not asked for it yet.
    """
    for level in _begun_levels(playbook):
        if skills := [entry.id for entry in playbook.all(Skill) if level.id not in entry.record.levels]:
            message = f"{_skills(skills)} not say what `{level.id}` looks like"
            if len(skills) > 1:
                message += f": {_first_few(skills)}"
            hint = f"add `{level.id}:` to {'their' if len(skills) > 1 else 'its'} `levels`"
            yield Diagnostic(level.span, "undescribed-level", message, hint, severity="warning")


def _skills(names: list[str]) -> str:
    return f"{len(names)} skills do" if len(names) > 1 else f"the skill `{names[0]}` does"


def _first_few(names: list[str]) -> str:
    """Names in backticks, the rest of a long list as a number."""
    shown = ", ".join(f"`{name}`" for name in names[:_NAMES])
    return f"{shown} …and {len(names) - _NAMES} more" if len(names) > _NAMES else shown


def unconnected_level(playbook: Playbook) -> Iterator[Diagnostic]:
    """Levels are steps of one way. A level that no transition leaves or enters stands beside it: no reader gets there,
    and its place in the order is a guess.
    """
    steps = [entry.record for entry in playbook.transitions]
    connected = {level for step in steps for level in (step.from_, step.to)}
    for level in _begun_levels(playbook) if steps else ():
        if level.id not in connected:
            message = f"no transition leaves or enters the level `{level.id}`"
            hint = "`playbook new transition` writes a start"
            yield Diagnostic(level.span, "unconnected-level", message, hint, severity="warning")


def _begun_levels(playbook: Playbook) -> Iterator[Entry[Level]]:
    """The levels that somebody has written: of a fresh file its starting words are said, and nothing else."""
    return (level for level in playbook.levels if not any(is_starting_text(seen.text) for seen in level.texts))


def unfilled_text(playbook: Playbook) -> Iterator[Diagnostic]:
    """A new file begins with words that say what belongs in each field. They keep the file valid, and tell a reader
    nothing: each is written anew, or the file is removed.
    """
    unfilled: dict[str, list[tuple[Span, str]]] = {}
    for entry in playbook.entries.values():
        if entry.ref.kind in BY_NAME:
            found = [seen.loc for seen in entry.texts if is_starting_text(seen.text)]
            places = unfilled.setdefault(entry.document.path, [])
            places += (
                (entry.span_of(loc), next(step for step in reversed(loc) if isinstance(step, str))) for loc in found
            )
    for places in filter(None, unfilled.values()):
        span, field = min(places)
        message = f"`{field}` still holds the starting words"
        if len(places) > 1:
            message = f"{len(places)} fields still hold the starting words, the first is `{field}`"
        yield Diagnostic(span, "unfilled-text", message, "write your own", severity="warning")
