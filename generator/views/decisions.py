"""The decisions about the step itself: an index, and a page per decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.model.decision import Decision
from generator.model.playbook import Entry, Playbook
from generator.model.revision import revision
from generator.model.words import Words
from generator.routes import index_path
from generator.views.page import View, entry_page, mentions, named_page


@dataclass(frozen=True, kw_only=True)
class DecisionsView(View):
    """The index of decisions."""

    decisions: Annotated[tuple[Entry[Decision], ...], "The decisions."]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that could prove the reader wrong. It has no id, so its answer is kept under its revision."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class DecisionView(View):
    """One decision."""

    decision: Annotated[Entry[Decision], "The decision; its record has the fields of `content/decisions/*.yml`."]
    questions: Annotated[tuple[Question, ...], "The disconfirming questions, each with the key of its answer."]

    def headings(self) -> Iterator[str]:
        """What to weigh, the ways to decide, and the decision."""
        yield from (*super().headings(), "criteria", "disconfirming", "options", "test", "decide", "say-it")
        yield from (option.id for option in self.decision.record.options)
        yield from (criterion.id for criterion in self.decision.record.criteria)
        if self.decision.record.figures:
            yield "figures"


def decisions(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then a page per decision."""
    entries = playbook.all(Decision)
    yield DecisionsView(page=named_page(words, "decisions", index_path("decisions")), decisions=entries)
    for entry in entries:
        yield DecisionView(
            page=entry_page(playbook, words, entry, entry.record.summary, mentions(playbook, entry.ref)),
            decision=entry,
            questions=tuple(Question(key=revision(text), text=text) for text in entry.record.disconfirming),
        )
