"""What holds for every page of the real site."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from generator.config import Project
from generator.model.conversation import Conversation
from generator.model.decision import Decision
from generator.model.fields import count_words
from generator.model.guide import Guide
from generator.model.kinds import PARTS
from generator.model.playbook import Ref
from generator.model.shared import Practice, Trap
from generator.routes import address, relative_url, route, step_path
from generator.site import Site, build_site
from generator.views import pages
from generator.views.symptoms import SymptomsView
from tests.projects import build_small
from tests.site.conftest import ROOT, Html


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site in memory."""
    return build_site(Project(ROOT))


def test_views_declare_the_headings_and_entries_of_their_pages(site: Site, tmp_path: Path) -> None:
    """Links are checked against what a view declares, so all of it stands on its page, and no heading is left out."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    small = build_site(build_small(tmp_path))
    lacking, undeclared = [], []
    for page in (*site.pages, *small.pages):
        ids = set(re.findall(r' id="([^"]+)"', page.html))
        headings = set(re.findall(r'<h[1-6][^>]* id="([^"]+)"', page.html))
        lacking += [f"{page.path}#{name}" for name in page.anchors - ids]
        undeclared += [f"{page.path}#{name}" for name in headings - page.anchors]

    assert lacking == []
    assert undeclared == []


def target_of(page: Path, link: str, built: Path) -> tuple[Path, str]:
    """The file and anchor that a link leads to."""
    url, anchor = urldefrag(link)
    path = unquote(urlsplit(url).path)
    start = built if path.startswith("/") else page.parent
    found = (start / path.lstrip("/")).resolve() if path else page
    return (found / "index.html" if found.is_dir() else found), unquote(anchor)


def test_every_internal_link_and_anchor_resolves(built: Path, html: dict[Path, Html]) -> None:
    """No link of the built site leads nowhere, and every anchor it names exists."""
    dead = []
    for page, found in html.items():
        for link in set(found.links):
            if urlsplit(link).scheme or link.startswith("//") or page.name == "404.html":
                continue
            target, anchor = target_of(page, link, built)
            if not target.is_file() or (anchor and target in html and anchor not in html[target].ids):
                dead.append(f"{page.relative_to(built)} -> {link}")

    assert dead == []


def test_no_page_loads_anything_from_elsewhere(built: Path, html: dict[Path, Html]) -> None:
    """Scripts, styles, images and fonts come from the site itself."""
    foreign = [
        f"{page.relative_to(built)}: {found}"
        for page in html
        for found in page.read_text("utf-8").split('src="')[1:]
        if found.startswith(("http", "//"))
    ]

    assert foreign == []


def test_every_page_has_one_main_heading(html: dict[Path, Html]) -> None:
    """A page without an h1, or with two, has no title for a screen reader."""
    assert {
        path.parent.name: page.headings.count("h1") for path, page in html.items() if page.headings.count("h1") != 1
    } == {}


def test_no_page_skips_a_level_of_headings(html: dict[Path, Html]) -> None:
    """A heading is at most one level below the one before it."""
    skipped = [
        path
        for path, page in html.items()
        for above, below in zip(page.headings, page.headings[1:], strict=False)
        if int(below[1]) - int(above[1]) > 1
    ]

    assert skipped == []


def test_ids_are_unique_on_each_page(html: dict[Path, Html]) -> None:
    """Two elements with one id make its links ambiguous."""
    twice = {path: [name for name, count in Counter(page.ids).items() if count > 1] for path, page in html.items()}

    assert {path: names for path, names in twice.items() if names} == {}


def test_every_entry_has_its_place_on_the_site(site: Site, built: Path, html: dict[Path, Html]) -> None:
    """Each entry's route is a built page, and its anchor is on it."""
    missing = []
    for ref in site.playbook.entries:
        place = route(ref)
        file = built / address(place.path) / "index.html"
        if file not in html or (place.anchor and place.anchor not in html[file].ids):
            missing.append(str(ref))

    assert missing == []


def test_every_backlink_has_a_link(site: Site) -> None:
    """Links and backlinks are the same pairs."""
    forward = Counter((link.source, link.target) for link in site.playbook.links)
    backward = Counter((link.source, target) for target, links in site.playbook.backlinks.items() for link in links)

    assert forward == backward
    assert all(Ref(*target) in site.playbook.entries for _, target in forward)


def test_every_generated_page_describes_itself(site: Site, built: Path) -> None:
    """A title, a description and a table of contents."""
    for page in site.pages:
        text = (built / address(page.path) / "index.html").read_text("utf-8")
        assert page.title
        assert '<meta name="description"' in text
        assert page.headings[0].level == 1


def test_every_entry_with_a_place_of_its_own_can_be_found(site: Site, built: Path, html: dict[Path, Html]) -> None:
    """Each heading or item that is an entry's is one thing in the search, and all things lead to places that exist."""
    text = (built / "assets" / "search-index.js").read_text("utf-8")
    index = json.loads(text.removeprefix("playbook.searchIndex=").removesuffix(";\n"))
    found = [(index["pages"][thing[1]][0], thing[6][0][0]) for thing in index["things"]]
    wanted = {
        (address(page.path), section.anchor)
        for page in site.pages
        for section in page.sections
        for ref in site.playbook.entries
        if route(ref) == (page.path, section.anchor)
    }

    assert wanted <= set(found)
    assert len(found) == len(set(found))
    for thing in index["things"]:
        ids = html[built / index["pages"][thing[1]][0] / "index.html"].ids
        assert not [anchor for anchor, *_ in thing[6] if anchor and anchor not in ids]


def test_the_search_finds_hand_written_pages(built: Path) -> None:
    """The words of a page in Markdown stand in the index; the list of topics, which excludes itself, does not."""
    text = (built / "assets" / "search-index.js").read_text("utf-8")

    assert '["about/",' in text
    assert "Let go of activities, not of skills." in text
    assert '"topics/"' not in text


def test_the_search_index_holds_no_count_of_ticks(site: Site) -> None:
    """The progress bar is not something to find."""
    [page] = [page for page in site.pages if page.path == "transitions/specialist-to-manager/first-year.md"]

    assert not any("0 of " in section.text for section in page.sections)


def test_every_step_is_whole(site: Site) -> None:
    """What upstream publishes has every part for each step, so that the rule for whole transitions holds them all."""
    missing = [
        f"{step.id}: {kind.name}"
        for step in site.playbook.transitions
        for kind in PARTS.values()
        if Ref(kind.name, step.id) not in site.playbook.entries
    ]

    assert missing == []


def test_every_guide_and_decision_is_linked_from_every_step(site: Site) -> None:
    """Who finds that a step is not for them goes on from what it changes to any other answer."""
    answers = [entry.ref for entry in (*site.playbook.all(Guide), *site.playbook.all(Decision))]
    told = {
        step.id: next(page for page in site.pages if page.path == step_path(step.id, "changes"))
        for step in site.playbook.transitions
    }

    missing = [
        f"{name}: {answer}"
        for name, page in told.items()
        for answer in answers
        if relative_url(page.path, route(answer)) not in page.html
    ]

    assert missing == []


def words_of(html: str) -> int:
    """How many words a piece of a page shows, what is folded or needs the script left out."""
    html = re.sub(r"<details.*?</details>|<footer.*?</footer>", " ", html, flags=re.DOTALL)
    return count_words(re.sub(r"<[^>]*>", " ", html))


def test_every_symptom_leads_to_something_to_do(site: Site) -> None:
    """Every trap, guide and decision stands in the finder once, each with a practice to try."""
    [finder] = [view for view in pages(site.playbook, site.words) if isinstance(view, SymptomsView)]
    found = [symptom for group in finder.groups for symptom in group.symptoms]
    wanted = [entry.ref for model in (Trap, Guide, Decision) for entry in site.playbook.all(model)]

    assert sorted(symptom.entry.ref for symptom in found) == sorted(wanted)
    assert [symptom.entry.id for symptom in found if not 1 <= len(symptom.practices) <= 2] == []


def test_talk_of_sponsors_comes_with_a_fairness_check(site: Site) -> None:
    """Where somebody is put forward, the words say how to see that it is not likeness."""
    playbook = site.playbook
    talks = [entry for entry in playbook.all(Conversation) if entry.record.with_ == "sponsor"]
    others = (playbook.get(Practice, Ref("practice", "sponsor-circle")), playbook.get(Trap, Ref("trap", "one-sponsor")))

    assert talks
    assert [entry.id for entry in (*talks, *others) if not entry.record.fairness] == []


def test_the_real_content_has_no_warning(site: Site) -> None:
    """What upstream publishes is clean, warnings included; a notice asks nothing of who edits."""
    assert [remark for remark in site.remarks if remark.severity != "notice"] == []
