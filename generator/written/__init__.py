"""Hand-written pages: read as MkDocs reads them, and checked for links that lead nowhere."""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from generator.blocks import stray_problem
from generator.cache import Shelf, open_shelf
from generator.config import Project
from generator.diagnostics import Diagnostic, Span
from generator.references import check_written
from generator.settings import Settings
from generator.source import read_text
from generator.written.evidence import check_evidence, cited
from generator.written.files import WrittenFiles, left_out
from generator.written.front import check_front
from generator.written.links import Judge, Targets
from generator.written.menu import check_menu
from generator.written.places import places_of
from generator.written.reading import UnknownExtensionError, Written, extensions_of, read_facts
from generator.written.unclosed import find_unclosed

__all__ = ["REASONS", "Written", "WrittenFiles", "check_evidence", "check_links", "check_menu", "cited", "read_written"]

REASONS = {
    "dead-link": "A link in a hand-written page, or in the menu, leads to a page or a place that does not exist.",
    "unreached-page": "A page that no menu names is found by nobody who does not search for it.",
    "malformed-front": "What a page says of itself at its top is read by the theme: what is of another type stops the "
    "build, or shows as something else.",
    "unreadable-page": "A page that cannot be turned into HTML cannot be published.",
}

_LISTS_TAGS = "material/tags"
"""A page with this in it gets anchors from Material, which nobody else knows."""


def read_written(files: WrittenFiles, settings: Settings | None) -> tuple[list[Written], list[Diagnostic]]:
    """The pages that can be read, and what is wrong with the other files."""
    with open_shelf(files.project, "written") as known:
        return _read_written(files, settings, known)


def _read_written(
    files: WrittenFiles, settings: Settings | None, known: Shelf
) -> tuple[list[Written], list[Diagnostic]]:
    found: list[Written] = []
    problems = list(files.problems)
    extensions = extensions_of(settings) if settings else None
    is_template = _in_folders([*_own_theme(files.project, settings), *_theme()])
    for path in files.pages:
        name = files.name(path)
        text, trouble = read_text(files.place(path), name)
        problems += trouble
        if text is None:
            continue
        problems += [*check_written(text, name), *check_front(text, name, is_template)]
        if unclosed := find_unclosed(text, name):
            problems.append(unclosed)
            continue
        try:
            facts = read_facts(known, text, name, extensions) if extensions else None
        except Exception as error:  # noqa: BLE001 - extensions of others raise what they like
            problems.append(_unreadable(name, error, settings))
            continue
        problems += (stray_problem(block, path, {name: text}, {}) for block in (facts.blocks if facts else ()))
        found.append(Written(path, name, text, facts))
    return found, problems


def _unreadable(name: str, error: Exception, settings: Settings | None) -> Diagnostic:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    if settings and isinstance(error, UnknownExtensionError):
        message, hint = f"an extension cannot be loaded: {said}", "mend its name or its options"
        return Diagnostic(settings.span(("markdown_extensions",)), "invalid-settings", message, hint)
    message = f"the page cannot be turned into HTML: {said}"
    hint = "take nested lists and quotes apart, or mend the extension's settings"
    return Diagnostic(Span(name), "unreadable-page", message, hint)


def check_links(
    files: WrittenFiles,
    pages: list[Written],
    settings: Settings,
    made: Mapping[str, frozenset[str]],
    assets: frozenset[str],
) -> Iterator[Diagnostic]:
    """Links of hand-written pages that lead nowhere; `made` are the generated pages with their anchors."""
    theirs: dict[str, frozenset[str] | None] = {page.path: _anchors(page) for page in pages}
    targets = Targets(frozenset((*files.paths, *made, *assets)), {**made, **theirs}, _in_theme())
    judge, is_left_out = Judge.of(targets, settings), left_out(settings, "exclude_docs")
    for page in pages:
        if page.facts and not is_left_out(page.path):
            yield from _dead_links(page, page.facts.links, judge)


def _dead_links(page: Written, links: tuple[str, ...], judge: Judge) -> Iterator[Diagnostic]:
    """The links of a page that lead nowhere; places are looked for where there is one."""
    whole = Span(page.name)
    if any(any(judge.problems(page.path, link, whole)) for link in links):
        for link, span in zip(links, places_of(links, page.text, page.name), strict=True):
            yield from judge.problems(page.path, link, span)


def _anchors(page: Written) -> frozenset[str] | None:
    return None if page.facts is None or _LISTS_TAGS in page.text else frozenset(page.facts.anchors)


def _theme() -> list[Path]:
    """Where the theme's templates lie, with files that are published with the pages."""
    spec = find_spec("material")
    return [Path(place, "templates") for place in (spec.submodule_search_locations if spec else None) or ()]


def _own_theme(project: Project, settings: Settings | None) -> list[Path]:
    """Where templates lie that come before the theme's."""
    theme = settings.data.get("theme") if settings else None
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return [project.root / folder] if isinstance(folder, str) else []


def _in_folders(folders: list[Path]) -> Callable[[str], bool]:
    """Whether one of the folders has a file."""
    return lambda path: any(os.path.isfile(folder / path) for folder in folders)  # noqa: PTH113 - of a name too long, Path raises


def _in_theme() -> Callable[[str], bool]:
    """Whether a file is one of the theme's own that are published with the pages."""
    has = _in_folders(_theme())
    return lambda path: not path.endswith(".html") and has(path)
