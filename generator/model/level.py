"""A level: what the job is, what it is paid for and how a week in it looks."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import (
    Basis,
    FigureRef,
    Function,
    Line,
    Name,
    Percent,
    Plain,
    Record,
    Several,
    SourceRef,
    StakeholderRef,
    Text,
)  # fmt: skip

Category: TypeAlias = Literal["hands-on", "people", "peers", "upward", "direction", "outside"]
"""Where time goes: doing the work yourself; leading your own people; peers and other teams; boss and above;
plans, money and direction; customers and the world outside."""


class Horizon(Record):
    """How far ahead the job has to look."""

    value: Name = Field(description="The span, such as '3 to 12 months'.")
    basis: Basis = Field(description="Sourced, or a practitioner's heuristic.")
    sources: Several[SourceRef] = Field((), description="Where a sourced horizon comes from.")


class TimeShare(Record):
    """The share of a week that one category takes, as a range in percent."""

    category: Category = Field(description="Where the time goes.")
    low: Percent = Field(description="The low end, in percent of the working week.")
    high: Percent = Field(description="The high end, in percent of the working week.")
    basis: Basis = Field(description="Sourced, or a practitioner's heuristic.")
    figure: FigureRef | None = Field(None, description="The figure behind a sourced range.")


class Relationship(Record):
    """A person the job depends on."""

    stakeholder: StakeholderRef = Field(description="The role.")
    note: Line = Field(description="What this relationship is for at this level.")


class Counterpart(Record):
    """The senior-specialist job of the same weight."""

    title: Name = Field(description="What such a person is often called.")
    text: Text = Field(description="How that job compares.")


class Level(Addressed):
    """One rung: the background against which a transition is read."""

    title: Name = Field(description="The level's name in running text, such as 'Manager'.")
    also_called: Several[Name] = Field((), description="Other titles for the same work.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    summary: Plain = Field(description="The job in one sentence.")
    scope: Line = Field(description="What the person answers for.")
    horizon: Horizon = Field(description="How far ahead the job looks.")
    output: Line = Field(description="The unit of output: what counts as work done.")
    paid_for: Line = Field(description="What the organisation pays this level for.")
    span: Line | None = Field(None, description="How many people usually report here, and what that rests on.")
    decisions: Annotated[tuple[Line, ...], Field(min_length=5, max_length=8)] = Field(description="Decisions owned.")
    time: Annotated[tuple[TimeShare, ...], Field(min_length=4, max_length=6)] = Field(description="Where a week goes.")
    measured_by: Annotated[tuple[Line, ...], Field(min_length=4, max_length=6)] = Field(
        description="How others judge the work."
    )
    relationships: Annotated[tuple[Relationship, ...], Field(min_length=3, max_length=8)] = Field(
        description="The people the job depends on."
    )
    function: Function = Field(description="The function of the two weeks told below.")
    good_week: Text = Field(description="A good week, told concretely.")
    bad_week: Text = Field(description="A bad week, told concretely.")
    hardest_part: Text = Field(description="What people at this level find hardest.")
    counterpart: Counterpart = Field(description="The senior-specialist job beside it.")
    figures: Several[FigureRef] = Field((), description="Figures to show.")
    sources: Several[SourceRef] = Field((), description="What the page rests on.")
