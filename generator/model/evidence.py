"""The evidence: sources with their grade and limits, figures, myths, and the founding ideas."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.addressed import Addressed
from generator.model.fields import EntryRef, FigureRef, Grade, Line, Name, Record, Several, SourceRef, Text, Year


class Source(Addressed):
    """Something the playbook rests on."""

    authors: Name = Field(description="Authors, or the organisation.")
    title: Line = Field(description="The title.")
    year: Year | None = Field(None, description="Year of publication.")
    type: Literal["article", "book", "chapter", "paper", "report", "survey", "web"] = Field(description="What it is.")
    container: Line | None = Field(None, description="Journal, publisher or site, with volume and pages.")
    doi: str | None = Field(None, pattern=r"^10\.[0-9]{4,9}/\S+$", description="The DOI, if one was seen.")
    isbn: str | None = Field(None, pattern=r"^[0-9X-]{10,17}$", description="The ISBN, if one was seen.")
    url: str | None = Field(None, pattern=r"^https://\S+$", description="The publisher's or author's own address.")
    unknown: Literal[True] | None = Field(None, description="True if no DOI, ISBN or address was seen.")
    grade: Grade = Field(description="How strong it is: A, B, C, D or M.")
    supports: Line = Field(description="What it supports.")
    limits: Line = Field(description="What it does not show.")
    read: Literal["primary", "secondary", "recalled"] = Field(
        description="Whether the source itself, an account of it, or neither was read for this playbook."
    )

    @model_validator(mode="after")
    def _can_be_found(self) -> "Source":
        given = [self.doi, self.isbn, self.url]
        if not any(given) and not self.unknown:
            raise PydanticCustomError("source_without_address", "no way to find it")
        if any(given) and self.unknown:
            raise PydanticCustomError("source_known_and_unknown", "both known and unknown")
        return self


class Figure(Addressed):
    """A number that readers see, with what it was measured on and its caveat."""

    title: Name = Field(description="What it is about.")
    value: Line = Field(description="The number.")
    population: Line = Field(description="Who was measured.")
    people: Annotated[tuple[Name, ...], Field(min_length=1, max_length=10)] = Field(
        description="Words for them, or for the place: each sentence that names the figure has one of these."
    )
    year: Year | None = Field(None, description="When.")
    claim: Line = Field(description="What it says, in one sentence.")
    caveat: Line = Field(description="What to keep in mind.")
    grade: Grade = Field(description="How strong it is.")
    source: SourceRef = Field(description="Where it comes from.")
    more: Several[SourceRef] = Field((), description="Further sources.")
    but_see: Several[FigureRef] = Field((), description="Figures that say otherwise; each of them names this one too.")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources it comes from."""
        return (self.source, *self.more)


class Myth(Addressed):
    """A belief that the evidence does not carry."""

    title: Name = Field(description="The belief, in a few words.")
    belief: Line = Field(description="What people say.")
    evidence: Text = Field(description="What the evidence says.")
    rule: Line = Field(description="A better rule.")
    figures: Several[FigureRef] = Field((), description="Figures to look at.")
    sources: Several[SourceRef] = Field((), description="What this rests on.")


class Carrier(Record):
    """A place that carries an idea out, by the words with which it does."""

    entry: EntryRef = Field(description="The entry.")
    words: Line = Field(description="Words that stand in it, copied: if they go, the idea has lost its page.")


class Idea(Addressed):
    """A founding idea of the playbook, and where it went."""

    text: Line = Field(description="The idea, in our own words.")
    stance: Literal["adopted", "qualified", "challenged"] = Field(description="What became of it.")
    reason: Line | None = Field(None, description="Why, where it is not simply adopted.")
    pages: Annotated[tuple[Carrier, ...], Field(min_length=1, max_length=20)] = Field(
        description="The entries that carry it out, each with its words."
    )
