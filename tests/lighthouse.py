"""`make lighthouse`: Lighthouse on each kind of page of the real site, served as web hosts do."""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from generator.press.chromium import FLAGS, sandbox_flags
from tests.browser.places import KINDS, ROOT
from tests.chromium import ADVICE, find_chromium

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as web hosts do: compressed, and with an hour to keep what is under `assets/`."""

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


def main() -> int:
    """Measure the kinds of pages asked for; 0 where every score is 100."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", required=True, type=Path, help="the command that npm has installed")
    parser.add_argument("--runs", type=int, default=1, help="most runs a page, until all is 100, for a busy machine")
    parser.add_argument("kinds", nargs="*", help=f"kinds of pages, of: {', '.join(KINDS)}")
    options = parser.parse_args()
    chromium = find_chromium()
    if not chromium:
        sys.stderr.write(f"{ADVICE}\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="playbook-lighthouse-") as folder:
        site = Path(folder) / "site"
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
        address = f"http://localhost:{server.server_port}/"
        _build(site, address)
        Thread(target=server.serve_forever, daemon=True).start()
        rows = [(kind, _best(options, address + KINDS[kind], chromium)) for kind in options.kinds or KINDS]
        server.shutdown()
    return 1 if any(min(scores) < 100 for _, scores in rows) else 0


def _build(site: Path, address: str) -> None:
    command = [sys.executable, "-m", "generator.cli", "build", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": address}, check=True, capture_output=True)


def _best(options: argparse.Namespace, url: str, chromium: Path) -> list[int]:
    """The scores of a page, each the best of the runs; printed as a row, with what was found wrong."""
    scores, runs = [0] * len(CATEGORIES), 0
    while min(scores) < 100 and runs < options.runs:
        report, runs = _report(options.lighthouse, url, chromium), runs + 1
        found = (round(100 * report["categories"][name]["score"]) for name in CATEGORIES)
        scores = [max(pair) for pair in zip(scores, found, strict=True)]
    path = url.partition("//")[2].partition("/")[2]
    sys.stdout.write(f"| {path or '/'} | {' | '.join(map(str, scores))} | {runs} |\n")
    if min(scores) < 100:
        sys.stdout.writelines(f"    {line}\n" for line in _wrong(report))
    sys.stdout.flush()
    return scores


def _report(lighthouse: Path, url: str, chromium: Path) -> dict[str, Any]:
    """What Lighthouse says of a page, on the phone that it simulates."""
    command = [
        str(lighthouse), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(('--headless=new', *FLAGS, *sandbox_flags()))}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": str(chromium)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def _wrong(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, with what they show."""
    found = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['id']} {audit.get('displayValue', '')}".strip())
    return found


if __name__ == "__main__":
    sys.exit(main())
