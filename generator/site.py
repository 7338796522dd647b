"""The whole site in memory: path → page, complete, before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assets import Asset, assets
from generator.config import Options, Project
from generator.diagnostics import ContentError, Diagnostic, Related, Span, has_errors
from generator.loader import load_playbook
from generator.memory import without_collection
from generator.model.playbook import Playbook
from generator.model.words import Words
from generator.references import check_written
from generator.rendering import Page, Renderer, TemplateError
from generator.rendering.templates import check_templates, read_words
from generator.source import read_text
from generator.views import pages
from generator.views.navigation import NavItem, navigation
from generator.views.page import View

REASONS = {
    "route-taken": "Two pages with one address would overwrite each other, and one of them would be lost.",
}


@dataclass(frozen=True)
class Checked:
    """A playbook without errors, ready to be rendered."""

    playbook: Playbook
    words: Words
    views: tuple[View, ...]
    remarks: tuple[Diagnostic, ...]
    """Warnings and notices."""


@dataclass(frozen=True)
class Site:
    """Every page and asset, the navigation, and the playbook they were made from."""

    playbook: Playbook
    words: Words
    pages: tuple[Page, ...]
    navigation: tuple[NavItem, ...]
    assets: tuple[Asset, ...]
    remarks: tuple[Diagnostic, ...]
    """Warnings and notices."""
    options: Options

    @property
    def reviewed(self) -> date:
        """When the content was last reviewed, by its transitions; a fixed day where there are none."""
        return max((step.record.last_reviewed for step in self.playbook.transitions), default=date(1980, 1, 1))


def build_site(project: Project, options: Options = Options()) -> Site:
    """The finished site. Raises `ContentError` with everything that is wrong with content and templates."""
    checked = check_project(project)
    playbook, words = checked.playbook, checked.words
    written = written_pages(project)
    with without_collection():
        renderer = Renderer(project, playbook, words, options, written)
        try:
            rendered = tuple(renderer.pages(checked.views))
        except TemplateError as error:
            raise ContentError([error.diagnostic]) from error
    return Site(
        playbook=playbook,
        words=words,
        pages=rendered,
        navigation=navigation(checked.views, words, written),
        assets=tuple(assets(project, words, options)),
        remarks=checked.remarks,
        options=options,
    )


@without_collection()
def check_project(project: Project) -> Checked:
    """Everything that can be checked without rendering. Raises `ContentError` with all that is wrong."""
    words, problems = read_words(project)
    if words:
        problems += check_templates(project, words)
    problems += check_pages(project)
    try:
        playbook, remarks = load_playbook(project)
    except ContentError as error:
        raise ContentError([*problems, *error.diagnostics]) from None
    if words is None or has_errors(problems):
        raise ContentError([*problems, *remarks])
    remarks = (*problems, *remarks)
    views = pages(playbook, words)
    if clashes := list(check_routes(views, project)):
        raise ContentError([*clashes, *remarks])
    return Checked(playbook, words, views, remarks)


def written_pages(project: Project) -> tuple[str, ...]:
    """The hand-written pages, by path."""
    found = sorted(project.pages.rglob("*.md")) if project.pages.is_dir() else []
    return tuple(path.relative_to(project.pages).as_posix() for path in found)


def check_pages(project: Project) -> Iterator[Diagnostic]:
    """Hand-written pages that cannot be read, and references that they would show as they stand."""
    for path in written_pages(project):
        name = project.relative(project.pages / path)
        text, problems = read_text(project.pages / path, name)
        yield from check_written(text, name) if text is not None else problems


def check_routes(views: Sequence[View], project: Project) -> Iterator[Diagnostic]:
    """Generated pages that share an address with one another, or with a hand-written page."""
    first: dict[str, View] = {}
    for view in views:
        other = first.setdefault(view.path, view)
        if other is not view:
            yield _clash(view, other)
    for path in written_pages(project):
        if path in first:
            name = project.relative(project.pages / path)
            message = f"a generated page has the address of `{name}`"
            yield Diagnostic(Span(name), "route-taken", message, "rename or remove the hand-written page")


def _clash(view: View, other: View) -> Diagnostic:
    """Two views of one address, shown at those that come from a file."""
    places = [found.source for found in (view, other) if found.source]
    related = tuple(Related(place, "the other one comes from here") for place in places[1:])
    message = f"two pages would be `{view.path}`"
    return Diagnostic(
        places[0] if places else Span("content"), "route-taken", message, "rename one entry", related=related
    )
