"""What a page's scripts weigh, compressed as web hosts send them: unasked, and with what a reader may ask for."""

import gzip
import re
from pathlib import Path

BASE, WITH_TOOLS = 10_000, 20_000
"""Bytes: of what is on every page, and of that with all that a page loads by itself."""


def weight(site: Path, script: str) -> int:
    """How many bytes a script of the site is."""
    return len(gzip.compress((site / f"assets/{script}.js").read_bytes(), mtime=0))


def unasked(page: Path) -> set[str]:
    """The scripts that a page names."""
    return {name for names in re.findall(r'data-scripts="([^"]*)"', page.read_text("utf-8")) for name in names.split()}


def test_what_is_on_every_page_is_light(built: Path) -> None:
    """The one script that no page goes without."""
    assert weight(built, "playbook") <= BASE


def test_no_page_loads_much_unasked(built: Path) -> None:
    """With its instruments; what few readers need, such as reading a calendar file, waits until it is asked for."""
    asking = {frozenset(unasked(page)) for page in built.rglob("*.html")}
    assert frozenset({"audit"}) in asking

    weights = {names: sum(weight(built, name) for name in {"playbook", *names}) for names in asking}

    assert {names: found for names, found in weights.items() if found > WITH_TOOLS} == {}
