"""The menu: pages that it does not reach, and entries of a project's own menu that lead nowhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from generator.diagnostics import Diagnostic, Span, cut, did_you_mean
from generator.settings import Settings
from generator.source import Loc
from generator.views.navigation import NavItem, paths_in
from generator.written.files import left_out
from generator.written.links import levels_of

_USUAL = {"omitted_files": "info", "not_found": "warn", "absolute_links": "info"}


def check_menu(settings: Settings, ours: Sequence[NavItem], pages: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    """The menu reaches every page (each with its source), and each of its entries leads to one."""
    known, levels = dict(pages), levels_of(settings, "nav", _USUAL)
    given = settings.data.get("nav")
    named = list(_named(given, ("nav",))) if given is not None else [(path, ("nav",)) for path in paths_in(ours)]
    for path, loc in named if given is not None else ():
        yield from _check_entry(path, settings.span(loc), known, levels)
    if given is None or levels["omitted_files"] == "warn":
        reached, may_lack = {path for path, _ in named}, left_out(settings, "not_in_nav")
        where = "`nav` in `mkdocs.yml`" if given is not None else "the menu"
        for path, source in known.items():
            if path not in reached and not may_lack(path):
                hint = f"name `{path}` there, or below `not_in_nav`"
                yield Diagnostic(source, "unreached-page", f"{where} does not reach the page `{path}`", hint)


def _check_entry(path: str, span: Span, known: Iterable[str], levels: dict[str, str]) -> Iterator[Diagnostic]:
    if path in known or urlsplit(path).scheme or path.startswith("//"):
        return
    if path.startswith("/"):
        if levels["absolute_links"] == "warn":
            yield Diagnostic(span, "dead-link", f"the menu leads to `{cut(path)}`, which is no page", "name its path")
    elif levels["not_found"] == "warn":
        hint = did_you_mean(path, known) or "name a page by its path, such as `traps/index.md`"
        yield Diagnostic(span, "dead-link", f"the menu leads to `{cut(path)}`, which is no page", hint)


def _named(given: Any, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """The paths in a menu as MkDocs writes it."""
    if isinstance(given, dict):
        for key, value in given.items():
            yield from _named(value, (*loc, key))
    elif isinstance(given, list):
        for index, value in enumerate(given):
            yield from _named(value, (*loc, index))
    elif isinstance(given, str):
        yield given, loc
