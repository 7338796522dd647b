"""One of pydantic's errors, with the model it happened in and its place in the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, cut
from generator.model.fields import Record
from generator.model.refs import Known
from generator.source import Document, Loc


@dataclass(frozen=True, slots=True)
class Attempt:
    """What failed: the model, the document, where in it the data stands, and the ids there are."""

    model: type[Record]
    document: Document
    prefix: Loc
    known: Known


@dataclass(frozen=True, slots=True)
class Misfit:
    """One error in it."""

    of: Attempt
    detail: ErrorDetails

    @property
    def loc(self) -> Loc:
        """The place of the error in the file; pydantic marks an error in a mapping's key with `[key]`."""
        loc = self.detail["loc"]
        return (*self.of.prefix, *(loc[:-1] if self.at_key else loc))

    @property
    def at_key(self) -> bool:
        """Whether a mapping's key is at fault, and not its value."""
        return self.detail["loc"][-1:] == ("[key]",)

    @property
    def span(self) -> Span:
        """The place of the value; of the key where a mapping's key is at fault."""
        return self.key_span if self.at_key else self.of.document.value_span(self.loc)

    @property
    def key_span(self) -> Span:
        """The place of the key."""
        return self.of.document.key_span(self.loc)

    @property
    def context(self) -> dict[str, Any]:
        """What the error says about itself."""
        return self.detail.get("ctx") or {}

    @property
    def input(self) -> Any:
        """The value at fault."""
        return self.detail["input"]

    @property
    def label(self) -> str:
        """What to call the value in a message: its key, or its number in a list."""
        loc = self.loc
        if not loc:
            return "the file"
        return f"entry {loc[-1] + 1} of `{loc[-2]}`" if isinstance(loc[-1], int) else f"`{cut(loc[-1])}`"


Say: TypeAlias = Callable[[Misfit], Diagnostic]


def shown(value: Any) -> str:
    """A value as a person would quote it, cut where it is long."""
    if isinstance(value, dict | tuple):
        return "…"
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else cut(str(value))
