"""However a project is damaged, what is wrong is said in our words and at its place."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.deep.ground import Ground, real_ground, small_ground
from tests.deep.trial import run
from tests.depth import depth

SHARE = 20
"""Into how many tests the many trials are split, to run side by side."""


def faults(ground: Ground, seeds: Iterable[int]) -> list[str]:
    """The trials with a fault; `python -m tests.deep.trial SEED` repeats one."""
    return [str(trial) for seed in seeds if (trial := run(ground, seed)).fault]


@pytest.mark.parametrize("part", range(depth(1, SHARE)))
def test_a_damaged_project_is_told_what_is_wrong(part: int, tmp_path: Path) -> None:
    """No traceback, no hang, no problem without place, message, hint and reason, whatever happened to a file."""
    count = depth(60, 100_000 // SHARE)

    assert faults(small_ground(tmp_path), range(part * count, (part + 1) * count)) == []


@pytest.mark.parametrize("part", range(depth(1, SHARE)))
def test_the_real_content_damaged_is_told_what_is_wrong(part: int, tmp_path: Path) -> None:
    """The same with all that is published."""
    count = depth(3, 2_000 // SHARE)

    assert faults(real_ground(tmp_path), range(part * count, (part + 1) * count)) == []
