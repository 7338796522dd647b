"""The service worker, for publishers who want it: the site opens without a network, and can be taken back again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.press.painting import ICONS

SCRIPT = "assets/worker.js"
"""Registers the worker; pages ask for it only where the worker is on."""

MOST_BYTES = 25_000_000
"""What a reader's browser is asked to keep, before compression: some 700 pages, of which a fifth goes over the network.
The real content has 10 MB. Pages beyond that are kept once they were read."""

_NOT_KEPT = ("_headers", "404.html", "sw.js", "sitemap.xml", "tags.json", "assets/cards/", "assets/javascripts/lunr/")
_NOT_KEPT_ENDS = (".map", ".gz", ".pdf", ".zip")


@dataclass(frozen=True, slots=True)
class About:
    """What the settings say of the site, for a phone's home screen."""

    name: str
    description: str
    language: str


def files(state: str, templates: Path, about: About) -> Iterator[tuple[str, bytes]]:
    """What the site needs beside its pages, by path."""
    folder = templates / "worker"
    if state == "kill":
        yield "sw.js", (folder / "kill.js").read_bytes()
    if state == "on":
        yield SCRIPT, (folder / "register.js").read_bytes()
        yield "manifest.webmanifest", json.dumps(_manifest(about), ensure_ascii=False, indent=2).encode()


def _manifest(about: About) -> dict[str, Any]:
    """What a phone needs to put the site on its home screen."""
    return {
        "name": about.name,
        "short_name": about.name.removeprefix("The "),
        "description": about.description,
        "lang": about.language,
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#14343c",
        "icons": [
            {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for path, size in ICONS.items()
            for purpose in ("any", "maskable")
        ],
    }


def write_worker(site: Path, templates: Path, pages: Iterable[str]) -> None:
    """Write the worker of a finished site, with the hash of each file that it keeps.

    Pages are addresses in reading order.
    """
    listed = {_address(path): sha256((site / path).read_bytes()).hexdigest()[:16] for path in _kept(site, pages)}
    body = (templates / "worker/sw.js").read_text("utf-8")
    found = json.dumps(listed, ensure_ascii=False, indent=0)
    (site / "sw.js").write_text(f"const FILES = {found};\n\n{body}", "utf-8", newline="\n")


def _kept(site: Path, pages: Iterable[str]) -> Iterator[str]:
    """The files to keep: all that pages need, then pages until there are enough."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    wanted = [path for path in found if not path.startswith(_NOT_KEPT) and not path.endswith(_NOT_KEPT_ENDS)]
    order = {page: number for number, page in enumerate(pages)}
    wanted.sort(key=lambda path: (path.endswith(".html"), order.get(_address(path), len(order))))
    left = MOST_BYTES
    for path in wanted:
        left -= (site / path).stat().st_size
        if left < 0:
            return
        yield path


def _address(path: str) -> str:
    """The address of a file, from the site's root."""
    folder, _, name = path.rpartition("/")
    return (f"{folder}/" if folder else "") if name == "index.html" else path
