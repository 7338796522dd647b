"""The signs that tell, in what a template gives, where things begin and end; no finished page has any left.

Each is a control character, which no content can hold, and a letter. `marking` puts them into a template's text before
it is compiled, so whoever fills it hands headings, sections and ids over as data; `outline` and `chapters` go by them.
"""

SIGN = "\x01"
"""What each mark begins with."""
SECTION = f"{SIGN}s"
"""A heading or an item begins: what follows up to the next one belongs to it."""
TITLE, TITLED = f"{SIGN}t", f"{SIGN}T"
"""Around its words."""
LEVEL = f"{SIGN}l"
"""Before the number in the tags of a heading."""
ID, REFERENCE, ALONE, CLOSE = f"{SIGN}i", f"{SIGN}r", f"{SIGN}a", f"{SIGN}c"
"""Before an id, before ids that an attribute names, and before an attribute that no chapter has; what ends each."""
ASIDE, BACK = f"{SIGN}x", f"{SIGN}X"
"""Around what the search leaves out."""


def without_marks(text: str) -> str:
    """The text as a page has it."""
    first, *rest = text.split(SIGN)
    return "".join([first, *[piece[1:] for piece in rest]])
