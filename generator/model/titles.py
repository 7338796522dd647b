"""What to call an entry, in a link and in a heading."""

from generator.model.evidence import Source
from generator.model.kinds import PARTS, TRAITS
from generator.model.level import Level
from generator.model.playbook import Playbook, Ref
from generator.model.transition import Transition

_PART_KINDS = {kind.name for kind in PARTS.values()}


def title(playbook: Playbook, ref: Ref) -> str:
    """The entry's name, as plain text or inline Markdown."""
    record = playbook.entries[ref].record
    match record:
        case Transition():
            return transition_title(playbook, record)
        case Source():
            return short_citation(record)
        case _ if ref.kind in _PART_KINDS:
            return transition_title(playbook, playbook.get(Transition, Ref("transition", ref.id)).record)
        case _:
            return str(vars(record)[TRAITS[ref.kind].title])


def transition_title(playbook: Playbook, record: Transition) -> str:
    """The step by its two levels."""
    return f"{level_title(playbook, record.from_)} → {level_title(playbook, record.to)}"


def level_title(playbook: Playbook, name: str) -> str:
    """A level's name."""
    return playbook.get(Level, Ref("level", name)).record.title


def short_citation(source: Source) -> str:
    """Author and year, as in running text."""
    return f"{source.authors}, {source.year}" if source.year else source.authors
