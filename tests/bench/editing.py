"""From an edit to the reloaded page: `playbook serve` on a copy of a project, as its author sees it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


def reload_times(project: Path, edits: int, generator: Generator) -> list[float]:
    """Seconds from each saved edit of one trap's title until its page shows the new word."""
    file = min(project.glob("content/traps/*.yml"))
    text = file.read_text("utf-8")
    with serving(project, generator) as address:
        page = f"{address}traps/{file.stem}/"
        wait_for(page, "<h1")
        return [_edit(file, text, page, f"edited{number}") for number in range(edits)]


def _edit(file: Path, text: str, page: str, word: str) -> float:
    start = time.perf_counter()
    file.write_text(text.replace("\ntitle: ", f"\ntitle: {word} ", 1), "utf-8")
    wait_for(page, word)
    return time.perf_counter() - start


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
