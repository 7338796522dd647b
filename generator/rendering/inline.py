"""Text fields to HTML: restricted inline Markdown, references, and glossary terms explained once a page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from generator.model.evidence import Figure
from generator.model.markup import INLINE, plain
from generator.model.playbook import Playbook, Ref
from generator.model.register import Term
from generator.model.titles import title
from generator.rendering.answers import Answers
from generator.routes import Route, relative_url, route
from generator.views.booklet import Chapter

_MARKUP = re.compile(r"[*_`\[\]<>&\\!]")
_WORD = re.compile(r"\w+")
_ALLOWED = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True)
class Glossary:
    """The terms to recognise in text, longest first, and where each is explained."""

    pattern: re.Pattern[str]
    terms: Mapping[str, Ref]
    first_words: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(playbook: Playbook) -> "Glossary":
        """The playbook's glossary."""
        terms: dict[str, Ref] = {}
        for entry in playbook.all(Term):
            for form in (entry.record.term, *entry.record.also):
                terms.setdefault(form.casefold(), entry.ref)
        forms = sorted(terms, key=lambda form: (-len(form), form))
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
        return Glossary(pattern, terms, _by_first_word(forms))

    def occurrences(self, text: str) -> Iterator[re.Match[str]]:
        """Where terms stand in a text. Most texts have none, which a search for plain words tells much sooner."""
        folded = text.casefold()
        candidates = (self.first_words[word] for word in _WORD.findall(folded) if word in self.first_words)
        if any(form in folded for forms in candidates for form in forms):
            yield from self.pattern.finditer(text)


def _by_first_word(forms: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in forms:
        if word := _WORD.search(form):
            found[word[0]] = (*found.get(word[0], ()), form)
    return found


@dataclass
class PageText:
    """Renders the texts of one page: links are relative to it, and each term is explained where it first occurs."""

    path: str
    answers: Answers
    glossary: Glossary
    directory_urls: bool = True
    grades: Mapping[str, str] = field(default_factory=dict)
    """Each grade in words."""
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    """The pages that stand on this one, by path."""
    _explained: set[Ref] = field(default_factory=set)
    _links: dict[tuple[Ref, str | None], Markup] = field(default_factory=dict)

    def text(self, value: str) -> Markup:
        """A text with its links, references and terms."""
        if _MARKUP.search(value):
            return Markup(_markdown().renderInline(value, {"reference": self._reference, "words": self._words}))
        return Markup(self._words(value))

    def label(self, value: str) -> Markup:
        """A text for headings and labels: emphasis stays, links become words."""
        if _MARKUP.search(value):
            return Markup(_markdown().renderInline(value, {"reference": self._name, "words": escape, "plain": True}))
        return Markup(escape(value))

    def url(self, ref: Ref) -> str:
        """The link to an entry."""
        return self.way(route(ref))

    def way(self, target: Route) -> str:
        """The link to a place: on this page, if it stands in one of its chapters."""
        if chapter := self.chapters.get(target.path):
            return f"#{chapter.within(target.anchor) if target.anchor else chapter.anchor}"
        return relative_url(self.path, target, self.directory_urls)

    def link(self, ref: Ref, words: str | None = None) -> Markup:
        """A link to an entry, named by its title unless words are given."""
        if (found := self._links.get((ref, words))) is None:
            label = self.label(words or self.answers.ask(title, ref))
            self._links[ref, words] = found = Markup(f'<a href="{escape(self.url(ref))}">{label}</a>')
        return found

    def _name(self, ref: Ref, words: str | None) -> str:
        return str(self.label(words or self.answers.ask(title, ref)))

    def _reference(self, ref: Ref, words: str | None) -> str:
        if ref.kind == "term":
            return self._term(ref, words or self.answers.ask(title, ref))
        evidence = f' title="{escape(self._in_short(self.answers.ask(_figure, ref)))}"' if ref.kind == "figure" else ""
        return f'<a href="{escape(self.url(ref))}"{evidence}>{self._name(ref, words)}</a>'

    def _in_short(self, figure: Figure) -> str:
        """A figure where it is used: value, population, year, grade and caveat."""
        year = f", {figure.year}" if figure.year else ""
        grade = self.grades.get(figure.grade, figure.grade)
        return plain(f"{figure.value} ({figure.population}{year}; {grade}). {figure.caveat}")

    def _term(self, ref: Ref, words: str) -> str:
        """A term as it stands, with its explanation where it first occurs on the page."""
        if ref in self._explained or route(ref).path == self.path:
            return escape(words)
        self._explained.add(ref)
        definition = escape(self.answers.ask(_definition, ref))
        return f'<a class="pb-term" href="{escape(self.url(ref))}" title="{definition}">{escape(words)}</a>'

    def _words(self, text: str) -> str:
        """Plain words, escaped, with the first occurrence of each term explained."""
        parts, end = [], 0
        for found in self.glossary.occurrences(text):
            ref = self.glossary.terms.get(found[0].casefold())
            if ref is None:  # Some letters match without case that fold to others, such as a dotted capital I.
                continue
            parts += [escape(text[end : found.start()]), self._term(ref, found[0])]
            end = found.end()
        return "".join([*parts, escape(text[end:])])


def _figure(playbook: Playbook, ref: Ref) -> Figure:
    return playbook.get(Figure, ref).record


def _definition(playbook: Playbook, ref: Ref) -> str:
    return playbook.get(Term, ref).record.definition


# markdown-it, restricted ---------------------------------------------------------------------------


class _Renderer(RendererHTML):
    """Writes references and words through the page that asks; inside a link, words stay words."""

    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        write: Callable[[str], str] = escape if env.get("links") else env["words"]
        return write(tokens[idx].content)

    def reference(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        meta = tokens[idx].meta
        return str(env["reference"](Ref(meta["kind"], meta["id"]), meta["words"]))

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        env["links"] = env.get("links", 0) + 1
        tokens[idx].attrs.pop("title", None)  # No rule reads what would stand there.
        return "" if "plain" in env else self.renderToken(tokens, idx, options, env)

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        env["links"] -= 1
        return "" if "plain" in env else self.renderToken(tokens, idx, options, env)


def _parse_reference(state: StateInline, silent: bool) -> bool:
    """`[[kind:id]]` or `[[kind:id|words]]` as a token of its own."""
    if state.src[state.pos : state.pos + 2] != "[[" or not (found := INLINE.match(state.src, state.pos)):
        return False
    kind, _, name = found[1].partition(":")
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"kind": kind, "id": name, "words": found[2]}
    state.pos = found.end()
    return True


def _new_markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}, renderer_cls=_Renderer)
    parser.enable(["emphasis", "backticks", "link", "escape", "balance_pairs", "fragments_join", "text_join"], True)
    parser.inline.ruler.before("link", "reference", _parse_reference)
    parser.validateLink = lambda url: bool(_ALLOWED.match(url))  # type: ignore[method-assign]
    return parser


_MARKDOWN = _new_markdown()


def _markdown() -> MarkdownIt:
    return _MARKDOWN
