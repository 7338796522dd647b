"""The service worker's option."""

import subprocess
from pathlib import Path

import pytest

from generator.plugin.options import State
from generator.press.worker import MOST_BYTES, _kept
from tests.site.conftest import build_small_site


def build(root: Path, state: str) -> subprocess.CompletedProcess[str]:
    """The small playbook, with the option as written."""
    return build_small_site(root, 'service_worker: "off"', f"service_worker: {state}")


def test_kill_publishes_only_the_worker_that_removes_itself(tmp_path: Path) -> None:
    """Pages no longer ask for a worker; browsers that have one look for it by themselves."""
    result = build(tmp_path, "kill")

    assert result.returncode == 0, result.stderr
    assert "unregister()" in (tmp_path / "site/sw.js").read_text("utf-8")
    assert "worker.js" not in (tmp_path / "site/index.html").read_text("utf-8")
    assert not (tmp_path / "site/manifest.webmanifest").exists()


@pytest.mark.parametrize(
    ("written", "state"), [(True, "on"), (False, "off"), ("on", "on"), ("off", "off"), ("kill", "kill")]
)
def test_a_state_may_be_written_as_yaml_likes(written: object, state: str) -> None:
    """YAML takes `on` and `off` for truth values where they stand without quotes."""
    assert State().run_validation(written) == state


def test_on_publishes_the_worker(tmp_path: Path) -> None:
    """Each page registers it."""
    result = build(tmp_path, "on")

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/sw.js").read_text("utf-8").startswith("const FILES = {")
    assert '<script src="assets/worker.js" defer></script>' in (tmp_path / "site/index.html").read_text("utf-8")


def test_an_unknown_state_is_refused(tmp_path: Path) -> None:
    """In MkDocs's words, with those that there are."""
    result = build(tmp_path, "maybe")

    assert result.returncode != 0
    assert "off" in result.stderr
    assert "kill" in result.stderr


def test_pages_are_kept_in_reading_order_up_to_a_limit(tmp_path: Path) -> None:
    """What all pages need comes first; a site too large for a phone is kept in part."""
    for name, size in {"a/index.html": MOST_BYTES // 2, "b/index.html": MOST_BYTES // 2, "z.css": 10}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))

    assert list(_kept(tmp_path, ["b/", "a/"])) == ["z.css", "b/index.html"]


def test_what_no_reader_opens_is_not_kept(tmp_path: Path) -> None:
    """What is for servers, crawlers, debuggers and other sites."""
    for name in ("index.html", "404.html", "_headers", "sitemap.xml", "a.js.map", "assets/cards/x.png", "sw.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    assert list(_kept(tmp_path, [])) == ["index.html"]
