"""What every page has: the base of all views, with the documentation of its fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from generator.diagnostics import Span
from generator.model.kinds import BY_NAME, HIDDEN
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.shared import Trap
from generator.model.words import Words
from generator.routes import route
from generator.views.titles import title


def shown(meaning: str, default: Any = ...) -> Any:
    """A view's field with its help text: the documentation that templates are written against."""
    metadata = {"help": meaning}
    return field(metadata=metadata) if default is ... else field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A place that refers to an entry, and the words beside the reference."""

    ref: Ref
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class View:
    """What a template receives; each family of pages adds its own fields."""

    template: str = shown("The template's file name.")
    path: str = shown("The page's path, as its Markdown file would have it.")
    title: str = shown("The page's heading.")
    nav_title: str = shown("The page's name in the navigation.")
    description: str = shown("One plain sentence for search engines, also the page's lead.")
    kind: str = shown("The kind of page, for styling: a kind of entry, or the name of the page.")
    tags: tuple[str, ...] = shown("The page's tags.", ())
    source: Span | None = shown("Where the page's content begins in the files.", None)
    mentions: tuple[Mention, ...] = shown("The entries that refer to this one.", ())
    searched: bool = shown("Whether search finds the page; not where all it says stands on another page too.", True)
    contents: int = shown("The deepest level of heading that the page's table of contents names.", 3)

    def headings(self) -> Iterator[str]:
        """The ids of the page's headings, and of what else may be linked to; those of entries follow from routes."""
        yield "title"
        if self.mentions:
            yield "mentioned"


def entry_page(playbook: Playbook, words: Words, entry: Entry[Any]) -> dict[str, Any]:
    """The common fields of the page of an entry that has a file of its own; a trap is told by its symptom."""
    return {
        "template": f"{entry.ref.kind}.html",
        "path": route(entry.ref).path,
        "title": entry.record.title,
        "nav_title": entry.record.title,
        "description": entry.record.symptom if isinstance(entry.record, Trap) else entry.record.summary,
        "kind": entry.ref.kind,
        "tags": (words.pages[BY_NAME[entry.ref.kind].stem].nav,),
        "source": entry.span,
        "mentions": mentions(playbook, entry.ref),
    }


@dataclass(frozen=True, kw_only=True)
class Group:
    """Entries that belong together on a page; `key` names the group, or the transition."""

    key: str
    entries: tuple[Entry[Any], ...]


def grouped(entries: Iterable[Entry[Any]], name: str, order: Iterable[str]) -> tuple[Group, ...]:
    """Entries in groups by what a field of theirs says, in the order given; groups without entries are left out."""
    known = tuple(entries)
    found = ((key, tuple(entry for entry in known if getattr(entry.record, name) == key)) for key in order)
    return tuple(Group(key=key, entries=members) for key, members in found if members)


def help_of(view: type[View]) -> dict[str, str]:
    """The help text of every field of a view."""
    return {item.name: str(item.metadata.get("help", "")) for item in fields(view)}


def named_page(words: Words, name: str, path: str) -> dict[str, Any]:
    """The common fields of a page that no entry names; its words come from the language's strings."""
    page = words.pages[name]
    return {
        "template": f"{name}.html",
        "path": path,
        "title": page.title,
        "nav_title": page.nav,
        "description": page.description,
        "kind": name,
    }


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
