"""`ids.lock`: what it remembers, who writes it, and what a reader's browser gets from it over the years."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.config import Project
from generator.lock import find_gone, lock_text, read_lock, renew
from generator.model.assessment import Measure, ReadinessItem, Scenario
from generator.model.kinds import HIDDEN, KINDS, TRAITS
from generator.model.lasting import ADDRESSED, LASTING
from generator.model.playbook import Ref
from generator.site import build_site
from tests.projects import load, problems, replace

ROOT = Path(__file__).parents[1]
STEP = "specialist-to-manager"
LISTS = f"content/transitions/{STEP}/checklists.yml"
HUB = f"content/transitions/{STEP}/transition.yml"
FIRST, SECOND, THIRD = date(2026, 1, 5), date(2026, 3, 2), date(2026, 6, 1)

NEW_ITEM = """\
      - id: ask-the-team
        do: Ask the team what should stay.
        why: They know it.
        how: [Ask each of them.]
        done_when: A list hangs on the wall.
        minutes: 20
        guards_against: [ghost]
"""


class Fork:
    """A project that lives for a while: edited, locked on a day, built."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands in a file once."""
        file = self.project.root / path
        file.write_text(replace(file.read_text("utf-8"), old, new), "utf-8")

    def lock(self, day: date) -> Result:
        """Run the command on a day."""
        seconds = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        return CliRunner().invoke(main, ["lock"], env={"SOURCE_DATE_EPOCH": str(seconds)})

    @property
    def lines(self) -> list[str]:
        """The lines of the lock but its comments."""
        return [line for line in self.project.lock.read_text("utf-8").splitlines() if not line.startswith("#")]

    def page(self, path: str) -> str:
        """The built page whose path ends so."""
        [page] = [page for page in build_site(self.project).pages if page.path.endswith(path)]
        return page.html

    def box(self, item: str) -> dict[str, str]:
        """The data attributes of an item's checkbox on the built page."""
        found = re.search(rf'<input[^>]* id="tick-{item}"[^>]*>', self.page("first-year.md"))
        assert found
        return dict(re.findall(r'data-([a-z]+)="([^"]*)"', found[0]))


@pytest.fixture
def fork(small: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Fork:
    """The small playbook on disk, with templates; commands run in it."""
    project = small()
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copy(ROOT / "mkdocs.yml", project.root)
    monkeypatch.chdir(project.root)
    return Fork(project)


@pytest.fixture
def published(fork: Fork) -> Fork:
    """The first version, locked."""
    assert fork.lock(FIRST).exit_code == 0
    return fork


# What a reader's browser gets ------------------------------------------------------------------------


def test_without_a_lock_no_day_is_claimed(fork: Fork) -> None:
    """Names and revision are there; days nobody wrote down are not."""
    assert set(fork.box("book-talks")) == {"item", "names", "rev"}


def test_a_first_version_has_one_day(published: Fork) -> None:
    """An item is added and worded on the day of the first lock."""
    box = published.box("book-talks")

    assert (box["added"], box["changed"]) == ("2026-01-05", "2026-01-05")


def test_a_new_item_has_its_own_day(published: Fork) -> None:
    """The others keep theirs."""
    published.edit(LISTS, "retired:\n", f"{NEW_ITEM}retired:\n")
    published.lock(SECOND)

    assert published.box("ask-the-team")["added"] == "2026-03-02"
    assert published.box("book-talks")["added"] == "2026-01-05"


def test_other_words_have_a_day_of_change(published: Fork) -> None:
    """The reader is told since when the item says something else."""
    before = published.box("book-talks")
    published.edit(LISTS, "Book a weekly half hour", "Book a weekly hour")
    published.lock(SECOND)

    box = published.box("book-talks")

    assert (box["added"], box["changed"]) == ("2026-01-05", "2026-03-02")
    assert box["rev"] != before["rev"]


def test_words_that_are_not_locked_yet_have_no_day(published: Fork) -> None:
    """The day of the old words would be wrong."""
    published.edit(LISTS, "Book a weekly half hour", "Book a weekly hour")

    box = published.box("book-talks")

    assert box["added"] == "2026-01-05"
    assert "changed" not in box


def test_a_renamed_item_keeps_its_names_and_days(published: Fork) -> None:
    """It is no new item: readers find their tick, and are told of nothing."""
    rename(published, "book-talks", "weekly-talk")
    published.lock(SECOND)

    box = published.box("weekly-talk")

    assert box["names"] == f"{STEP}/weekly-talk,{STEP}/book-talks"
    assert (box["added"], box["changed"]) == ("2026-01-05", "2026-01-05")


def test_an_item_that_moved_to_another_step_takes_its_names_along(published: Fork) -> None:
    """A reader who ticked it in a step that is gone, or has another id by now, finds the tick in the new place."""
    published.edit(LISTS, "formerly: [give-away-one]", "formerly: [give-away-one, left-step/give-all, craft/give]")
    published.edit(HUB, "last_reviewed:", "formerly: [craft]\nlast_reviewed:")

    names = published.box("hand-over-one")["names"].split(",")

    assert names[:2] == [f"{STEP}/hand-over-one", f"{STEP}/give-away-one"]
    assert set(names[2:]) == {
        "craft/hand-over-one", "craft/give-away-one", "left-step/give-all", f"{STEP}/give", "craft/give",
    }  # fmt: skip


def test_an_item_keeps_all_names_that_its_transition_gave_it(published: Fork) -> None:
    """Readers' records stand under the old transition's id, too."""
    rename(published, "book-talks", "weekly-talk")
    move_transition(published, "become-manager")
    published.lock(SECOND)

    box = published.box("weekly-talk")

    assert box["names"] == f"become-manager/weekly-talk,become-manager/book-talks,{STEP}/weekly-talk,{STEP}/book-talks"
    assert box["added"] == "2026-01-05"
    assert problems(published.project) == ()


def test_years_of_changes_lose_nothing(published: Fork) -> None:
    """Renamed, reworded, joined by a new item and then removed: each id that was ever published is accounted for."""
    rename(published, "book-talks", "weekly-talk")
    published.edit(LISTS, "retired:\n", f"{NEW_ITEM}retired:\n")
    published.lock(SECOND)
    published.edit(LISTS, "five: [ask-for-results, weekly-talk,", "five: [ask-for-results, ask-the-team,")
    remove(published, "weekly-talk")
    line = "{id: weekly-talk, was: Book a half hour., reason: Talks are daily now., since: 2026-06-01}"
    published.edit(LISTS, "retired:\n", f"retired:\n  - {line}\n")
    published.lock(THIRD)

    [gone] = [found for found in find_gone(load(published.project)) if found.reason == "Talks are daily now."]

    assert gone.refs == (Ref("item", f"{STEP}/weekly-talk"), Ref("item", f"{STEP}/book-talks"))
    assert [line.partition("/")[2] for line in published.lines if line.startswith("item") and "-talk" in line] == [
        f"book-talks 3562f195 2026-01-05 2026-01-05 now {STEP}/weekly-talk",
        "weekly-talk 3562f195 2026-01-05 2026-01-05 retired",
    ]
    assert problems(published.project) == ()


def test_a_removed_transition_accounts_for_all_that_was_in_it(published: Fork) -> None:
    """One line of `retired.yml` names everything that readers may have kept of it."""
    lock = published.project.lock
    old = "item old-step/{} 00000000 2025-01-01 2025-01-01\n"
    more = "transition old-step 00000000 2025-01-01 2025-01-01\n" + old.format("one") + old.format("two")
    lock.write_text(lock.read_text("utf-8") + more, "utf-8")
    register = "step: {entry: 'transition:old-step', was: Old, reason: The job is gone., since: 2026-02-01}\n"
    (published.project.content / "retired.yml").write_text(register, "utf-8")

    [gone] = [found for found in find_gone(load(published.project)) if found.reason == "The job is gone."]

    assert gone.was == "Old"
    assert gone.refs == (Ref("transition", "old-step"), Ref("item", "old-step/one"), Ref("item", "old-step/two"))


def rename(fork: Fork, old: str, new: str) -> None:
    fork.edit(LISTS, f"- id: {old}\n", f"- id: {new}\n        formerly: [{old}]\n")
    fork.edit(LISTS, f"ask-for-results, {old},", f"ask-for-results, {new},")


def remove(fork: Fork, item: str) -> None:
    """Take an item out of its list."""
    file = fork.project.root / LISTS
    text = file.read_text("utf-8")
    start = text.index(f"      - id: {item}\n")
    file.write_text(text[:start] + text[text.index("      - id: ", start + 1) :], "utf-8")


def move_transition(fork: Fork, name: str) -> None:
    """Give the transition another id, and say so."""
    folder = fork.project.root / "content/transitions"
    (folder / STEP).rename(folder / name)
    hub = folder / name / "transition.yml"
    hub.write_text(f"formerly: [{STEP}]\n{hub.read_text('utf-8')}", "utf-8")
    fork.edit("content/ideas.yml", f"transition:{STEP}", f"transition:{name}")


# The command -----------------------------------------------------------------------------------------


def test_what_was_added_and_changed_is_said(published: Fork) -> None:
    """A line an id, then how many there are."""
    published.edit(LISTS, "retired:\n", f"{NEW_ITEM}retired:\n")
    published.edit(LISTS, "Book a weekly half hour", "Book a weekly hour")

    result = published.lock(SECOND)

    assert result.stdout.splitlines() == [
        f"added    item {STEP}/ask-the-team",
        f"changed  item {STEP}/book-talks",
        "ids.lock has 46 ids.",
    ]


def test_a_second_run_changes_nothing(published: Fork) -> None:
    """Not a byte, whatever the day."""
    before = published.project.lock.read_bytes()

    result = published.lock(THIRD)

    assert result.stdout.startswith("Nothing has changed.")
    assert published.project.lock.read_bytes() == before


def test_an_item_that_is_gone_here_and_new_there_has_most_likely_moved(published: Fork) -> None:
    """The same words in another step: the cure names the id with the step that it had."""
    content = published.project.content
    shutil.copy(content / "levels/manager.yml", content / "levels/director.yml")
    shutil.copytree(content / f"transitions/{STEP}", content / "transitions/manager-to-director")
    other = "content/transitions/manager-to-director/transition.yml"
    published.edit(other, "from: specialist\nto: manager\n", "from: manager\nto: director\n")
    remove(published, "book-talks")
    published.edit(LISTS, "retired:\n", f"{NEW_ITEM}retired:\n")
    published.edit(LISTS, "ask-for-results, book-talks,", "ask-for-results, ask-the-team,")

    [lost] = [problem for problem in problems(published.project) if problem.code == "lost-id"]

    assert lost.hint
    assert lost.hint.startswith(f"add `formerly: [{STEP}/book-talks]` to `book-talks` if that is what it has become")


def test_nothing_is_written_while_an_id_is_lost(published: Fork) -> None:
    """Else the new id would be known, and no longer be found as what the old one became."""
    published.edit(LISTS, "- id: book-talks\n", "- id: weekly-talk\n")
    published.edit(LISTS, "ask-for-results, book-talks,", "ask-for-results, weekly-talk,")
    before = published.project.lock.read_bytes()

    result = published.lock(SECOND)

    assert result.exit_code == 1
    assert "error[lost-id] the item `specialist-to-manager/book-talks` was published and is gone" in result.stderr
    assert f"{LISTS}:16:9: note: is this what it has become?" in result.stderr
    assert published.project.lock.read_bytes() == before


def test_a_merge_is_mended(published: Fork) -> None:
    """The lines of both sides stay, and of two lines for one id the newer one with the older day of publication."""
    lock = published.project.lock
    [line] = [line for line in published.lines if "book-talks" in line]
    newer = line.replace("2026-01-05 2026-01-05", "2026-02-01 2026-02-01")
    torn = f"<<<<<<< HEAD\n{line}\n=======\n{newer}\n>>>>>>> theirs"
    lock.write_text(lock.read_text("utf-8").replace(line, torn), "utf-8")

    result = published.lock(SECOND)

    assert result.exit_code == 0, result.stderr
    assert [line for line in published.lines if "book-talks" in line] == [
        line.replace("2026-01-05 2026-01-05", "2026-01-05 2026-02-01")
    ]
    assert problems(published.project) == ()


def test_a_line_that_cannot_be_read_is_never_dropped(published: Fork) -> None:
    """The file stays as it is until somebody mends it."""
    lock = published.project.lock
    lock.write_text(lock.read_text("utf-8") + "item what was it\n", "utf-8")
    before = lock.read_bytes()

    result = published.lock(SECOND)

    assert (result.exit_code, lock.read_bytes()) == (1, before)
    assert "error[spoilt-lock]" in result.stderr


def test_a_day_that_is_none_is_wrong_usage(fork: Fork) -> None:
    """One line, and nothing is written."""
    result = CliRunner().invoke(main, ["lock"], env={"SOURCE_DATE_EPOCH": "yesterday"})

    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is not a number of seconds" in result.stderr
    assert not fork.project.lock.exists()


def test_what_is_written_is_read_back(published: Fork) -> None:
    """Every line, also of what was renamed or removed."""
    rename(published, "book-talks", "weekly-talk")
    renewed = renew(load(published.project), SECOND)
    published.project.lock.write_text(lock_text(renewed.lock), "utf-8")

    reading = read_lock(published.project)

    assert reading.lock
    assert lock_text(reading.lock) == lock_text(renewed.lock)


def test_a_lock_of_before_addresses_is_read_and_asks_for_nothing(published: Fork) -> None:
    """It knows only what readers' records hang on; the next one has the rest, from the day on which it is written."""
    lines = [line for line in published.lines if len(line.split()) > 3]
    published.project.lock.write_text("\n".join(lines), "utf-8")

    assert problems(published.project) == ()
    published.lock(SECOND)

    assert "trap ghost 2026-03-02" in published.lines
    assert set(lines) < set(published.lines)


def test_an_address_keeps_the_day_of_its_first_publication(published: Fork) -> None:
    """Also under another name."""
    published.edit("content/glossary.yml", "one-to-one:\n", "one-on-one:\n  formerly: [one-to-one]\n")
    published.lock(SECOND)

    assert [line for line in published.lines if line.startswith("term one-")] == [
        "term one-on-one 2026-01-05",
        "term one-to-one 2026-01-05 now one-on-one",
    ]
    assert problems(published.project) == ()


def test_an_address_that_was_removed_with_a_reason_is_not_missed(published: Fork) -> None:
    """By itself, or with the part that held it; and My plan says nothing of what readers kept nothing of."""
    lock = published.project.lock
    more = f"exercise {STEP}/drum 2026-01-05\ntrap xylophone 2026-01-05\n"
    lock.write_text(lock.read_text("utf-8") + more, "utf-8")
    assert [problem.severity for problem in problems(published.project)] == ["warning", "warning"]
    told = "was: What it said., reason: Nobody fell for it., since: 2026-02-01"
    one, all_ = f"one: {{entry: 'trap:xylophone', {told}}}\n", f"all: {{entry: 'exercises:{STEP}', {told}}}\n"
    (published.project.content / "retired.yml").write_text(one + all_, "utf-8")
    published.lock(SECOND)

    assert problems(published.project) == ()
    assert "Nobody fell for it" not in published.page("my-plan.md")


# What is locked --------------------------------------------------------------------------------------


def test_every_kind_that_a_page_shows_keeps_its_addresses() -> None:
    """But the parts, which are called as their transition is."""
    parts = {kind.name for kind in KINDS if kind.form == "part" and kind.name != "transition"}

    assert set(ADDRESSED) == TRAITS.keys() - HIDDEN - parts


@pytest.mark.parametrize("kind", ADDRESSED)
def test_every_kind_with_an_address_takes_the_ids_it_had_before(kind: str) -> None:
    """The field is the last one: few entries need it."""
    assert [*TRAITS[kind].model.model_fields][-1] == "formerly"


@pytest.mark.parametrize("kind", sorted(LASTING))
def test_every_kind_that_records_hang_on_has_a_revision(kind: str) -> None:
    """So that a reader can be told of other words."""
    assert isinstance(vars(TRAITS[kind].model)["revision"], property)


CHOICES = tuple({"text": f"Way {number}", "consequence": "C", "reasoning": "R"} for number in range(3))
SCENARIO = {
    "id": "a", "title": "T", "type": "open", "function": "sales", "situation": "S", "choices": CHOICES, "good": "G",
}  # fmt: skip
STATEMENT = {
    "id": "a", "statement": "I do.", "anchors": ("1", "2", "3", "4"), "evidence": "E", "who_else": ("boss",),
    "skill": "coaching",
}  # fmt: skip
MEASURE = {
    "id": "a", "title": "T", "question": "Q", "count": "C", "type": "leading", "healthy": "H", "gaming": "G",
}  # fmt: skip


@pytest.mark.parametrize(
    ("model", "data", "acted_on", "beside"),
    [
        (Scenario, SCENARIO, {"situation": "Other"}, {"good": "Other"}),
        (ReadinessItem, STATEMENT, {"anchors": ("1", "2", "3", "5")}, {"evidence": "Other"}),
        (Measure, MEASURE, {"count": "Other"}, {"gaming": "Other"}),
    ],
)
def test_a_revision_marks_what_the_reader_acts_on(model, data, acted_on, beside) -> None:
    """It changes with those words, and with no others."""
    revision = model.model_validate(data).revision

    assert model.model_validate({**data, **acted_on}).revision != revision
    assert model.model_validate({**data, **beside}).revision == revision


def test_the_real_lock_is_as_the_command_writes_it() -> None:
    """Nobody wrote it by hand, and it has ids of every kind. That it is behind is a notice, and no failure."""
    lock = read_lock(Project(ROOT)).lock or {}

    assert lock_text(lock) == (ROOT / "ids.lock").read_text("utf-8")
    assert {ref.kind for ref in lock} == set(ADDRESSED)


def test_a_lock_that_is_far_behind_is_told_in_few_words(published: Fork) -> None:
    """Of many new items the first twenty are named, and the others counted."""
    items = [NEW_ITEM.replace("ask-the-team", f"ask-team-{number:02}") for number in range(30)]
    lists = [
        f"  - id: more-{number}\n    title: More {number}\n    phase: first-30\n    intro: More of it.\n    items:\n"
        + "".join(items[number * 10 : number * 10 + 10])
        for number in range(3)
    ]
    published.edit(LISTS, "retired:\n", f"{''.join(lists)}retired:\n")

    found = [problem for problem in problems(published.project) if problem.code == "lock-behind"]

    assert {problem.severity for problem in found} == {"notice"}
    assert [problem.message for problem in found[:20]] == [
        "the list `more-0` is new, which `ids.lock` does not know yet",
        *(f"the item `ask-team-{number:02}` is new, which `ids.lock` does not know yet" for number in range(10)),
        "the list `more-1` is new, which `ids.lock` does not know yet",
        *(f"the item `ask-team-{number:02}` is new, which `ids.lock` does not know yet" for number in range(10, 18)),
    ]
    assert [problem.message for problem in found[20:]] == [
        "13 more entries are new or have changed since the lock was written"
    ]
