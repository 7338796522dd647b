"""The environment in which every page is rendered."""

from functools import cache

import jinja2
from jinja2 import pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from generator.config import Project
from generator.model.kinds import ICONS
from generator.rendering.compiled import compiled_templates
from generator.source import below
from generator.templates.marking import marked
from generator.templates.names import FILTERS

_NO_TEMPLATES = frozenset({"script", "style", "strings", "theme", "worker"})
"""The folders beside the templates in which no template for a page looks for another."""


@pass_context
def _text(context: Context, value: str) -> Markup:
    """A text with its links, references and terms."""
    return context["here"].text(value)  # type: ignore[no-any-return]


@pass_context
def _label(context: Context, value: str) -> Markup:
    """A text for headings and labels, without links."""
    return context["here"].label(value)  # type: ignore[no-any-return]


class _Marks(Extension):
    """Lets every template say what its headings, sections and ids are."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's text with its marks."""
        return marked(source)


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
        extensions=[_Marks],
    )
    found.filters.update(zip(FILTERS, (_text, _label), strict=True))
    found.globals["icons"] = ICONS
    return found


def read_looks(project: Project) -> dict[str, bytes]:
    """By path, every file that a template may be or bring along. Parts of scripts and styles are none."""
    folder = project.templates
    return {
        name: path.read_bytes()
        for path in below(folder)
        if (name := path.relative_to(folder).as_posix()).partition("/")[0] not in _NO_TEMPLATES and path.is_file()
    }
