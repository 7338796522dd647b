"""The offline copy's zip file."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.cli.host import build
from generator.config import Project
from generator.diagnostics import ContentError
from generator.press.archive import is_copy, pack
from generator.press.publishing import build_offline


def make_site(folder: Path, day: int) -> Path:
    names = ("index.html", "levels/manager.html", "assets/playbook.css", "assets/playbook.css.map", "sitemap.xml")
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        os.utime(path, (day, day))
    return folder


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever and wherever it was built."""
    pack(make_site(tmp_path / "one", 1_000_000_000), tmp_path / "one.zip", "book")
    pack(make_site(tmp_path / "two", 1_700_000_000), tmp_path / "two.zip", "book")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_all_files_lie_in_one_folder_without_what_is_for_servers(tmp_path: Path) -> None:
    """Unpacking scatters nothing."""
    pack(make_site(tmp_path / "site", 1_000_000_000), tmp_path / "site.zip", "book")

    with ZipFile(tmp_path / "site.zip") as archive:
        assert archive.namelist() == ["book/assets/playbook.css", "book/index.html", "book/levels/manager.html"]


def test_a_copy_is_known_again(tmp_path: Path) -> None:
    """So that a newer one may take its place."""
    pack(make_site(tmp_path / "site", 1_000_000_000), tmp_path / "site.zip", "book")

    assert is_copy(tmp_path / "site.zip")


def test_another_file_is_not_replaced(tmp_path: Path) -> None:
    """It may be somebody's photographs."""
    with ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("photo.jpg", b"a photograph")

    with pytest.raises(ContentError) as refused:
        build_offline(Project(tmp_path), tmp_path / "mine.zip", build)

    assert refused.value.diagnostics[0].code == "folder-not-a-site"
    with ZipFile(tmp_path / "mine.zip") as archive:
        assert archive.namelist() == ["photo.jpg"]
