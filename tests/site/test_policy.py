"""The Content-Security-Policy of the built site: the same on every page, with the hash of all that stands on any."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from tests.projects import replace
from tests.real_site import PUBLISHED
from tests.site.conftest import ROOT, run_playbook, small_project

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
    """No wildcard, no scheme of the network, no `unsafe-` anything; what a page fetches ahead is the site's own."""
    policy = policies(built)[built / "index.html"][0]

    assert policy.startswith("default-src 'self'; ")
    assert {f"{kind}-src 'none'" for kind in ("frame", "media", "object")} <= {*policy.split("; ")}
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


# What nobody knew before there was content -----------------------------------------------------------------------

REWORDED = (
    "content/traps/ghost.yml", "work is still there", "work is `<script>alert(1)</script>` still there",
)  # fmt: skip
LEAD = '<p class="pb-lead'
HASHES = re.compile(r"'sha256-[^']+'")


def build_edited(root: Path, *edits: tuple[str, str, str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the small project, with templates of its own, after some texts in its files were replaced."""
    small_project(root)
    (root / "templates").unlink()
    shutil.copytree(ROOT / "templates", root / "templates")
    for name, old, new in edits:
        path = root / name
        path.write_text(replace(path.read_text("utf-8"), old, new), "utf-8")
    return run_playbook("build", cwd=root, **environment)


def hash_of(body: str) -> str:
    return f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"


def test_a_slip_in_a_template_stops_the_build(tmp_path: Path) -> None:
    """A text that a template writes unescaped brings a script, which no policy is asked to allow."""
    slip = ("templates/trap.html", "{{ record.why_it_tempts|text }}", "{{ record.why_it_tempts|safe }}")

    result = build_edited(tmp_path, REWORDED, slip)

    assert result.returncode == 1
    assert (
        "templates/trap.html:1:1: error[inline-script] a text became a script on the page `traps/ghost.md`"
        in result.stderr
    )
    assert not (tmp_path / "site").exists()


def test_a_template_may_bring_a_script_that_is_written_out(tmp_path: Path) -> None:
    """Also where only some pages have it; it is known by the template's own text."""
    literal = ("templates/trap.html", LEAD, f"{{% if record %}}<script>window.ours = 1</script>{{% endif %}}\n{LEAD}")

    result = build_edited(tmp_path, literal)

    assert result.returncode == 0, result.stderr
    assert hash_of("window.ours = 1") in (tmp_path / "site/_headers").read_text("utf-8")


def test_a_template_fills_nothing_into_a_script(tmp_path: Path) -> None:
    """The message stands at the script, with the way round it."""
    filled = ("templates/trap.html", LEAD, f"<script>window.ours = {{{{ record.symptom|tojson }}}}</script>\n{LEAD}")

    result = build_edited(tmp_path, filled)

    assert "templates/trap.html:" in result.stderr
    assert "error[inline-script] this script is not the same wherever it stands" in result.stderr


def test_the_settings_may_be_filled_into_a_script(tmp_path: Path) -> None:
    """As Material's own do: what is in `mkdocs.yml` is known before there is any content."""
    theirs = (
        "templates/theme/main.html",
        '<meta name="referrer"',
        '<script>a("{{ config.theme.language }}")</script><meta name="referrer"',
    )

    result = build_edited(tmp_path, theirs)

    assert result.returncode == 0, result.stderr
    assert hash_of('a("en")') in (tmp_path / "site/_headers").read_text("utf-8")


def test_a_page_brings_no_script(tmp_path: Path) -> None:
    """A hand-written page may hold HTML; its scripts go where the policy knows them."""
    result = build_edited(tmp_path, ("content/pages/about.md", "# About\n", "# About\n\n<script>map()</script>\n"))

    assert "content/pages/about.md:3:1: error[inline-script] a page brings no script of its own" in result.stderr


def test_the_hashes_are_those_of_pages_without_content(built: Path, tmp_path: Path) -> None:
    """Two sites at one address allow the same, whatever stands on their pages."""
    result = build_edited(tmp_path, **PUBLISHED)

    assert result.returncode == 0, result.stderr
    own = set(HASHES.findall((tmp_path / "site/_headers").read_text("utf-8")))
    assert own <= set(HASHES.findall((built / "_headers").read_text("utf-8")))


def test_texts_of_the_settings_are_texts(tmp_path: Path) -> None:
    """The theme's templates write the site's name as it is, so it is escaped before they have it, and once."""
    named = ("mkdocs.yml", "site_name: The Leadership Playbook", "site_name: R&D <script>alert(1)</script>")
    titled = ("content/pages/about.md", "# About\n", "---\ntitle: <script>alert(2)</script> A&B\n---\n\n# About\n")

    result = build_edited(tmp_path, named, titled)

    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site/about/index.html").read_text("utf-8")
    assert "R&amp;D &lt;script&gt;alert(1)" in page
    assert "&lt;script&gt;alert(2)&lt;/script&gt; A&amp;B" in page
    assert "<script>alert" not in page
    assert "&amp;lt;" not in page
    assert '"<script>alert(2)<\\/script> A&B"' in (tmp_path / "site/assets/search-index.js").read_text("utf-8")


def test_a_feature_that_makes_html_of_titles_stays_off(tmp_path: Path) -> None:
    """Whatever a fork names in `mkdocs.yml`, since no text is safe from it."""
    result = build_edited(tmp_path, ("mkdocs.yml", "  features:\n", "  features:\n    - content.tooltips\n"))

    assert result.returncode == 0, result.stderr
    assert "content.tooltips" not in (tmp_path / "site/index.html").read_text("utf-8")
