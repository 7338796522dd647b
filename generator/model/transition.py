"""A transition's hub: what changes, what to let go, keep and pick up, and what to look out for."""

from typing import Annotated

from pydantic import Field

from generator.model.addressed import Addressed, Inside
from generator.model.fields import (
    Day,
    DecisionRef,
    FigureRef,
    GuideRef,
    LevelRef,
    Line,
    Name,
    Prose,
    Record,
    Several,
    ShiftRef,
    SkillRef,
    SourceRef,
    Text,
    TrapRef,
)  # fmt: skip
from generator.model.revision import revision


class NotFor(Record):
    """Somebody who should not take this step now, and the page that helps them."""

    text: Line = Field(description="Who, in one sentence.")
    decision: DecisionRef | None = Field(None, description="The decision page for them.")
    guide: GuideRef | None = Field(None, description="The guide for them.")


class Change(Record):
    """One row of the before-and-after table."""

    dimension: Name = Field(description="What changes, such as 'Unit of output'.")
    before: Line = Field(description="How it was.")
    after: Line = Field(description="How it is now.")


class LetGo(Inside):
    """An activity to stop; the skill behind it stays."""

    text: Line = Field(description="What to let go of, as a short phrase.")
    why: Text = Field(description="Why it now does harm.")
    instead: Text = Field(description="What takes its place.")
    sign: Line = Field(description="The sign that you have not let go.")
    sources: Several[SourceRef] = Field((), description="What this rests on.")


class Keep(Inside):
    """A strength that stays."""

    text: Line = Field(description="What to keep, as a short phrase.")
    why: Text = Field(description="Why it still matters.")
    how: Text = Field(description="How it is used in the new job.")
    sources: Several[SourceRef] = Field((), description="What this rests on.")


class PickUp(Inside):
    """Something new to start."""

    text: Line = Field(description="What to pick up, as a short phrase.")
    why: Text = Field(description="Why the new job needs it.")
    how: Text = Field(description="How to start.")
    sign: Line = Field(description="The sign that you have not picked it up.")
    sources: Several[SourceRef] = Field((), description="What this rests on.")


class ShiftNote(Record):
    """A shift, and what it means in this transition."""

    shift: ShiftRef = Field(description="The shift.")
    lead: bool = Field(False, description="True for the shifts that matter most here.")
    note: Text = Field(description="What is different about it here.")


class SkillNote(Record):
    """A skill, and what it means in this transition."""

    skill: SkillRef = Field(description="The skill.")
    note: Text = Field(description="What is different about it here.")


class TrapNote(Record):
    """A trap, and how it looks in this transition."""

    trap: TrapRef = Field(description="The trap.")
    note: Text = Field(description="How it looks here.")


class FigureNote(Record):
    """A figure, and why it matters in this transition."""

    figure: FigureRef = Field(description="The figure.")
    note: Line = Field(description="What the reader should take from it.")


class Reading(Record):
    """Something worth reading next."""

    source: SourceRef = Field(description="The source.")
    read_for: Line = Field(description="What to read it for.")


class Transition(Addressed):
    """One step up: the page that answers what to stop, keep and start."""

    from_: LevelRef = Field(alias="from", description="The level left behind.")
    to: LevelRef = Field(description="The level entered.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    promise: Annotated[str, Prose(8, rich=False)] = Field(
        description="What the reader will do now, in at most eight words, such as 'You lead people who lead people.'"
    )
    summary: Annotated[str, Prose(40)] = Field(description="The step in two sentences, of at most 40 words in all.")
    intro: Annotated[str, Prose(30)] | None = Field(
        None, description="What the summary leaves out, in at most 30 words: it opens the page that says what changes."
    )
    who_for: Annotated[tuple[Line, ...], Field(min_length=2, max_length=5)] = Field(description="Who it is for.")
    not_for: Annotated[tuple[NotFor, ...], Field(min_length=2, max_length=5)] = Field(description="Who it is not for.")
    feels_like: Text = Field(description="What the step feels like from the inside.")
    what_helps: Text = Field(description="What helps with that feeling.")
    what_changes: Annotated[tuple[Change, ...], Field(min_length=6, max_length=9)] = Field(
        description="Before and after, a row per dimension."
    )
    let_go: Annotated[tuple[LetGo, ...], Field(min_length=5, max_length=7)] = Field(description="What to stop.")
    keep: Annotated[tuple[Keep, ...], Field(min_length=3, max_length=5)] = Field(description="What to keep.")
    pick_up: Annotated[tuple[PickUp, ...], Field(min_length=5, max_length=7)] = Field(description="What to start.")
    shifts: Annotated[tuple[ShiftNote, ...], Field(min_length=3, max_length=6)] = Field(description="Shifts of mind.")
    skills: Annotated[tuple[SkillNote, ...], Field(min_length=4, max_length=8)] = Field(description="Skills that jump.")
    traps: Annotated[tuple[TrapNote, ...], Field(min_length=4, max_length=8)] = Field(description="Traps to see early.")
    figures: Annotated[tuple[FigureNote, ...], Field(min_length=1, max_length=5)] = Field(description="The evidence.")
    reading: Annotated[tuple[Reading, ...], Field(min_length=1, max_length=5)] = Field(description="At most five.")
    sources: Several[SourceRef] = Field((), description="What the page rests on beyond its figures.")
    last_reviewed: Day = Field(description="When somebody last read it against the evidence.")

    @property
    def revision(self) -> str:
        """A mark of the step itself: its two levels. A reader's start date stays good whatever else is reworded."""
        return revision(self.from_, self.to)
