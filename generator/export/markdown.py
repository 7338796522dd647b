"""The site as a tree of Markdown and a `mkdocs.yml`, which stock MkDocs and Material build without this package."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.assets import Asset
from generator.config import Options, Project
from generator.diagnostics import Diagnostic, Span
from generator.export.page import page_markdown
from generator.export.settings import export_settings
from generator.settings import load_settings, plugin_options
from generator.site import Site

REASONS = {
    "folder-not-empty": "An export is a whole tree. Among other files it would publish pages that no longer exist.",
    "unwritable-export": "The tree cannot be written where it should go.",
}


def export_options(project: Project) -> Options:
    """The options under which a site is built for the export. Raises `ContentError` if `mkdocs.yml` cannot be read.

    They are the plugin's own, with directory URLs; edit links lead to the repository that `mkdocs.yml` names.
    """
    settings = load_settings(project)
    site_id = plugin_options(settings).get("site_id", Options().site_id)
    return Options(str(site_id), str(settings.get("repo_url") or ""))


def export_markdown(project: Project, site: Site, assets: Iterable[Asset], folder: Path) -> int | Diagnostic:
    """Write the tree into a new or empty folder; the number of files, or why nothing (or not all) was written.

    The site must have been built with `export_options(project)`, since the links in its pages are finished.
    """
    span = Span(str(folder))
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"`{folder}` is not an empty folder"
            return Diagnostic(span, "folder-not-empty", message, "name a new folder, or empty this one")
        return sum(_write(folder / path, body) for path, body in markdown_tree(project, site, assets))
    except OSError as error:
        hint = f"{(error.strerror or 'check the place').lower()}; remove what was written and try again"
        return Diagnostic(span, "unwritable-export", f"`{folder}` cannot be written", hint)


def markdown_tree(project: Project, site: Site, assets: Iterable[Asset]) -> Iterator[tuple[str, str | bytes | Path]]:
    """Every file of the tree by path: its text, or the file it is a copy of."""
    yield "mkdocs.yml", export_settings(load_settings(project), site)
    for page in site.pages:
        yield f"docs/{page.path}", page_markdown(page)
    for asset in assets:
        yield f"docs/{asset.path}", asset.body
    for source in sorted(project.pages.rglob("*")):
        if source.is_file() and not source.name.startswith("."):
            yield f"docs/{source.relative_to(project.pages).as_posix()}", source


def _write(target: Path, body: str | bytes | Path) -> int:
    """One file; returns how many that makes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(body, Path):
        shutil.copyfile(body, target)
    elif isinstance(body, bytes):
        target.write_bytes(body)
    else:
        target.write_text(body, "utf-8", newline="\n")
    return 1
