"""However a project is edited while it is served, its site is the one that a server shows that has just started."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from generator.config import Project
from tests.deep.edits import EDITS, OF_CONTENT, ONE_OF_EACH, Edit
from tests.deep.ground import Ground, real_ground, small_ground
from tests.deep.served import Served
from tests.site.test_reproducible import bytes_by_path

SEEDS = range(1, 11)
_PROBLEMS = re.compile(rb'<div class="pb-problems" role="alert"><pre>.*?</pre></div>\n', re.DOTALL)


def test_edits_show_as_on_a_new_server(tmp_path: Path) -> None:
    """One after another, in the small project."""
    follow(ground(small_ground, tmp_path), tmp_path, ONE_OF_EACH, Random(1))


@pytest.mark.deep
@pytest.mark.parametrize("seed", SEEDS)
def test_many_edits_show_as_on_a_new_server(seed: int, tmp_path: Path) -> None:
    """A hundred in one go: what is kept is kept from edit to edit."""
    rng = Random(seed)
    follow(ground(small_ground, tmp_path), tmp_path, rng.choices(EDITS, k=100), rng)


@pytest.mark.deep
@pytest.mark.parametrize("seed", SEEDS)
def test_edits_of_the_real_content_show_as_on_a_new_server(seed: int, tmp_path: Path) -> None:
    """All that is published."""
    rng = Random(seed)
    follow(ground(real_ground, tmp_path), tmp_path, rng.choices(EDITS, k=20), rng)


def ground(make: Callable[[Path], Ground], root: Path) -> Ground:
    (root / "project").mkdir()
    return make(root / "project")


def follow(ground: Ground, folder: Path, edits: Iterable[Edit], rng: Random) -> None:
    """Serve the project, and after each edit hold what is served against what a new server shows.

    That one shows nothing where something is wrong. The last good site stays then, with the problems on top.
    """
    served, done = Served(ground.project, folder / "served"), ["the server starts"]
    served.build()
    good = bytes_by_path(served.folder)
    for edit in edits:
        done.append(f"{edit.__name__}: {edit(ground, rng)}")
        served.build()
        anew = show_anew(ground.project, folder / "anew")
        if not anew:
            if edit in OF_CONTENT:
                assert others(without_problems(bytes_by_path(served.folder)), good) == [], done
            ground.mend(None)
            done.append("all is mended")
            served.build()
            anew = show_anew(ground.project, folder / "anew")
        good = bytes_by_path(served.folder)
        assert others(good, anew) == [], done


def show_anew(project: Project, folder: Path) -> dict[str, bytes]:
    """What a server shows that has just started; nothing if it does not start."""
    failed = Served(project, folder).build()
    shown = {} if failed else bytes_by_path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return shown


def without_problems(shown: dict[str, bytes]) -> dict[str, bytes]:
    """The pages as they were before the problems came on top; all of them have some."""
    assert all(_PROBLEMS.search(body) for path, body in shown.items() if path.endswith("index.html"))
    return {path: _PROBLEMS.sub(b"", body) for path, body in shown.items()}


def others(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
