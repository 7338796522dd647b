"""Find Chromium for the browser tests, or install it where that may be done: `python tests/chromium.py`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.press import chromium

ADVICE = "The browser tests need Chromium: install Chromium or Google Chrome, or set CHROMIUM to its path."


def find_chromium() -> Path | None:
    """The browser that the generator would print with; else Playwright's own, unless `CHROMIUM` names another."""
    return chromium.find_chromium() or (None if "CHROMIUM" in os.environ else _playwrights_own())


def _playwrights_own() -> Path | None:
    """What `playwright install chromium` left behind. Asking Playwright costs half a second, so it comes last."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the other places need no Playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _install() -> None:
    """Try the system's package where this user may, then Playwright's download."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _ran(["apt-get", "update", "--quiet"], quiet)
        if _ran(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"], quiet):
            return
    _ran([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _ran(command: Sequence[str], environment: dict[str, str]) -> bool:
    """Whether a command succeeded. What it said is dropped: one line of ours tells what to do."""
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    return result.returncode == 0


def main() -> int:
    """0 when there is a browser in the end; silent when there was one to begin with."""
    if find_chromium():
        return 0
    if "CHROMIUM" not in os.environ:  # A wrong path is the caller's to mend, not ours to work around.
        print("Installing Chromium for the browser tests …", file=sys.stderr)  # noqa: T201
        _install()
    if find_chromium():
        return 0
    print(ADVICE, file=sys.stderr)  # noqa: T201 - a script speaks by printing
    return 1


if __name__ == "__main__":
    sys.exit(main())
