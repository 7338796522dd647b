"""What may be linked to on each generated page: its headings, and the entries that stand on it."""

from collections.abc import Iterable

from generator.model.playbook import Playbook
from generator.routes import route
from generator.views.booklet import BookletView
from generator.views.page import View


def anchors(playbook: Playbook, views: Iterable[View]) -> dict[str, frozenset[str]]:
    """The anchors of each page, by path. What else has an id serves the page itself, and may change any day."""
    entries: dict[str, set[str]] = {}
    for ref in playbook.entries:
        place = route(ref)
        entries.setdefault(place.path, set()).add(place.anchor)
    return {view.page.path: frozenset({*view.headings(), *_entries(view, entries)} - {""}) for view in views}


def _entries(view: View, entries: dict[str, set[str]]) -> Iterable[str]:
    """The entries on a page; in a booklet those of each chapter, under the names that they have there."""
    if not isinstance(view, BookletView):
        return entries.get(view.page.path, ())
    return (
        chapter.within(anchor)
        for chapter in view.chapters
        for anchor in entries.get(chapter.view.page.path, ())
        if anchor
    )
