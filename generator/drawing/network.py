"""Two rows of names and the lines between them: which shifts belong to which steps, and where they lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A curve from a name on the left to one on the right; heights are in percent of the picture's."""

    left: str
    right: str
    strong: bool
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Network:
    """The names of both sides from top to bottom, and the lines."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    lines: tuple[Line, ...]


def draw_network(left: Sequence[str], right: Sequence[str], links: Mapping[tuple[str, str], bool]) -> Network:
    """The left side as given, the right side in the order that crosses fewest lines: by the mean of its ends.

    `links` says for each pair whether it is a strong one. The order is the barycentre method of Sugiyama (1981).
    """
    rank = {name: number for number, name in enumerate(left)}
    ends = {name: [rank[one] for one, other in links if other == name] for name in right}
    joined = [name for name in right if ends[name]]
    ordered = sorted(joined, key=lambda name: (sum(ends[name]) / len(ends[name]), min(ends[name])))
    lines = tuple(
        Line(one, other, strong, _height(rank[one], len(left)), _height(ordered.index(other), len(ordered)))
        for (one, other), strong in links.items()
    )
    return Network(tuple(left), tuple(ordered), lines)


def _height(number: int, count: int) -> float:
    return round((number + 0.5) / count * 100, 2)
