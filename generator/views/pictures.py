"""The pictures of a page: what the playbook says, handed to the drawing board."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Span
from generator.drawing.course import Climb, Course, Stop, draw_course
from generator.drawing.network import Network, draw_network
from generator.drawing.quadrants import BROAD, CORNERS, NARROW, Corner, PeopleMap, Standing, draw_people
from generator.drawing.rails import Cell, draw_rails
from generator.drawing.ranges import Percents, Ranges, draw_ranges
from generator.model.assessment import CalendarAudit
from generator.model.conversation import StakeholderMap
from generator.model.fields import Record
from generator.model.level import Level
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Skill
from generator.model.titles import title
from generator.model.transition import Transition
from generator.model.uses import Use
from generator.model.words import Words
from generator.source import Loc


@dataclass(frozen=True, slots=True)
class People:
    """The people map for a phone and for a page's column."""

    narrow: PeopleMap
    broad: PeopleMap


PartPicture: TypeAlias = Ranges | People | None


def journey(playbook: Playbook) -> Course | None:
    """The map of the journey; one level alone makes no journey."""
    place = {name: number for number, name in enumerate(playbook.level_order)}
    climbs = [
        Climb(step.id, number, place[step.record.from_], place[step.record.to])
        for number, step in enumerate(playbook.transitions, start=1)
    ]
    return draw_course([Stop(level.id, level.record.title) for level in playbook.levels], climbs)


def week(before: Level, after: Level) -> Ranges:
    """Where a week goes at two levels."""
    return draw_ranges(_shares(before), _shares(after))


def _shares(level: Level) -> dict[str, Percents]:
    return {share.category: (share.low, share.high) for share in level.time}


def part_picture(playbook: Playbook, words: Words, step: Transition, part: Entry[Record]) -> PartPicture:
    """The picture of a part, where there is something to see."""
    match part.record:
        case CalendarAudit():
            levels = (playbook.get(Level, Ref("level", name)).record for name in (step.from_, step.to))
            return week(*levels)
        case StakeholderMap() as people:
            return _people(playbook, words, people)
        case _:
            return None


def _people(playbook: Playbook, words: Words, found: StakeholderMap) -> People:
    titles = {corner: words.labels[label_of(corner)] for corner in CORNERS}
    standing = [
        Standing(person.stakeholder, title(playbook, Ref("stakeholder", person.stakeholder)),
                 (person.influence, person.interest))
        for person in found.people
    ]  # fmt: skip
    return People(draw_people(standing, titles, NARROW), draw_people(standing, titles, BROAD))


def label_of(corner: Corner) -> str:
    """The label of a corner of the people map."""
    return f"quadrant_{'_'.join(corner)}"


USES: tuple[tuple[Loc, Use], ...] = tuple(
    (("labels", label_of(corner)), Use(Span("templates/stakeholder-map.html"))) for corner in CORNERS
)
"""The labels that stand in pictures."""


def skill_rails(playbook: Playbook) -> dict[str, tuple[Cell, ...]]:
    """By skill, a cell for each transition: a dot where the skill jumps."""
    steps = playbook.transitions
    jumps = {step.id: {note.skill for note in step.record.skills} for step in steps}
    columns = [step.id for step in steps]
    return {
        skill.id: draw_rails(columns, {name for name in columns if skill.id in jumps[name]})
        for skill in playbook.all(Skill)
    }


def shift_network(playbook: Playbook) -> Network:
    """The transitions, their shifts, and the lines between them: strong where a shift leads."""
    steps = playbook.transitions
    links = {(step.id, note.shift): note.lead for step in steps for note in step.record.shifts}
    return draw_network([step.id for step in steps], tuple(dict.fromkeys(shift for _, shift in links)), links)
