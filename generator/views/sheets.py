"""The sheets to print and fill in: an index, and a page per sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.model.playbook import Entry, Playbook
from generator.model.sheet import Sheet
from generator.model.words import Words
from generator.routes import index_path
from generator.views.page import View, entry_page, mentions, named_page


@dataclass(frozen=True, kw_only=True)
class SheetsView(View):
    """The index of sheets."""

    sheets: Annotated[tuple[Entry[Sheet], ...], "The sheets."]


@dataclass(frozen=True, kw_only=True)
class SheetView(View):
    """One sheet."""

    sheet: Annotated[Entry[Sheet], "The sheet; its record has the fields of `content/sheets/*.yml`."]


def sheets(playbook: Playbook, words: Words) -> Iterator[View]:
    """The index, then a page per sheet."""
    entries = playbook.all(Sheet)
    if entries:
        yield SheetsView(page=named_page(words, "sheets", index_path("sheets")), sheets=entries)
    for entry in entries:
        page = entry_page(playbook, words, entry, entry.record.summary, mentions(playbook, entry.ref))
        yield SheetView(page=page, sheet=entry)
