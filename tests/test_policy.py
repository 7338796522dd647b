"""Which parts of a page need a hash in the Content-Security-Policy."""

from pathlib import Path

import pytest

from generator.plugin.policy import Policy, inline_blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<script>a()</script>", [("script", "a()")]),
        ("<script>a()</script >", [("script", "a()")]),
        ('<script data-src="x" id="a>b">a()</script>', [("script", "a()")]),
        ("<script>\r\na()\r\n</script>", [("script", "\na()\n")]),
        ("<script>one()</script><style>p{}</style>", [("script", "one()"), ("style", "p{}")]),
        ('<script src="a.js"></script>', []),
        ('<script id="c" type="application/json">{"a": 1}</script>', []),
        ("<p>&lt;script&gt;a()&lt;/script&gt;</p>", []),
    ],
    ids=["script", "space", "attributes", "line ends", "both", "file", "data", "text"],
)
def test_inline_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    """Those that a browser runs from the page itself, with line ends as the browser sees them."""
    assert list(inline_blocks(html)) == blocks


def test_every_page_gets_the_hashes_of_all(tmp_path: Path) -> None:
    """Also of those that were written after it."""
    policy = Policy()
    for name in ("one", "two"):
        path = tmp_path / f"{name}.html"
        path.write_text(policy.collect(f'<meta charset="utf-8"><style>{name} {{}}</style>', path), "utf-8")

    policy.write(tmp_path)

    first, second = ((tmp_path / f"{name}.html").read_text("utf-8") for name in ("one", "two"))
    assert first.count("'sha256-") == second.count("'sha256-") == 2
    assert first.split("<style>")[0] == second.split("<style>")[0]
