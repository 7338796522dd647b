"""What the restricted inline Markdown of a text may hold: code, links, and never HTML."""

import re

from pydantic_core import PydanticCustomError

_MARKUP = re.compile(r"\[\[|\]\(|`|\*(?=\S)|(?<!\w)_(?=\w)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*(?:>|$)|<!--|<[!?][A-Za-z][^<>]*>?")
_LINK = re.compile(r"\]\(\s*<?\s*([^)\s>]*)")
_OTHER_LINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>]*>|^\s*\[[^\[\]]+\]:\s*\S+", re.MULTILINE)
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)", re.DOTALL)


def without_code(text: str) -> str:
    """The text with its code blanked out, so that everything else keeps its place."""
    return _CODE.sub(lambda found: " " * len(found[0]), text) if "`" in text else text


def check_markup(text: str, rich: bool) -> None:
    """Raise the fitting error for HTML or a link that is not allowed in text, or for any markup in plain text."""
    if not rich and (found := _MARKUP.search(text)):
        shown = "a backtick" if found[0] == "`" else f"`{found[0]}`"
        raise PydanticCustomError("markup", "markup in plain text", {"found": shown})
    text = without_code(text)
    if found := _OTHER_LINK.search(text):
        raise PydanticCustomError("link_form", "not a link of ours", {"target": found[0].strip()})
    if found := _TAG.search(text):
        raise PydanticCustomError("raw_html", "raw HTML", {"tag": found[0]})
    for target in _LINK.findall(text):
        if not _ADDRESS.match(target):
            raise PydanticCustomError("bad_link", "link scheme", {"target": target})
