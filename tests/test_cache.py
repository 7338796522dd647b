"""What was worked out before is found again, and is never anything else than what would be worked out now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import cache_folder, open_shelf, this_version
from generator.config import Project

Look = Callable[..., object]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def made() -> list[bytes]:
    """The keys of what was made, and not found."""
    return []


@pytest.fixture
def look(project: Project, made: list[bytes]) -> Look:
    """Ask a shelf, as a process would that has just started."""

    def look(name: str = "page", key: bytes = b"key", sort: str = "sorts") -> object:
        def make() -> object:
            made.append(key)
            return {"result": (key, frozenset({1}))}

        with open_shelf(project, sort) as known:
            return known.get(name, key, make)

    return look


def folder_of(project: Project) -> Path:
    folder = cache_folder(project, "shelves")
    assert folder
    return folder


def test_a_result_is_made_once(look: Look, made: list[bytes]) -> None:
    """The second time it comes from the folder, as it was."""
    found = [look() for _ in range(3)]

    assert found == [{"result": (b"key", frozenset({1}))}] * 3
    assert made == [b"key"]


def test_another_key_is_another_result(look: Look, made: list[bytes]) -> None:
    """And takes the place of the one that had the name before."""
    for key in (b"one", b"two", b"two", b"one"):
        look(key=key)

    assert made == [b"one", b"two", b"one"]


def test_names_and_sorts_are_told_apart(look: Look, made: list[bytes]) -> None:
    """Each has its own result."""
    for _ in range(2):
        look("one", b"1")
        look("two", b"2")
        look("one", b"3", sort="others")

    assert made == [b"1", b"2", b"3"]


@pytest.mark.parametrize("damage", [b"", b"a", b"\xff" * 80, b"a result\nof two lines"])
def test_a_damaged_result_is_made_again(project: Project, look: Look, made: list[bytes], damage: bytes) -> None:
    """Whatever stands in the file in its place."""
    look()
    for path in folder_of(project).iterdir():
        path.write_bytes(damage)

    look()

    assert made == [b"key", b"key"]


def test_the_file_of_another_sort_is_no_result(project: Project, look: Look, made: list[bytes]) -> None:
    """Though it is whole."""
    look()
    shutil.copy(folder_of(project) / "sorts", folder_of(project) / "others")

    look(sort="others")

    assert made == [b"key", b"key"]


def test_the_folder_may_vanish(project: Project, look: Look, made: list[bytes]) -> None:
    """Between two looks, as when somebody cleans up; or while results are put there."""
    look()
    shutil.rmtree(project.root / ".cache")
    look()
    with open_shelf(project, "sorts") as known:
        known.put("other", b"", 1)
        shutil.rmtree(project.root / ".cache")

    look()

    assert made == [b"key"] * 3


def test_a_project_that_cannot_be_written_has_no_folder(project: Project, look: Look, made: list[bytes]) -> None:
    """A file of that name stands for whatever is in the way: the result is made each time."""
    (project.root / ".cache").write_text("in the way")

    assert cache_folder(project, "shelves") is None
    assert look() == look()
    assert made == [b"key", b"key"]


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


def test_another_version_of_a_library_starts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Jinja or pydantic says may change with it."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "some-1.0.dist-info").mkdir()
    before = this_version.__wrapped__()

    (tmp_path / "some-1.0.dist-info").rename(tmp_path / "some-1.1.dist-info")

    assert this_version.__wrapped__() != before
