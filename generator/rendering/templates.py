"""The templates: how they are found and checked, and what is said when one is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import meta, nodes, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.config import Project
from generator.diagnostics import Diagnostic, Span, did_you_mean, listing
from generator.layers import Placed
from generator.model.kinds import Kind
from generator.model.refs import Known
from generator.model.words import Words
from generator.rendering.compiled import compiled_templates
from generator.schema import parse_entries
from generator.source import read_document
from generator.views import TEMPLATES
from generator.views.page import View, help_of

REASONS = {
    "template-syntax": "A template that cannot be read renders no page.",
    "missing-template": "Every view has a template of a fixed name; without it its pages cannot be made.",
    "unknown-variable": "A name that the view does not give would print nothing, and nobody would notice.",
    "template-error": "The template failed while it rendered a page.",
}

SHARED = frozenset({
    "t", "words", "site_id", "written", "edit", "plain", "here", "link", "url", "lookup", "name_of", "numbers",
    "page_url", "asset", "names_of", "dates_of", "booklets", "in_booklet", "within", "range", "dict", "namespace",
    "loop", "caller", "self",
})  # fmt: skip
"""What every template can use besides the fields of its view."""


@pass_context
def _text(context: Context, value: str) -> Markup:
    """A text with its links, references and terms."""
    return context["here"].text(value)  # type: ignore[no-any-return]


@pass_context
def _label(context: Context, value: str) -> Markup:
    """A text for headings and labels, without links."""
    return context["here"].label(value)  # type: ignore[no-any-return]


@cache
def environment(project: Project) -> jinja2.Environment:
    """The environment in which every page is rendered: escaped, and strict about names.

    Compiled templates are kept for the process, and compiled again when their file changes.
    """
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(project.templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates(project, "pages"),
    )
    found.filters.update(text=_text, label=_label)
    return found


def read_words(project: Project, language: str = "en") -> tuple[Words | None, list[Diagnostic]]:
    """The interface text of a language."""
    path = project.templates / "strings" / f"{language}.yml"
    document, problems = read_document(path, project.relative(path))
    if document is None:
        return None, list(problems)
    entries, trouble = parse_entries(Placed(document, Kind("words", "strings", Words, "folder"), language), Known())
    record = entries[0].record if entries else None
    return (record if isinstance(record, Words) else None), [*problems, *trouble]


# Checks before anything is rendered ----------------------------------------------------------------


@dataclass(frozen=True)
class Names:
    """The names in one template, with the line of each one's first use; undeclared ones only of a view's template."""

    undeclared: Mapping[str, int]
    labels: Mapping[str, int]
    macros: frozenset[str]


def check_templates(project: Project, words: Words) -> Iterator[Diagnostic]:
    """Every missing template, syntax error and unknown name, without rendering a page."""
    for name in TEMPLATES:
        if not (project.templates / name).is_file():
            missing = project.relative(project.templates / name)
            hint = "restore it, or copy one beside it"
            yield Diagnostic(Span(missing), "missing-template", f"`{missing}` does not exist", hint)
    found: dict[str, Names] = {}
    for path in sorted(project.templates.glob("*.html")):
        try:
            found[path.name] = _read_names(environment(project), path, path.stat().st_mtime_ns)
        except jinja2.TemplateSyntaxError as error:
            yield _syntax_problem(error, project, path.name)
    macros = frozenset[str]().union(*(names.macros for name, names in found.items() if name not in TEMPLATES))
    for name, names in found.items():
        yield from _unknown_names(names, name, project, macros)
        yield from _unknown_labels(names, name, project, words)


@cache
def _read_names(templates: jinja2.Environment, path: Path, modified: int) -> Names:
    """The names in a template; `modified` makes an edited file be read again while the site is served."""
    tree = templates.parse(path.read_text("utf-8"), path.name, str(path))
    found = [*tree.find_all((nodes.Name, nodes.Macro, nodes.Getattr))]  # Once: walking the tree takes the time.
    named = [node for node in found if isinstance(node, nodes.Name)]
    used = {node.name: node.lineno for node in reversed(named)}
    set_here = {node.name for node in named if node.ctx == "store"}
    macros = frozenset(node.name for node in found if isinstance(node, nodes.Macro))
    labels = {
        node.attr: node.lineno
        for node in found
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "t"
    }
    # A block sees what the template sets above it, which Jinja's own search for undeclared names does not.
    # What several views share is rendered by them, with what they give.
    undeclared = meta.find_undeclared_variables(tree) - set_here - macros if path.name in TEMPLATES else set[str]()
    return Names({name: used.get(name, 1) for name in undeclared}, labels, macros)


def _unknown_names(names: Names, template: str, project: Project, macros: frozenset[str]) -> Iterator[Diagnostic]:
    """Names that neither the template sets nor its view gives."""
    for name, line in sorted(names.undeclared.items()):
        given = help_of(TEMPLATES[template])
        if name not in given and name not in SHARED and name not in macros:
            span = _line_span(project, template, line)
            yield Diagnostic(span, "unknown-variable", f"the view gives no `{name}`", _known(name, given))


def _unknown_labels(names: Names, template: str, project: Project, words: Words) -> Iterator[Diagnostic]:
    """Labels (`t.name`) that the strings do not have."""
    for label, line in sorted(names.labels.items()):
        if label not in words.labels:
            span = _line_span(project, template, line)
            hint = did_you_mean(label, words.labels) or "add it to templates/strings/en.yml"
            yield Diagnostic(span, "unknown-variable", f"the strings have no label `{label}`", hint)


def _known(name: str, given: Iterable[str]) -> str:
    """The closest name, or all there are."""
    names = sorted(given)
    return did_you_mean(name, names) or f"it gives {listing(names)}"


def _line_span(project: Project, template: str, line: int) -> Span:
    return Span(project.relative(project.templates / template), line, 1, line, 1)


def _syntax_problem(error: jinja2.TemplateSyntaxError, project: Project, template: str) -> Diagnostic:
    path = project.relative(project.templates / template)
    message = f"the template cannot be read: {(error.message or 'syntax error').rstrip('.')}"
    return Diagnostic(Span(path, error.lineno, 1, error.lineno, 1), "template-syntax", message, "mend the line")


# What went wrong while a page was rendered ----------------------------------------------------------

_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<attribute>[^']+)'")


def template_problem(error: Exception, project: Project, view: View) -> Diagnostic:
    """What a template raised, as a diagnostic at the template's line."""
    span = failed_line(error, project) or Span(project.relative(project.templates / view.template))
    if isinstance(error, jinja2.TemplateNotFound):
        return Diagnostic(span, "missing-template", f"there is no template `{error.name}`", "restore it")
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _syntax_problem(error, project, error.name or view.template)
    if isinstance(error, jinja2.UndefinedError) and (found := _UNDEFINED.search(error.message or "")):
        name = found["name"] or found["attribute"]
        return Diagnostic(
            span, "unknown-variable", f"nothing is called `{name}` here", _known(name, help_of(type(view)))
        )
    message = f"the page `{view.path}` cannot be rendered: {error}"
    return Diagnostic(span, "template-error", message, "mend the line")


def failed_line(error: Exception, project: Project) -> Span | None:
    """The innermost template line in the traceback."""
    found, trace = None, error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".html" and path.is_relative_to(project.templates):
            found = Span(project.relative(path), trace.tb_lineno, 1, trace.tb_lineno, 1)
        trace = trace.tb_next
    return found
