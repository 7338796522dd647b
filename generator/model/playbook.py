"""The linked whole: entries, the order of the levels, and who refers to whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from generator.diagnostics import Span
from generator.model.fields import Prose, Record
from generator.model.kinds import BY_NAME
from generator.model.lasting import ADDRESSED, Dates, Locked
from generator.model.level import Level
from generator.model.transition import Transition
from generator.model.walk import Visit, visit
from generator.source import Document, Loc

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


class Ref(NamedTuple):
    """The name of an entry: its kind and its id. A transition's part has the transition's id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, eq=False)
class Entry(Generic[R_co]):
    """A valid record, and where it stands."""

    ref: Ref
    record: R_co
    document: Document = field(repr=False)
    loc: Loc = ()

    @property
    def id(self) -> str:
        """The id by which others refer to it."""
        return self.ref.id

    @property
    def local_id(self) -> str:
        """The id within its transition: what the author wrote, and the anchor on its page."""
        return self.ref.id.rpartition("/")[2]

    @property
    def transition(self) -> str:
        """For parts and what is inside them: the id of the transition."""
        return self.ref.id.partition("/")[0]

    @property
    def span(self) -> Span:
        """The place where it begins."""
        return self.document.key_span(self.loc) if self.loc else Span(self.document.path)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """Every marked text and reference in it, walked once for all who ask."""
        return tuple(visit(self.record, self.loc))

    @cached_property
    def texts(self) -> tuple[Visit, ...]:
        """Those of them that are texts."""
        return tuple(seen for seen in self.visits if isinstance(seen.mark, Prose))

    @cached_property
    def folded(self) -> str:
        """All its texts in one, in lower case: what does not stand in here needs no closer look."""
        return "\n".join(seen.text for seen in self.texts).lower()

    def span_of(self, loc: Loc) -> Span:
        """The place of a value inside it."""
        return self.document.value_span(loc)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry refers to another; `field` is the key it stands under, `note` the words beside it."""

    source: Ref
    target: Ref
    loc: Loc
    field: str
    note: str | None = None


@dataclass(frozen=True)
class Playbook:
    """Every entry by name, the levels from bottom to top, and the links between entries."""

    entries: Mapping[Ref, Entry[Record]]
    level_order: tuple[str, ...]
    links: tuple[Link, ...]
    backlinks: Mapping[Ref, tuple[Link, ...]]
    lock: Mapping[Ref, Locked] | None = None
    """What was ever published, by the names it had; None in a project that does not keep count."""

    @cached_property
    def _by_model(self) -> Mapping[type[Record], tuple[Entry[Record], ...]]:
        found: dict[type[Record], list[Entry[Record]]] = {}
        for entry in self.entries.values():
            found.setdefault(type(entry.record), []).append(entry)
        return {model: tuple(entries) for model, entries in found.items()}

    def all(self, model: type[R]) -> tuple[Entry[R], ...]:
        """Every entry of a model, in the order of the files."""
        return cast(tuple[Entry[R], ...], self._by_model.get(model, ()))

    def get(self, model: type[R], ref: Ref) -> Entry[R]:
        """The entry with this name, which must exist."""
        entry = self.entries[ref]
        assert isinstance(entry.record, model)
        return cast(Entry[R], entry)

    def find(self, model: type[R], ref: Ref) -> Entry[R] | None:
        """The entry with this name, if there is one."""
        return self.get(model, ref) if ref in self.entries else None

    @cached_property
    def levels(self) -> tuple[Entry[Level], ...]:
        """The levels from bottom to top."""
        return tuple(self.get(Level, Ref("level", name)) for name in self.level_order)

    @cached_property
    def transitions(self) -> tuple[Entry[Transition], ...]:
        """The transitions in the order of the levels they leave, then of those they enter."""
        rank = {name: index for index, name in enumerate(self.level_order)}
        return tuple(
            sorted(
                self.all(Transition),
                key=lambda entry: (rank[entry.record.from_], rank[entry.record.to], entry.id),
            )
        )

    def referrers(self, ref: Ref) -> Iterator[Link]:
        """The links that lead to an entry."""
        yield from self.backlinks.get(ref, ())

    # What was published ----------------------------------------------------------------------------

    def names(self, ref: Ref) -> tuple[str, ...]:
        """Every id that an entry ever had, the latest first: readers' records may stand under any of them.

        What belongs to a transition is also known under each id that the transition had, and what came from another
        one under each id that it had there.
        """
        entry = self.entries[ref]
        own = (entry.local_id, *_former(entry))
        step = self.entries.get(Ref("transition", entry.transition))
        if step is None or (ref.kind in BY_NAME and BY_NAME[ref.kind].form != "part"):
            return own
        if ref.kind in BY_NAME:
            return self._steps[step.id]
        moved = [name.split("/") for name in own if "/" in name]
        here = [f"{name}/{local}" for name in self._steps[step.id] for local in own if "/" not in local]
        return (*here, *(f"{name}/{local}" for old, local in moved for name in self._steps.get(old, (old,))))

    @cached_property
    def _steps(self) -> Mapping[str, tuple[str, ...]]:
        """Every id of the same transition, the latest first, by each of them."""
        found = [(step.id, *_former(step)) for step in self.all(Transition)]
        return {name: names for names in found for name in names}

    @cached_property
    def addressed(self) -> tuple[Entry[Any], ...]:
        """Every entry that has an address."""
        return tuple(entry for entry in self.entries.values() if entry.ref.kind in ADDRESSED)

    @cached_property
    def former(self) -> Mapping[Ref, Ref]:
        """By each name that an entry or a part had before: the name that it has now. A present name is none of them."""
        found: dict[Ref, Ref] = {}
        for ref in self.entries:
            for old in self.names(ref)[1:]:
                found.setdefault(Ref(ref.kind, old), ref)
        return {old: ref for old, ref in found.items() if old not in self.entries}

    def present(self, ref: Ref) -> Ref:
        """The name that an entry has now, by any that it ever had."""
        return self.former.get(ref, ref)

    def dates(self, ref: Ref) -> Dates | None:
        """When an entry was published, and its present words were; None if the lock does not know it."""
        known = (self.lock or {}).get(ref)
        if known is None:
            return None
        record: Any = self.entries[ref].record
        return Dates(known.added, known.changed if known.revision == record.revision else None)


def _former(entry: Entry[Any]) -> tuple[str, ...]:
    former: tuple[str, ...] = vars(entry.record).get("formerly", ())
    return former
