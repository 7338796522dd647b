"""The field types that all entries share: texts, references and bounded lists, with their checks."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.model.markup import check_markup
from generator.model.refs import ID, AnyRef, RefTo

T = TypeVar("T")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Record(BaseModel):
    """A piece of content: immutable, without unknown keys, without silent conversions.

    What validates it is built with the first document of its kind: most records only stand inside others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, serialize_by_alias=True, defer_build=True)


# References ----------------------------------------------------------------------------------------

LevelRef: TypeAlias = Annotated[str, RefTo("level")]
ShiftRef: TypeAlias = Annotated[str, RefTo("shift")]
SkillRef: TypeAlias = Annotated[str, RefTo("skill")]
PracticeRef: TypeAlias = Annotated[str, RefTo("practice")]
TrapRef: TypeAlias = Annotated[str, RefTo("trap")]
DecisionRef: TypeAlias = Annotated[str, RefTo("decision")]
GuideRef: TypeAlias = Annotated[str, RefTo("guide")]
StakeholderRef: TypeAlias = Annotated[str, RefTo("stakeholder")]
FigureRef: TypeAlias = Annotated[str, RefTo("figure")]
SourceRef: TypeAlias = Annotated[str, RefTo("source")]
ItemRef: TypeAlias = Annotated[str, RefTo("item", local=True)]
ListRef: TypeAlias = Annotated[str, RefTo("list", local=True)]
ConversationRef: TypeAlias = Annotated[str, RefTo("conversation", local=True)]
EntryRef: TypeAlias = Annotated[str, AnyRef()]


# Text ----------------------------------------------------------------------------------------------


_WORD = re.compile(r"(?<![\w'’%-])['’%-]*\w[\w'’%-]*")  # Each run is tried once, at its start: linear time.


@lru_cache(maxsize=65536)  # The model counts the words of a text, and the rules do once more.
def count_words(text: str) -> int:
    """Words as a reader counts them: runs of letters, digits, apostrophes and hyphens."""
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks text as restricted inline Markdown of at most `words` words; `rich=False` allows none.

    `grade` is the highest reading grade (years of schooling) that a longer text of the field may have: see the rule
    `hard-to-read`.
    """

    words: int
    rich: bool = True
    grade: int = 12

    @property
    def characters(self) -> int:
        """The most characters: enough for the longest words and a few addresses, and an end to what is no prose."""
        return 20 * self.words + 400

    def check(self, value: str) -> str:
        """The text without outer white space, or the first reason to refuse it."""
        text = value.strip()
        if not text:
            raise PydanticCustomError("blank", "blank text")
        if len(text) > (most := self.characters):  # Before all else: what follows need not cope with endless text.
            raise PydanticCustomError("too_many_characters", "too long", {"characters": len(text), "most": most})
        check_markup(text, self.rich)
        if (count := count_words(text)) > self.words:
            raise PydanticCustomError("too_many_words", "too long", {"words": count, "most": self.words})
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


Name: TypeAlias = Annotated[str, Prose(12, rich=False)]
"""A title or a label: plain text, at most 12 words."""

Plain: TypeAlias = Annotated[str, Prose(40, rich=False)]
"""One plain sentence for places that hold no markup, such as descriptions for search engines."""

Line: TypeAlias = Annotated[str, Prose(45)]
"""A sentence or two."""

PastWords: TypeAlias = Annotated[str, AfterValidator(Prose(45, rich=False).check)]
"""What something said before it was removed: plain text that no rule of writing judges."""

Text: TypeAlias = Annotated[str, Prose(120, grade=10)]
"""A short paragraph."""

_STORY = Prose(200, grade=9)
Story: TypeAlias = Annotated[str, _STORY]
"""A longer paragraph, such as a scenario's situation (120 to 180 words)."""

MOST_CHARACTERS = _STORY.characters
"""No text of the model is longer."""


# Lists ---------------------------------------------------------------------------------------------

Several: TypeAlias = Annotated[tuple[T, ...], Field(max_length=20)]
"""A list that may be empty, with room for more than a reader would follow."""


# Ids, dates, choices -------------------------------------------------------------------------------


def _check_id(value: str) -> str:
    if not ID.fullmatch(value):
        raise PydanticCustomError("bad_id", "malformed id", {"id": value})
    return value


def _check_former_id(value: str) -> str:
    for name in value.split("/", 1):
        _check_id(name)
    return value


def _parse_date(value: Any) -> Any:
    """The date, or the value as it is where it is none; the model says so."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DATE.fullmatch(value) else value
    except ValueError:
        return value


Id: TypeAlias = Annotated[str, AfterValidator(_check_id)]
"""An authored, stable name in kebab-case. Readers' ticks hang on it, so it never changes silently."""

FormerId: TypeAlias = Annotated[str, AfterValidator(_check_former_id)]
"""An id that an entry had in its transition, or with the transition before it, such as `old-step/old-item`."""

Day: TypeAlias = Annotated[date, BeforeValidator(_parse_date)]
"""A date, written as 2026-11-22."""

Function: TypeAlias = Literal["technology", "sales", "finance", "operations", "people", "public"]
"""The setting of an example, so that no single trade owns the playbook; `public` is public and non-profit work."""

Moment: TypeAlias = Literal["offer", "setback", "start", "others"]
"""When somebody needs an answer that is no step: an offer on the table, a setback, a start, or somebody else's step."""

Grade: TypeAlias = Literal["A", "B", "C", "D", "M"]
"""A: causal or large-sample, peer-reviewed. B: observational, peer-reviewed. C: survey or vendor data.
D: practitioners' models. M: widely repeated, weak origin; only for myths."""

Basis: TypeAlias = Literal["sourced", "heuristic"]
"""Whether a range comes from a source or is a practitioner's heuristic."""

Year: TypeAlias = Annotated[int, Field(ge=1900, le=2100)]
Minutes: TypeAlias = Annotated[int, Field(ge=1, le=960)]
Percent: TypeAlias = Annotated[int, Field(ge=0, le=100)]
