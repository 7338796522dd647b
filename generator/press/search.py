"""The search index: what a reader may look for, with the words it is found by, as a script that the search loads."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from generator.assets import Asset
from generator.model.fields import Record
from generator.model.kinds import GROUPS, HIDDEN, TRAITS
from generator.model.playbook import Entry, Ref
from generator.model.shared import functions
from generator.rendering import Page, Section
from generator.rendering.outline import outline, text_of
from generator.routes import SYMPTOMS, Route, address, register_path, route, transition_of
from generator.site import Site
from generator.templates.marking import marked_page

_ASIDE = frozenset({"mentioned", "next"})
"""Sections that only lead elsewhere, by anchor."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One result: an entry or a page, with the sections that belong to it; the first says what it is."""

    group: str
    path: str
    title: str
    sections: tuple[Section, ...]
    words: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Finder:
    """Finds the things of the site's pages."""

    site: Site

    @cached_property
    def places(self) -> dict[Route, Entry[Any]]:
        """Every entry that a page shows, by where it stands."""
        return {route(ref): entry for ref, entry in self.site.playbook.entries.items() if ref.kind not in HIDDEN}

    def things(self, page: Page) -> Iterator[Thing]:
        """What stands on a generated page. One without an entry repeats what others say, so it gives its lead alone."""
        own = self.places.get(Route(page.path))
        lead = Section("", page.title, page.description)
        here = [(own, page.title, [page.sections[0] if own and page.sections else lead])]
        for section in page.sections[1:]:
            if entry := self.places.get(Route(page.path, section.anchor)):
                here.append((entry, section.title, [section]))
            elif own and section.text and section.anchor not in _ASIDE:
                here[-1][2].append(section)
        for found, title, sections in here:
            record = found.record if found else None
            group = TRAITS[found.ref.kind].group if found else "page"
            yield Thing(
                group,
                page.path,
                title,
                tuple(sections),
                _words(record),
                tuple(sorted({*functions(record)} if record else ())),
            )


def _words(record: Record | None) -> tuple[str, ...]:
    """Other words for the entry."""
    return tuple(word for name in ("found_by", "also_called", "also") for word in getattr(record, name, ()))


def written_thing(path: str, title: str, html: str) -> Thing:
    """A hand-written page."""
    _, sections = outline(marked_page(html))
    return Thing("page", path, title, sections or (Section("", title, text_of(html)),))


def things(site: Site) -> Iterator[Thing]:
    """Everything that can be found on the generated pages, in reading order."""
    finder = _Finder(site)
    return (thing for page in site.pages for thing in finder.things(page))


def search_index(site: Site, written: Iterable[Thing], directory_urls: bool = True) -> Asset:
    """The index as a classic script, which works from a disk too. What repeats stands in it once, named by number."""
    steps = {step.id: number for number, step in enumerate(site.playbook.transitions)}
    pages: dict[str, int] = {}
    rows = [_said(_row(site, thing, steps, pages)) for thing in chain(things(site), written)]
    about = _said(_about(site, steps, pages, directory_urls))
    body = b'%b,"things":[%b]}' % (about.removesuffix(b"}"), b",".join(rows))
    return Asset("assets/search-index.js", b"playbook.searchIndex=%b;\n" % body)


def _row(site: Site, thing: Thing, steps: Mapping[str, int], pages: dict[str, int]) -> list[Any]:
    """A thing with the numbers of what repeats; `pages` learns of its page."""
    functions = list(site.words.choices["function"])
    return [
        GROUPS.index(thing.group),
        pages.setdefault(thing.path, len(pages)),
        thing.title,
        steps.get(transition_of(thing.path), -1),
        [functions.index(name) for name in thing.functions],
        list(thing.words),
        [[section.anchor, section.title, section.text] for section in thing.sections],
    ]


def _about(site: Site, steps: Iterable[str], pages: Iterable[str], directory_urls: bool) -> dict[str, Any]:
    """What the numbers stand for."""
    titles = {page.path: page.title for page in site.pages}
    ways = {"symptoms": SYMPTOMS, "glossary": register_path("glossary")}
    return {
        "groups": [site.words.choices["found"][group] for group in GROUPS],
        "steps": [titles.get(route(Ref("transition", name)).path, name) for name in steps],
        "functions": list(site.words.choices["function"].values()),
        "pages": [[address(path, directory_urls), titles.get(path, "")] for path in pages],
        "ways": {name: address(path, directory_urls) for name, path in ways.items()},
    }


def _said(data: Any) -> bytes:
    """Data as a script says it. Row by row, since all of it as one text takes many times its own size."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").encode()
