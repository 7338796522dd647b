"""A complaint of the parser, and the text around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator.source.faults import Fault, Mark


def right_of(mark: Mark, columns: int) -> Mark:
    """The mark so many columns further right."""
    return Mark(mark.line, mark.column + columns, mark.offset + columns)


@dataclass(frozen=True)
class Scene:
    """A complaint of the parser: where it noticed the mistake, where that began, and what it had read before."""

    text: str
    mark: Mark
    began: Mark
    said: str
    events: tuple[yaml.Event, ...]

    @property
    def here(self) -> str:
        """The sign at the mark."""
        return self.text[self.mark.offset : self.mark.offset + 1]

    @property
    def before(self) -> str:
        """The line up to the mark."""
        return self.text[: self.mark.offset].rpartition("\n")[2]

    def above(self, mark: Mark) -> Iterator[str]:
        """The lines above a mark that hold anything, the nearest one first."""
        lines = self.text[: mark.offset - mark.column].split("\n")
        return (line for line in reversed(lines) if line.strip())

    def beside(self, mark: Mark) -> Iterator[str]:
        """What stands straight above a mark, in lines that begin in its column, the nearest one first."""
        lines = (line[mark.column :] for line in self.above(mark) if not line[: mark.column].strip())
        return (line for line in lines if not line.startswith(" "))


Found: TypeAlias = tuple[Fault, Mark]


def opened_by(events: Sequence[yaml.Event]) -> list[yaml.Event]:
    """The beginnings of all that is open behind some events, from the outside in."""
    opened: list[yaml.Event] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
    return opened
