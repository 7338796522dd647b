"""A site takes the old one's place whole, and whatever comes between leaves one of the two whole."""

import os
import time
from pathlib import Path

import pytest

from generator.press import workshop as module
from generator.press.workshop import exchange, swap, workshop


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where an old site stands."""
    return site(tmp_path / "site", "old")


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)
    return folder


def words_of(folder: Path) -> str:
    return (folder / "index.html").read_text()


def leftovers(target: Path) -> list[Path]:
    return [*target.parent.glob(f".{target.name}-build-*")]


@pytest.fixture(params=["in one step", "in two"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that lets folders change places in one step, where this one does, and one that does not."""
    if request.param == "in two":
        monkeypatch.setattr(module, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("system")
def test_a_new_site_takes_the_old_ones_place(target: Path) -> None:
    """The old one is gone, and nothing is left beside it."""
    with workshop(target) as folder:
        swap(site(folder / "site", "new"), target, folder)

    assert words_of(target) == "new"
    assert leftovers(target) == []


@pytest.mark.usefixtures("system")
def test_a_first_site_takes_an_empty_place(tmp_path: Path) -> None:
    """Nothing has to be there before."""
    target = tmp_path / "deep" / "site"
    with workshop(target) as folder:
        swap(site(folder / "site", "new"), target, folder)

    assert words_of(target) == "new"


def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    """Here, where the tests run, the system can do that: no moment is without a site."""
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")

    if not exchange(one, other):
        pytest.skip("this file system cannot exchange folders")
    assert (words_of(one), words_of(other)) == ("2", "1")


def test_a_place_that_is_not_there_is_not_exchanged(tmp_path: Path) -> None:
    """What the system refuses is said, not raised."""
    assert not exchange(tmp_path / "nowhere", tmp_path / "neither")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError])
def test_an_interruption_between_two_renames_brings_the_old_site_back(
    target: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    """Also one from the keyboard."""
    monkeypatch.setattr(module, "exchange", lambda one, other: False)
    rename = Path.rename

    def renamed(self: Path, to: Path) -> Path:
        if self.name == "site" and to == target:
            raise interruption
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(interruption), workshop(target) as folder:
        swap(site(folder / "site", "new"), target, folder)

    assert words_of(target) == "old"
    assert leftovers(target) == []


def test_a_build_killed_between_two_renames_is_mended_by_the_next(target: Path) -> None:
    """The old site comes back at once, before anything new is built."""
    killed = target.with_name(".site-build-killed")
    killed.mkdir()
    site(killed / "site", "half done")
    target.rename(killed / "old")

    with workshop(target):
        found = words_of(target)

    assert found == "old"


def test_the_old_site_of_a_killed_build_never_replaces_a_newer_one(target: Path) -> None:
    """Where a site stands, it stays."""
    site(target.with_name(".site-build-killed") / "old", "older")

    with workshop(target):
        pass

    assert words_of(target) == "old"


def test_leftovers_are_removed_after_a_while(target: Path) -> None:
    """Those of another build that may still be running are left alone."""
    fresh, stale = (target.with_name(f".site-build-{name}") for name in ("fresh", "stale"))
    for folder in (fresh, stale):
        folder.mkdir()
    os.utime(stale, (time.time() - 7200,) * 2)

    with workshop(target):
        pass

    assert leftovers(target) == [fresh]
