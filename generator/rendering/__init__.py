"""Views to finished HTML: the Jinja environment, and one page at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import Options, Project
from generator.diagnostics import Diagnostic, Span
from generator.model.fields import Record
from generator.model.lasting import Dates
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.titles import title
from generator.model.words import Words
from generator.rendering.chapters import as_chapter
from generator.rendering.environment import environment
from generator.rendering.failing import template_problem
from generator.rendering.inline import Glossary, PageText
from generator.rendering.outline import Heading, Section, outline
from generator.routes import Route, asset_url
from generator.templates.marks import without_marks
from generator.views.booklet import BookletView, Chapter
from generator.views.page import View, variables

__all__ = ["Heading", "Page", "Renderer", "Section", "TemplateError"]


class TemplateError(Exception):
    """A template failed while it rendered a page; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its place, its HTML, and what a publisher needs to know about it."""

    path: str
    template: str
    title: str
    nav_title: str
    description: str
    tags: tuple[str, ...]
    source: Span | None
    html: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    anchors: frozenset[str]


@dataclass(frozen=True)
class Renderer:
    """Renders the views of one playbook."""

    project: Project
    playbook: Playbook
    words: Words
    options: Options
    written: tuple[str, ...]
    """The hand-written pages, by path: what templates may link to beside the views."""
    anchors: Mapping[str, frozenset[str]]
    """What may be linked to on each page, by path."""

    def pages(self, views: tuple[View, ...]) -> Iterator[Page]:
        """Every view as a finished page. Raises `TemplateError` where a template fails."""
        glossary = Glossary.of(self.playbook)
        shared = self._shared()
        for view in views:
            stands = view.chapters if isinstance(view, BookletView) else ()
            chapters = {chapter.view.page.path: chapter for chapter in stands}
            grades = self.words.choices["grade"]
            here = PageText(view.page.path, self.playbook, glossary, self.options.directory_urls, grades, chapters)
            yield self._page(view, here, shared)

    def _shared(self) -> dict[str, object]:
        """What all templates can use, whatever the page."""
        return {
            "t": self.words.labels,
            "words": self.words,
            "site_id": self.options.site_id,
            "booklets": self.options.booklets,
            "in_booklet": False,
            "written": self.written,
            "numbers": {step.id: number for number, step in enumerate(self.playbook.transitions, start=1)},
            "edit": self.options.edit_url,
            "plain": plain,
        }

    def _page(self, view: View, here: PageText, shared: Mapping[str, object]) -> Page:
        try:
            marked = self._filled(view, here, shared)
        except Exception as error:
            raise TemplateError(template_problem(error, self.project, view)) from error
        page = view.page
        headings, sections = outline(marked, page.searched)
        return Page(
            path=page.path,
            template=page.template,
            title=page.title,
            nav_title=page.nav_title,
            description=plain(page.description),
            tags=page.tags,
            source=page.source,
            html=without_marks(marked),
            headings=tuple(heading for heading in headings if heading.level <= page.contents),
            sections=sections,
            anchors=self.anchors[page.path],
        )

    def _filled(self, view: View, here: PageText, shared: Mapping[str, object]) -> str:
        """The view's template, filled, with its marks; in a booklet those of its chapters are filled the same way."""

        def within(chapter: Chapter) -> Markup:
            return as_chapter(self._filled(chapter.view, here, {**shared, "in_booklet": True}), chapter)

        template = environment(self.project).get_template(view.page.template)
        return template.render({**shared, **variables(view), "here": here, "within": within, **self._lookups(here)})

    def _lookups(self, here: PageText) -> dict[str, Callable[..., object]]:
        """The functions that every template can call; `templates/README.md` documents them."""

        def link(kind: str, name: str, words: str | None = None) -> Markup:
            return here.link(Ref(kind, name), words)

        def url(kind: str, name: str) -> str:
            return here.url(Ref(kind, name))

        def lookup(kind: str, name: str) -> Entry[Record]:
            return self.playbook.entries[Ref(kind, name)]

        def page_url(path: str, anchor: str = "") -> str:
            return here.way(Route(path, anchor))

        def asset(path: str) -> str:
            return asset_url(here.path, path, self.options.directory_urls)

        def name_of(kind: str, name: str) -> str:
            return title(self.playbook, Ref(kind, name))

        def names_of(kind: str, name: str) -> tuple[str, ...]:
            return self.playbook.names(Ref(kind, name))

        def dates_of(kind: str, name: str) -> Dates | None:
            return self.playbook.dates(Ref(kind, name))

        return {
            "link": link, "url": url, "lookup": lookup, "name_of": name_of, "page_url": page_url, "asset": asset,
            "names_of": names_of, "dates_of": dates_of,
        }  # fmt: skip
