"""The project: where its folders are. The layout is a convention, not a setting."""

from dataclasses import dataclass
from pathlib import Path


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

    def relative(self, path: Path) -> str:
        """The path as people see it in messages: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()
