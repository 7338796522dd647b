"""The Content-Security-Policy: hashes of the scripts and styles that the theme brings, as a meta element and a header.

Instant navigation exchanges pages under the policy of the page that was opened first. So every page has the same
policy, with the hashes of all pages, and these are known only when the last page is written.
"""

from base64 import b64encode
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from generator.blocks import Block, inline_blocks

_CHARSET = '<meta charset="utf-8">'
_PLACE = '<meta http-equiv="Content-Security-Policy">'
"""Stands on each page until the whole policy is known. An element without a content says nothing to a browser."""

HEADERS = """\
/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
microphone=(), midi=(), payment=(), usb=()
"""
"""What Netlify and Cloudflare Pages read: rules by path."""


class Policy:
    """Collects from the pages while they are made, and writes itself into them when all are there."""

    def __init__(self) -> None:
        self._allowed: set[Block] = set()
        self._strays: dict[Block, str] = {}
        self._pages: list[Path] = []

    def collect(self, html: str, path: Path, source: str, known: AbstractSet[Block]) -> str:
        """Allow what a page runs of the blocks that were `known` before it had content, and note what else it has.

        Marks where the policy goes: before all that it governs. `source` is what the page was made from.
        """
        found = frozenset(inline_blocks(html))
        self._allowed |= found & known
        for block in found - known:
            self._strays.setdefault(block, source)
        self._pages.append(path)
        return html.replace(_CHARSET, f"{_CHARSET}{_PLACE}", 1)

    def allow(self, literal: AbstractSet[Block]) -> None:
        """Allow those of the noted blocks that stand word for word in a template."""
        self._allowed |= self._strays.keys() & literal

    def strays(self) -> Iterator[tuple[Block, str]]:
        """The blocks that are not allowed, each with the source of the first page that has it."""
        return ((block, source) for block, source in self._strays.items() if block not in self._allowed)

    def directives(self) -> str:
        """The policy, as a page may say it: the site's own files, and of some kinds none."""
        return "; ".join(
            (
                "default-src 'self'",  # Firefox takes it for what a page fetches ahead; whatever has a name is below.
                f"script-src {self._sources('script')}",
                f"style-src {self._sources('style')}",
                "img-src 'self' data:",  # Material's style draws its icons from data.
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "frame-src 'none'",
                "media-src 'none'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )

    def _sources(self, tag: str) -> str:
        return " ".join(["'self'", *sorted(_hash(body) for found, body in self._allowed if found == tag)])

    def write(self, site: Path) -> None:
        """Put the policy on every page, and beside them for servers that send headers."""
        found = self.directives()
        place, meta = _PLACE.encode(), f'{_PLACE[:-1]} content="{found}">'.encode()
        for path in self._pages:
            path.write_bytes(path.read_bytes().replace(place, meta, 1))
        header = f"{found}; frame-ancestors 'none'"  # A page cannot say this of itself.
        (site / "_headers").write_text(HEADERS.format(policy=header), "utf-8", newline="\n")


def _hash(body: str) -> str:
    return f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
