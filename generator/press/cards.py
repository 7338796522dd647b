"""Social cards: what the picture beside a link says, one for each step and one for all other pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.markup import plain
from generator.model.playbook import Ref
from generator.model.titles import transition_title
from generator.routes import transition_of
from generator.site import Site

DEFAULT = "assets/cards/playbook.png"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, and which stair it stands on: of how many, counted from one; 0 is none."""

    path: str
    title: str
    words: str
    stair: int
    stairs: int


def cards(site: Site, name: str) -> Iterator[Card]:
    """The default card, and that of each step. The name is the site's."""
    steps = site.playbook.transitions
    yield Card(DEFAULT, name, site.words.pages["home"].title, 0, len(steps))
    for number, step in enumerate(steps, start=1):
        title = transition_title(site.playbook, step.record)
        yield Card(_path(step.id), title, plain(step.record.promise), number, len(steps))


def card_path_of(page: str, site: Site) -> str:
    """The card that a page is shown with, by the page's own path."""
    step = transition_of(page)
    return _path(step) if Ref("transition", step) in site.playbook.entries else DEFAULT


def _path(transition: str) -> str:
    return f"assets/cards/{transition}.png"
