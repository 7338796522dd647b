"""What has an address of its own, and keeps each address it ever had."""

from typing import Any

from pydantic import Field

from generator.model.fields import FormerId, Id, Record, Several


class Addressed(Record):
    """An entry that links lead to by its id: whoever follows an earlier one is led on."""

    formerly: Several[Id] = Field((), description="Ids it had before, the latest first.")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Name the earlier ids behind all that an entry says: few entries have any."""
        cls.model_fields["formerly"] = cls.model_fields.pop("formerly")

    @property
    def revision(self) -> str:
        """A mark of the words that a reader acts on; empty where readers keep nothing."""
        return ""


class Inside(Addressed):
    """One that stands inside the file of a transition's part, and may have come from another transition."""

    id: Id = Field(description="Stable name, unique in the transition. Rename only with `formerly`.")
    formerly: Several[FormerId] = Field((), description="Ids it had before, the latest first.")
