"""The project: where its folders are, by convention; and the few things a publisher decides."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Span

UNSAFE_FEATURES = frozenset({"content.tooltips"})
"""Features of Material that write text as HTML: what stands in a `title`, or in an entry of a menu that is cut off."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that holds `mkdocs.yml`, and the places that follow from it."""

    root: Path

    @property
    def content(self) -> Path:
        """What people write."""
        return self.root / "content"

    @property
    def pages(self) -> Path:
        """Hand-written pages: MkDocs's docs_dir."""
        return self.content / "pages"

    @property
    def templates(self) -> Path:
        """One template per view, with partials, strings and assets."""
        return self.root / "templates"

    @property
    def settings(self) -> Path:
        """What MkDocs reads: the site's name, its theme, the plugin and its few options."""
        return self.root / "mkdocs.yml"

    @property
    def lock(self) -> Path:
        """Every id that was ever published; a project may do without."""
        return self.root / "ids.lock"

    def relative(self, path: Path) -> str:
        """The path as people see it in messages: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class Options:
    """What a publisher decides: the name under which ticks are stored, the repository, how addresses look."""

    site_id: str = "leadership-playbook"
    repository: str = ""
    """The repository's address on GitHub; empty where it is unknown."""
    directory_urls: bool = True
    booklets: bool = False
    """Whether the finished site gets the booklets as PDFs, so that pages may link to them."""
    home: str = ""
    """Where the site is published, for copies that lie on a disk; empty where it is unknown."""
    home_folders: bool = True
    """Whether addresses there name folders, which those of a copy never do."""
    places: bool = False
    """Whether each record says where it stands in the content: for whoever serves the site to work on it."""

    def edit_url(self, span: Span) -> str:
        """The address at which a place in the content is edited; empty without a repository."""
        return f"{self.repository.rstrip('/')}/edit/main/{span.path}#L{span.line}" if self.repository else ""
