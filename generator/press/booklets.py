"""Print the booklets of a finished site as PDFs, with the Chromium that is there."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator.diagnostics import Diagnostic, Span
from generator.press.chromium import FLAGS, sandbox_flags
from generator.routes import address, booklet_file, booklet_path, transition_of

NO_BROWSER = "Booklets are left out as PDFs: install Chromium or Google Chrome, or set CHROMIUM to its path."

_PATIENCE = 120  # Seconds for one booklet, which takes about four.
_AT_ONCE = min(4, os.cpu_count() or 1)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1", None})


def print_booklets(site: Path, browser: Path) -> list[Diagnostic]:
    """Print every booklet of the site into its folder `booklets/`. What failed is said, and no page links to it."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(_AT_ONCE) as pool:
        pages = [(page, Path(folder) / step, site / booklet_file(step)) for step, page in _pages(site)]
        (site / "booklets").mkdir(exist_ok=True)
        return [problem for problem in pool.map(lambda page: _print(site, browser, *page), pages) if problem]


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    """The transitions and their booklets' pages, however the site's addresses look."""
    forms = (f"{address(booklet_path('*'))}index.html", address(booklet_path("*"), directory_urls=False))
    for page in sorted(path for form in forms for path in site.glob(form)):
        yield transition_of(page.relative_to(site).as_posix()), page


def _print(site: Path, browser: Path, page: Path, work: Path, target: Path) -> Diagnostic | None:
    """Print one page; returns why it could not be done."""
    work.mkdir()
    copy, printed = work / "booklet.html", work / "booklet.pdf"
    copy.write_text(print_copy(page.read_text("utf-8"), page, site), "utf-8")
    said = _run(browser, copy, printed, work / "profile")
    if printed.is_file() and (body := printed.read_bytes()).startswith(b"%PDF"):
        target.write_bytes(dated(counted(body), _reviewed(copy.read_text("utf-8"))))
        return None
    page.write_text(_OFFER.sub("", page.read_text("utf-8")), "utf-8")
    message = f"`{browser.name}` did not print the booklet of `{target.stem}`: {said or 'it gave no reason'}"
    hint = "try again, set CHROMIUM to another browser, or build without `--booklets`"
    return Diagnostic(Span(f"booklets/{target.name}"), "booklet-not-printed", message, hint, severity="warning")


def _run(browser: Path, page: Path, target: Path, profile: Path) -> str:
    """Let the browser print a page into a file; returns the last thing it said."""
    command = [
        str(browser), "--headless", *FLAGS, *sandbox_flags(), f"--user-data-dir={profile}", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", f"--print-to-pdf={target}", page.as_uri(),
    ]  # fmt: skip
    try:
        result = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)[:200]
    return result.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]


# The page as it is printed ---------------------------------------------------------------------------

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LANGUAGE = re.compile(r'<html\b[^>]*\blang="([^"]+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_LINK = re.compile(r'(<a\b[^>]*?) href="(?![#"])([^"]*)"')
_PAPER = "<style>@page { size: A4; }</style>"  # A booklet printed from the page itself takes the printer's paper.
_OFFER = re.compile(r'<p class="pb-actions" data-pdf>.*?</p>', re.DOTALL)
_DATE = re.compile(r'<time datetime="(\d{4})-(\d\d)-(\d\d)"')


def print_copy(html: str, page: Path, site: Path) -> str:
    """The article alone, without scripts, everything open, with links that lead to the published site."""
    where = _CANONICAL.search(html)
    address = where[1] if where and urlsplit(where[1]).hostname not in _LOCAL else ""
    language, title, article = _LANGUAGE.search(html), _TITLE.search(html), _ARTICLE.search(html)
    styles = (_file(page, href, site) for href in _STYLE.findall(html))
    links = "".join(f'<link rel="stylesheet" href="{href}">' for href in styles if href)
    body = _LINK.sub(lambda found: found[1] + _away(found[2], address), article[0] if article else html)
    return (
        f'<!doctype html><html lang="{language[1] if language else "en"}" class="no-js"><head><meta charset="utf-8">'
        f"<title>{_TAG.sub('', title[1]) if title else ''}</title>{links}{_PAPER}</head>"
        f'<body data-md-color-scheme="default"><main>{body.replace("<details", "<details open")}</main></body></html>'
    )


def _away(link: str, address: str) -> str:
    """A link's attribute as it holds away from the site; none where nobody knows where the site will stand."""
    if urlsplit(link).scheme:
        return f' href="{link}"'
    return f' href="{urljoin(address, link)}"' if address else ""


def _file(page: Path, href: str, site: Path) -> str:
    """A style sheet of the site as a file on this disk, or nothing if it is not there."""
    path = (page.parent / urlsplit(href).path).resolve()
    return path.as_uri() if path.is_file() and path.is_relative_to(site.resolve()) else ""


# What differs from one printing to the next ------------------------------------------------------------

_NODE = re.compile(rb"\(node(\d{8})\)")


def counted(pdf: bytes) -> bytes:
    """The PDF with the cells of its tables counted from one, in their order: a browser counts on from what it has made
    before, which is one more at times.
    """
    numbers = {number: b"%08d" % place for place, number in enumerate(sorted(set(_NODE.findall(pdf))), start=1)}
    return _NODE.sub(lambda found: b"(node" + numbers[found[1]] + b")", pdf)


_STAMP = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}\+00'00'\)")


def _reviewed(html: str) -> str:
    """The last review of the transition, as PDF writes a day: the day of the build says nothing to a reader."""
    found = max(_DATE.findall(html), default=("1980", "01", "01"))
    return "".join(found)


def dated(pdf: bytes, day: str) -> bytes:
    """The PDF with another day in it, as long as the one before: a PDF counts its bytes."""
    return _STAMP.sub(lambda found: found[1] + day.encode() + b"000000+00'00')", pdf)
