"""What must hold of the pages: figures that no edit of the content and no new look may pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.reading.measuring import READERS, SIZES, Reading

Figure = Literal["begins", "ends", "leads", "words", "links", "opening", "questions", "items", "widest"]

STEP_PARTS = (
    "checklists", "what changes", "conversations", "people map", "calendar", "scenarios", "exercises", "readiness",
    "measures",
)  # fmt: skip
WITH_TEXT = (
    "step", "conversation", "guide", "skill", "figures", "sources", "glossary", "ideas", "my plan", *STEP_PARTS,
)  # fmt: skip
WITH_FIELDS = ("readiness", "measures", "calendar", "decision")


@dataclass(frozen=True)
class Bound:
    """A limit of a figure, on one kind of page; for both readers and at both sizes, unless it says which."""

    kind: str
    figure: Figure
    rule: Literal["at most", "at least", "exactly"]
    limit: float | str
    reader: str = ""
    size: str = ""

    def cases(self) -> Iterator[tuple[str, str]]:
        """Each reader and size of which it speaks."""
        for reader in [self.reader] if self.reader else READERS:
            for size in [self.size] if self.size else SIZES:
                yield reader, size

    def holds(self, reading: Reading) -> bool:
        """Whether a page as it was read keeps within it. What is not there at all breaks every bound."""
        value = getattr(reading, self.figure)
        if value is None:
            return False
        return {
            "at most": lambda: value <= self.limit,
            "at least": lambda: value >= self.limit,
            "exactly": lambda: value == self.limit,
        }[self.rule]()

    def __str__(self) -> str:
        return f"{self.figure} {SIGNS[self.rule]} {self.limit}"


SIGNS = {"at most": "≤", "at least": "≥", "exactly": "="}

BOUNDS: tuple[Bound, ...] = (
    Bound("home", "ends", "at most", 600, "fresh"),
    Bound("home", "leads", "exactly", "transitions/specialist-to-manager/", "fresh"),
    Bound("home", "words", "at most", 350, "fresh"),
    Bound("home", "links", "at most", 30, "fresh"),
    Bound("home", "ends", "at most", 450, "returning"),
    Bound("step", "begins", "at most", 600),
    Bound("step", "words", "at most", 500),
    Bound("step", "links", "at most", 30),
    Bound("checklists", "begins", "at most", 600),
    Bound("checklists", "items", "at least", 6, size="phone"),
    Bound("checklists", "words", "at most", 450, "fresh"),
    *(Bound(kind, "opening", "at most", 30, "fresh") for kind in STEP_PARTS),
    *(Bound(kind, "begins", "at most", 600, "fresh") for kind in WITH_FIELDS),
    Bound("my plan", "questions", "exactly", 2, "fresh"),
    *(Bound(kind, "widest", "at most", 85, "fresh", "laptop") for kind in WITH_TEXT),
)
"""All that must hold, page by page."""
