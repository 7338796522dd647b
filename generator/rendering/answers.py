"""What a page asks of the playbook while it is rendered, with the answers: a later playbook can be asked the same."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, cast

from generator.model.fields import Record
from generator.model.playbook import Entry, Playbook, Ref

T = TypeVar("T")
Question: TypeAlias = Callable[[Playbook, Ref], T]
"""Something that can be said of an entry, such as its title."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What was asked of an entry, and said."""

    question: Question[Any]
    ref: Ref
    said: Any

    def holds(self, playbook: Playbook) -> bool:
        """Whether a playbook still says the same."""
        return self.ref in playbook.entries and self.question(playbook, self.ref) == self.said


Known: TypeAlias = dict[tuple[Question[Any], Ref], Answer]
"""What was asked for any page, so that it is looked up once."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers the questions of one page."""

    playbook: Playbook
    known: Known
    given: set[Answer] = field(default_factory=set)

    def ask(self, question: Question[T], ref: Ref) -> T:
        """The answer. Raises `KeyError` where there is no such entry."""
        answer = self.known.get((question, ref))
        if answer is None:
            answer = self.known[question, ref] = Answer(question, ref, question(self.playbook, ref))
        self.given.add(answer)
        return cast(T, answer.said)


def entry_of(playbook: Playbook, ref: Ref) -> Entry[Record]:
    """The entry itself."""
    return playbook.entries[ref]
