"""The head of every page: what search engines, other sites and the browser's frame are told."""

import re
from html import unescape
from pathlib import Path

from PIL import Image

from tests.browser.places import ADDRESS


def told(page: Path) -> dict[str, str]:
    """The page's metadata, by name."""
    head = page.read_text("utf-8").split("</head>", 1)[0]
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', head)
    links = re.findall(r'<link rel="(canonical)" href="([^"]*)"', head)
    return {name: unescape(value) for name, value in [*found, *links]}


def pages(site: Path) -> list[Path]:
    """All but the one for unknown addresses, which has none of its own."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def test_every_page_has_a_description_an_address_and_a_card(built: Path) -> None:
    """The card's address is whole, since others fetch it, and there is a picture of that size."""
    for page in pages(built):
        found = told(page)
        place = page.relative_to(built).as_posix().removesuffix("index.html")
        assert found["canonical"] == found["og:url"] == f"{ADDRESS}{place}"
        assert found["description"] == found["og:description"]
        assert found["description"]
        assert found["og:title"]
        assert found["og:image:alt"]
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image"].startswith(ADDRESS)
        with Image.open(built / found["og:image"].removeprefix(ADDRESS)) as card:
            assert card.size == (int(found["og:image:width"]), int(found["og:image:height"]))


def test_titles_are_escaped_once(built: Path) -> None:
    """Neither markup nor the name of a character shows in what others display."""
    for page in pages(built):
        found = told(page)
        assert not re.search(r"[<>]|&(?:amp|lt|gt|quot|#)", found["og:title"] + found["og:description"]), page


def test_other_sites_do_not_learn_where_a_reader_came_from(built: Path) -> None:
    """A page's address may say that its reader thinks of stepping back."""
    assert {told(page)["referrer"] for page in pages(built)} == {"no-referrer"}


def test_a_site_without_a_worker_publishes_none(built: Path) -> None:
    """It is off unless a publisher turns it on."""
    assert not (built / "sw.js").exists()
    assert not (built / "manifest.webmanifest").exists()
    assert "worker.js" not in (built / "index.html").read_text("utf-8")
