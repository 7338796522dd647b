"""What MkDocs complains of, taken from its log and worded as diagnostics."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import jinja2

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.rendering.failing import failed_line
from generator.settings import read_settings
from generator.written.places import places_of

_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an?(?: \w+)* link '(?P<link>[^']*)',? (?:but )?(?P<why>.+)")

_SETTING = re.compile(r"Config value '(?P<key>[^']+)':")
_TYPE = re.compile(r"<class '(\w+)'>")
_TYPES: Mapping[str, str] = {
    "str": "text", "int": "a number", "float": "a number", "bool": "`true` or `false`", "list": "a list",
    "dict": "names with values", "NoneType": "nothing",
}  # fmt: skip


class _Collector(logging.Handler):
    """Keeps each warning and error of a logger, as words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """All that MkDocs and its plugins warn of in the block."""
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    logger.addHandler(collector)
    try:
        yield collector.said
    finally:
        logger.removeHandler(collector)


def worded(error: Exception, said: list[str], project: Project) -> ContentError:
    """Why MkDocs failed: our own diagnostics where they are behind it, else one for each thing that it said."""
    for cause in _causes(error):
        if isinstance(cause, ContentError):
            return cause
    if line := failed_line(error, project):
        message = f"the theme's template cannot be rendered: {_words(error)}"
        return ContentError([Diagnostic(line, "template-error", message, "mend the line")])
    return ContentError(complained(said or [f"{type(error).__name__}: {_words(error)}"], project))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and those that were being handled when it was raised."""
    found: BaseException | None = error
    while found:
        yield found
        found = found.__cause__ or found.__context__


def _words(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template `{error.name}`"
    return " ".join(str(error).split())[:400] or "no reason given"


def complained(said: list[str], project: Project) -> list[Diagnostic]:
    """A diagnostic for each complaint."""
    return [_dead_link(project, found) if (found := _LINK.match(line)) else _failed(line, project) for line in said]


def _failed(line: str, project: Project) -> Diagnostic:
    """What MkDocs says, at the setting that it names, with types called as people call them."""
    found = _SETTING.match(line)
    settings, _ = read_settings(project) if found else (None, ())
    span = settings.span((found["key"],)) if found and settings else Span("mkdocs.yml")
    said = _TYPE.sub(lambda name: _TYPES.get(name[1], name[1]), " ".join(line.split()))
    return Diagnostic(span, "build-failed", f"MkDocs says: {said}", "mend what it names")


def _dead_link(project: Project, found: re.Match[str]) -> Diagnostic:
    """A dead link at its place in the hand-written page."""
    path = Path(project.pages, found["page"])
    text = path.read_text("utf-8") if path.is_file() else ""
    (span,) = places_of([found["link"]], text, project.relative(path))
    hint = "link to a page by its path, such as `traps/rescuer.md`"
    return Diagnostic(span, "dead-link", f"the link `{found['link']}` leads nowhere: {found['why'].rstrip('.')}", hint)
