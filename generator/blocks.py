"""Scripts and styles that stand on a page itself: which there are, and what is said of one that no template brings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Span

REASONS = {
    "inline-script": """The Content-Security-Policy allows the scripts and styles that the templates bring, as they are
        before any content is on a page. What comes to a page with its content is never allowed. So no slip in escaping
        can make a text run.""",
}

Block: TypeAlias = tuple[str, str]
"""`script` or `style`, and the text between its tags."""

_BLOCK = re.compile(
    r"""<!--.*?-->|<(?P<tag>script|style)\b(?P<attributes>(?:"[^"]*"|'[^']*'|[^>"'])*)>(?P<body>.*?)</(?P=tag)""",
    re.DOTALL | re.IGNORECASE,
)
_FETCHED = re.compile(r"(?<![\w-])src\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""(?<![\w-])type\s*=\s*["']?([^\s"'>]*)""", re.IGNORECASE)
_RUNS = re.compile(r"|module|importmap|speculationrules|.*(?:java|ecma|live|j)script.*", re.IGNORECASE)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SPACE = re.compile(r"\s+")


def inline_blocks(html: str) -> Iterator[Block]:
    """Each script and style of a page that is neither fetched nor mere data, with its text as a browser sees it."""
    return (block for block, _ in _placed_blocks(html))


def _placed_blocks(html: str) -> Iterator[tuple[Block, int]]:
    """The same, each with the place where it begins."""
    for found in _BLOCK.finditer(html):
        tag, attributes = (found["tag"] or "").lower(), found["attributes"] or ""
        kind = _TYPE.search(attributes)
        is_data = tag == "script" and (_FETCHED.search(attributes) or (kind and not _RUNS.fullmatch(kind[1])))
        if tag and not is_data:
            yield (tag, found["body"].replace("\r\n", "\n").replace("\r", "\n")), found.start()


def literal_blocks(texts: Iterable[str]) -> frozenset[Block]:
    """The blocks that are written out in the texts of templates: whatever page they come to, nothing is filled in."""
    return frozenset(block for text in texts for block in inline_blocks(text) if not _JINJA.search(block[1]))


def stray_problem(block: Block, page: str, written: Mapping[str, str], templates: Mapping[str, str]) -> Diagnostic:
    """What to say of a block that no template brings as it stands.

    `page` is what it was found on, by its source; `written` the text of that page, where a person wrote it; `templates`
    the texts of the project's templates, by path. The first is the page's own.
    """
    tag, body = block
    for path, text, found, start in _blocks_of(written):
        if found == block:
            hint = f"put it in a file, and name the file under `extra_{'css' if tag == 'style' else 'javascript'}`"
            return Diagnostic(_at(path, text, start), "inline-script", f"a page brings no {tag} of its own", hint)
    for path, text, found, start in _blocks_of(templates):
        if found[0] == tag and _could_become(found[1], body):
            hint = "put it in a file of its own, and what differs in a `data-` attribute"
            message = f"this {tag} is not the same wherever it stands, so no policy can know it beforehand"
            return Diagnostic(_at(path, text, start), "inline-script", message, hint)
    message = f"a text became a {tag} on the page `{page}`"
    hint = "look for a text that is written without being escaped, such as by `|safe`"
    return Diagnostic(Span(next(iter(written or templates), page)), "inline-script", message, hint)


def _blocks_of(texts: Mapping[str, str]) -> Iterator[tuple[str, str, Block, int]]:
    """Each block of some files, with the file's path, its text, and the place in it."""
    return ((path, text, found, start) for path, text in texts.items() for found, start in _placed_blocks(text))


def _could_become(template: str, body: str) -> bool:
    """Whether a template's text gives this one, whatever it fills in."""
    parts = [re.escape(_SPACE.sub("", part)) for part in _JINJA.split(template)]
    return len(parts) > 1 and any(parts) and bool(re.fullmatch(".*".join(parts), _SPACE.sub("", body), re.DOTALL))


def _at(path: str, text: str, start: int) -> Span:
    before = text[:start]
    line, col = before.count("\n") + 1, start - before.rfind("\n")
    return Span(path, line, col, line, col)
