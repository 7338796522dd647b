"""Find a Chromium or Chrome on this machine, and the options with which it needs no window and asks nobody."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
)


def find_chromium() -> Path | None:
    """The browser that `CHROMIUM` names, else one on `PATH`, else a macOS application."""
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        return Path(found) if found else None
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name)))
    return next(on_path, None) or next(filter(Path.is_file, MAC_APPS), None)


def sandbox_flags() -> tuple[str, ...]:
    """Chromium refuses its sandbox to root."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
