"""The guides, which answer what no single step holds: an index, and a page per guide."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.guide import Guide
from generator.model.playbook import Entry, Playbook
from generator.model.words import Words
from generator.routes import index_path, route
from generator.views.page import View, mentions, named_page, shown


@dataclass(frozen=True, kw_only=True)
class GuidesView(View):
    """The index of guides."""

    guides: tuple[Entry[Guide], ...] = shown("The guides.")


@dataclass(frozen=True, kw_only=True)
class GuideView(View):
    """One guide."""

    guide: Entry[Guide] = shown("The guide; its record has the fields of `content/guides/*.yml`.")


def guides(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then a page per guide."""
    entries = playbook.all(Guide)
    if entries:
        yield GuidesView(**named_page(words, "guides", index_path("guides")), guides=entries)
    for entry in entries:
        yield GuideView(
            template="guide.html",
            path=route(entry.ref).path,
            title=entry.record.title,
            nav_title=entry.record.title,
            description=entry.record.summary,
            kind="guide",
            tags=(words.pages["guides"].nav,),
            source=entry.span,
            mentions=mentions(playbook, entry.ref),
            guide=entry,
        )
