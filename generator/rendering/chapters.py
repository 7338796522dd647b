"""A page as a chapter of a booklet: its headings further down, its ids apart from those of other chapters."""

import re

from markupsafe import Markup

from generator.templates.marks import ALONE, CLOSE, ID, LEVEL, REFERENCE, SIGN
from generator.views.booklet import Chapter

_NAMES = re.compile(f"({ID}|{REFERENCE})([^{SIGN}]*){CLOSE}")
_LEVEL = re.compile(rf"{LEVEL}(\d)")
_ALONE = re.compile(f"{ALONE}[^{SIGN}]*{CLOSE}")


def as_chapter(marked: str, chapter: Chapter) -> Markup:
    """The page's words as a chapter. The scripts of its own page do not run here: they count on its ids."""
    text = _LEVEL.sub(lambda found: f"{LEVEL}{int(found[1]) + chapter.level - 1}", _ALONE.sub("", marked))
    text = _NAMES.sub(lambda found: f"{found[1]}{' '.join(map(chapter.within, found[2].split()))}{CLOSE}", text)
    return Markup(text)  # noqa: S704 - it comes from our own templates, escaped
