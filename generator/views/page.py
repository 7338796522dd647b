"""What every page has: the base of all views, with the documentation of its fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Generic, TypeVar

from generator.diagnostics import Span
from generator.model.fields import Record
from generator.model.kinds import BY_NAME, HIDDEN
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.titles import title
from generator.model.words import Words
from generator.routes import route

R_co = TypeVar("R_co", bound=Record, covariant=True)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A place that refers to an entry, and the words beside the reference."""

    ref: Ref
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An entry that stood on a page, under an anchor, and stands on another page now."""

    anchor: str
    ref: Ref


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What several views hold alike. A template receives each of its fields by its own name."""


@dataclass(frozen=True, kw_only=True)
class PageFacts(Facts):
    """What every page says of itself."""

    template: Annotated[str, "The template's file name."]
    path: Annotated[str, "The page's path, as its Markdown file would have it."]
    title: Annotated[str, "The page's heading."]
    nav_title: Annotated[str, "The page's name in the navigation."]
    description: Annotated[str, "One plain sentence for search engines, also the page's lead."]
    kind: Annotated[str, "The kind of page, for styling: a kind of entry, or the name of the page."]
    tags: Annotated[tuple[str, ...], "The page's tags."] = ()
    source: Annotated[Span | None, "Where the page's content begins in the files."] = None
    mentions: Annotated[tuple[Mention, ...], "The entries that refer to this one."] = ()
    earlier: Annotated[Mapping[str, tuple[str, ...]], "By the id of a place, the ids that led there before."] = field(
        default_factory=dict
    )
    moved: Annotated[tuple[Moved, ...], "What stood on the page and stands on another one now."] = ()
    searched: Annotated[bool, "Whether search finds the page; not where all it says stands on another page too."] = True
    contents: Annotated[int, "The deepest level of heading that the page's table of contents names."] = 3


@dataclass(frozen=True, kw_only=True)
class View:
    """What a template receives; each family of pages adds its own fields, each with its help text."""

    page: PageFacts

    def headings(self) -> Iterator[str]:
        """The ids of the page's headings, and of what else may be linked to; those of entries follow from routes."""
        yield "title"
        if self.page.mentions:
            yield "mentioned"
        yield from (anchor for names in self.page.earlier.values() for anchor in names)
        yield from (one.anchor for one in self.page.moved)


def variables(view: View) -> dict[str, object]:
    """What a view gives to its template, by name."""
    found: dict[str, object] = {}
    for name, value in vars(view).items():
        found |= vars(value) if isinstance(value, Facts) else {name: value}
    return found


def help_of(view: type[View | Facts]) -> dict[str, str]:
    """The help text of everything that a view gives to its template, by name."""
    found: dict[str, str] = {}
    for item in fields(view):
        held = item.type
        if isinstance(held, type) and issubclass(held, Facts):
            found |= help_of(held)
        else:
            found[item.name] = "".join(getattr(held, "__metadata__", ()))
    return found


def entry_page(
    playbook: Playbook, words: Words, entry: Entry[Record], lead: str, seen: "tuple[Mention, ...]"
) -> PageFacts:
    """The page of an entry that has a file of its own; `seen` is what refers to it."""
    name = title(playbook, entry.ref)
    return PageFacts(
        template=f"{entry.ref.kind}.html",
        path=route(entry.ref).path,
        title=name,
        nav_title=name,
        description=lead,
        kind=entry.ref.kind,
        tags=(words.pages[BY_NAME[entry.ref.kind].stem].nav,),
        source=entry.span,
        mentions=seen,
    )


def named_page(words: Words, name: str, path: str) -> PageFacts:
    """A page that no entry names; its words come from the language's strings."""
    page = words.pages[name]
    return PageFacts(
        template=f"{name}.html",
        path=path,
        title=page.title,
        nav_title=page.nav,
        description=page.description,
        kind=name,
    )


@dataclass(frozen=True, kw_only=True)
class Group(Generic[R_co]):
    """Entries that belong together on a page; `key` names the group, or the transition."""

    key: str
    entries: tuple[Entry[R_co], ...]


def grouped(entries: Iterable[Entry[R]], key_of: Callable[[R], str], order: Iterable[str]) -> tuple[Group[R], ...]:
    """Entries in groups by what their records say, in the order given; groups without entries are left out."""
    known = tuple(entries)
    found = ((key, tuple(entry for entry in known if key_of(entry.record) == key)) for key in order)
    return tuple(Group(key=key, entries=members) for key, members in found if members)


def mentions(playbook: Playbook, ref: Ref, *, without: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Every other entry that refers to this one, once each, by kind and title; `without` leaves kinds out.

    What was removed is told only to those who had used it.
    """
    found: dict[Ref, Mention] = {}
    here = route(ref)
    for link in playbook.referrers(ref):
        if link.source.kind not in without | HIDDEN and (here.anchor or route(link.source).path != here.path):
            found.setdefault(link.source, Mention(ref=link.source, note=link.note))
    rank = {name: number for number, name in enumerate(BY_NAME)}
    return tuple(sorted(found.values(), key=lambda seen: (rank.get(seen.ref.kind, 99), title(playbook, seen.ref))))
