"""Which scripts and styles the Content-Security-Policy allows, and what is said of the others."""

import re
from pathlib import Path

import pytest

from generator.blocks import inline_blocks, literal_blocks, stray_problem
from generator.diagnostics import Diagnostic
from generator.press.policy import Policy
from generator.reporting import headline

META = '<meta charset="utf-8">'


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<script>a()</script>", [("script", "a()")]),
        ("<script>a()</script >", [("script", "a()")]),
        ("<SCRIPT>a()</Script>", [("script", "a()")]),
        ('<script data-src="x" id="a>b">a()</script>', [("script", "a()")]),
        ("<script type=module>a()</script>", [("script", "a()")]),
        ('<script type="text/javascript">a()</script>', [("script", "a()")]),
        ('<script type="">a()</script>', [("script", "a()")]),
        ("<script>\r\na()\r\n</script>", [("script", "\na()\n")]),
        ("<script>one()</script><style>p{}</style>", [("script", "one()"), ("style", "p{}")]),
        ('<script src="a.js"></script>', []),
        ('<script id="c" type="application/json">{"a": 1}</script>', []),
        ('<script type="math/tex">x</script>', []),
        ("<!-- <script>a()</script> -->", []),
        ("<p>&lt;script&gt;a()&lt;/script&gt;</p>", []),
    ],
    ids=[
        "script", "space", "capitals", "attributes", "module", "type", "empty type", "line ends", "both", "file",
        "data", "formula", "comment", "text",
    ],
)  # fmt: skip
def test_inline_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    """Those that a browser runs from the page itself, with line ends as the browser sees them."""
    assert list(inline_blocks(html)) == blocks


def test_every_page_gets_the_hashes_of_all(tmp_path: Path) -> None:
    """Also of those that were written after it."""
    policy = Policy()
    for name in ("one", "two"):
        path, style = tmp_path / f"{name}.html", f"<style>{name} {{}}</style>"
        path.write_text(policy.collect(META + style, path, f"{name}.md", frozenset(inline_blocks(style))), "utf-8")

    policy.write(tmp_path)

    first, second = ((tmp_path / f"{name}.html").read_text("utf-8") for name in ("one", "two"))
    assert first.count("'sha256-") == second.count("'sha256-") == 2
    assert first.split("<style>")[0] == second.split("<style>")[0]


def test_what_was_not_known_before_has_no_hash() -> None:
    """It is named with the first page that has it, however many do."""
    policy = Policy()
    for name in ("one.md", "two.md"):
        policy.collect(f"{META}<script>theme()</script><script>evil()</script>", Path(), name, {("script", "theme()")})

    assert list(policy.strays()) == [(("script", "evil()"), "one.md")]
    assert len(re.findall("'sha256-", policy.directives())) == 1


def test_what_nobody_needs_has_no_hash() -> None:
    """A script of the theme that stands on no page."""
    policy = Policy()
    policy.collect(META, Path(), "one.md", {("script", "theme()")})

    assert "sha256" not in policy.directives()


def test_a_script_that_is_written_out_in_a_template_is_allowed() -> None:
    """Where it stands on some pages only, such as those of one kind."""
    policy = Policy()
    policy.collect(f"{META}<script>map()</script>", Path(), "one.md", frozenset())

    policy.allow(literal_blocks(["{% if map %}<script>map()</script>{% endif %}"]))

    assert list(policy.strays()) == []
    assert "sha256" in policy.directives()


def test_what_a_template_fills_in_is_no_literal() -> None:
    """Nobody knows what stands there in the end."""
    assert literal_blocks(["<script>a('{{ b }}')</script><style>{% if c %}p{}{% endif %}</style>"]) == frozenset()


WRITTEN = {"content/pages/about.md": "# About\n\n<p>Hello.</p> <script>a()</script>\n"}
TEMPLATES = {
    "templates/trap.html": "<h1></h1>\n",
    "templates/_map.html": "<p>\n  <script>\n    show({{ place|tojson }})\n  </script>\n",
}


@pytest.mark.parametrize(
    ("body", "written", "said"),
    [
        ("a()", WRITTEN, "content/pages/about.md:3:15: error[inline-script] a page brings no script of its own"),
        (
            '\n    show("Rome")\n  ',
            {},
            "templates/_map.html:2:3: error[inline-script] this script is not the same where",
        ),
        ("evil()", {}, "templates/trap.html:1:1: error[inline-script] a text became a script on the page `traps/g"),
        ("evil()", WRITTEN, "content/pages/about.md:1:1: error[inline-script] a text became a script on the page"),
    ],
    ids=["a page's own", "filled in", "a slip", "a slip beside a page's own"],
)
def test_what_is_said_of_a_script_from_nowhere(body: str, written: dict[str, str], said: str) -> None:
    """It is looked for where a person can have written it."""
    found = stray_problem(("script", body), "traps/ghost.md", written, TEMPLATES)

    assert isinstance(found, Diagnostic)
    assert headline(found).startswith(said)


def test_a_style_goes_into_another_list() -> None:
    """The cure names the setting that takes it."""
    found = stray_problem(("style", "p{}"), "about.md", {"about.md": "<style>p{}</style>"}, {})

    assert "extra_css" in found.hint
