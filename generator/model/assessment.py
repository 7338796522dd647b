"""A transition's mirrors: readiness, scenarios, exercises, calendar audit and measures."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.addressed import Addressed, Inside
from generator.model.fields import (
    FigureRef,
    Function,
    Id,
    ItemRef,
    Line,
    Minutes,
    Name,
    PracticeRef,
    Record,
    Several,
    ShiftRef,
    SkillRef,
    SourceRef,
    StakeholderRef,
    Story,
    Text,
    TrapRef,
)  # fmt: skip
from generator.model.level import Category
from generator.model.part import Part
from generator.model.revision import revision


class ReadinessItem(Addressed):
    """One statement with four observable anchors, from not yet to already doing it."""

    id: Id = Field(description="Stable name, unique in the transition. Rename only with `formerly`.")
    statement: Line = Field(description="A claim about yourself, in the first person.")
    anchors: Annotated[tuple[Line, ...], Field(min_length=4, max_length=4)] = Field(
        description="What 1, 2, 3 and 4 look like."
    )
    evidence: Line = Field(description="The evidence to name before you rate.")
    who_else: Annotated[tuple[StakeholderRef, ...], Field(min_length=1, max_length=20)] = Field(
        description="Who else should rate."
    )
    skill: SkillRef = Field(description="The skill behind it.")
    start_here: Several[ItemRef] = Field((), description="Items to begin with after a low rating.")

    @property
    def revision(self) -> str:
        """A mark of what the reader rates: the statement and its anchors."""
        return revision(self.statement, *self.anchors)


class Band(Record):
    """What a pattern of answers suggests. Never a title, never a verdict."""

    title: Name = Field(description="The band.")
    when: Line = Field(description="The pattern of answers.")
    from_low: Annotated[int, Field(ge=0, le=12)] = Field(
        description="The fewest ratings of 1 or 2 from which it fits, by the words of `when`."
    )
    advice: Text = Field(description="What to do next.")


class Readiness(Part):
    """Where you stand before or during the step."""

    items: Annotated[tuple[ReadinessItem, ...], Field(min_length=8, max_length=12)] = Field(
        description="The statements."
    )
    bands: Annotated[tuple[Band, ...], Field(min_length=3, max_length=3)] = Field(
        description="Reading the pattern: the most low ratings first."
    )
    enough: Annotated[int, Field(ge=1, le=12)] = Field(
        6, description="The fewest ratings with evidence from which a pattern can be read."
    )
    sources: Several[SourceRef] = Field((), description="What the rubric rests on.")


class Choice(Record):
    """One way to act, and where it leads."""

    text: Line = Field(description="What you could do.")
    consequence: Text = Field(description="What happens next.")
    reasoning: Text = Field(description="Why.")


class Scenario(Inside):
    """A situation with reasoned choices."""

    title: Name = Field(description="The heading.")
    type: Literal["common", "ethical", "open"] = Field(description="Common, ethical, or without a right answer.")
    function: Function = Field(description="The setting.")
    situation: Story = Field(description="120 to 180 words.")
    choices: Annotated[tuple[Choice, ...], Field(min_length=3, max_length=4)] = Field(description="Ways to act.")
    good: Text = Field(description="What good looks like.")
    traps: Several[TrapRef] = Field((), description="Traps it shows.")
    shifts: Several[ShiftRef] = Field((), description="Shifts it asks for.")

    @property
    def revision(self) -> str:
        """A mark of what the reader chooses from: the situation and the choices."""
        return revision(self.situation, *(choice.text for choice in self.choices))


class Scenarios(Part):
    """The transition's scenarios."""

    scenarios: Annotated[tuple[Scenario, ...], Field(min_length=3, max_length=6)] = Field(description="The scenarios.")


class Exercise(Inside):
    """Something to do with pen and paper."""

    title: Name = Field(description="The heading.")
    goal: Line = Field(description="What you will have at the end.")
    minutes: Minutes = Field(description="How long it takes.")
    mode: Literal["alone", "pair", "team"] = Field(description="Who does it.")
    steps: Annotated[tuple[Line, ...], Field(min_length=3, max_length=7)] = Field(description="The steps.")
    worksheet: Annotated[tuple[Line, ...], Field(min_length=2, max_length=8)] = Field(description="Prompts to fill in.")
    debrief: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)] = Field(
        description="Questions for afterwards."
    )
    practices: Several[PracticeRef] = Field((), description="Practices to go on with.")


class Exercises(Part):
    """The transition's exercises."""

    exercises: Annotated[tuple[Exercise, ...], Field(min_length=3, max_length=6)] = Field(description="The exercises.")


class CalendarNote(Record):
    """What to look for in one category of time."""

    category: Category = Field(description="Where the time goes.")
    note: Line = Field(description="What to look for in your own week.")


class CalendarAudit(Part):
    """A week's log against the bands of the level left and the level entered."""

    log: Annotated[tuple[Line, ...], Field(min_length=3, max_length=6)] = Field(description="How to log a week.")
    categories: Annotated[tuple[CalendarNote, ...], Field(min_length=4, max_length=6)] = Field(
        description="What to look for, by category of time."
    )
    cuts: Annotated[tuple[Line, ...], Field(min_length=3, max_length=3)] = Field(description="Three things to cut.")
    adds: Annotated[tuple[Line, ...], Field(min_length=3, max_length=3)] = Field(description="Three things to add.")
    check_again: Line = Field(description="When to log again, and what should have moved.")
    figures: Several[FigureRef] = Field((), description="Figures to compare with.")
    sources: Several[SourceRef] = Field((), description="What the method rests on.")


class Measure(Inside):
    """One way to see whether the step works."""

    title: Name = Field(description="The measure.")
    question: Line = Field(description="The question it answers.")
    count: Text = Field(description="How to count it.")
    type: Literal["leading", "lagging"] = Field(description="Whether it moves early or late.")
    healthy: Line = Field(description="A healthy range, or that only the trend matters.")
    gaming: Line = Field(description="How it can be gamed.")
    figures: Several[FigureRef] = Field((), description="Figures behind it.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")

    @property
    def revision(self) -> str:
        """A mark of what the reader measures: the question and how it is counted."""
        return revision(self.question, self.count)


class Measures(Part):
    """How you know that it works."""

    measures: Annotated[tuple[Measure, ...], Field(min_length=4, max_length=7)] = Field(description="The measures.")
