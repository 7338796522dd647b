"""The level pages, their index, and the comparison of all levels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.model.level import Level
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Skill
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import MATRIX, index_path
from generator.views.page import PageFacts, View, entry_page, mentions, named_page


@dataclass(frozen=True, kw_only=True)
class LevelView(View):
    """One level."""

    level: Annotated[Entry[Level], "The level; its record has the fields of `content/levels/*.yml`."]
    below: Annotated[Entry[Level] | None, "The level beneath, if any."]
    above: Annotated[Entry[Level] | None, "The next level up, if any."]
    arriving: Annotated[tuple[Entry[Transition], ...], "The transitions that lead here."]
    leaving: Annotated[tuple[Entry[Transition], ...], "The transitions that lead on."]
    skills: Annotated[tuple[Entry[Skill], ...], "The skills described at this level."]

    def headings(self) -> Iterator[str]:
        """What there is to say of a level."""
        yield from (*super().headings(), "decisions", "time", "measured", "people", "weeks", "good-week", "bad-week")
        yield from ("hardest", "counterpart", "skills")
        if self.level.record.figures:
            yield "figures"


@dataclass(frozen=True, kw_only=True)
class LevelsView(View):
    """The index of levels, and their comparison."""

    levels: Annotated[tuple[Entry[Level], ...], "The levels from bottom to top."]
    transitions: Annotated[tuple[Entry[Transition], ...], "The transitions in order."]

    def headings(self) -> Iterator[str]:
        """The steps between them; in the comparison the job and the week, too."""
        yield from (*super().headings(), "steps")
        if self.page.path == MATRIX:
            yield from ("job", "time")


_SHOWN_ABOVE = frozenset({"transition", "skill"})  # On a level's page, so its mentions leave them out.


def levels(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, a page per level, and the comparison."""
    yield _together(playbook, named_page(words, "levels", index_path("levels")))
    for number, level in enumerate(playbook.levels):
        yield _level(playbook, words, number, level)
    yield _together(playbook, named_page(words, "compare", MATRIX))


def _together(playbook: Playbook, page: PageFacts) -> LevelsView:
    return LevelsView(page=page, levels=playbook.levels, transitions=playbook.transitions)


def _level(playbook: Playbook, words: Words, number: int, level: Entry[Level]) -> LevelView:
    steps, all_levels = playbook.transitions, playbook.levels
    seen = mentions(playbook, level.ref, without=_SHOWN_ABOVE)
    return LevelView(
        page=entry_page(playbook, words, level, level.record.summary, seen),
        level=level,
        below=all_levels[number - 1] if number else None,
        above=all_levels[number + 1] if number + 1 < len(all_levels) else None,
        arriving=tuple(step for step in steps if step.record.to == level.id),
        leaving=tuple(step for step in steps if step.record.from_ == level.id),
        skills=tuple(skill for skill in playbook.all(Skill) if level.id in skill.record.levels),
    )
