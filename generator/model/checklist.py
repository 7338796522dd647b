"""A transition's checklists: what to do, why, how, and the proof that it is done."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.addressed import Inside
from generator.model.fields import (
    ConversationRef,
    Day,
    FigureRef,
    Id,
    ItemRef,
    Line,
    Minutes,
    Name,
    PastWords,
    PracticeRef,
    Prose,
    Record,
    Several,
    ShiftRef,
    SkillRef,
    SourceRef,
    TrapRef,
)  # fmt: skip
from generator.model.part import Part
from generator.model.revision import revision

Phase: TypeAlias = Literal["before", "first-30", "days-31-60", "days-61-90", "months-4-6", "months-7-12"]
"""The phases of a transition, from before day one to the end of the first year."""

PHASE_DAYS: Mapping[Phase, tuple[int, int]] = {
    "before": (-14, -1),
    "first-30": (0, 29),
    "days-31-60": (30, 59),
    "days-61-90": (60, 89),
    "months-4-6": (90, 181),
    "months-7-12": (182, 364),
}
"""The first and the last day of each phase, counted from the day of the start, which is 0; two weeks of before."""


class Item(Inside):
    """One thing to do. Readers' ticks hang on its id."""

    do: Annotated[str, Prose(16)] = Field(description="The act: a verb first, at most 16 words.")
    why: Line = Field(description="The reason, specific to this step.")
    how: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)] = Field(description="One to three ways in.")
    done_when: Line = Field(description="Evidence that somebody else could see.")
    minutes: Minutes | None = Field(None, description="How long it takes once, in minutes.")
    cadence: Name | None = Field(None, description="How often, such as 'weekly'; for things done more than once.")
    skip_if: Line | None = Field(None, description="When it does not apply.")
    practices: Several[PracticeRef] = Field((), description="Practices that carry it out.")
    guards_against: Several[TrapRef] = Field((), description="Traps it protects from.")
    skills: Several[SkillRef] = Field((), description="Skills it builds.")
    shifts: Several[ShiftRef] = Field((), description="Shifts it serves.")
    conversation: ConversationRef | None = Field(
        None, description="The conversation in this transition that has the words."
    )
    figures: Several[FigureRef] = Field((), description="Figures behind it.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")

    @property
    def revision(self) -> str:
        """A mark of what the reader acts on: the words of the act, its ways, its proof and its exception.

        The reason, the links and the markup do not count: a tick stays good when only these change.
        """
        return revision(self.do, *self.how, self.done_when, self.skip_if or "")


class Checklist(Inside):
    """The items for one phase."""

    title: Name = Field(description="The heading.")
    phase: Phase = Field(description="When it applies.")
    intro: Line = Field(description="What this phase is about.")
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=10)] = Field(description="The things to do.")

    @property
    def first_day(self) -> int:
        """The day on which it begins, counted from the day of the start."""
        return PHASE_DAYS[self.phase][0]

    @property
    def size(self) -> int:
        """How many things there are to do."""
        return len(self.items)


class Retired(Record):
    """An item that no longer exists, kept so that readers who ticked it are told."""

    id: Id = Field(description="The id it had.")
    was: PastWords = Field(description="What it said, so that whoever ticked it knows which it was.")
    reason: Line = Field(description="Why it was removed.")
    since: Day = Field(description="When it was removed.")


class Checklists(Part):
    """All checklists of a transition."""

    five: Annotated[tuple[ItemRef, ...], Field(min_length=3, max_length=5)] = Field(
        description="The ids of the items to do if you only do five things."
    )
    lists: Annotated[tuple[Checklist, ...], Field(min_length=1, max_length=8)] = Field(description="One per phase.")
    retired: Annotated[tuple[Retired, ...], Field(max_length=200)] = Field((), description="Items that were removed.")
