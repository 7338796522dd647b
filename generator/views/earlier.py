"""Where entries stood before they got another id or moved: anchors, pages that lead on, and what has gone elsewhere."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.diagnostics import Diagnostic, Span
from generator.model.playbook import Playbook, Ref
from generator.model.uses import Use
from generator.routes import Route, address, path_in, route, transition_of
from generator.source import Loc
from generator.views.booklet import BookletView, Chapter
from generator.views.page import Moved, View

REASONS = {
    "taken-address": "Where two pages or places have had one address, it leads to the present one. Who follows an old "
    "link to the other finds what they did not look for.",
}

_NAMED_AFTER = (
    ("trap-", "trap"), ("shift-", "shift"), ("in-", "transition"), ("step-", "transition"), ("at-", "level"),
    ("", "stakeholder"),
)  # fmt: skip
"""How the ids of headings begin that end in the id of an entry of a kind."""

USES: tuple[tuple[Loc, Use], ...] = tuple(
    (("labels", label), Use(Span("templates/strings/en.yml"), frozenset({"page"})))
    for label in ("page_moved", "page_moved_to")
)
"""The labels on pages that lead on, which no template makes."""


def with_earlier(playbook: Playbook, views: Sequence[View]) -> tuple[View, ...]:
    """The pages, each with the ids that led to its places before, and with what has moved to another page."""
    known = _Earlier(playbook, frozenset(view.page.path for view in views))
    return tuple(known.told(view) for view in views) if playbook.former else tuple(views)


@dataclass(frozen=True)
class _Earlier:
    """What was called otherwise, by page; `here` are the paths of the present pages."""

    playbook: Playbook
    here: frozenset[str]

    def told(self, view: View) -> View:
        """A page that knows."""
        if isinstance(view, BookletView):
            return replace(view, chapters=tuple(self._chapter(chapter) for chapter in view.chapters))
        standing = {*view.headings(), *self._entries.get(view.page.path, ())}
        earlier: dict[str, tuple[str, ...]] = {}
        taken = set(standing)
        for old, now in (*self._places.get(view.page.path, ()), *self._derived):
            if now in standing and old not in taken:
                taken.add(old)
                earlier[now] = (*earlier.get(now, ()), old)
        moved = tuple(one for one in self._moved.get(view.page.path, ()) if one.anchor not in taken)
        return replace(view, page=replace(view.page, earlier=earlier, moved=moved)) if earlier or moved else view

    def _chapter(self, chapter: Chapter) -> Chapter:
        """The same in a booklet, which does without what has left a page."""
        view = self.told(chapter.view)
        return replace(chapter, view=replace(view, page=replace(view.page, moved=())))

    @cached_property
    def _ways(self) -> list[tuple[Route, Route, Ref]]:
        """From where an entry stood on a page to where it stands, and its name."""
        ways = ((route(old), route(now), now) for old, now in self.playbook.former.items())
        return [(was, there, now) for was, there, now in ways if was.anchor]

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[str, str]]]:
        """The earlier and the present anchors on each page; also of what came from a page that is gone."""
        found: dict[str, list[tuple[str, str]]] = {}
        for was, there, _ in self._ways:
            if was.path == there.path or was.path not in self.here:
                found.setdefault(there.path, []).append((was.anchor, there.anchor))
        return found

    @cached_property
    def _moved(self) -> Mapping[str, list[Moved]]:
        """What stands on another page now, by a page that is still there."""
        found: dict[str, list[Moved]] = {}
        for was, there, now in self._ways:
            if was.path != there.path:
                found.setdefault(was.path, []).append(Moved(anchor=was.anchor, ref=now))
        return found

    @cached_property
    def _derived(self) -> list[tuple[str, str]]:
        """The earlier and the present ids of headings that are named after an entry."""
        return [
            (f"{start}{old.id}", f"{start}{now.id}")
            for old, now in self.playbook.former.items()
            for start, kind in _NAMED_AFTER
            if old.kind == kind
        ]

    @cached_property
    def _entries(self) -> Mapping[str, set[str]]:
        """The anchors of the present entries on each page."""
        found: dict[str, set[str]] = {}
        for ref in self.playbook.entries:
            place = route(ref)
            found.setdefault(place.path, set()).add(place.anchor)
        return found


# Pages that lead on ---------------------------------------------------------------------------------


def moved_pages(playbook: Playbook, views: Sequence[View], written: Collection[str]) -> dict[str, str]:
    """By the path that a page had under an earlier id: the one that it has. One that is in use leads nowhere else."""
    ways = [(route(old), route(now)) for old, now in playbook.former.items()]
    found = {was.path: there.path for was, there in ways if not was.anchor}
    for view in views:
        path = view.page.path
        step = Ref("transition", transition_of(path))
        for old in playbook.names(step)[1:] if step in playbook.entries else ():
            found.setdefault(path_in(path, old), path)
    for was, there in ways:  # Of a page that is gone: to what has come from it.
        found.setdefault(was.path, there.path)
    used = {*(view.page.path for view in views), *written}
    return {was: there for was, there in found.items() if was not in used}


def _known(view: View) -> Iterator[str]:
    """The earlier ids that lead to something on a page, or on from it."""
    yield from (name for names in view.page.earlier.values() for name in names)
    yield from (one.anchor for one in view.page.moved)


def check_earlier(playbook: Playbook, views: Sequence[View], written: Collection[str]) -> Iterator[Diagnostic]:
    """Earlier addresses that are those of something else by now."""
    if not playbook.former:
        return
    places = {Route(view.page.path, anchor) for view in views for anchor in {"", *view.headings()} - {*_known(view)}}
    places |= {*map(route, playbook.entries), *map(Route, written)}
    for old, now in playbook.former.items():
        if (was := route(old)) in places and was != route(now):
            entry = playbook.entries[now]
            where = f"{address(was.path)}{f'#{was.anchor}' if was.anchor else ''}"
            message = f"the earlier address `{where}` is that of something else now, so it does not lead here"
            hint = "leave it so, or give the other one a new id"
            yield Diagnostic(
                entry.document.key_span((*entry.loc, "formerly")), "taken-address", message, hint, severity="notice"
            )
