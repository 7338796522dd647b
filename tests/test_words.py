"""The strings file is input: what is missing in it, too much, or in a wrong place is said at its line."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.assets.scripts import read_parts
from generator.assets.spoken import CHOSEN, spoken
from generator.config import Project
from generator.model.kinds import FOLDERS
from generator.model.uses import joined
from generator.model.words import CHOICES, PAGES, STEP_PARTS
from generator.reporting import headline
from generator.site import check_looks
from generator.templates import read_templates
from generator.views import TEMPLATES

ROOT = Path(__file__).parents[1]
STRINGS = "templates/strings/en.yml"

Mend = Callable[[str, str], list[str]]


@pytest.fixture
def said(tmp_path: Path) -> Mend:
    """What is said of the real strings once a text in them, which stands there once, is replaced."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    path = tmp_path / STRINGS

    def mend(old: str, new: str) -> list[str]:
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the strings"
        path.write_text(text.replace(old, new), "utf-8")
        return [headline(found) for found in check_looks(Project(tmp_path))[1]]

    return mend


def line_of(text: str) -> int:
    """The line in which a text begins in the real strings."""
    before, found, _ = (ROOT / STRINGS).read_text("utf-8").partition(text)
    assert found
    return before.count("\n") + 1


# Missing, and too much ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("\n  area:\n", "\n  areas:\n", "  area:\n",
         "error[unknown-key] nothing is called `areas` here (did you mean `area`?)"),
        ("\n    setback: Turned", "\n    setbak: Turned", "    setback: Turned",
         "error[unknown-key] nothing is called `setbak` here (did you mean `setback`?)"),
        ('\n    M: "grade M: much repeated, weak origin"', "", "  grade:\n    A",
         "error[missing-field] `M` is missing (add `M:`)"),
        ("\n  toolkit: Toolkit\n", "\n", "sections:\n", "error[missing-field] `toolkit` is missing (add `toolkit:`)"),
        ("\n  myths:\n", "\n  myth:\n", "  myths:\n",
         "error[unknown-key] nothing is called `myth` here (did you mean `myths`?)"),
        ("\n    nav: Booklet\n", "\n", "  booklet:\n", "error[missing-field] `nav` is missing (add `nav:`)"),
        ("\n  toolkit: Toolkit\n", "\n  toolkit: Toolkit\n  zebra: Zebra\n", None,
         "error[unknown-key] nothing is called `zebra` here (remove it)"),
    ],
)  # fmt: skip
def test_pages_parts_sections_and_choices_are_those_that_are_needed(
    said: Mend, old: str, new: str, at: str | None, message: str
) -> None:
    """What the model asks for follows from the kinds of content and from the words that their fields take."""
    [found] = said(old, new)

    assert found.endswith(message)
    assert at is None or found.startswith(f"{STRINGS}:{line_of(at)}:")


def test_a_label_that_no_template_shows_is_a_warning(said: Mend) -> None:
    """It would be translated for nobody."""
    [found] = said("labels:\n", "labels:\n  zebra: Zebra\n")

    assert found == f"{STRINGS}:{line_of('labels:') + 1}:3: warning[unused-word] no template shows `zebra` (remove it)"


def test_a_misspelt_label_is_one_mistake(said: Mend) -> None:
    """The template that asks for the right one is not blamed."""
    [found] = said("\n  evidence_yours:", "\n  evidence_your:")

    line = line_of("  evidence_yours:")
    assert found == (
        f"{STRINGS}:{line}:3: error[unknown-key] nothing is called `evidence_your` here"
        " (did you mean `evidence_yours`?)"
    )


def test_a_label_that_is_left_out_is_missing_in_its_section(said: Mend) -> None:
    """Nothing like it is there, so that the strings are at fault and not the template."""
    [found] = said("\n  jumps_note: A dot marks a step at which the skill must grow most. The line joins them.", "")

    assert (
        found == f"{STRINGS}:{line_of('labels:')}:1: error[missing-field] `jumps_note` is missing (add `jumps_note:`)"
    )


def test_a_word_that_a_script_asks_for_is_missing(said: Mend) -> None:
    """The browser would show `undefined`."""
    [found] = said('\n    share: "{share} %"', "")

    assert found == (
        f"{STRINGS}:{line_of('  audit:')}:3: error[missing-field] `share` of the script `audit` is missing"
        " (add `share:`)"
    )


def test_a_word_that_a_script_picks_by_its_name_is_missing(said: Mend) -> None:
    """Words whose names a script puts together are needed, too."""
    [found] = said("\n    state_skip: Not for me", "")

    assert "error[missing-field] `state_skip` of the script `playbook` is missing" in found


def test_a_word_that_no_script_says_is_a_warning(said: Mend) -> None:
    """The same as with labels."""
    [found] = said("scripts:\n  playbook:\n", "scripts:\n  playbook:\n    zebra: Zebra\n")

    assert "warning[unused-word] no script says `zebra`" in found


def test_a_script_that_does_not_exist_has_no_words(said: Mend) -> None:
    """A misspelt script loses all its words, and each of them is said at its place."""
    found = said("\n  finder:\n", "\n  findr:\n")

    assert found
    assert all(STRINGS in line and ("missing-field" in line or "unused-word" in line) for line in found)


# Places in braces ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{done} of {all} done", "{doen} of {all} done", "nothing fills `{doen}` here (did you mean `{done}`?)"),
        ('"{share} %"', '"{n} %"', "nothing fills `{n}` here (it may hold `{share}`)"),
        ("Booklet: {step}", "Booklet: {step", "nothing fills `{step` here (did you mean `{step}`?)"),
        ("Print the sheet", "Print the {sheet}", "nothing fills `{sheet}` here (write it without braces)"),
        ("Let go of what got you here", "Let go of {step}", "nothing fills `{step}` here (write it without braces)"),
        ("Booklet: {step}", "Booklet: {stpe}", "nothing fills `{stpe}` here (did you mean `{step}`?)"),
        ("An offer is on the table", "An {offer} is on the table", "nothing fills `{offer}` here"),
        ("{count} results in {groups} groups", "{count} results in {groups} groups}", "nothing fills `}` here"),
    ],
)  # fmt: skip
def test_a_place_that_nothing_fills(said: Mend, old: str, new: str, message: str) -> None:
    """Readers would see the braces, so they are an error at their place in the text."""
    found = said(old, new)

    wrong = [line for line in found if "nothing fills" in line]
    assert len(wrong) == 1
    assert f"error[wrong-place] {message}" in wrong[0]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{done} of {all} done", "{done} done", "`progress` leaves out the place `{all}`"),
        ("Booklet: {step}", "Booklet", "`title` leaves out the place `{step}`"),
        ("All {count}, with", "All, with", "`all_with_reasons` leaves out the place `{count}`"),
        ('"{count} results in {groups} groups"', '"{count} results"', "`many` leaves out the place `{groups}`"),
    ],
)
def test_a_place_that_is_left_out(said: Mend, old: str, new: str, place: str) -> None:
    """What the page means to say would be lost without a word."""
    [found] = [line for line in said(old, new) if "leaves out" in line]

    assert f"error[wrong-place] {place} (put it where its value belongs)" in found


# Derived, not listed twice ------------------------------------------------------------------------------


def test_the_real_strings_are_clean() -> None:
    """Nothing is missing, unused or in a wrong place in what upstream publishes."""
    assert check_looks(Project(ROOT))[1] == []


def test_what_no_entry_names_has_words() -> None:
    """Each template's pages are named by an entry, or have their words in the strings."""
    entries = {"transition", "conversation", *(kind.name for kind in FOLDERS.values())}

    assert {name.removesuffix(".html") for name in TEMPLATES} == {*PAGES, *STEP_PARTS, *entries}


def test_templates_ask_for_choices_that_there_are() -> None:
    """Each family of choices is used, by a template or by a view, and no template asks for another."""
    found, _ = read_templates(Project(ROOT))
    asked = {way[1] for names in found.values() for way, *_ in names.asked if way[0] == "choices"}
    views = "".join(path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py"))
    by_name = {*re.findall(r'choices\["(\w+)"\]', views), "area", "moment"}

    assert asked <= set(CHOICES)
    assert set(CHOICES) <= asked | by_name


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("words.choices.areas", "the strings have no `choices.areas` (did you mean `area`?)"),
        ("words.choices.zzzzzz", "no `choices.zzzzzz` (`templates/strings/en.yml` has the names there are)"),
        ("words.pages.myhts.title", "the strings have no `pages.myhts` (did you mean `myths`?)"),
        ('words.parts["yaer"].nav', "the strings have no `parts.yaer` (did you mean `year`?)"),
        ("words.pages.home.titel", "the strings have no `pages.home.titel` (did you mean `title`?)"),
    ],
)
def test_a_template_that_asks_for_words_that_there_are_not(tmp_path: Path, expression: str, message: str) -> None:
    """It is said before any page is rendered."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    with (tmp_path / "templates" / "decisions.html").open("a", encoding="utf-8") as file:
        file.write(f"{{{{ {expression} }}}}\n")

    [found] = check_looks(Project(tmp_path))[1]

    assert found.code == "unknown-variable"
    assert headline(found).endswith(message)


def test_every_use_of_words_in_the_scripts_can_be_read() -> None:
    """What a script fills in is written out where it does, and words that it picks by name are listed."""
    parts = read_parts(Project(ROOT))[0].values()
    uses = joined(found for part in parts for found in spoken(part.text, part.path))

    assert [loc for loc, found in uses.items() if any(use.places is None for use in found)] == []
    picking = {part.path for part in parts if re.search(r"(?<!\w)words(?:\.base)?\[", part.text)}
    having = {part.path for part in parts if part.speaks & CHOSEN.keys()}
    assert picking <= having


@pytest.mark.parametrize(
    ("script", "word", "places"),
    [
        ("const words = playbook.words.audit;\nsay(words.three);", "three", ()),
        ("const words = playbook.words.audit;\nfill(words.hours, { hours: f(a, { b }), c });", "hours", ("c", "hours")),
        ("const said = playbook.words.audit;\nconst it = a ? said.one : said.two;\nfill(it, { n });", "two", ("n",)),
        ("fill(playbook.words.audit.you, {});", "you", ()),
        ('const words = playbook.words.audit;\nfill(words.x, { a: ") }", b: `}` });', "x", ("a", "b")),
    ],
)
def test_what_a_script_asks_for_is_read_off_its_text(script: str, word: str, places: tuple[str, ...]) -> None:
    """Also through a variable, and past brackets and quotes in the values."""
    uses = joined(spoken(script, "a.js"))

    filled = [use.places for use in uses["scripts", "audit", word]]
    assert frozenset(places) in filled
