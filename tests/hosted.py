"""The real site, built for an address of this machine and served as web hosts do."""

import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.browser.places import ROOT

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as web hosts do: compressed, and with a year to keep what is under `assets/`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give the file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            return self.send_error(404)
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted() -> Iterator[str]:
    """The address at which the site is found, as long as it is served."""
    with tempfile.TemporaryDirectory(prefix="playbook-hosted-") as folder:
        site = Path(folder) / "site"
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
        address = f"http://localhost:{server.server_port}/"
        command = [sys.executable, "-m", "generator.cli", "build", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": address}, check=True, capture_output=True)
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield address
        finally:
            server.shutdown()
            server.server_close()
