"""The Content-Security-Policy: hashes of every inline script and style of the site, as a meta element and as a header.

Instant navigation exchanges pages under the policy of the page that was opened first. So every page has the same
policy, with the hashes of all pages, and these are known only when the last page is written.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_BLOCK = re.compile(
    r"""<(?P<tag>script|style)\b(?P<attributes>(?:"[^"]*"|'[^']*'|[^>"'])*)>(?P<body>.*?)</(?P=tag)""",
    re.DOTALL,
)
_FETCHED = re.compile(r"(?<![\w-])src\s*=", re.IGNORECASE)
_DATA = re.compile(r"""(?<![\w-])type\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)
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
        self._blocks: set[tuple[str, str]] = set()
        self._pages: list[Path] = []

    def collect(self, html: str, path: Path) -> str:
        """Take in what a page runs, and mark where its policy goes: before all that it governs."""
        self._blocks.update(inline_blocks(html))
        self._pages.append(path)
        return html.replace(_CHARSET, f"{_CHARSET}{_PLACE}", 1)

    def directives(self) -> str:
        """The policy, as a page may say it. Where nothing is named, nothing is allowed."""
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src {self._sources('script')}",
                f"style-src {self._sources('style')}",
                "img-src 'self' data:",  # Material's style draws its icons from data.
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )

    def _sources(self, tag: str) -> str:
        return " ".join(["'self'", *sorted(_hash(body) for found, body in self._blocks if found == tag)])

    def write(self, site: Path) -> None:
        """Put the policy on every page, and beside them for servers that send headers."""
        found = self.directives()
        place, meta = _PLACE.encode(), f'{_PLACE[:-1]} content="{found}">'.encode()
        for path in self._pages:
            path.write_bytes(path.read_bytes().replace(place, meta, 1))
        header = f"{found}; frame-ancestors 'none'"  # A page cannot say this of itself.
        (site / "_headers").write_text(HEADERS.format(policy=header), "utf-8", newline="\n")


def inline_blocks(html: str) -> Iterable[tuple[str, str]]:
    """Each script and style that stands on the page itself and is not mere data, with its text as a browser sees it.

    Tags in capitals, which nobody writes, find no hash and do not run.
    """
    for block in _BLOCK.finditer(html):
        tag, attributes = block["tag"], block["attributes"]
        if tag == "script" and (_FETCHED.search(attributes) or _DATA.search(attributes)):
            continue
        yield tag, block["body"].replace("\r\n", "\n").replace("\r", "\n")


def _hash(body: str) -> str:
    return f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
