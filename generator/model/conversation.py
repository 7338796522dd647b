"""A transition's conversations: whom to talk to, and the words to start with; and its stakeholder map."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.addressed import Inside
from generator.model.fields import (
    Function,
    Line,
    Minutes,
    Name,
    PracticeRef,
    Record,
    Several,
    SourceRef,
    StakeholderRef,
    Text,
)
from generator.model.part import Part


class Conversation(Inside):
    """One conversation, from preparation to follow-up."""

    title: Name = Field(description="The heading.")
    found_by: Several[Name] = Field((), description="Other words that people search for when they mean this.")
    with_: StakeholderRef = Field(alias="with", description="Whom it is with.")
    goal: Line = Field(description="What is settled when it went well.")
    when: Line = Field(description="The right moment.")
    minutes: Minutes = Field(description="How long to book.")
    setting: Line = Field(description="The believable example that the words come from.")
    function: Function = Field(description="The function of that example.")
    prepare: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)] = Field(description="What to do before.")
    opening: Text = Field(description="Words to open with, as you would say them.")
    asks: Annotated[tuple[Line, ...], Field(min_length=3, max_length=6)] = Field(
        description="Questions, as you would say them."
    )
    listen_for: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)] = Field(
        description="What answers tell you."
    )
    do_not_say: Several[Line] = Field((), description="Words that do harm here.")
    if_it_goes_badly: Text = Field(description="What to do and say when it turns.")
    close: Text = Field(description="Words to close with.")
    follow_up: Line = Field(description="What to do within two days.")
    fairness: Line | None = Field(None, description="A check against favour and likeness, where people are advanced.")
    practices: Several[PracticeRef] = Field((), description="Practices that support it.")
    sources: Several[SourceRef] = Field((), description="What it rests on.")


class Conversations(Part):
    """All conversations of a transition."""

    conversations: Annotated[tuple[Conversation, ...], Field(min_length=5, max_length=8)] = Field(
        description="In order."
    )


class MapEntry(Record):
    """One person on the map."""

    stakeholder: StakeholderRef = Field(description="The role.")
    influence: Literal["high", "low"] = Field(description="How much they can help or stop you.")
    interest: Literal["high", "low"] = Field(description="How much your success touches them.")
    wants: Line = Field(description="What they want from you in this step.")
    need: Line = Field(description="What you need from them.")
    first_move: Line = Field(description="The first thing to do.")
    cadence: Name = Field(description="How often to talk.")
    if_ignored: Line = Field(description="What happens if you do not.")


class StakeholderMap(Part):
    """Whom this step depends on."""

    people: Annotated[tuple[MapEntry, ...], Field(min_length=6, max_length=12)] = Field(description="The people.")
    sources: Several[SourceRef] = Field((), description="What the map rests on.")
