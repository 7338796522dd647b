"""The templates, read and checked without rendering a page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.cache import Shelf, open_shelf
from generator.config import Project
from generator.diagnostics import Diagnostic, Span, did_you_mean
from generator.model.uses import Use
from generator.model.words import CHOICES, PAGES, SECTIONS, STEP_PARTS
from generator.source import Loc, below, read_text
from generator.templates.names import Names, UnreadableTemplateError, check_syntax, read_names
from generator.templates.places import known_name, line_span, syntax_problem
from generator.views import TEMPLATES
from generator.views.page import help_of

__all__ = ["REASONS", "SHARED", "check_templates", "read_templates", "uses_in"]

REASONS = {
    "template-syntax": "A template that cannot be read renders no page.",
    "missing-template": "Every view has a template of a fixed name; without it its pages cannot be made.",
    "unknown-variable": "A name that the view does not give would print nothing, and nobody would notice.",
    "template-error": "The template failed while it rendered a page.",
    "template-markup": """Contents, search and booklets are made of what a template says of its headings, its ids and
        what is no part of its words. What it does not write out where it can be seen would be missing there.""",
}

SHARED = frozenset({
    "t", "words", "icons", "site_id", "written", "edit", "plain", "here", "link", "url", "lookup", "name_of", "numbers",
    "page_url", "asset", "names_of", "dates_of", "booklets", "in_booklet", "within", "range", "dict", "namespace",
    "loop", "caller", "self",
})  # fmt: skip
"""What every template can use besides the fields of its view."""

_KNOWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pages": dict.fromkeys(PAGES, ("title", "nav", "description")),
    "parts": dict.fromkeys(STEP_PARTS, ("title", "nav", "description")),
    "sections": dict.fromkeys(SECTIONS, ()),
    "choices": CHOICES,
}  # fmt: skip
"""What templates may ask of `words`, with what lies below."""


def read_templates(project: Project) -> tuple[dict[str, Names], list[Diagnostic]]:
    """The names in each template that can be read, and what is wrong with the others."""
    with open_shelf(project, "templates") as known:
        return _read_templates(project, known)


def _read_templates(project: Project, known: Shelf) -> tuple[dict[str, Names], list[Diagnostic]]:
    found: dict[str, Names] = {}
    problems = [*_check_theme(project, known)]
    problems += [_missing(project, name) for name in TEMPLATES if not _exists(project.templates / name)]
    for path in sorted(project.templates.glob("*.html")):
        text, trouble = read_text(path, project.relative(path))
        problems += trouble
        try:
            if text is not None:
                found[path.name] = read_names(known, text, path.name)
                problems += _check_marks(project, known, text, path.name)
        except UnreadableTemplateError as error:
            problems.append(syntax_problem(error, project, path.name))
    return found, problems


def _check_marks(project: Project, known: Shelf, text: str, name: str) -> Iterator[Diagnostic]:
    """What keeps a template from saying what its headings and sections are."""

    def make() -> tuple[tuple[int, str, str], ...]:
        from generator.templates.marking import find_flaws  # noqa: PLC0415 - prepares much, and rarely has to

        return tuple((flaw.start, flaw.message, flaw.hint) for flaw in find_flaws(text))

    for start, message, hint in known.get(f"marks of {name}", text.encode(), make):
        span = line_span(project, name, text.count("\n", 0, start) + 1)
        yield Diagnostic(span, "template-markup", message, hint)


def _check_theme(project: Project, known: Shelf) -> Iterator[Diagnostic]:
    """What takes the place of the theme's own templates: it can be read, whatever its names and filters mean."""
    for path in below(project.templates / "theme", ".html"):
        text, trouble = read_text(path, project.relative(path))
        yield from trouble
        name = path.relative_to(project.templates).as_posix()
        try:
            check_syntax(known, text or "", name)
        except UnreadableTemplateError as error:
            yield syntax_problem(error, project, name)


def _exists(path: Path) -> bool:
    """Whether there is anything of that name, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _missing(project: Project, name: str) -> Diagnostic:
    path = project.relative(project.templates / name)
    hint = "restore it, or write it after one beside it"
    return Diagnostic(Span(path), "missing-template", f"`{path}` does not exist", hint)


def check_templates(project: Project, found: Mapping[str, Names], *, whole: bool) -> Iterator[Diagnostic]:
    """Every unknown name in the templates, without rendering a page.

    Where they are not the whole, since one cannot be read, nobody can say which names that one gives.
    """
    macros = frozenset[str]().union(*(names.macros for name, names in found.items() if name not in TEMPLATES))
    for name, names in found.items():
        if whole and name in TEMPLATES:  # What several views share is rendered by them, with what they give.
            yield from _unknown_names(names, name, project, macros)
        yield from dict.fromkeys(_unknown_words(names, name, project))


def uses_in(project: Project, found: Mapping[str, Names]) -> Iterator[tuple[Loc, Use]]:
    """The labels that templates ask for."""
    for template, names in found.items():
        whole = line_span(project, template, 1)
        for loc, line, places in names.asked:
            if loc[0] == "labels":
                yield loc, Use(Span(whole.path, line, 1, line, 1), places)


def _unknown_names(names: Names, template: str, project: Project, macros: frozenset[str]) -> Iterator[Diagnostic]:
    """Names that neither the template sets nor its view gives."""
    for name, line in sorted(names.undeclared.items()):
        given = help_of(TEMPLATES[template])
        if name not in given and name not in SHARED and name not in macros:
            span = line_span(project, template, line)
            yield Diagnostic(span, "unknown-variable", f"the view gives no `{name}`", known_name(name, given))


def _unknown_words(names: Names, template: str, project: Project) -> Iterator[Diagnostic]:
    """Names of pages, parts, sections and choices that the strings do not have."""
    for (field, *way), line, _ in names.asked:
        known = _KNOWN.get(str(field), {})
        for level, name in enumerate(way[:2]) if known else ():
            members = (*known, "items") if not level else (*known[str(way[0])], "items", "values", "keys")
            if name not in members:
                span = line_span(project, template, line)
                message = f"the strings have no `{'.'.join(map(str, (field, *way[: level + 1])))}`"
                hint = did_you_mean(str(name), members) or "`templates/strings/en.yml` has the names there are"
                yield Diagnostic(span, "unknown-variable", message, hint)
                break
