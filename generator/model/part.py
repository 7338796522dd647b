"""What the parts of a transition open with: a few words for everybody, and notes for those whom they fit."""

from typing import Annotated

from pydantic import Field

from generator.model.fields import Prose, Record, Several, Text


class Note(Record):
    """What only some readers of a part need."""

    if_: Annotated[str, Prose(16, rich=False)] = Field(
        alias="if", description="Whom it is for, as a sentence without its full stop, such as 'You lead on shifts'."
    )
    text: Text = Field(description="What they should know or do.")

    @property
    def condition(self) -> str:
        """The words of `if` as they go on behind "If": with a small letter first, though not in "HR"."""
        return self.if_ if self.if_[1:2].isupper() else self.if_[:1].lower() + self.if_[1:]


class Part(Record):
    """The opening of a part."""

    intro: Text = Field(description="What everybody needs to begin, in at most 30 words.")
    notes: Several[Note] = Field((), description="What only some readers need, each with its condition.")
