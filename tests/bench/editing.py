"""From an edit to the reloaded page: `playbook serve` on a copy of a project, as its author sees it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from .running import Generator

FOLDERS = ("content", "templates")
FILES = ("mkdocs.yml", "ids.lock")
PATIENCE = 120.0  # Seconds after which a page is taken for lost.


def copy_project(root: Path, target: Path) -> None:
    """What a build needs, without its environment and output."""
    for folder in FOLDERS:
        shutil.copytree(root / folder, target / folder)
    for file in FILES:
        shutil.copy(root / file, target)


@dataclass(frozen=True)
class Edit:
    """Where a word is put in, and which page then shows it."""

    file: str
    behind: str
    page: str


TRAP = "absent-peer"

EDITS: Mapping[str, Edit] = {
    "one word": Edit(f"content/traps/{TRAP}.yml", "\nwhy_it_tempts: >-\n  ", f"traps/{TRAP}/"),
    "a title on fifty pages": Edit(f"content/traps/{TRAP}.yml", "\ntitle: ", f"traps/{TRAP}/"),
    "a glossary term": Edit("content/glossary.yml", "\n  definition: >-\n    ", "glossary/"),
    "a template": Edit("templates/trap.html", "{% block body %}\n", f"traps/{TRAP}/"),
    "a label": Edit("templates/strings/en.yml", "\n  early_signs: ", f"traps/{TRAP}/"),
}
"""What authors change, by its name."""


def reload_times(project: Path, runs: int, generator: Generator) -> dict[str, list[float]]:
    """By kind of edit, seconds from each saved one until a page shows the new word."""
    with serving(project, generator) as address:
        wait_for(address, "<h1")
        words = (f"edited{number}" for number in count())
        return {name: [*_edit(project, edit, address, islice(words, runs))] for name, edit in EDITS.items()}


def _edit(project: Path, edit: Edit, address: str, words: Iterable[str]) -> Iterator[float]:
    file = project / edit.file
    text = file.read_text("utf-8")
    assert edit.behind in text, f"{edit.file} has no place for a word"
    for word in words:
        start = time.perf_counter()
        file.write_text(text.replace(edit.behind, f"{edit.behind}{word} ", 1), "utf-8")
        wait_for(f"{address}{edit.page}", word)
        yield time.perf_counter() - start


def wait_for(page: str, words: str) -> None:
    """Ask for the page until it has the words. The server holds an answer back while it builds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(page, timeout=PATIENCE) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (URLError, ConnectionError):
            pass  # Not listening yet.
        time.sleep(0.02)
    raise SystemExit(f"{page} did not show {words} within {PATIENCE:.0f} s")


@contextmanager
def serving(project: Path, generator: Generator) -> Iterator[str]:
    """The address of the served site; the server and its children end with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator.cli", "serve", "--address", address]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=project, env=generator.environment, stdout=quiet, stderr=quiet, start_new_session=True
    ) as server:
        try:
            yield f"http://{address}/"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
