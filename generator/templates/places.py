"""Where a template is wrong, and what was meant."""

from collections.abc import Iterable

from generator.config import Project
from generator.diagnostics import Diagnostic, Span, did_you_mean, listing
from generator.templates.names import UnreadableTemplateError


def known_name(name: str, given: Iterable[str]) -> str:
    """The closest name that a view gives, or all there are."""
    names = sorted(given)
    return did_you_mean(name, names) or f"it gives {listing(names)}"


def line_span(project: Project, template: str, line: int) -> Span:
    """A line of a template."""
    return Span(project.relative(project.templates / template), line, 1, line, 1)


def syntax_problem(error: UnreadableTemplateError, project: Project, template: str) -> Diagnostic:
    """What Jinja expected, at our place."""
    return Diagnostic(line_span(project, template, error.line), "template-syntax", error.message, error.hint)
