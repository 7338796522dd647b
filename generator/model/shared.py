"""What transitions share: shifts of mind, skills, practices and traps."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import (
    Function,
    LevelRef,
    Line,
    Minutes,
    Name,
    Plain,
    PracticeRef,
    Record,
    Several,
    SourceRef,
    Text,
)  # fmt: skip


class Shift(Addressed):
    """A change of mind: from one way of seeing the job to another."""

    title: Name = Field(description="Short title, such as 'Doer to enabler'.")
    summary: Plain = Field(description="The shift in one sentence.")
    from_: Name = Field(alias="from", description="The old way.")
    to: Name = Field(description="The new way.")
    meaning: Text = Field(description="What the shift means.")
    before: Annotated[tuple[Line, ...], Field(min_length=3, max_length=3)] = Field(description="What you do before it.")
    after: Annotated[tuple[Line, ...], Field(min_length=3, max_length=3)] = Field(description="What you do after it.")
    self_test: Line = Field(description="A question that tells where you stand.")
    overshoot: Text = Field(description="What happens if you go too far.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")


class SkillAtLevel(Record):
    """A skill at one level."""

    descriptor: Line = Field(description="What somebody at this level can be seen doing.")
    example: Line = Field(description="One believable example.")
    function: Function = Field(description="The function of the example.")


class Skill(Addressed):
    """A skill, described at every level."""

    title: Name = Field(description="The skill.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    family: Literal["cognitive", "interpersonal", "business", "strategic"] = Field(
        description="One of the four families of the leadership skills strataplex."
    )
    summary: Plain = Field(description="What it is, in one sentence.")
    definition: Text = Field(description="What it is, and what it is not.")
    levels: dict[LevelRef, SkillAtLevel] = Field(description="What it looks like, by level id.")
    practise: Annotated[tuple[PracticeRef, ...], Field(min_length=1, max_length=4)] = Field(
        description="How to train it."
    )
    sources: Several[SourceRef] = Field((), description="What it rests on.")


def functions(record: Record) -> tuple[str, ...]:
    """The kinds of work that the examples of a record are from, one for each of them."""
    told: Iterable[Record] = record.levels.values() if isinstance(record, Skill) else [record]
    return tuple(found for example in told if (found := getattr(example, "function", "")))


class Practice(Addressed):
    """A play: something to do with others, again and again."""

    title: Name = Field(description="The practice.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    summary: Plain = Field(description="What it is, in one sentence.")
    purpose: Text = Field(description="What it is for.")
    minutes: Minutes = Field(description="How long one round takes.")
    cadence: Name = Field(description="How often.")
    people: Line = Field(description="Who takes part.")
    steps: Annotated[tuple[Line, ...], Field(min_length=4, max_length=7)] = Field(description="The steps.")
    output: Line = Field(description="What exists afterwards.")
    pitfalls: Annotated[tuple[Line, ...], Field(min_length=2, max_length=3)] = Field(description="What goes wrong.")
    first_use: Line = Field(description="How to try it this week.")
    example: Text = Field(description="A believable example.")
    function: Function = Field(description="The function of the example.")
    fairness: Line | None = Field(None, description="A check against favour and likeness, where people are advanced.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")


class Trap(Addressed):
    """A way to fail that feels right from the inside."""

    title: Name = Field(description="The trap.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    symptom: Plain = Field(description="What somebody caught in it says, such as 'My team waits for me.'")
    area: Literal["relationships", "team", "change", "objectives", "narrow"] = Field(
        description="One of the five areas in which careers derail, after the Center for Creative Leadership."
    )
    why_it_tempts: Text = Field(description="Why good people fall into it.")
    early_signs: Annotated[tuple[Line, ...], Field(min_length=3, max_length=4)] = Field(description="Observable signs.")
    noticed_first_by: Line = Field(description="Who sees it first.")
    recover: Annotated[tuple[Line, ...], Field(min_length=3, max_length=4)] = Field(description="The way out.")
    prevent: Annotated[tuple[PracticeRef, ...], Field(min_length=1, max_length=4)] = Field(
        description="What keeps you out."
    )
    fairness: Line | None = Field(None, description="A check against favour and likeness, where people are advanced.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")
