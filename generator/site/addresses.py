"""The addresses of pages, held against one another."""

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Related, Span
from generator.views.page import View
from generator.written import WrittenFiles

REASONS = {
    "route-taken": "Two pages with one address would overwrite each other, and one of them would be lost.",
}


def check_routes(views: Sequence[View], files: WrittenFiles) -> Iterator[Diagnostic]:
    """Generated pages that share an address with one another, or with a hand-written page."""
    first: dict[str, View] = {}
    for view in views:
        other = first.setdefault(view.page.path, view)
        if other is not view:
            yield _clash(view, other)
    for path in files.pages:
        if path in first:
            name = files.name(path)
            message = f"a generated page has the address of `{name}`"
            yield Diagnostic(Span(name), "route-taken", message, "rename or remove the hand-written page")


def _clash(view: View, other: View) -> Diagnostic:
    """Two views of one address, shown at those that come from a file."""
    places = [found.page.source for found in (view, other) if found.page.source]
    related = tuple(Related(place, "the other one comes from here") for place in places[1:])
    message = f"two pages would be `{view.page.path}`"
    return Diagnostic(
        places[0] if places else Span("content"), "route-taken", message, "rename one entry", related=related
    )
