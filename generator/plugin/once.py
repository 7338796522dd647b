"""What the theme draws alike on many pages, drawn once: most of a page's frame is the same on its neighbours."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

Draw: TypeAlias = Callable[[], str]


def each_time(*_: Hashable, caller: Draw) -> str:
    """Draw it, and keep nothing: for a page that stands alone, such as the one of an unknown address."""
    return caller()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands. From all pages of one place, whatever the frame leads to has the same relative address."""

    stand_in: str
    """An address that none of them has: what leads to one of them has the form that it has on the others."""
    drawn: dict[Hashable, str]

    def once(self, *key: Hashable, caller: Draw) -> str:
        """Draw what hangs on nothing but the key and the place; the first page that needs it draws for all."""
        where = (self.stand_in, *key)
        if (found := self.drawn.get(where)) is None:
            found = self.drawn[where] = caller()
        return found

    def way(self, address: str) -> str:
        """The relative address of a page. For what is drawn once: a page itself has a shorter one."""
        return get_relative_url(address, self.stand_in)


class Places:
    """The places of one build, with what was drawn at each."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._drawn: dict[Hashable, str] = {}
        self._folders = {str(folder) for address in addresses for folder in PurePosixPath(address).parents}

    def of(self, page: Page) -> Place:
        """The place of a page: that of its folder, unless something stands below it, which is nearer from there.

        What a section begins with is led to from everywhere, so it has a place of its own.
        """
        path = PurePosixPath(page.url)
        siblings = page.parent.children if page.parent else [page]
        alone = siblings[0] is page or str(path) in self._folders
        nobody = f"{path.parent}/\0{'/' if page.url.endswith('/') else path.suffix}"
        return Place(page.url if alone else nobody, self._drawn)
