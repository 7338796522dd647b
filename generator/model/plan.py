"""A transition's plan: six phases from before day one to month 12, and how the situation changes it."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.checklist import Phase
from generator.model.fields import Line, ListRef, Name, Record, Several, SourceRef, Text
from generator.model.part import Part

Situation: TypeAlias = Literal["start-up", "turnaround", "accelerated-growth", "realignment", "sustaining-success"]
"""The five situations of Watkins's STARS model."""


class PlanPhase(Record):
    """One phase, judged by outcomes."""

    phase: Phase = Field(description="Which phase.")
    theme: Name = Field(description="The phase in a few words.")
    text: Text = Field(description="What this phase is for.")
    outcomes: Annotated[tuple[Line, ...], Field(min_length=2, max_length=3)] = Field(
        description="What is true at its end."
    )
    checklist: ListRef | None = Field(None, description="The id of the checklist for this phase.")
    risk: Line = Field(description="What most often goes wrong in it.")
    review: Line = Field(description="The question to ask at its end.")


class SituationNote(Record):
    """How one situation changes the plan."""

    situation: Situation = Field(description="The situation you walk into.")
    looks_like: Line = Field(description="How to recognise it.")
    change: Line = Field(description="What to do differently.")


class Variant(Record):
    """How the way you got the job changes the plan."""

    id: Literal["promoted-inside", "hired-outside", "over-peers", "interim", "founder"] = Field(
        description="Which way."
    )
    change: Line = Field(description="What to do differently.")


class Plan(Part):
    """The first year, in phases."""

    phases: Annotated[tuple[PlanPhase, ...], Field(min_length=6, max_length=6)] = Field(description="In order.")
    situations: Annotated[tuple[SituationNote, ...], Field(min_length=5, max_length=5)] = Field(description="STARS.")
    variants: Several[Variant] = Field((), description="Ways into the job that change the advice.")
    sources: Several[SourceRef] = Field((), description="What the plan rests on.")
