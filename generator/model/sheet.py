"""Sheets: the paper that a practice is done on, each printed on one side."""

from typing import Annotated

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import Line, Name, Plain, PracticeRef, Record, Several


class Block(Record):
    """A framed part of a sheet: a table to fill in where it has columns, else lines to write on."""

    title: Name = Field(description="The heading.")
    note: Line | None = Field(None, description="What to write here.")
    columns: Annotated[tuple[Name, ...], Field(max_length=7)] = Field((), description="Headings of a table's columns.")
    rows: Annotated[tuple[Name, ...], Field(max_length=14)] = Field((), description="Names of a table's rows.")
    blank: Annotated[int, Field(ge=0, le=24)] = Field(0, description="Empty rows, or lines to write on.")


class Sheet(Addressed):
    """A page to print, fill in by hand and bring along."""

    title: Name = Field(description="The sheet.")
    practice: PracticeRef = Field(description="The practice it is for.")
    summary: Plain = Field(description="What it is for, in one sentence.")
    use: Line = Field(description="How to fill it in, printed at the top.")
    head: Annotated[tuple[Name, ...], Field(min_length=1, max_length=5)] = Field(
        description="What to fill in first, such as the date."
    )
    blocks: Annotated[tuple[Block, ...], Field(min_length=1, max_length=6)] = Field(description="Its parts, in order.")
    foot: Several[Line] = Field((), description="What to do when it is full.")
