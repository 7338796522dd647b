"""The search index: what can be found, under which words, and that no text of it can do harm."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.config import Project
from generator.model.kinds import GROUPS
from generator.press.search import Thing, search_index, things, written_thing
from generator.site import Site, build_site

ROOT = Path(__file__).parents[1]

Make = Callable[..., Project]


@pytest.fixture
def site(small: Make) -> Callable[..., Site]:
    """The small playbook with edits, rendered with the real templates."""

    def build(*edits: tuple[str, str, str], **files: str) -> Site:
        project = small(*edits, **files)
        shutil.copytree(ROOT / "templates", project.templates)
        return build_site(project)

    return build


def index_of(site: Site, *written: Thing) -> dict[str, Any]:
    """The index as a browser reads it."""
    text = search_index(site, written).body.decode()
    return dict(json.loads(text.removeprefix("playbook.searchIndex=").removesuffix(";\n")))


def found(site: Site, path: str, anchor: str = "") -> Thing:
    """The one thing at a place."""
    [thing] = [thing for thing in things(site) if (thing.path, thing.sections[0].anchor) == (path, anchor)]
    return thing


def test_every_group_has_a_name(site: Callable[..., Site]) -> None:
    """The language names each group, in the order of the registry."""
    assert tuple(site().words.choices["found"]) == GROUPS


def test_a_trap_is_one_thing_with_its_sections(site: Callable[..., Site]) -> None:
    """The page's sections belong to it, and it can be found by what its words say; lists of links are left out."""
    trap = found(
        site(("content/traps/rescuer.yml", "title: ", "found_by: [micromanaging]\ntitle: ")), "traps/rescuer.md"
    )

    assert (trap.group, trap.words) == ("trap", ("micromanaging",))
    assert {section.anchor for section in trap.sections} >= {"", "signs", "recover"}
    assert not {section.anchor for section in trap.sections} & {"mentioned", "next"}


def test_my_plan_stays_a_page_where_something_was_removed(site: Callable[..., Site]) -> None:
    """What no page shows is found nowhere; My plan only tells those who had used it."""
    gone = "a:\n  entry: item:specialist-to-manager/book-a-room\n  was: Book a room.\n  reason: Nobody needs it.\n"
    gone += "  since: 2026-11-20\n"

    assert found(site(**{"content/retired.yml": gone}), "my-plan.md").group == "page"


def test_an_item_is_a_thing_of_its_own(site: Callable[..., Site]) -> None:
    """Each item of a checklist is found by itself, without the words of its labels."""
    items = [thing for thing in things(site()) if thing.group == "item" and thing.path.endswith("first-year.md")]

    assert len(items) > 1
    assert not any("Done when" in section.text for item in items for section in item.sections)


def test_what_only_some_readers_need_is_found(site: Callable[..., Site]) -> None:
    """A part is found by its notes too, with their conditions; the name of the fold is no word of the page."""
    text = found(site(), "transitions/specialist-to-manager/first-year.md").sections[0].text

    assert "If you lead more than ten people: Share the weekly talks with a deputy." in text
    assert "If this is you" not in text


def test_a_level_is_found_by_its_other_titles(site: Callable[..., Site]) -> None:
    """What a level is also called are words for it, and so are the other forms of a term."""
    assert "Team lead" in found(site(), "levels/manager.md").words


def test_a_page_without_an_entry_gives_its_lead_alone(site: Callable[..., Site]) -> None:
    """What a list repeats is found where it belongs."""
    built = site()

    listed = found(built, "traps/index.md")

    assert listed.group == "page"
    assert [section.text for section in listed.sections] == [built.words.pages["traps"].description]


def test_a_hand_written_page_is_a_page(site: Callable[..., Site]) -> None:
    """Its headings are its sections; without any, all its words are one."""
    thing = written_thing("a.md", "A", '<h1 id="a">A</h1><p>One <em>word</em>.</p><h2 id="b">B</h2><p>Two.</p>')
    plain = written_thing("b.md", "B", "<p>Three.</p>")

    assert [(section.anchor, section.text) for section in thing.sections] == [("", "One word."), ("b", "Two.")]
    assert [section.text for section in plain.sections] == ["Three."]
    assert index_of(site(), thing)["things"][-1][2] == "A"


def test_text_cannot_end_the_script(site: Callable[..., Site]) -> None:
    """A text that looks like the end of a script is still text, whoever embeds the index."""
    thing = written_thing("a.md", "</script><b>", "<p>&lt;/script&gt;</p>")

    built = site()

    assert b"</" not in search_index(built, [thing]).body
    assert index_of(built, thing)["things"][-1][2] == "</script><b>"


def test_two_indexes_are_equal(site: Callable[..., Site]) -> None:
    """The same content gives the same bytes."""
    built = site()

    assert search_index(built, ()).body == search_index(built, ()).body


def test_addresses_follow_the_sites_form(site: Callable[..., Site]) -> None:
    """Pages are folders or files, as the site has it."""
    text = search_index(site(), (), directory_urls=False).body.decode()

    assert '"traps/rescuer.html"' in text
    assert '"traps/rescuer/"' not in text
