"""What was worked out before is found again, and is never anything else than what would be worked out now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import cache_folder, kept
from generator.config import Project


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def make(made: list[str]) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append("once")
        return b"a result\nof two lines"

    return make


def folder_of(project: Project) -> Path:
    folder = cache_folder(project, "sorts")
    assert folder
    return folder


def test_a_result_is_made_once(tmp_path: Path, made: list[str], make: Callable[[], bytes]) -> None:
    """The second time it comes from the folder, as it was."""
    project = Project(tmp_path)

    found = [kept(project, "sorts", b"key", make) for _ in range(3)]

    assert found == [b"a result\nof two lines"] * 3
    assert len(made) == 1


def test_another_key_is_another_result(tmp_path: Path) -> None:
    """Results are told apart by their key."""
    project = Project(tmp_path)

    found = [kept(project, "sorts", key, lambda key=key: key) for key in (b"one", b"two", b"one")]

    assert found == [b"one", b"two", b"one"]


@pytest.mark.parametrize("damage", [b"", b"a", b"\xff" * 80, b"a result\nof two lines"])
def test_a_damaged_result_is_made_again(
    tmp_path: Path, made: list[str], make: Callable[[], bytes], damage: bytes
) -> None:
    """Whatever stands in the file in its place."""
    project = Project(tmp_path)
    kept(project, "sorts", b"key", make)
    for path in folder_of(project).iterdir():
        path.write_bytes(damage)

    assert kept(project, "sorts", b"key", make) == b"a result\nof two lines"
    assert len(made) == 2


def test_the_folder_may_vanish(tmp_path: Path, made: list[str], make: Callable[[], bytes]) -> None:
    """Between two looks, as when somebody cleans up."""
    project = Project(tmp_path)
    kept(project, "sorts", b"key", make)
    shutil.rmtree(tmp_path / ".cache")

    assert kept(project, "sorts", b"key", make) == b"a result\nof two lines"
    assert len(made) == 2


def test_a_project_that_cannot_be_written_has_no_folder(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """A file of that name stands for whatever is in the way: the result is made each time."""
    (tmp_path / ".cache").write_text("in the way")

    assert cache_folder(Project(tmp_path), "sorts") is None
    assert kept(Project(tmp_path), "sorts", b"key", make) == b"a result\nof two lines"


def test_the_folder_is_none_of_gits_business(tmp_path: Path) -> None:
    """It ignores itself, so that a fork need not know of it."""
    folder_of(Project(tmp_path))

    assert (tmp_path / ".cache/.gitignore").read_text("utf-8") == "*\n"


def test_old_versions_are_removed(tmp_path: Path) -> None:
    """A few are kept, for who changes between them."""
    for number in range(6):
        (tmp_path / f".cache/{number}/sorts").mkdir(parents=True)

    folder = folder_of(Project(tmp_path))

    left = [path.name for path in (tmp_path / ".cache").iterdir() if path.is_dir()]
    assert len(left) == 3
    assert folder.parent.name in left
