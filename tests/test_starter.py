"""`playbook new`: starting files are valid at once, explain themselves and never replace anything."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import Diagnostic
from generator.loader import load_playbook
from generator.model.fields import count_words
from generator.model.kinds import BY_NAME, KINDS
from generator.model.playbook import Playbook, Ref
from generator.routes import route
from generator.site import build_site
from generator.source import read_document
from generator.starting.placeholder import is_starting_text
from generator.starting.starter import starter
from tests import txtar

ROOT = Path(__file__).parents[1]
SMALL = txtar.parse((Path(__file__).parent / "small.txtar").read_text("utf-8"))
TODAY = date(2026, 11, 22)
PARTS = [kind.name for kind in KINDS if kind.form == "part" and kind.name != "transition"]
_GIVEN = ("title", "term")  # Made of the entry's id.
OTHERS = [kind.name for kind in KINDS if kind.form != "part"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    txtar.write(SMALL, tmp_path)
    return Project(tmp_path)


def read(project: Project) -> Playbook:
    """The playbook; one without any content can be begun too."""
    return load_playbook(project)[0] if any(project.content.iterdir()) else Playbook({}, (), (), {})


def make(project: Project, kind: str, name: str, **levels: str) -> dict[Path, str]:
    """Run the starter and write what it returns."""
    made = starter(project, read(project), kind, name, today=TODAY, **levels)
    assert isinstance(made, dict), made
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return made


def make_with_needs(project: Project, kind: str, name: str, **levels: str) -> None:
    """Run the starter; where it asks for other entries first, make those, as its hint says."""
    for number in range(60):
        made = starter(project, read(project), kind, name, today=TODAY, **levels)
        if isinstance(made, dict):
            make(project, kind, name, **levels)
            return
        assert made.code == "too-few-to-refer-to", made
        needed = made.hint.removeprefix("run `playbook new ").removesuffix(" ID` first")
        make_with_needs(project, needed, f"{kind}-needs-{number}")
    raise AssertionError("the hints never end")


def refusal(project: Project, kind: str, name: str, **levels: str) -> Diagnostic:
    """Run the starter where it must refuse."""
    playbook, _ = load_playbook(project)
    made = starter(project, playbook, kind, name, today=TODAY, **levels)
    assert isinstance(made, Diagnostic)
    return made


def codes(project: Project) -> set[str]:
    return {warning.code for warning in load_playbook(project)[1]}


@pytest.mark.parametrize("kind", OTHERS)
def test_new_entry_is_valid(project: Project, kind: str) -> None:
    """A new entry of any kind passes the check at once, with warnings that it is unwritten and nothing leads to it."""
    make(project, kind, "my-new-one")

    assert Ref(kind, "my-new-one") in load_playbook(project)[0].entries
    assert "unfilled-text" in codes(project)
    assert codes(project) <= {"unfilled-text", "orphan-entry", "unused-source"}


@pytest.mark.parametrize("kind", list(BY_NAME))
def test_every_starting_text_is_known_again(project: Project, kind: str) -> None:
    """Each text of a new file but its title is recognised as unwritten."""
    make(project, "level", "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")
    form = BY_NAME[kind].form
    name = "manager-to-director" if form == "part" else "my-new-one"
    if kind != "transition":
        make_with_needs(project, kind, name)

    texts = [seen for seen in load_playbook(project)[0].entries[Ref(kind, name)].texts if seen.loc[-1] not in _GIVEN]

    assert [seen.text for seen in texts if not is_starting_text(seen.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Say what you saw (and when).",
        "Write here, not there.",
        "Ask for it (my-trap).",
        "Say no (my-trap), then wait.",
    ],
)
def test_written_text_is_no_starting_text(text: str) -> None:
    """Text that only resembles the starting words is somebody's own."""
    assert not is_starting_text(text)


@pytest.mark.parametrize("kind", OTHERS)
def test_two_new_entries_do_not_repeat_each_other(project: Project, kind: str) -> None:
    """Two fresh entries of a kind pass together: their sample words differ where pages must not say the same."""
    make(project, kind, "my-first")
    make(project, kind, "my-second")

    assert {Ref(kind, "my-first"), Ref(kind, "my-second")} <= set(load_playbook(project)[0].entries)


@pytest.mark.parametrize("kind", PARTS)
def test_new_part_is_valid(project: Project, kind: str) -> None:
    """Every part of a new transition passes the check at once."""
    make(project, "level", "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")

    make_with_needs(project, kind, "manager-to-director")

    assert Ref(kind, "manager-to-director") in load_playbook(project)[0].entries
    assert codes(project) <= {"unfilled-text", "orphan-entry"}


def test_new_transitions_with_all_parts(project: Project) -> None:
    """Two new transitions with every part that there is pass together."""
    for before, after in (("manager", "director"), ("director", "vp")):
        make(project, "level", after)
        make(project, "transition", f"{before}-to-{after}", from_=before, to=after)
        for part in PARTS:
            make_with_needs(project, part, f"{before}-to-{after}")

    playbook, _ = load_playbook(project)

    assert playbook.level_order == ("specialist", "manager", "director", "vp")
    assert {ref.kind for ref in playbook.entries if ref.id == "director-to-vp"} == {"transition", *PARTS}


@pytest.mark.parametrize("kind", list(BY_NAME))
def test_every_field_is_explained(project: Project, kind: str) -> None:
    """The file names every field of the model, those that may be left out as comments, each below its description."""
    if BY_NAME[kind].form == "part":
        make(project, "level", "director")
        if kind != "transition":
            make(project, "transition", "my-new-one", from_="manager", to="director")

    if kind == "stakeholder-map":
        for number in range(6):
            make(project, "stakeholder", f"somebody-{number}")
    levels = {"from_": "manager", "to": "director"} if kind == "transition" else {}
    (text,) = make(project, kind, "my-new-one", **levels).values()

    lines = [line.strip().removeprefix("# ") for line in text.splitlines()]
    words = " ".join(" ".join(lines).split())
    for name, field in BY_NAME[kind].model.model_fields.items():
        assert any(line.startswith(f"{field.alias or name}:") for line in lines), name
        assert (field.description or "?") in words


def test_empty_playbook_can_be_filled(tmp_path: Path) -> None:
    """Beginning with nothing, everything can be made in an order that the hints teach."""
    project = Project(tmp_path)
    project.content.mkdir()

    for kind in OTHERS:
        make_with_needs(project, kind, "first")
    make(project, "level", "second")
    make_with_needs(project, "transition", "first-to-second", from_="first", to="second")
    for part in PARTS:
        make_with_needs(project, part, "first-to-second")

    assert {*OTHERS, *PARTS, "transition"} <= {ref.kind for ref in load_playbook(project)[0].entries}


def test_everything_new_can_be_shown(project: Project) -> None:
    """The pages of new entries can be made at once: a hub without parts, then every part."""
    shutil.copytree(ROOT / "templates", project.templates)
    for kind in OTHERS:
        make_with_needs(project, kind, "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")
    hub_alone = build_site(project)
    for part in PARTS:
        make_with_needs(project, part, "manager-to-director")

    site = build_site(project)

    made = {page.path for page in site.pages} - {page.path for page in hub_alone.pages}
    assert {route(Ref(part, "manager-to-director")).path for part in PARTS} <= made


def test_the_situation_has_its_length(project: Project) -> None:
    """A scenario's sample situation says how to write one, in the words that the rule asks for."""
    make(project, "level", "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")

    (path,) = make(project, "scenarios", "manager-to-director")

    document, _ = read_document(path, "scenarios.yml")
    assert document is not None
    assert isinstance(document.data, dict)
    assert all(120 <= count_words(scenario["situation"]) <= 180 for scenario in document.data["scenarios"])


def test_register_keeps_its_text(project: Project) -> None:
    """A register's own text, comments and line ends stay as they are; the new entry stands at its end."""
    path = project.content / "glossary.yml"
    before = "# Words we use.\r\n" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(before.encode())

    playbook, _ = load_playbook(project)
    made = starter(project, playbook, "term", "span-of-control", today=TODAY)

    assert isinstance(made, dict)
    assert made[path].startswith(before.rstrip())
    assert "\r\nspan-of-control:\r\n" in made[path]
    assert "\n" not in made[path].replace("\r\n", "")


def test_a_register_with_a_special_space_is_added_to(project: Project) -> None:
    """A notice about what stands in a register stops no new entry."""
    path = project.content / "myths.yml"
    path.write_text(path.read_text("utf-8").replace("Leaders are born", "Leaders\u00a0are born"), "utf-8")

    make(project, "myth", "my-new-one")

    assert Ref("myth", "my-new-one") in load_playbook(project)[0].entries


def test_register_in_brackets_is_refused(project: Project) -> None:
    """Nothing can be added behind a register that is written in brackets, so nothing is."""
    (project.content / "myths.yml").write_text("{}\n", "utf-8")

    found = refusal(project, "myth", "my-myth")

    assert (found.code, found.span.path) == ("register-form", "content/myths.yml")


def test_existing_entry_is_never_replaced(project: Project) -> None:
    """An entry that exists is refused, and the refusal shows where it stands."""
    found = refusal(project, "trap", "rescuer")

    assert (found.code, found.span.path) == ("entry-exists", "content/traps/rescuer.yml")


def test_existing_register_entry_is_never_replaced(project: Project) -> None:
    """An entry of a register is refused at its line."""
    found = refusal(project, "source", "hill-2007")

    assert (found.code, found.span.path) == ("entry-exists", "content/sources.yml")


@pytest.mark.parametrize("name", ["../My Trap", "/My Trap", "My Trap"])
def test_bad_id_is_refused(project: Project, name: str) -> None:
    """An id that is no id is refused with one that is; it cannot lead out of the folder either."""
    found = refusal(project, "trap", name)

    assert (found.code, found.hint) == ("bad-id", "use lower-case words and hyphens: `my-trap`")


def test_unknown_kind_is_refused(project: Project) -> None:
    """A slip in the kind's name is met with the kind that was meant."""
    found = refusal(project, "tarp", "my-trap")

    assert (found.code, found.hint) == ("unknown-kind", "did you mean `trap`?")


def test_part_needs_its_transition(project: Project) -> None:
    """A part of a transition that does not exist is refused with the one that was meant."""
    found = refusal(project, "plan", "specialist-to-manger")

    assert (found.code, found.hint) == ("unknown-reference", "did you mean `specialist-to-manager`?")


def test_transition_needs_two_levels(project: Project) -> None:
    """A transition without its levels is refused."""
    found = refusal(project, "transition", "manager-to-director")

    assert found.code == "two-levels"


def test_transition_needs_known_levels(project: Project) -> None:
    """A level that does not exist is refused with the one that was meant."""
    found = refusal(project, "transition", "up", from_="manger", to="specialist")

    assert (found.code, found.hint) == ("unknown-reference", "did you mean `manager`?")


def test_second_transition_of_a_step_is_refused(project: Project) -> None:
    """Two transitions between the same levels would fail the check, so the second is not made."""
    found = refusal(project, "transition", "again", from_="specialist", to="manager")

    assert (found.code, found.span.path) == (
        "duplicate-transition",
        "content/transitions/specialist-to-manager/transition.yml",
    )


def test_transition_downward_is_refused(project: Project) -> None:
    """A transition that would turn the levels round is not made."""
    found = refusal(project, "transition", "down", from_="manager", to="specialist")

    assert found.code == "level-loop"


def test_new_transition_can_be_dated(project: Project) -> None:
    """What has a date gets the day it was made."""
    make(project, "level", "director")

    (text,) = make(project, "transition", "manager-to-director", from_="manager", to="director").values()

    assert "\nlast_reviewed: 2026-11-22\n" in text


def test_too_few_entries_to_refer_to(project: Project) -> None:
    """A kind of which more are needed than there are is named, with the command that makes one."""
    make(project, "level", "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")

    found = refusal(project, "stakeholder-map", "manager-to-director")

    assert (found.code, found.hint) == ("too-few-to-refer-to", "run `playbook new stakeholder ID` first")


def test_file_written_meanwhile_is_never_replaced(project: Project) -> None:
    """A file that was written after the content was read is left alone."""
    playbook, _ = load_playbook(project)
    (project.content / "traps/my-trap.yml").write_text("title: Mine\n", "utf-8")

    made = starter(project, playbook, "trap", "my-trap", today=TODAY)

    assert isinstance(made, Diagnostic)
    assert (made.code, made.span.path) == ("entry-exists", "content/traps/my-trap.yml")
