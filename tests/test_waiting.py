"""Tests wait for states, never for time: a fixed pause is too short on a busy machine and too long on all others."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAUSE = re.compile(r"wait_for_timeout|\bsleep\(|networkidle")  # The last is half a second of silence.
MAY_PAUSE = {TESTS / "browser/waiting.py", TESTS / "site/waiting.py", Path(__file__)}
"""They pause between two looks."""


@pytest.mark.parametrize("folder", ["browser", "site", "."])
def test_no_test_waits_for_time(folder: str) -> None:
    """What there is to wait for is named."""
    paths = {*(TESTS / folder).glob("*.py")} - MAY_PAUSE

    assert paths
    assert [path.name for path in sorted(paths) if PAUSE.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("line", ["page.wait_for_timeout(500)", "time.sleep(1)", 'wait_for_load_state("networkidle")'])
def test_a_pause_would_be_found(line: str) -> None:
    """Each way in which one can be written."""
    assert PAUSE.search(line)
