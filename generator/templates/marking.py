"""Marks put into the HTML of a template or of a hand-written page: headings, items, ids, what the search leaves out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.templates.marks import ASIDE, BACK, LEVEL, SECTION, TITLE, TITLED
from generator.templates.tags import LOOSE, PAGE, TEMPLATE, Tag, joins_sharp, level_of

_ASIDE_TAGS = frozenset({"nav", "svg", "footer", "template", "summary", "dt"})
_ASIDE_CLASSES = frozenset({
    "pb-with-script", "pb-without-script", "pb-visually-hidden", "pb-cite", "pb-hint", "pb-key", "pb-key-line",
    "pb-links", "pb-next-act", "pb-used",
})  # fmt: skip
"""What is no part of a page's own words: labels, hints and lists of links, which are alike on every page, what another
page has as well (`pb-next-act`), and what only means something once the script has run (`pb-with-script`)."""
_ITEM = "pb-item"
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)")
_BLOCKS = frozenset({"if", "for", "block", "macro", "call", "filter", "with", "autoescape", "raw"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps a template from being marked: the place in its text, what is wrong there, and the cure."""

    start: int
    message: str
    hint: str


@dataclass(slots=True)
class _Open:
    """An element whose end is awaited, and what goes before and behind the tag that ends it."""

    tag: Tag
    branch: tuple[int, ...]
    before: str = ""
    behind: str = ""
    depth: int = 1


def marked(text: str) -> str:
    """A template's text with its marks; `find_flaws` tells what is wrong with it."""
    return "".join(_Marker(text, TEMPLATE).parts())


def marked_page(html: str) -> str:
    """The same for a page that no template has made."""
    return "".join(_Marker(html, PAGE).parts())


def find_flaws(text: str) -> list[Flaw]:
    """What keeps a template from saying what its headings and sections are."""
    marker = _Marker(text, TEMPLATE)
    for _ in marker.parts():
        pass
    return sorted(marker.flaws, key=lambda flaw: flaw.start)


@dataclass
class _Marker:
    """Reads a text once, from its beginning."""

    text: str
    tokens: re.Pattern[str]
    flaws: list[Flaw] = field(default_factory=list)
    _awaited: list[_Open] = field(default_factory=list)
    _branch: tuple[int, ...] = ()
    _branches: int = 0
    _item: Tag | None = None
    """The item whose label has not come yet."""

    def parts(self) -> Iterator[str]:
        """The text in pieces, each with its marks."""
        end = 0
        for found in self.tokens.finditer(self.text):
            yield self._words(end, found.start())
            yield self._marked(found)
            end = found.end()
        yield self._words(end, len(self.text))
        self._give_up(self._awaited)
        self._begin_item(None)

    def _refuse(self, start: int, message: str, hint: str) -> None:
        self.flaws.append(Flaw(start, message, hint))

    def _give_up(self, missed: Iterable[_Open]) -> None:
        for one in tuple(missed):
            self._awaited.remove(one)
            self._refuse(one.tag.start, f"`<{one.tag.name}>` is not closed in this template", "close it here")

    def _words(self, start: int, end: int) -> str:
        if loose := LOOSE.search(self.text, start, end):
            self._refuse(loose.start(), "a tag begins here and does not end", "close its quotes and its bracket")
        return self.text[start:end]

    def _marked(self, found: re.Match[str]) -> str:
        known = found.groupdict()
        if joins_sharp(found[0]):
            hint = "write `#` before the braces, or ask for `page_url(path, id)`"
            self._refuse(
                found.start(), "`#` stands in the braces, where a booklet cannot tell that an id follows", hint
            )
        if known["name"]:
            return self._close(found) if known["close"] else self._open(Tag.of(found), found)
        if known["jinja"]:
            self._follow(found)
        return f"{ASIDE}{found[0]}{BACK}" if known["raw"] else found[0]

    def _follow(self, jinja: re.Match[str]) -> None:
        """Keep track of the branches of a template: what begins in one has to end in it."""
        word = found[1] if (found := _STATEMENT.match(jinja[0])) else ""
        self._branches += 1
        if word in _BLOCKS:
            self._branch = (*self._branch, self._branches)
        elif word in ("else", "elif"):
            self._branch = (*self._branch[:-1], self._branches)
        elif word.startswith("end") and word != "endset":
            self._branch = self._branch[:-1]

    # Tags -------------------------------------------------------------------------------------------

    def _open(self, tag: Tag, found: re.Match[str]) -> str:
        for awaited in self._awaited:
            awaited.depth += awaited.tag.name == tag.name
        text = f"<{_leveled(found['name'])}{tag.marked}>"
        if tag.level:
            return self._open_heading(tag, text)
        if _ITEM in tag.classes and "id" in tag.attributes:
            self._begin_item(tag)
            return f"{SECTION}{text}"
        if tag.name == "label" and self._item:
            self._item = None
            return self._titled(tag, text)
        hidden = tag.name in _ASIDE_TAGS or _ASIDE_CLASSES & tag.classes
        if hidden and not tag.empty and not any(awaited.behind for awaited in self._awaited):
            self._awaited.append(_Open(tag, self._branch, behind=BACK))
            return f"{ASIDE}{text}"
        return text

    def _open_heading(self, tag: Tag, text: str) -> str:
        if "id" in tag.attributes and tag.level <= 3:
            return f"{SECTION}{self._titled(tag, text)}"
        if tag.level <= 2:
            hint = "give it one, so that contents and links can lead to it"
            self._refuse(tag.start, f"a heading of level {tag.level} has no `id`", hint)
        return text

    def _titled(self, tag: Tag, text: str) -> str:
        """The tag before a title, which ends with its element; no title stands in another one."""
        self._give_up(one for one in self._awaited if one.before)
        self._awaited.append(_Open(tag, self._branch, before=TITLED))
        return f"{text}{TITLE}"

    def _close(self, found: re.Match[str]) -> str:
        name = found["name"].lower()
        text = f"</{_leveled(found['name'])}{found['attributes']}>"
        for awaited in [one for one in self._awaited if one.tag.name == name]:
            awaited.depth -= 1
            if not awaited.depth:
                self._awaited.remove(awaited)
                text = f"{awaited.before}{text}{awaited.behind}"
                self._check_branch(awaited)
        return text

    def _check_branch(self, ended: _Open) -> None:
        if ended.branch != self._branch:
            message = f"`<{ended.tag.name}>` begins in one branch of the template and ends in another"
            self._refuse(ended.tag.start, message, "let it begin and end in the same one")

    def _begin_item(self, item: Tag | None) -> None:
        if missed := self._item:
            hint = "put a `<label>` inside, with the item's words"
            self._refuse(missed.start, f"`<{missed.name}>` of the class `{_ITEM}` has no title", hint)
        self._item = item


def _leveled(name: str) -> str:
    """The name of an element; of a heading with its level marked."""
    return f"{name[0]}{LEVEL}{name[1]}" if level_of(name.lower()) else name
