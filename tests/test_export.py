"""`playbook export`: the graph as JSON, and a Markdown tree that stock MkDocs builds into the same pages."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import markdown as python_markdown
import pytest
import yaml

from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic
from generator.export import export_markdown, export_options, graph, graph_json, graph_schema
from generator.export.page import heading_markdown, page_markdown, split_html
from generator.loader import load_playbook
from generator.press.bundles import join_assets
from generator.rendering import Page
from generator.site import Site, build_site
from tests import txtar

ROOT = Path(__file__).parents[1]
SMALL = txtar.parse((Path(__file__).parent / "small.txtar").read_text("utf-8"))
EXTENSIONS = ["abbr", "admonition", "attr_list", "tables", "toc"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small playbook with the real templates and settings, and one hand-written page with an image."""
    root = tmp_path / "project"
    txtar.write(SMALL, root)
    txtar.write({"content/pages/about.md": "---\ntitle: About\n---\n\n# About\n\n[A level](levels/manager.md)\n"}, root)
    (root / "content/pages/picture.png").write_bytes(b"\x89PNG")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return Project(root)


def exported(project: Project, folder: Path) -> Site:
    """The site, and its tree in a folder."""
    site = build_site(project, export_options(project))
    written = export_markdown(project, site, join_assets(project, site), folder)
    assert isinstance(written, int), written
    return site


def build_stock(folder: Path) -> None:
    """Run MkDocs strictly where this package cannot be found."""
    (folder / "blocked").mkdir()
    (folder / "blocked/generator.py").write_text(
        "raise ImportError('the export must not need this package')\n", "utf-8"
    )
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "blocked")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


class Events(HTMLParser):
    """A piece of HTML as its tags with their attributes, and its words; white space does not count."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; the order of its attributes means nothing."""
        self.found.append((tag, sorted((key, value or "") for key, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Keep the tag."""
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.found += data.split()


def article(built: str) -> str:
    """What stands in a built page's article, without what Material adds in front of it."""
    inner = built.partition('<article class="md-content__inner md-typeset">')[2].rpartition("</article>")[0]
    before, tags, after = inner.partition('<nav class="md-tags"')
    return before + after.partition("</nav>")[2] if tags else inner


def assert_same_pages(site: Site, built: Path) -> None:
    for page in site.pages:
        stem = page.path.removesuffix(".md")
        name = f"{stem}.html" if Path(stem).name == "index" else f"{stem}/index.html"
        assert Events(article((built / name).read_text("utf-8"))).found == Events(page.html).found, page.path


# The Markdown tree ----------------------------------------------------------------------------------


def test_small_tree_builds_into_the_same_pages(project: Project, tmp_path: Path) -> None:
    """Stock MkDocs builds the tree strictly, without this package, into pages with the same elements and words."""
    site = exported(project, tmp_path / "tree")

    build_stock(tmp_path / "tree")

    assert_same_pages(site, tmp_path / "tree/site")
    assert (tmp_path / "tree/site/picture.png").read_bytes() == b"\x89PNG"
    assert (tmp_path / "tree/site/assets/playbook.css").is_file()


@pytest.mark.deep  # By day the small tree is compared page by page, and one of 110 pages of the real content is built.
def test_real_tree_builds_into_the_same_pages(tmp_path: Path) -> None:
    """The real content's tree builds strictly into pages with the same elements and words as our own."""
    site = exported(Project(ROOT), tmp_path / "tree")

    build_stock(tmp_path / "tree")

    assert_same_pages(site, tmp_path / "tree/site")
    assert len(site.pages) > 100


def test_front_matter(project: Project, tmp_path: Path) -> None:
    """A page's front matter is YAML with its title, description and tags."""
    site = exported(project, tmp_path / "tree")
    page = next(page for page in site.pages if page.path == "levels/manager.md")

    text = (tmp_path / "tree/docs/levels/manager.md").read_text("utf-8")

    meta = yaml.safe_load(text.split("---\n")[1])
    assert (meta["title"], meta["description"]) == (page.title, page.description)
    assert tuple(meta.get("tags", ())) == page.tags


def test_headings_are_markdown(project: Project, tmp_path: Path) -> None:
    """Headings at the top of a page are Markdown with their own anchors."""
    exported(project, tmp_path / "tree")

    text = (tmp_path / "tree/docs/levels/manager.md").read_text("utf-8")

    assert '\n# Manager { #title data-site="leadership-playbook"' in text
    assert "\n## Decisions you own { #decisions }\n" in text


def test_settings_need_no_package(project: Project, tmp_path: Path) -> None:
    """The tree's settings keep the site's name and look, resolve the environment's defaults and name two plugins."""
    exported(project, tmp_path / "tree")

    settings = yaml.safe_load((tmp_path / "tree/mkdocs.yml").read_text("utf-8"))

    assert settings["site_name"] == "The Leadership Playbook"
    assert settings["site_url"] == "http://127.0.0.1:8000/"
    assert settings["plugins"] == ["search", "tags"]
    assert "custom_dir" not in settings["theme"]
    assert {"search.highlight", "search.suggest"} <= set(settings["theme"]["features"])
    assert not {"docs_dir", "edit_uri", "repo_url"} & set(settings)
    assert settings["nav"][0] == {"Home": "index.md"}
    assert settings["nav"][-1]["About and evidence"][0] == "about.md"


def test_settings_let_no_text_become_html(project: Project, tmp_path: Path) -> None:
    """What Material writes as HTML is escaped, and the feature that makes HTML of titles is left out."""
    path = project.root / "mkdocs.yml"
    text = path.read_text("utf-8").replace("site_name: The Leadership Playbook", "site_name: R&D <b>")
    path.write_text(text.replace("  features:\n", "  features:\n    - content.tooltips\n"), "utf-8")

    exported(project, tmp_path / "tree")

    settings = yaml.safe_load((tmp_path / "tree/mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "R&amp;D &lt;b&gt;"
    assert "content.tooltips" not in settings["theme"]["features"]


def test_repository_gives_edit_links_to_the_content(project: Project, tmp_path: Path) -> None:
    """With a repository, pages lead to their line of YAML, and MkDocs makes no edit links of its own."""
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    (project.root / "mkdocs.yml").write_text(
        text.replace('[REPO_URL, ""]', '[REPO_URL, "https://example.org/p"]'), "utf-8"
    )

    exported(project, tmp_path / "tree")

    settings = yaml.safe_load((tmp_path / "tree/mkdocs.yml").read_text("utf-8"))
    page = (tmp_path / "tree/docs/traps/rescuer.md").read_text("utf-8")
    assert (settings["repo_url"], settings["edit_uri"]) == ("https://example.org/p", "")
    assert "https://example.org/p/edit/main/content/traps/rescuer.yml#L1" in page


def test_tags_that_only_mkdocs_resolves_are_kept(project: Project, tmp_path: Path) -> None:
    """A Python name among the extensions' settings is written as it was read."""
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra:\n  emoji: !!python/name:material.extensions.emoji.twemoji\n")

    exported(project, tmp_path / "tree")

    text = (tmp_path / "tree/mkdocs.yml").read_text("utf-8")
    assert "emoji: !!python/name:material.extensions.emoji.twemoji" in text


def test_full_folder_is_refused(project: Project, tmp_path: Path) -> None:
    """A folder that holds anything is left alone."""
    site = build_site(project, export_options(project))
    (tmp_path / "notes.txt").write_text("mine", "utf-8")

    found = export_markdown(project, site, join_assets(project, site), tmp_path)

    assert isinstance(found, Diagnostic)
    assert found.code == "folder-not-empty"
    assert not (tmp_path / "mkdocs.yml").exists()


def test_folder_that_cannot_be_written(project: Project, tmp_path: Path) -> None:
    """A place where no folder can be made gives one diagnostic."""
    site = build_site(project, export_options(project))
    (tmp_path / "file").write_text("", "utf-8")

    found = export_markdown(project, site, join_assets(project, site), tmp_path / "file/tree")

    assert isinstance(found, Diagnostic)
    assert found.code == "unwritable-export"


@pytest.mark.parametrize("text", ["site_name: [", "- a list", "site_name: \x00"])
def test_broken_settings_are_one_diagnostic(project: Project, text: str) -> None:
    """A `mkdocs.yml` that cannot be read is reported, not raised through."""
    (project.root / "mkdocs.yml").write_text(text, "utf-8")

    with pytest.raises(ContentError) as caught:
        export_options(project)

    assert [problem.code for problem in caught.value.diagnostics] == ["invalid-settings"]


# Markdown cannot read anything into it ---------------------------------------------------------------

TRICKY = (
    "<p>one\n\ntwo</p>",
    "<div>\n\n    four spaces\n\n# no heading\n\n- no list\n\n</div>",
    "<p>`no code` *no emphasis* [no](link) { #no .attributes }</p>",
    "<ul>\n<li>one</li>\n\n<li><pre><code>a\n\n    b\n</code></pre></li>\n</ul>",
    "<details><summary>More</summary>\n\n<p>[TOC]</p>\n\n*[HTML]: no abbreviation\n</details>",
    "<table><tr><td>a | b</td></tr></table>",
    "<p>one</p><p>two</p> loose *words* <a href='#x'>`link`</a><p>three</p>",
    "<!-- a <p> in a comment -->\n<p>after</p>",
    '<p>a<br>b<input type="checkbox" disabled>c</p>\n<p>next</p>',
    "<section><h2 id='inner'>Nested *stars*</h2>\n\n<h3>Deeper</h3></section>",
    "<fieldset><legend>Why</legend>\n\n!!! note\n    no admonition\n</fieldset>",
    '<p data-template="{done} > {all}">a &lt;b&gt; &amp;amp; c</p>',
    "<p>&#42;no stars&#42; \\`no\\` http://example.org &lt;https://example.org&gt;</p>",
    "<noscript><p>Without JavaScript</p></noscript><figure><blockquote><p>Words</p></blockquote></figure>",
)


@pytest.mark.parametrize("html", TRICKY)
def test_markdown_leaves_html_alone(html: str) -> None:
    """Whatever stands inside an HTML block comes out of Python-Markdown as it went in."""
    page = Page("x.md", "x.html", "X", "X", "", (), html, (), (), frozenset())

    text = page_markdown(page).split("---\n", 2)[2]

    found = Events(python_markdown.markdown(text, extensions=EXTENSIONS)).found
    loose = any(not chunk.name for chunk in split_html(html))
    assert [event for event in found if not loose or event not in (("div", []), "/div")] == Events(html).found


@pytest.mark.parametrize(
    "words",
    [
        "Plain words",
        "*Stars* and _lines_ and `ticks`",
        "A heading that ends in # and { #x }",
        "[Not](a link) ![nor a picture]",
        "Marks &amp; Spencer &lt;b&gt; &quot;quoted&quot; 3 &lt; 4",
        '<em>Real</em> <a href="../x/?a=1&amp;b=2">link *here*</a> <code>a_b_c</code>',
        "1. No list \\ + - backslash !",
        "C# and {{ braces }}",
    ],
)
def test_headings_keep_their_words(words: str) -> None:
    """A heading comes out of Python-Markdown with the same words, tags and attributes."""
    html = f'<h2 class="one two" id="anchor-1" data-step="3">{words}</h2>'

    text = heading_markdown(html)

    assert text is not None
    assert text.startswith("## ")
    assert Events(python_markdown.markdown(text, extensions=EXTENSIONS)).found == Events(html).found


@pytest.mark.parametrize(
    "html",
    [
        "<h2>No id</h2>",
        "<h2 id='single'>Quotes</h2>",
        '<h2 id="a" title="a } b">Brace</h2>',
        '<h2 id="a" hidden>Bare</h2>',
    ],
)
def test_other_headings_stay_html(html: str) -> None:
    """A heading whose attributes Markdown cannot carry stays as it is."""
    assert heading_markdown(html) is None


# JSON -----------------------------------------------------------------------------------------------


def small_graph(project: Project) -> dict[str, object]:
    return graph(load_playbook(project)[0])


def entries(found: dict[str, object]) -> Iterator[dict[str, object]]:
    listed = found["entries"]
    assert isinstance(listed, list)
    yield from listed


def test_small_graph_is_as_described(project: Project) -> None:
    """The small playbook's graph is valid by its schema, which is valid itself."""
    jsonschema.Draft7Validator.check_schema(graph_schema())

    jsonschema.Draft7Validator(graph_schema()).validate(small_graph(project))


def test_real_graph_is_as_the_committed_schema_says() -> None:
    """The real playbook's graph is valid by `schema/export.json`."""
    committed = json.loads((ROOT / "schema/export.json").read_text("utf-8"))

    jsonschema.Draft7Validator(committed).validate(graph(load_playbook(Project(ROOT))[0]))


def test_graph_schema_looks_into_the_data(project: Project) -> None:
    """The schema holds each entry's data against the model of its kind."""
    found = small_graph(project)
    next(entry for entry in entries(found) if entry["kind"] == "trap")["data"] = {"title": "Only a title"}

    assert not jsonschema.Draft7Validator(graph_schema()).is_valid(found)


def test_graph_has_every_entry_with_its_place(project: Project) -> None:
    """Each entry is there once, with its file, line and address; a register's entry with its own line."""
    playbook, _ = load_playbook(project)

    found = {(entry["kind"], entry["id"]): entry for entry in entries(graph(playbook))}

    assert set(found) == {tuple(ref) for ref in playbook.entries}
    assert list(found) == sorted(found)
    source = found["source", "hill-2007"]
    assert source["path"] == "content/sources.yml"
    assert (project.root / "content/sources.yml").read_text("utf-8").splitlines()[
        int(str(source["line"])) - 1
    ] == "hill-2007:"
    assert source["url"] == "sources/#hill-2007"


def test_links_and_backlinks_mirror_each_other(project: Project) -> None:
    """Every link of one entry is a backlink of another, with the same field and note."""
    links, backlinks = set(), set()

    for entry in entries(small_graph(project)):
        here = (entry["kind"], entry["id"])
        for link in entry["links"]:  # type: ignore[attr-defined]
            links.add((here, (link["kind"], link["id"]), link["field"], link.get("note")))
        for link in entry["backlinks"]:  # type: ignore[attr-defined]
            backlinks.add(((link["kind"], link["id"]), here, link["field"], link.get("note")))

    assert links == backlinks
    assert (("transition", "specialist-to-manager"), ("level", "manager"), "to", None) in links


def test_graph_is_stable_and_names_no_machine(project: Project) -> None:
    """Two exports are equal byte for byte, and no path of this machine is in them."""
    first, second = (graph_json(load_playbook(project)[0]) for _ in range(2))

    assert first == second
    assert first.endswith("}\n")
    assert str(project.root) not in first
