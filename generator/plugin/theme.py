"""The theme: without what is unsafe, compiled once for many builds, and listed without its twelve thousand icons."""

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.config import UNSAFE_FEATURES, Project
from generator.rendering.compiled import compiled_templates


class _Loader(FileSystemLoader):
    """Finds every file, and lists those outside hidden folders: MkDocs would drop the others one by one."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _shown_files(folder)})


def _shown_files(root: str) -> list[str]:
    found = []
    for folder, inside, names in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".")]
        way = os.path.relpath(folder, root)
        found += [os.path.normpath(os.path.join(way, name)).replace(os.sep, "/") for name in names]  # noqa: PTH118 - names of templates, not places
    return found


def lighten(theme: Theme, project: Project) -> None:
    """Let the theme give out such an environment for each build."""
    usual = theme.get_env

    def get_env() -> Environment:
        env = usual()
        env.loader = _Loader(theme.dirs)
        env.bytecode_cache = compiled_templates(project, "theme")
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def leave_unsafe_features(theme: Theme) -> None:
    """Switch off what would write texts as HTML, whatever `mkdocs.yml` says."""
    theme["features"] = [name for name in theme.get("features", ()) if name not in UNSAFE_FEATURES]
