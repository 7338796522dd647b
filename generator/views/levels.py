"""The level pages, their index, and the comparison of all levels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.level import Level
from generator.model.playbook import Entry, Playbook
from generator.model.shared import Skill
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import MATRIX, index_path
from generator.views.page import View, entry_page, mentions, named_page, shown


@dataclass(frozen=True, kw_only=True)
class LevelView(View):
    """One level."""

    level: Entry[Level] = shown("The level; its record has the fields of `content/levels/*.yml`.")
    below: Entry[Level] | None = shown("The level beneath, if any.")
    above: Entry[Level] | None = shown("The next level up, if any.")
    arriving: tuple[Entry[Transition], ...] = shown("The transitions that lead here.")
    leaving: tuple[Entry[Transition], ...] = shown("The transitions that lead on.")
    skills: tuple[Entry[Skill], ...] = shown("The skills described at this level.")

    def headings(self) -> Iterator[str]:
        """What there is to say of a level."""
        yield from (*super().headings(), "decisions", "time", "measured", "people", "weeks", "good-week", "bad-week")
        yield from ("hardest", "counterpart", "skills")
        if self.level.record.figures:
            yield "figures"


@dataclass(frozen=True, kw_only=True)
class LevelsView(View):
    """The index of levels, and their comparison."""

    levels: tuple[Entry[Level], ...] = shown("The levels from bottom to top.")
    transitions: tuple[Entry[Transition], ...] = shown("The transitions in order.")

    def headings(self) -> Iterator[str]:
        """The steps between them; in the comparison the job and the week, too."""
        yield from (*super().headings(), "steps")
        if self.path == MATRIX:
            yield from ("job", "time")


_SHOWN_ABOVE = frozenset({"transition", "skill"})  # On a level's page, so its mentions leave them out.


def levels(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, a page per level, and the comparison."""
    yield _together(playbook, named_page(words, "levels", index_path("levels")))
    for number, level in enumerate(playbook.levels):
        yield _level(playbook, words, number, level)
    yield _together(playbook, named_page(words, "compare", MATRIX))


def _together(playbook: Playbook, page: dict[str, Any]) -> LevelsView:
    return LevelsView(**page, levels=playbook.levels, transitions=playbook.transitions)


def _level(playbook: Playbook, words: Words, number: int, level: Entry[Level]) -> LevelView:
    steps, all_levels = playbook.transitions, playbook.levels
    return LevelView(
        **{**entry_page(playbook, words, level), "mentions": mentions(playbook, level.ref, without=_SHOWN_ABOVE)},
        level=level,
        below=all_levels[number - 1] if number else None,
        above=all_levels[number + 1] if number + 1 < len(all_levels) else None,
        arriving=tuple(step for step in steps if step.record.to == level.id),
        leaving=tuple(step for step in steps if step.record.from_ == level.id),
        skills=tuple(skill for skill in playbook.all(Skill) if level.id in skill.record.levels),
    )
