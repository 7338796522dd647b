"""What a template raised while it rendered a page, as a diagnostic at its line."""

import re
from pathlib import Path

import jinja2

from generator.config import Project
from generator.diagnostics import Diagnostic, Span
from generator.templates.parsing import unreadable
from generator.templates.places import known_name, syntax_problem
from generator.views.page import View, help_of

_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<attribute>[^']+)'")


def template_problem(error: Exception, project: Project, view: View) -> Diagnostic:
    """What a template raised, as a diagnostic at the template's line."""
    span = failed_line(error, project) or Span(project.relative(project.templates / view.page.template))
    if isinstance(error, jinja2.TemplateNotFound):
        return Diagnostic(span, "missing-template", f"there is no template `{error.name}`", "restore it")
    if isinstance(error, jinja2.TemplateSyntaxError):
        return syntax_problem(unreadable(error), project, error.name or view.page.template)
    if isinstance(error, jinja2.UndefinedError) and (found := _UNDEFINED.search(error.message or "")):
        name = found["name"] or found["attribute"]
        return Diagnostic(
            span, "unknown-variable", f"nothing is called `{name}` here", known_name(name, help_of(type(view)))
        )
    message = f"the page `{view.page.path}` cannot be rendered: {error}"
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
