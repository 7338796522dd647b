"""Nothing in the finished site is escaped twice: readers would see the signs that stand for a sign."""

import re
from pathlib import Path

TWICE = re.compile(r"&amp;(?:#\w+|amp|quot|apos|lt|gt);")


def test_nothing_is_escaped_twice(real_site: Path) -> None:
    """In no text and no attribute, such as what a figure says in short where it is used."""
    found = {
        f"{path.relative_to(real_site)}: {path.read_text('utf-8')[hit.start() - 60 : hit.end()]}"
        for path in real_site.rglob("*.html")
        for hit in TWICE.finditer(path.read_text("utf-8"))
    }

    assert found == set()
