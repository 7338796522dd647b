"""Rules for the whole: what only shows when all entries are seen together."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Related
from generator.model.evidence import Source
from generator.model.fields import Record, count_words
from generator.model.growth import Skill
from generator.model.kinds import BY_NAME
from generator.model.playbook import Entry, Playbook
from generator.model.transition import Transition
from generator.model.walk import Visit

_SCOPED = frozenset(kind.name for kind in BY_NAME.values() if kind.form == "part") | {"level"}
_STATEMENT_WORDS = 6  # Shorter texts, such as "Every week", repeat without being the same advice.


def one_transition_per_step(playbook: Playbook) -> Iterator[Diagnostic]:
    """Two transitions between the same levels would leave a reader without knowing which is theirs."""
    seen: dict[tuple[str, str], Entry[Transition]] = {}
    for entry in playbook.transitions:
        step = (entry.record.from_, entry.record.to)
        first = seen.setdefault(step, entry)
        if first is not entry:
            message = f"`{entry.id}` is a second transition from `{step[0]}` to `{step[1]}`"
            related = Related(first.span_of(("to",)), "the first one is here")
            span = entry.span_of(("to",))
            yield Diagnostic(span, "duplicate-transition", message, "merge the two", related=(related,))


def repeated_statement(playbook: Playbook) -> Iterator[Diagnostic]:
    """The same statement on two levels or in two transitions tells a reader nothing about the step between them.
    Published career ladders repeat half their lines from level to level; this playbook repeats none.
    """
    first: dict[str, tuple[str, Entry[Record], Visit]] = {}
    for entry in playbook.entries.values():
        if entry.ref.kind not in _SCOPED:
            continue
        for seen in entry.texts:
            normal = _normal(seen.text)
            if normal.count(" ") + 1 < _STATEMENT_WORDS or count_words(seen.text) < _STATEMENT_WORDS:
                continue
            scope, other, place = first.setdefault(normal, (entry.transition, entry, seen))
            if scope != entry.transition:
                related = Related(other.span_of(place.loc), "it stands here first")
                hint = "say what is different at this level"
                message = f"the same statement stands in `{scope}`"
                yield Diagnostic(entry.span_of(seen.loc), "repeated-statement", message, hint, related=(related,))
    yield from _repeated_descriptors(playbook)


def _repeated_descriptors(playbook: Playbook) -> Iterator[Diagnostic]:
    """A skill's descriptors are statements about levels too."""
    for entry in playbook.all(Skill):
        first: dict[str, str] = {}
        for level, described in entry.record.levels.items():
            other = first.setdefault(_normal(described.descriptor), level)
            if other != level:
                span = entry.span_of(("levels", level, "descriptor"))
                message = f"`{level}` has the same descriptor as `{other}`"
                yield Diagnostic(span, "repeated-statement", message, "say what is different at this level")


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def orphan_entry(playbook: Playbook) -> Iterator[Diagnostic]:
    """A shared entry that nothing refers to is read by nobody: link it where it helps, or remove it."""
    for entry in playbook.entries.values():
        kind = BY_NAME.get(entry.ref.kind)
        if kind and kind.shared and not any(link.source != entry.ref for link in playbook.referrers(entry.ref)):
            message = f"nothing refers to the {kind.name} `{entry.id}`"
            yield Diagnostic(entry.span, "orphan-entry", message, "refer to it, or remove it", severity="warning")


def unused_source(playbook: Playbook) -> Iterator[Diagnostic]:
    """A source that carries no statement only looks like evidence."""
    for entry in playbook.all(Source):
        if entry.ref not in playbook.backlinks:
            message = f"nothing cites the source `{entry.id}`"
            yield Diagnostic(entry.span, "unused-source", message, "cite it, or remove it", severity="warning")


def undescribed_level(playbook: Playbook) -> Iterator[Diagnostic]:
    """A skill shows how it grows from level to level, so each level has its descriptor."""
    for entry in playbook.all(Skill):
        for level in playbook.level_order:
            if level not in entry.record.levels:
                message = f"`{entry.id}` is not described at the level `{level}`"
                span = entry.document.key_span(("levels",))
                yield Diagnostic(span, "undescribed-level", message, f"add `{level}:`", severity="warning")
