"""The small registers: the people around you, the words used, and what was removed."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import Day, Line, Name, PastWords, Plain, Record, Several
from generator.model.refs import PastRef


class Stakeholder(Addressed):
    """A role that somebody plays around a person in transition."""

    title: Name = Field(description="The role, such as 'Your boss'.")
    network: Literal["operational", "personal", "strategic"] = Field(
        description="The network it belongs to, after Ibarra and Hunter."
    )
    wants: Line = Field(description="What they want, whatever the step.")
    can_give: Line = Field(description="What they can give.")


class Term(Addressed):
    """A word of the playbook."""

    term: Name = Field(description="The term, in lower case unless it is a name.")
    also: Several[Name] = Field((), description="Other forms to recognise in text, such as the plural.")
    definition: Plain = Field(description="What it means here.")
    not_to_confuse_with: Plain | None = Field(None, description="What it is not.")


class Removal(Record):
    """Something that readers may have used and that no longer exists, so that they are told."""

    entry: Annotated[str, PastRef()] = Field(
        description="What was removed, by the name it had. A transition or a part stands for all that was in it."
    )
    was: PastWords = Field(description="What it was called or said, so that whoever used it knows which it was.")
    reason: Line = Field(description="Why it was removed.")
    since: Day = Field(description="When it was removed.")
