"""Views to finished HTML: the Jinja environment, and one page at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import Options, Project
from generator.diagnostics import Diagnostic
from generator.model.fields import Record
from generator.model.lasting import Dates
from generator.model.markup import plain
from generator.model.playbook import Entry, Playbook, Ref
from generator.model.titles import title
from generator.model.words import Words
from generator.rendering.answers import Answers, Known, entry_of
from generator.rendering.chapters import as_chapter
from generator.rendering.earlier import with_earlier
from generator.rendering.environment import environment, read_looks
from generator.rendering.failing import template_problem
from generator.rendering.inline import Glossary, PageText
from generator.rendering.made import Common, Made, Page, Rendering
from generator.rendering.outline import Heading, Section, outline
from generator.routes import Route, asset_url
from generator.templates.marks import without_marks
from generator.views.booklet import BookletView, Chapter
from generator.views.page import View, variables

__all__ = ["Heading", "Page", "Renderer", "Rendering", "Section", "TemplateError"]


class TemplateError(Exception):
    """A template failed while it rendered a page; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


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

    def render(self, views: tuple[View, ...], former: Rendering | None = None) -> Rendering:
        """Every view as a finished page. Raises `TemplateError` where a template fails.

        Of an earlier rendering a page stays where all that it was made from is as it was.
        """
        common = self._common()
        shared, known = self._shared(common), Known()
        made = former.standing(common, self.playbook, views, self.anchors) if former else {}
        for view in views:
            if view.page.path not in made:
                here = self._text_of(view, Answers(self.playbook, known), common.glossary)
                made[view.page.path] = Made(view, here.answers.given, self._page(view, here, shared))
        return Rendering(common, {view.page.path: made[view.page.path] for view in views})

    def _common(self) -> Common:
        numbers = {step.id: number for number, step in enumerate(self.playbook.transitions, start=1)}
        glossary, looks = Glossary.of(self.playbook), read_looks(self.project)
        return Common(self.project, self.words, self.options, self.written, numbers, glossary, looks)

    def _text_of(self, view: View, answers: Answers, glossary: Glossary) -> PageText:
        chapters = view.chapters if isinstance(view, BookletView) else ()
        here = {chapter.view.page.path: chapter for chapter in chapters}
        grades = self.words.choices["grade"]
        return PageText(view.page.path, answers, glossary, self.options.directory_urls, grades, here)

    def _shared(self, common: Common) -> dict[str, object]:
        """What all templates can use, whatever the page."""
        return {
            "t": self.words.labels,
            "words": self.words,
            "site_id": self.options.site_id,
            "booklets": self.options.booklets,
            "in_booklet": False,
            "written": self.written,
            "numbers": common.numbers,
            "edit": self.options.edit_url,
            "places": self.options.places,
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
        given = {**shared, **variables(view), "here": here, "within": within, **self._lookups(here)}
        return with_earlier(template.render(given), view.page.earlier)

    def _lookups(self, here: PageText) -> dict[str, Callable[..., object]]:
        """The functions that every template can call; `templates/README.md` documents them."""

        def link(kind: str, name: str, words: str | None = None) -> Markup:
            return here.link(Ref(kind, name), words)

        def url(kind: str, name: str) -> str:
            return here.url(Ref(kind, name))

        def lookup(kind: str, name: str) -> Entry[Record]:
            return here.answers.ask(entry_of, Ref(kind, name))

        def page_url(path: str, anchor: str = "") -> str:
            return here.way(Route(path, anchor))

        def asset(path: str) -> str:
            return asset_url(here.path, path, self.options.directory_urls)

        def name_of(kind: str, name: str) -> str:
            return here.answers.ask(title, Ref(kind, name))

        def names_of(kind: str, name: str) -> tuple[str, ...]:
            return here.answers.ask(Playbook.names, Ref(kind, name))

        def dates_of(kind: str, name: str) -> Dates | None:
            return here.answers.ask(Playbook.dates, Ref(kind, name))

        return {
            "link": link, "url": url, "lookup": lookup, "name_of": name_of, "page_url": page_url, "asset": asset,
            "names_of": names_of, "dates_of": dates_of,
        }  # fmt: skip
