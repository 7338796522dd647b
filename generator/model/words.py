"""The interface text of one language: labels, choices, and the titles of pages that no entry names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, get_args

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.model.checklist import Phase
from generator.model.fields import Function, Grade, Name, Plain, Prose, Record
from generator.model.kinds import FOLDERS, GROUPS, HIDDEN, MENU, REGISTERS, TRAITS
from generator.model.level import Category
from generator.model.plan import Situation, Variant
from generator.model.step_pages import STEP_PAGES

Label: TypeAlias = Annotated[str, Prose(200, rich=False)]
"""A label or a sentence of the interface: plain text, with room for a list of words."""


class PageWords(Record):
    """What a page without an entry of its own is called."""

    title: Name = Field(description="The heading.")
    nav: Name = Field(description="The name in the navigation.")
    description: Plain = Field(description="One sentence for search engines, shown under the heading.")


@dataclass(frozen=True)
class Keyed:
    """Marks a mapping that has all of these keys and no other; each has a value of its own type."""

    values: Mapping[str, Any]

    @staticmethod
    def all(names: Iterable[str], value: Any) -> "Keyed":
        """The same type of value under each name."""
        return Keyed(dict.fromkeys(names, value))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        fields = {
            name: core_schema.typed_dict_field(handler.generate_schema(kind)) for name, kind in self.values.items()
        }
        return core_schema.typed_dict_schema(fields, extra_behavior="forbid", strict=True)


def _choices(model: type[Record], field: str) -> tuple[str, ...]:
    """The words that a field of the model takes."""
    return get_args(model.model_fields[field].annotation) if field in model.model_fields else ()


def _choices_of_kinds() -> dict[str, tuple[str, ...]]:
    """The words that fields of each kind take, by the field's name; a `type` is one of its kind alone."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in TRAITS.values():
        for field in kind.choices:
            name = kind.name if field == "type" else field
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *_choices(kind.model, field))))
    return found


PAGES: tuple[str, ...] = (
    "home", "my-plan", "symptoms", "compare", *FOLDERS,
    *(stem for stem, kind in REGISTERS.items() if kind.shown),
)  # fmt: skip
"""Every page that no entry names: four that gather what belongs together, and one for each folder and register."""

SECTIONS = ("steps", *MENU)
"""The sections of the navigation that have no page."""

STEP_PARTS: tuple[str, ...] = tuple(name for names in STEP_PAGES.values() for name in names)
"""The pages of a transition beside its hub: its parts, and what is made from them."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "found": GROUPS,
    **_choices_of_kinds(),
    "category": get_args(Category),
    "phase": get_args(Phase),
    "situation": get_args(Situation),
    "variant": _choices(Variant, "id"),
    "function": get_args(Function),
    "part": STEP_PARTS,
    "way": tuple(STEP_PAGES),
    "grade": get_args(Grade),
    "grading": get_args(Grade),
    "kind": tuple(sorted(TRAITS.keys() - HIDDEN)),
}
"""What has a name in the interface, by family: the words that the model's fields take."""

_ChoiceNames: TypeAlias = dict[str, dict[str, str]]
_FAMILIES = {name: Annotated[dict[str, str], Keyed.all(choices, Label)] for name, choices in CHOICES.items()}


class Words(Record):
    """One language's interface text."""

    language: str = Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="The language's code, such as 'en'.")
    pages: Annotated[dict[str, PageWords], Keyed.all(PAGES, PageWords)] = Field(description="By page.")
    sections: Annotated[dict[str, str], Keyed.all(SECTIONS, Name)] = Field(
        description="Sections of the navigation that have no page."
    )
    parts: Annotated[dict[str, PageWords], Keyed.all(STEP_PARTS, PageWords)] = Field(
        description="A transition's parts; `{step}` stands for the step's name."
    )
    labels: dict[str, Label] = Field(description="Short labels and sentences in the templates.")
    scripts: dict[str, dict[str, Label]] = Field(
        default_factory=dict, description="What the scripts say, by script; places in braces are filled."
    )
    choices: Annotated[_ChoiceNames, Keyed(_FAMILIES)] = Field(description="Names of the fixed choices, by field.")
