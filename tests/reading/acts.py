"""What counts as the first useful act on each kind of page: the first thing in its main part that a reader does."""

from collections.abc import Mapping
from dataclasses import dataclass

OPEN_BOX = "input.pb-tick:not(:checked)"
FIELD = "input:not([type=hidden]), select, textarea"
CARD = ".pb-card"
JUMP = ".pb-jump a"
RECORD = ".pb-record"
NUMBERED = ".pb-steps li"
STEPS = ".pb-step"


@dataclass(frozen=True)
class Act:
    """A selector of all that counts, and how many of them, in the page's order, belong to the first act."""

    selector: str
    count: int = 1


ACTS: Mapping[str, Act] = {
    # Where readers choose.
    "home": Act(STEPS, 4),
    "levels": Act(CARD),
    "level": Act(CARD),
    "matrix": Act(".pb-two select, .pb-matrix"),
    "shifts": Act(f".pb-net__shift, {CARD}"),
    "skills": Act(f".pb-rails a, {CARD}"),
    "practices": Act(CARD),
    "traps": Act(".pb-quote"),
    "guides": Act(CARD),
    "sheets": Act(CARD),
    "decisions": Act(CARD),
    "symptoms": Act(FIELD),
    "not found": Act(".pb-button"),
    # A step: what to tick, say, try, fill in.
    "step": Act(OPEN_BOX),
    "checklists": Act(OPEN_BOX),
    "what changes": Act(JUMP),
    "conversations": Act(".pb-rows > li"),
    "conversation": Act(".pb-talk li"),
    "people map": Act(".pb-people a"),
    "scenarios": Act(".pb-choice > summary"),
    "exercises": Act(NUMBERED),
    "readiness": Act(FIELD),
    "measures": Act(FIELD),
    "calendar": Act(FIELD),
    "step's evidence": Act(".pb-figures a"),
    "booklet": Act("[data-print], [data-pdf] a, .pb-contents a"),
    "my plan": Act(FIELD),
    # What a single page tells one to do.
    "decision": Act(FIELD),
    "guide": Act(f"{JUMP}, .pb-field"),
    "trap": Act(NUMBERED),
    "practice": Act(NUMBERED),
    "skill": Act(CARD),
    "shift": Act(".pb-next__act"),
    "sheet": Act("[data-print]"),
    # Where readers look something up.
    "people": Act(RECORD),
    "figures": Act(RECORD),
    "sources": Act(".pb-source"),
    "myths": Act(RECORD),
    "glossary": Act(JUMP),
    "ideas": Act(JUMP),
    "prose": Act(":is(p, li) > a"),
    "tags": Act("li > a"),
}
"""By kind of page, as `tests/browser/places.py` names them."""

RETURNING: Mapping[str, Act] = {
    "home": Act(".pb-going"),
    "my plan": Act(f"[data-plan] :is({OPEN_BOX})"),
}
"""Where it is something else for who has begun."""

ITEM = ".pb-item"
"""The row of a checklist, of which a screen should hold many."""

FURNITURE = "nav, button, summary, label, [data-progress], [role=group], [role=status]"
"""What is not text to read, where it stands before the first act: menus, controls and counters."""


def act_of(kind: str, *, returning: bool) -> Act:
    """What a reader does first on a kind of page."""
    return RETURNING.get(kind, ACTS[kind]) if returning else ACTS[kind]
