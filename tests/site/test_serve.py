"""Serving: an edit shows, a mistake leaves the last good page with the problem on top, and its repair clears it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, copy_project

pytestmark = pytest.mark.xdist_group("serve")
PATIENCE = 60  # Seconds: far more than an edit needs, so that a busy machine fails no test.


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the project that is being served."""
    copy_project(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", "--address", place],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": f"http://{place}/"},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield f"http://{place}/traps/ghost/"
    _interrupt(process)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """End the server from the keyboard. Python can lose an interrupt in a destructor; people press the key again."""
    for _ in range(PATIENCE // 10):
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    pytest.fail("the server does not end from the keyboard")


def wait_for(address: str, words: str, *, gone: bool = False) -> str:
    """The page, once it shows the words, or no longer does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                page: str = answer.read().decode()
        except OSError:
            page = ""
        if page and (words in page) is not gone:
            return page
        time.sleep(0.1)
    raise AssertionError(f"`{words}` {'stays' if gone else 'never shows'} at {address}")


def test_an_edit_a_mistake_and_its_repair_show_on_the_page(address: str, tmp_path: Path) -> None:
    """Nobody has to start the server again."""
    trap = tmp_path / "content" / "traps" / "ghost.yml"
    text = trap.read_text("utf-8")
    page = wait_for(address, "The ghost")
    assert "Content-Security-Policy" not in page  # It would stop the script with which MkDocs reloads the page.

    trap.write_text(text.replace("title: The ghost", "title: The phantom"), "utf-8")
    wait_for(address, "The phantom")

    trap.write_text(text.replace("title:", "titel:", 1), "utf-8")
    broken = wait_for(address, "pb-problems")
    assert "nothing is called `titel` here" in broken
    assert "The phantom" in broken

    trap.write_text(text, "utf-8")
    assert "The ghost" in wait_for(address, "pb-problems", gone=True)
