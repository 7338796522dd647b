"""The Content-Security-Policy of the built site: the same on every page, with the hash of all that stands on any."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from tests.site.conftest import ROOT

pytestmark = pytest.mark.xdist_group("site")

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
PARSES_TEXT = re.compile(
    r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\s*\(|new Function\b|setHTMLUnsafe|\bsrcdoc\b"
    r"|createContextualFragment|set(?:Timeout|Interval)\(\s*[\"'`]|javascript:"
)
OPENING = re.compile(r"<[a-z][a-z0-9-]*\b(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\s(?P<name>[\w:-]+)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]+)""")


def policies(site: Path) -> dict[Path, list[str]]:
    """What each page says."""
    return {path: META.findall(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def test_every_page_has_one_policy_and_it_is_the_same(built: Path) -> None:
    """Hand-written pages and the one for unknown addresses too: whichever was opened first decides for the others."""
    found = policies(built)

    assert {len(each) for each in found.values()} == {1}
    assert len({each[0] for each in found.values()}) == 1


def test_the_policy_comes_before_all_that_it_governs(built: Path) -> None:
    """Only the charset, which has to stand at the very top, comes first."""
    head = (built / "index.html").read_text("utf-8").split("<head>", 1)[1]

    assert re.match(r'\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"', head)


def test_nothing_is_allowed_that_is_not_named(built: Path) -> None:
    """No wildcard, no scheme of the network, no `unsafe-` anything."""
    policy = policies(built)[built / "index.html"][0]

    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|\*|https?:|blob:|strict-dynamic", policy)
    assert "base-uri 'none'" in policy
    assert "form-action 'none'" in policy


def test_the_policy_knows_every_inline_script_of_the_site_and_no_other(built: Path) -> None:
    """A hash that nothing needs would be a hole, one that is missing a page that does not work."""
    bodies = {body for path in built.rglob("*.html") for body in SCRIPT.findall(path.read_text("utf-8"))}
    expected = {f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies}

    assert set(re.findall(r"'sha256-[^']+'", policies(built)[built / "index.html"][0])) == expected


def test_headers_say_the_same_and_what_only_headers_can(built: Path) -> None:
    """For Netlify and Cloudflare Pages, which take at most 2,000 characters a line."""
    headers = (built / "_headers").read_text("utf-8")
    policy = policies(built)[built / "index.html"][0]

    assert headers.startswith(f"/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n")
    assert "\n  X-Content-Type-Options: nosniff\n" in headers
    assert "\n  Referrer-Policy: no-referrer\n" in headers
    assert "\n  Permissions-Policy: " in headers
    assert max(map(len, headers.splitlines())) <= 2000


def test_no_page_has_a_style_or_a_handler_in_an_attribute(built: Path) -> None:
    """The policy would stop them, and no hash can help: neither our templates nor Material's may have any."""
    found = [
        f"{path.relative_to(built)}: {tag}"
        for path in sorted(built.rglob("*.html"))
        for tag in OPENING.findall(path.read_text("utf-8"))
        for name, value in ATTRIBUTE.findall(tag)
        if name.lower() == "style" or name.lower().startswith("on") or "javascript:" in value.lower()
    ]

    assert found == []


@pytest.mark.parametrize("script", sorted((ROOT / "templates").rglob("*.js")), ids=lambda path: path.name)
def test_scripts_write_text_only_as_text(script: Path) -> None:
    """No script turns a text into markup or code, whatever the text is."""
    assert PARSES_TEXT.findall(script.read_text("utf-8")) == []


def test_the_scan_would_find_what_it_looks_for() -> None:
    """The ways in which a text becomes markup or code."""
    for way in ("a.innerHTML = b", "a.insertAdjacentHTML('x', b)", "eval(a)", "new Function(a)", 'setTimeout("a", 1)'):
        assert PARSES_TEXT.search(way), way
