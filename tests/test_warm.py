"""What a check finds does not hang on what was kept by one before it, nor on what became of that."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import generator
from generator.config import Project
from generator.reporting import concise
from generator.source import parse_document
from tests.cases import FOLDER, Case, read_cases
from tests.projects import problems, replace

CASES = [(f"{path.stem}: {case.title}", case) for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]
BY_DAY = 10
"""Every so manieth case is tried by day."""

NOTHING = "nothing\n"

Damage = Callable[[list[Path]], None]


def say(project: Project) -> str:
    """What a process says that has just started: with nothing but the folder to remember."""
    parse_document.cache_clear()
    return concise(problems(project), project.root) or NOTHING


def kept(project: Project) -> list[Path]:
    """The files in the cache."""
    found = sorted((project.root / ".cache").glob("*/*/*"))
    assert found
    return found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=name, marks=[pytest.mark.deep] if number % BY_DAY else [])
        for number, (name, case) in enumerate(CASES)
    ],
)
def test_a_mistake_is_said_with_what_was_kept_before_it_and_after(small: Callable[..., Project], case: Case) -> None:
    """After a check without the mistake, and after one with it."""
    project = small()
    say(project)

    case.apply(project.root)

    assert say(project) == case.expected
    assert say(project) == case.expected


def test_an_entry_is_judged_once_another_file_lets_it_be_valid(small: Callable[..., Project]) -> None:
    """Its own file is the same as before, when the rules saw only the other entry in it."""
    project = small()
    figures, sources = project.content / "figures.yml", project.content / "sources.yml"
    text, record = figures.read_text("utf-8"), sources.read_text("utf-8").partition("lazear-2015:\n")[2]
    second = text.replace("value-of-bosses:", "second:").replace("lazear-2015", "late-2020")
    figures.write_text(text + second.replace("caveat: ", "caveat: Needless to say, "), "utf-8")
    before = say(project)

    sources.write_text(f"{sources.read_text('utf-8')}late-2020:\n{record}", "utf-8")

    assert "error[unknown-reference]" in before
    assert "[filler-words]" not in before
    assert "[filler-words]" in say(project)


def empty(files: list[Path]) -> None:
    """Leave nothing in them."""
    for path in files:
        path.write_bytes(b"")


def overwrite(files: list[Path]) -> None:
    """Put something else there."""
    for path in files:
        path.write_bytes(b"\0" * 500)


def mix_up(files: list[Path]) -> None:
    """Give each the content of another one."""
    bodies = [path.read_bytes() for path in files]
    for path, body in zip(files, [*bodies[1:], bodies[0]], strict=True):
        path.write_bytes(body)


def remove(files: list[Path]) -> None:
    """As whoever cleans up does."""
    for path in files:
        path.unlink()


@pytest.mark.parametrize("damage", [empty, overwrite, mix_up, remove])
def test_damage_to_what_was_kept_changes_nothing(small: Callable[..., Project], damage: Damage) -> None:
    """Neither for a clean playbook nor for one with a mistake that a rule finds."""
    project = small()
    say(project)
    assert len(kept(project)) > 1
    damage(kept(project))
    assert say(project) == NOTHING
    trap = project.content / "traps" / "rescuer.yml"
    trap.write_text(replace(trap.read_text("utf-8"), "Helping feels", "Needless to say, helping feels"), "utf-8")
    said = say(project)
    damage(kept(project))

    assert "error[filler-words]" in said
    assert say(project) == said


def test_another_version_of_the_generator_judges_anew(small: Callable[..., Project], tmp_path: Path) -> None:
    """What one has nothing against, the next one may refuse."""
    project = small()
    assert say(project) == NOTHING
    shutil.copytree(Path(generator.__file__).parent, tmp_path / "next" / "generator")
    rule = tmp_path / "next" / "generator" / "rules" / "prose.py"
    rule.write_text(rule.read_text("utf-8").replace("_LONGEST = 30", "_LONGEST = 3"), "utf-8")

    code = "from pathlib import Path; from generator.config import Project; from generator.loader import load_playbook"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; load_playbook(Project(Path.cwd()))"],
        cwd=project.root, env={**os.environ, "PYTHONPATH": str(tmp_path / "next")}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert "problems in the content" in done.stderr
