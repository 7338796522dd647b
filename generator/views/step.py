"""What the pages of a transition have in common: the views they are based on, and the facts they share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.diagnostics import Span
from generator.model.checklist import Item
from generator.model.fields import Record
from generator.model.kinds import PARTS
from generator.model.level import Level
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.step_pages import STEP_PAGES
from generator.model.titles import transition_title
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import step_path
from generator.views.page import Facts, PageFacts, View

_MODELS = {kind.name: kind.model for kind in PARTS.values() if kind.name != "transition"}
_SHARES: Mapping[str, tuple[str, ...]] = {"year": ("checklists", "plan")}
"""The pages that show several parts; every other part has the page that is called like it."""


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """A page of a transition beside its hub."""

    name: str
    """What the strings and `STEP_PAGES` call it."""
    path: str
    parts: tuple[Entry[Record], ...]
    """The parts that it shows; none where it is made from the hub's own file or from other pages."""


@dataclass(frozen=True, kw_only=True)
class StepGroup:
    """The pages of a transition that serve one purpose."""

    key: str
    """One of the keys of `STEP_PAGES`; `choices.way` in the strings has what readers call it."""
    pages: tuple[StepPage, ...]


@dataclass(frozen=True, kw_only=True)
class StepFacts(Facts):
    """What every page of a transition says of it."""

    transition: Annotated[Entry[Transition], "The transition; its record has the fields of `transition.yml`."]
    step: Annotated[str, "The transition's name, by its two levels."]
    number: Annotated[int, "The transition's place in the order, from 1: it decides the colour."]
    groups: Annotated[tuple[StepGroup, ...], "The pages this transition has beside its hub, by what they are for."]


@dataclass(frozen=True, kw_only=True)
class WorkFacts(Facts):
    """What the pages have that show a transition's items, or its two levels side by side."""

    before: Annotated[Entry[Level], "The level left behind."]
    after: Annotated[Entry[Level], "The level entered."]
    items: Annotated[Mapping[str, Entry[Item]], "The checklist items of this transition, by their local id."]


@dataclass(frozen=True, kw_only=True)
class StepView(View):
    """A page of a transition."""

    about: StepFacts

    @property
    def chapter(self) -> tuple[str, int]:
        """What its chapter in the booklet is called in addresses, and the level of the chapter's heading."""
        return self.page.kind, 2


def step_facts(playbook: Playbook, number: int, step: Entry[Transition]) -> StepFacts:
    """What every page of a transition says of it."""
    found = ((key, _pages(playbook, step.id, names)) for key, names in STEP_PAGES.items())
    groups = tuple(StepGroup(key=key, pages=pages) for key, pages in found if pages)
    return StepFacts(
        transition=step,
        step=transition_title(playbook, step.record),
        number=number,
        groups=groups,
    )


def _pages(playbook: Playbook, step: str, names: Iterable[str]) -> tuple[StepPage, ...]:
    """Those pages that the step has: one that shows parts is there where one of them is."""
    found = []
    for name in names:
        kinds = _SHARES.get(name, (name,))
        parts = [playbook.find(_MODELS[kind], Ref(kind, step)) for kind in kinds if kind in _MODELS]
        if not parts or any(parts):
            here = tuple(part for part in parts if part)
            found.append(StepPage(name=name, path=step_path(step, name), parts=here))
    return tuple(found)


def work_facts(playbook: Playbook, step: Entry[Transition], items: Mapping[str, Entry[Item]]) -> WorkFacts:
    """What the parts have besides: the two levels, and the items by local id."""
    before, after = levels_of(playbook, step.record)
    return WorkFacts(before=before, after=after, items=items)


def levels_of(playbook: Playbook, step: Transition) -> tuple[Entry[Level], Entry[Level]]:
    """The level left behind, and the level entered."""
    return playbook.get(Level, Ref("level", step.from_)), playbook.get(Level, Ref("level", step.to))


def part_page(words: Words, name: str, about: StepFacts, source: Span) -> PageFacts:
    """One of the pages beside the hub; its words come from the language's strings."""
    named = words.parts[name]
    return PageFacts(
        template=f"{name}.html",
        path=step_path(about.transition.id, name),
        title=named.title.replace("{step}", about.step),
        nav_title=named.nav,
        description=named.description.replace("{step}", about.step),
        kind=name,
        tags=(about.step,),
        source=source,
    )
