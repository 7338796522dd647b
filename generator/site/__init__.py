"""The whole site in memory: path → page, complete, before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.assets import asset_paths, read_uses
from generator.config import Options, Project
from generator.diagnostics import ContentError, Diagnostic, Span, has_errors, sort_diagnostics
from generator.loader import load_playbook
from generator.memory import without_collection
from generator.model.identity import keep_entries
from generator.model.playbook import Playbook
from generator.model.uses import joined
from generator.model.words import Words
from generator.settings import Settings
from generator.settings.checks import check_settings
from generator.site.addresses import check_routes
from generator.templates import check_templates, read_templates, uses_in
from generator.templates.wording import check_words, read_words
from generator.views import pages
from generator.views.anchors import anchors
from generator.views.earlier import USES, check_earlier, moved_pages
from generator.views.navigation import NavItem, navigation
from generator.views.page import View
from generator.views.pictures import USES as DRAWN
from generator.views.registries import check_kinds, check_pages
from generator.written import Written, WrittenFiles, check_evidence, check_links, check_menu, read_written

if TYPE_CHECKING:
    from generator.rendering import Page, Rendering


@dataclass(frozen=True)
class Checked:
    """A playbook without errors, ready to be rendered."""

    playbook: Playbook
    words: Words
    views: tuple[View, ...]
    anchors: Mapping[str, frozenset[str]]
    """What may be linked to on each generated page, by path."""
    navigation: tuple[NavItem, ...]
    written: tuple[str, ...]
    """The hand-written pages, by path."""
    moved: Mapping[str, str]
    """By the path that a page had under an earlier id, the one that it has."""
    remarks: tuple[Diagnostic, ...] = ()
    """Warnings and notices."""


@dataclass(frozen=True)
class Site:
    """Every page, the navigation, and the playbook they were made from."""

    playbook: Playbook
    words: Words
    pages: "tuple[Page, ...]"
    navigation: tuple[NavItem, ...]
    moved: Mapping[str, str]
    """By the path that a page had under an earlier id, the one that it has."""
    remarks: tuple[Diagnostic, ...]
    """Warnings and notices."""
    options: Options

    @property
    def reviewed(self) -> date:
        """When the content was last reviewed, by its transitions; a fixed day where there are none."""
        return max((step.record.last_reviewed for step in self.playbook.transitions), default=date(1980, 1, 1))


@dataclass(frozen=True)
class Built:
    """A site, with what the next one can take over from it while its author goes on writing."""

    site: Site
    rendering: "Rendering"


def build_site(project: Project, options: Options = Options()) -> Site:
    """The finished site. Raises `ContentError` with everything that is wrong with content and templates."""
    return rebuild_site(project, options).site


def rebuild_site(project: Project, options: Options, former: Built | None = None) -> Built:
    """The finished site, no different from one that is built anew. Raises `ContentError`.

    Entries and pages of the former one stay where nothing that they were made from has changed.
    """
    from generator.rendering import Renderer, TemplateError  # noqa: PLC0415 - loads slowly, and a check renders nothing

    checked = check_project(project, former.site.playbook if former else None)
    with without_collection():
        renderer = Renderer(project, checked.playbook, checked.words, options, checked.written, checked.anchors)
        try:
            rendering = renderer.render(checked.views, former.rendering if former else None)
        except TemplateError as error:
            raise ContentError([error.diagnostic]) from error
    site = Site(
        playbook=checked.playbook,
        words=checked.words,
        pages=tuple(made.page for made in rendering.made.values()),
        navigation=checked.navigation,
        moved=checked.moved,
        remarks=checked.remarks,
        options=options,
    )
    return Built(site, rendering)


@without_collection()
def check_project(project: Project, former: Playbook | None = None) -> Checked:
    """Everything that can be checked without rendering. Raises `ContentError` with all that is wrong.

    What is equal in the `former` playbook comes from there.
    """
    settings, problems = check_settings(project)
    words, trouble = check_looks(project)
    files = WrittenFiles.of(project)
    written, unread = read_written(files, settings)
    problems += [*trouble, *unread, *check_kinds(project)]
    try:
        playbook, remarks = load_playbook(project)
    except ContentError as error:
        raise ContentError([*problems, *error.diagnostics]) from None
    problems += remarks
    if words is None or settings is None or has_errors(problems):
        raise ContentError(problems)
    playbook = keep_entries(playbook, former) if former else playbook
    checked = _checked(playbook, words, files.pages)
    problems += _check_whole(checked, files, written, settings)
    if has_errors(problems):
        raise ContentError(problems)
    return replace(checked, remarks=sort_diagnostics(problems))


def _checked(playbook: Playbook, words: Words, written: tuple[str, ...]) -> Checked:
    views = pages(playbook, words)
    menu, moved = navigation(views, words, written), moved_pages(playbook, views, written)
    return Checked(playbook, words, views, anchors(playbook, views), menu, written, moved)


def _check_whole(
    checked: Checked, files: WrittenFiles, written: list[Written], settings: Settings
) -> Iterator[Diagnostic]:
    """What nobody can say before all pages are known, and what is on each."""
    yield from check_pages(checked.playbook, checked.views)
    yield from check_routes(checked.views, files)
    yield from check_earlier(checked.playbook, checked.views, checked.written)
    yield from check_links(files, written, settings, checked.anchors, frozenset(asset_paths(files.project)))
    yield from check_evidence(written, checked.playbook)
    yield from check_menu(settings, checked.navigation, _sources(checked.views, files))


def check_looks(project: Project) -> tuple[Words | None, list[Diagnostic]]:
    """The interface text, and what is wrong with it, with the templates and with all that lies beside them."""
    if not project.templates.is_dir():
        return None, [
            Diagnostic(Span("templates"), "missing-template", "there is no folder `templates/`", "restore it")
        ]
    if project.root.resolve().is_relative_to(project.templates.resolve()):
        message, hint = "the link leads to a folder that holds the whole project", "put the folder `templates/` here"
        return None, [Diagnostic(Span("templates"), "outside-project", message, hint)]
    words, problems = read_words(project)
    templates, unread = read_templates(project)
    uses, unreadable = read_uses(project)
    problems += [*unread, *check_templates(project, templates, whole=not unread), *unreadable]
    if words:
        whole = not (unread or unreadable or any(names.picks for names in templates.values()))
        problems += check_words(words, joined([*uses_in(project, templates), *uses, *DRAWN, *USES]), whole=whole)
    return (words.record if words else None), problems


def _sources(views: Sequence[View], files: WrittenFiles) -> Iterator[tuple[str, Span]]:
    """Every page with the place that it comes from; pages that no entry names come from the strings."""
    yield from ((view.page.path, view.page.source or Span("templates/strings/en.yml")) for view in views)
    yield from ((path, Span(files.name(path))) for path in files.pages)
