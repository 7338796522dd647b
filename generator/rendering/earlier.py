"""Places on a page under the ids that they had before, so that old links find them."""

from collections.abc import Mapping

from generator.templates.marks import CLOSE, ID


def with_earlier(marked: str, earlier: Mapping[str, tuple[str, ...]]) -> str:
    """What a template gave, with an empty element for each earlier id inside the one that has the present id."""
    for anchor, names in earlier.items():
        start = marked.find(f"{ID}{anchor}{CLOSE}")
        if start >= 0:
            end = marked.index(">", start) + 1
            found = (f'<span class="pb-earlier" id="{ID}{name}{CLOSE}"></span>' for name in names)
            marked = f"{marked[:end]}{''.join(found)}{marked[end:]}"
    return marked
