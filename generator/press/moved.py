"""Small pages at the addresses that pages had before: each leads on to the present one, and is found by nobody."""

from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from generator.assets import Asset
from generator.model.markup import plain
from generator.routes import Route, address, asset_url, relative_url
from generator.site import Site

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; script-src 'self'; \
base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>{canonical}
<link rel="icon" href="{icon}">
<script src="{script}" data-to="{url}"></script>
<noscript><meta http-equiv="refresh" content="0; url={url}"></noscript>
</head>
<body>
<p>{words}</p>
</body>
</html>
"""
"""A script leads on at once and takes along the place that the link names, which a refresh would drop."""


def moved_pages(site: Site) -> Iterator[Asset]:
    """The pages, as files of the site: no menu, search, list of tags or site map knows them."""
    titles = {page.path: plain(page.title) for page in site.pages}
    for was, path in sorted(site.moved.items()):
        place = address(was, site.options.directory_urls)
        name = f"{place}index.html" if place == "" or place.endswith("/") else place
        yield Asset(name, _page(site, was, path, titles[path]).encode())


def _page(site: Site, was: str, path: str, title: str) -> str:
    options, labels = site.options, site.words.labels
    url = escape(relative_url(was, Route(path), options.directory_urls))
    there = escape(urljoin(options.home, address(path, options.home_folders)))
    return _PAGE.format(
        language=site.words.language,
        title=escape(labels["page_moved"].replace("{page}", title)),
        canonical=f'\n<link rel="canonical" href="{there}">' if options.home else "",
        icon=escape(asset_url(was, "assets/favicon.svg", options.directory_urls)),
        script=escape(asset_url(was, "assets/moved.js", options.directory_urls)),
        url=url,
        words=escape(labels["page_moved_to"]).replace("{page}", f'<a href="{url}">{escape(title)}</a>'),
    )
