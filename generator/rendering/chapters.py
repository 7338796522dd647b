"""A page's HTML as a chapter of a booklet: its headings further down, its ids apart from those of other chapters."""

import re

from markupsafe import Markup

from generator.views.booklet import Chapter

_HEADING = re.compile(r"(</?h)([1-5])\b")
_NAMES = re.compile(r'( (?:id|for|aria-(?:labelledby|describedby|controls|details|owns))=")([^"]+)"')
_OWN_LINK = re.compile(r'((?: href="|url\()#)((?:(?!--)[^")])+)(?=[")])')
"""A link to an anchor of the same page; those with two hyphens lead to a chapter already."""
_SCRIPTS = re.compile(r' data-scripts="[^"]*"')


def as_chapter(html: str, chapter: Chapter) -> Markup:
    """The page's words as a chapter. The scripts of its own page do not run here: they count on its ids."""
    html = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + chapter.level - 1}", html)
    html = _NAMES.sub(lambda found: f'{found[1]}{" ".join(map(chapter.within, found[2].split()))}"', html)
    html = _OWN_LINK.sub(lambda found: f"{found[1]}{chapter.within(found[2])}", html)
    return Markup(_SCRIPTS.sub("", html))  # noqa: S704 - it comes from our own templates, escaped
