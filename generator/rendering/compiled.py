"""Compiled templates, kept in memory and in the cache folder: to compile them takes longer than to fill them."""

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.cache import cache_folder, read_sealed, write_sealed
from generator.config import Project


class CompiledTemplates(BytecodeCache):
    """Jinja asks for a template by its name and place, and checks that its text has not changed since."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the template was compiled before."""
        found = self._known.get(bucket.key) or (self._folder and read_sealed(self._folder / bucket.key))
        if found:
            self._known[bucket.key] = found
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        self._known[bucket.key] = bucket.bytecode_to_string()
        if self._folder:
            write_sealed(self._folder / bucket.key, self._known[bucket.key])


@cache
def compiled_templates(project: Project, whose: str) -> CompiledTemplates:
    """Those of one environment: the same text compiles to something else where another one escapes otherwise."""
    return CompiledTemplates(cache_folder(project, f"templates-{whose}"))
