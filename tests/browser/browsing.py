"""A site served on this machine, and a Chromium that finds it at its published address."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from generator.press.chromium import FLAGS, sandbox_flags
from tests.browser.places import ADDRESS
from tests.chromium import ADVICE, find_chromium


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a log; keeps connections open, which a page with many files needs to be fast."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port on which this machine serves what is in a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browsing(port: int) -> Iterator[Browser]:
    """A Chromium without a window. It finds the site at its published address and nothing else in the world."""
    path = find_chromium()
    assert path, ADVICE
    world = (
        f"--host-resolver-rules=MAP {urlsplit(ADDRESS).hostname} 127.0.0.1:{port}, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, world, *sandbox_flags()])
        yield browser
        browser.close()
