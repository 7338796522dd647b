"""Serving: an edit shows, a mistake leaves the last good page with the problem on top, and its repair clears it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.site.conftest import ROOT, small_project
from tests.site.waiting import PATIENCE, until


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of the small project that is being served."""
    small_project(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # A run in the background inherits none.
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", "--address", place],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": f"http://{place}/"},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
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
    process.wait()
    pytest.fail("the server does not end from the keyboard")


def wait_for(address: str, words: str, *, gone: bool = False) -> str:
    """The page, once it shows the words, or no longer does."""

    def look() -> str:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                page: str = answer.read().decode()
        except OSError:
            return ""
        return page if (words in page) is not gone else ""

    return until(look, f"`{words}` {'goes from' if gone else 'shows at'} {address}")


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


# How it ends, and what stops it ---------------------------------------------------------------------


def free_place() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The small project being served, with a folder of its own for temporary files, and its address."""
    place = free_place()
    (tmp_path / "temporary").mkdir()
    process = serve(small_project(tmp_path / "project"), place, TMPDIR=str(tmp_path / "temporary"))
    with process:
        yield process, f"http://{place}/"
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def serve(project: Path, place: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", "--address", place],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": f"http://{place}/", **environment},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_who_terminates_the_command_ends_all_of_it(server: tuple[subprocess.Popen[str], str], tmp_path: Path) -> None:
    """As a supervisor or a container does: no process stays, nothing listens, and nothing is left on the disk."""
    process, address = server
    wait_for(address, "<h1")

    process.send_signal(signal.SIGTERM)

    assert process.wait(PATIENCE) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address, timeout=PATIENCE)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_mistake_in_the_settings_leaves_the_server_running(
    server: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    """It is said in our words, and its repair shows."""
    process, address = server
    settings = tmp_path / "project/mkdocs.yml"
    text = settings.read_text("utf-8")
    wait_for(address, "<h1")

    settings.write_text(text.replace("docs_dir: ", "docs_dir: ["), "utf-8")
    said = read_until(process, "1 error")
    settings.write_text(text.replace("The Leadership Playbook", "Our Own Playbook"), "utf-8")

    assert "mkdocs.yml:" in said
    assert "Traceback" not in said
    wait_for(address, "Our Own Playbook")


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """What the server says, up to the line with these words."""
    said, patience = "", Timer(PATIENCE, process.kill)
    patience.start()
    assert process.stderr
    for line in process.stderr:
        said += line
        if words in line:
            patience.cancel()
            return said
    raise AssertionError(f"it ended without saying `{words}`:\n{said}")


def test_an_address_that_is_taken_is_one_problem(tmp_path: Path) -> None:
    """With what to do about it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"

        process = serve(small_project(tmp_path), place)
        _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert f"error[address-taken] nobody can listen at `{place}`: address already in use" in said
    assert "Traceback" not in said
