"""Guides: the answers that no single step holds, such as leading without reports or being passed over."""

from typing import Annotated

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import (
    Day,
    EntryRef,
    FigureRef,
    Id,
    Line,
    Moment,
    Name,
    Plain,
    Record,
    Several,
    SourceRef,
    Text,
)


class Point(Record):
    """One point of a section, under its own few words."""

    lead: Name = Field(description="The point in a few words.")
    text: Line = Field(description="What to do or know.")


class Section(Record):
    """One part of a guide: a paragraph, points, and words to say."""

    id: Id = Field(description="Stable name, unique in the guide.")
    title: Name = Field(description="The heading.")
    text: Text = Field(description="What the section says.")
    points: Several[Point] = Field((), description="Its points, in order.")
    say: Text | None = Field(None, description="Words to say, as you would say them.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")


class Guide(Addressed):
    """An answer to a question that a person asks beside the steps, or in place of one."""

    title: Name = Field(description="The guide.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    summary: Plain = Field(description="The page in one sentence.")
    moment: Moment = Field(description="When somebody needs it.")
    question: Line = Field(description="The question it answers, as its reader would ask it.")
    intro: Text = Field(description="The short answer.")
    sections: Annotated[tuple[Section, ...], Field(min_length=3, max_length=9)] = Field(
        description="The long answer, in parts."
    )
    next: Annotated[tuple[EntryRef, ...], Field(min_length=1, max_length=8)] = Field(description="Where to go on.")
    figures: Several[FigureRef] = Field((), description="Figures to show.")
    sources: Several[SourceRef] = Field((), description="What the page rests on beyond its sections.")
    last_reviewed: Day = Field(description="When somebody last read it against the evidence.")
