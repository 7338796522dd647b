"""Decisions about the step itself: whether to take it, leave it, or go back."""

from typing import Annotated

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import FigureRef, Id, Line, Moment, Name, Plain, Prose, Record, Several, SourceRef, Text
from generator.model.revision import revision


class Criterion(Record):
    """Something to weigh, and the evidence to gather first."""

    id: Id = Field(description="Stable name, unique in the decision.")
    text: Line = Field(description="What to weigh.")
    evidence: Line = Field(description="The evidence to gather.")


class Option(Record):
    """A way to decide, with its cost."""

    id: Id = Field(description="Stable name, unique in the decision.")
    title: Name = Field(description="The option.")
    fits: Line = Field(description="When it fits.")
    cost: Line = Field(description="What it costs.")


class Decision(Addressed):
    """A question to settle on evidence, with a deadline."""

    title: Name = Field(description="The decision.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    summary: Plain = Field(description="The page in one sentence.")
    moment: Moment = Field(description="When somebody needs it.")
    question: Line = Field(description="The question.")
    first: Annotated[str, Prose(24)] | None = Field(
        None, description="What cannot wait for the decision, such as a day by which to answer, in at most 24 words."
    )
    when: Line = Field(description="When to use the page.")
    text: Text = Field(description="The frame for the decision.")
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=5, max_length=8)] = Field(description="What to weigh.")
    disconfirming: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)] = Field(
        description="Questions that could prove you wrong."
    )
    test: Text = Field(description="A reversible test.")
    deadline: Line = Field(description="By when to decide.")
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)] = Field(description="The options.")
    say_it: Text = Field(description="Honest words for telling others.")
    figures: Several[FigureRef] = Field((), description="Figures to weigh.")
    sources: Several[SourceRef] = Field((), description="What the page rests on.")

    @property
    def revision(self) -> str:
        """A mark of what the reader weighs: the question and the criteria, whose ids the reader's words hang on."""
        return revision(self.question, *(part for found in self.criteria for part in (found.id, found.text)))
