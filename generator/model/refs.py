"""References as field types: the ids that exist, and the marks that look an id up in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Known:
    """Every id that the content declares, by kind, and the transition whose part is being read.

    `unread` names kinds of which not all ids could be read: in one transition, or everywhere (`*`). `renamed` has the
    id that now stands for an earlier one. `retirable` are the kinds whose entries may be named
    when they are gone, each with whether it stands inside a transition.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    transition: str = ""
    unread: frozenset[tuple[str, str]] = frozenset()
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    retirable: Mapping[str, bool] = field(default_factory=dict)

    def present(self, kind: str, name: str) -> str:
        """The id that now stands for one that an entry of the kind had, itself or by its transition; else the id."""
        known = self.ids.get(kind, frozenset())
        if name in known:
            return name
        step, slash, local = name.rpartition("/")
        later = f"{self.renamed.get(('transition', step), step)}{slash}{local}"
        found = (self.renamed.get((kind, each), each) for each in (name, later))
        return next((each for each in found if each in known), name)

    def check(self, kind: str, name: str) -> str:
        """The present id. Raises the fitting error unless an entry of the kind has or had the id."""
        context = {"kind": kind, "id": name}
        if kind not in self.ids:
            raise PydanticCustomError("unknown_kind", "no such kind", context)
        now = self.present(kind, name)
        if now in self.ids[kind] or not self.unread.isdisjoint({(kind, "*"), (kind, name.rpartition("/")[0])}):
            return now
        if found := next((other for other, ids in self.ids.items() if name in ids), None):
            raise PydanticCustomError("wrong_kind", "an entry of another kind", {**context, "found": found})
        raise PydanticCustomError("unknown_reference", "no such entry", context)

    def check_past(self, kind: str, name: str) -> None:
        """Raise the fitting error unless an entry of the kind can have had the id."""
        if kind not in self.retirable:
            context = {"kind": kind, "kinds": [*self.retirable]}
            raise PydanticCustomError("past_kind", "a kind that is not locked", context)
        form = f"{ID.pattern}/{ID.pattern}" if self.retirable[kind] else ID.pattern
        if not re.fullmatch(form, name):
            example = f"{kind}:{'the-transition/' if self.retirable[kind] else ''}the-id"
            raise PydanticCustomError("past_form", "a malformed name", {"kind": kind, "example": example})


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks text as the id of an entry of a kind; a local id is looked up in its own transition."""

    kind: str
    local: bool = False

    def full_id(self, value: str, transition: str) -> str:
        """The id as the graph knows it."""
        return f"{transition}/{value}" if self.local else value

    def check(self, value: str, info: ValidationInfo) -> str:
        """The id that the entry has now; without a context of known ids nothing is looked up."""
        if not isinstance(info.context, Known):
            return value
        full = self.full_id(value, info.context.transition)
        found = info.context.check(self.kind, full)
        if not self.local:
            return found
        step, _, local = found.rpartition("/")
        if step != info.context.transition:  # It has moved, and a local id leads nowhere else.
            raise PydanticCustomError("unknown_reference", "no such entry", {"kind": self.kind, "id": full})
        return local

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))


@dataclass(frozen=True, slots=True)
class AnyRef:
    """Marks text as a reference of the form `kind:id`."""

    def check(self, value: str, info: ValidationInfo) -> str:
        """The reference by its target's present id, if it has the form and the target exists."""
        kind, colon, name = value.partition(":")
        if not colon:
            raise PydanticCustomError("reference_form", "not of the form kind:id")
        return f"{kind}:{info.context.check(kind, name)}" if isinstance(info.context, Known) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))


@dataclass(frozen=True, slots=True)
class PastRef:
    """Marks text as the name that an entry had, of the form `kind:id`, or `kind:transition/id` for what stood inside a
    transition; it is gone, so it is looked up nowhere.
    """

    def check(self, value: str, info: ValidationInfo) -> str:
        """The value, if it has the form; without a context nobody knows of which kinds it may be."""
        kind, colon, name = value.partition(":")
        if not colon:
            raise PydanticCustomError("reference_form", "not of the form kind:id")
        if isinstance(info.context, Known):
            info.context.check_past(kind, name)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))
