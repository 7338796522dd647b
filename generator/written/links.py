"""Where the links of hand-written pages lead, judged as MkDocs judges them."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostic, Span, closest, cut
from generator.settings import Settings

_USUAL = {"not_found": "warn", "absolute_links": "info", "unrecognized_links": "info", "anchors": "info"}
"""How MkDocs takes each kind of mistake where the settings do not say; only what it warns of stops a build."""

_HINT = "link to a page by its path, such as `traps/rescuer.md`"


def levels_of(settings: Settings, part: str, usual: Mapping[str, str]) -> dict[str, str]:
    """How each kind of mistake is taken, by the settings below `validation`."""
    given: Any = settings.data.get("validation")
    whole = given if isinstance(given, dict) else {}
    below = whole.get(part)
    inner = below if isinstance(below, dict) else {}
    return {name: str(inner.get(name, whole.get(name, level))) for name, level in usual.items()}


@dataclass(frozen=True)
class Targets:
    """What a link can lead to."""

    files: frozenset[str]
    """Every file of the site, by path."""
    anchors: Mapping[str, frozenset[str] | None]
    """The anchors of each page; None where they cannot be told."""
    is_theirs: Callable[[str], bool]
    """Whether the theme brings a file of that path."""

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages, for a look at what was meant."""
        return tuple(sorted(self.anchors))

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.files or self.is_theirs(path)


@dataclass(frozen=True)
class Judge:
    """Judges links by what they can lead to, and by how strict the settings are."""

    targets: Targets
    levels: Mapping[str, str]

    @staticmethod
    def of(targets: Targets, settings: Settings) -> "Judge":
        """The judge under these settings."""
        return Judge(targets, levels_of(settings, "links", _USUAL))

    def problems(self, page: str, link: str, span: Span) -> Iterator[Diagnostic]:
        """What is wrong with a link on the page."""
        try:
            scheme, host, path, _, anchor = urlsplit(link)
        except ValueError:
            yield _dead(span, link, "it is no address", "write the address as a browser shows it")
            return
        if scheme or host:
            return
        if link.startswith(("/", "\\")):
            if self.levels["absolute_links"] != "relative_to_docs":
                yield from self._absolute(page, link, span)
                return
        elif not path:
            yield from self._anchor(page, page, anchor, link, span)
            return
        yield from self._relative(page, unquote(path), anchor, link, span)

    def _relative(self, page: str, path: str, anchor: str, link: str, span: Span) -> Iterator[Diagnostic]:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path).lstrip("/"))
        if self.targets.has(target):
            yield from self._anchor(page, target, anchor, link, span)
        elif not posixpath.splitext(path)[1] and not link.startswith("/"):
            if self.levels["unrecognized_links"] == "warn":
                yield _dead(span, link, "it names no file", self._meant(page, target, anchor))
        elif self.levels["not_found"] == "warn":
            yield _dead(span, link, f"there is no `{cut(target)}`", self._meant(page, target, anchor))

    def _absolute(self, page: str, link: str, span: Span) -> Iterator[Diagnostic]:
        if self.levels["absolute_links"] == "warn":
            path, _, anchor = link.strip("/\\").partition("#")
            message = "an address that begins with `/` is not part of the site"
            yield _dead(span, link, message, self._meant(page, posixpath.normpath(unquote(path)), anchor))

    def _anchor(self, page: str, target: str, anchor: str, link: str, span: Span) -> Iterator[Diagnostic]:
        known = self.targets.anchors.get(target)
        if not anchor or known is None or anchor in known or self.levels["anchors"] != "warn":
            return
        meant = closest(anchor, known)
        there = "this page" if target == page else f"`{target}`"
        hint = f"did you mean `{link.removesuffix(anchor)}{meant}`?" if meant else "link to the page alone"
        yield _dead(span, link, f"{there} has no place `#{anchor}`", hint)

    def _meant(self, page: str, target: str, anchor: str) -> str:
        """The page that a path most likely stands for, as the link to write."""
        bare = target.removesuffix(".html").removesuffix("/index")
        guesses = (target, f"{bare}.md", f"{bare}/index.md", "index.md" if bare in (".", "index") else "")
        found = next((guess for guess in guesses if guess in self.targets.files), None)
        meant = found or closest(target, self.targets.pages)
        if meant is None:
            return _HINT
        way = posixpath.relpath(meant, posixpath.dirname(page) or ".")
        return f"did you mean `{way}{'#' if anchor else ''}{anchor}`?"


def _dead(span: Span, link: str, why: str, hint: str) -> Diagnostic:
    return Diagnostic(span, "dead-link", f"the link `{cut(link)}` leads nowhere: {why}", hint)
