"""What changes in a transition, with the reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.drawing.ranges import Ranges
from generator.model.evidence import Myth
from generator.model.level import Level
from generator.model.playbook import Entry, Playbook
from generator.model.transition import Transition
from generator.model.words import Words
from generator.routes import step_path
from generator.views.guides import Answer, all_answers
from generator.views.pictures import week
from generator.views.step import StepFacts, StepView, levels_of, part_page

_CHANGES = ("what-changes", "time", "let-go", "keep", "pick-up", "traps", "shifts", "skills", "feels", "who")


@dataclass(frozen=True, kw_only=True)
class ChangesView(StepView):
    """What changes in a transition, with the reasons."""

    before: Annotated[Entry[Level], "The level left behind."]
    after: Annotated[Entry[Level], "The level entered."]
    evidence: Annotated[str, "The path of the page with the figures, the reading and the sources."]
    previous: Annotated[Entry[Transition] | None, "A transition that leads to the level left behind, if any."]
    following: Annotated[Entry[Transition] | None, "A transition that leads on, if any."]
    week: Annotated[Ranges, "The picture of where a week goes at both levels."]
    answers: Annotated[tuple[Entry[Answer], ...], "The guides and decisions: answers other than this step."]
    myths: Annotated[bool, "Whether there is a page of myths."]

    def headings(self) -> Iterator[str]:
        """What there is to say of a step; what to let go, to keep and to pick up are entries."""
        hub = self.about.transition.record
        yield from (*super().headings(), *_CHANGES)
        yield from (f"trap-{row.trap}" for row in hub.traps)
        yield from (f"shift-{row.shift}" for row in hub.shifts)


def changes(playbook: Playbook, words: Words, about: StepFacts) -> ChangesView:
    """The page of a transition with all that it asks for, and why."""
    step, steps = about.transition, playbook.transitions
    before, after = levels_of(playbook, step.record)
    return ChangesView(
        page=part_page(words, "changes", about, step.span),
        about=about,
        before=before,
        after=after,
        evidence=step_path(step.id, "evidence"),
        previous=next((other for other in steps if other.record.to == step.record.from_), None),
        following=next((other for other in steps if other.record.from_ == step.record.to), None),
        week=week(before.record, after.record),
        answers=all_answers(playbook),
        myths=bool(playbook.all(Myth)),
    )
