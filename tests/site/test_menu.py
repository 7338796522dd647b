"""The menu at the side and the tabs: drawn once for many pages, and right on each."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tests.site.conftest import build_small_site

ENTRY = re.compile(r'<a href="([^"#]*)" class="md-(nav|tabs)__link[^>]*>(.*?)</a>', re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
Names = dict[Any, set[Any]]


def menus(site: Path) -> tuple[Names, Names]:
    """All pages in the menus of a site, each with every name that it has there.

    And all sections, for each part of the site from which they are seen, with every page that they lead to.
    """
    pages, sections = defaultdict(set), defaultdict(set)
    for page in site.rglob("*.html"):
        for address, place, inside in ENTRY.findall(page.read_text("utf-8")):
            if (page.parent / address).exists():  # The page of an unknown address counts from the root of the server.
                target = (page.parent / address).resolve()
                target = target / "index.html" if target.is_dir() else target
                name = MARKUP.sub("", inside).strip()
                if place == "tabs" or "md-icon" in inside:
                    sections[(*page.relative_to(site).parts[:2], name)].add(target)
                else:
                    pages[target].add(name)
    return pages, sections


def differing(names: Names) -> Names:
    return {key: found for key, found in names.items() if len(found) > 1}


def test_an_address_has_one_name_in_all_menus(built: Path) -> None:
    """Links are relative: drawn for one page and shown on another, they would lead to some other page."""
    pages, sections = menus(built)

    assert len(pages) > 200
    assert len(sections) > 10
    assert differing(pages) == {}
    assert differing(sections) == {}


def test_every_menu_leads_to_pages_that_are_there(built: Path) -> None:
    """Also from a page with others below it, and from the start."""
    dead = {
        urljoin(f"/{page.relative_to(built).as_posix()}", address)
        for page in built.rglob("index.html")
        for address, *_ in ENTRY.findall(page.read_text("utf-8"))
        if not (page.parent / address).exists()
    }

    assert dead == set()


def test_addresses_that_name_files_have_one_name_too(tmp_path: Path) -> None:
    """In a copy for a disk, where a page's neighbours lie in its own folder."""
    result = build_small_site(tmp_path, "offline: !ENV [PLAYBOOK_OFFLINE, false]", "offline: true")
    pages, sections = menus(tmp_path / "site")

    assert result.returncode == 0, result.stderr
    assert len(pages) > 20
    assert differing(pages) == {}
    assert differing(sections) == {}
