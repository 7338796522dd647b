"""However a project is damaged, what is wrong is said in our words and at its place."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.deep.ground import Ground, real_ground, small_ground
from tests.deep.trial import run
from tests.depth import depth

SHARE = 20
"""Into how many tests the many trials are split, to run side by side."""


def faults(ground: Ground, seeds: Iterable[int], inputs: int = 1) -> list[str]:
    """The trials with a fault; `python -m tests.deep.trial SEED` repeats one."""
    return [str(trial) for seed in seeds if (trial := run(ground, seed, inputs)).fault]


@pytest.mark.parametrize("part", range(depth(1, SHARE)))
def test_a_damaged_project_is_told_what_is_wrong(part: int, tmp_path: Path) -> None:
    """No traceback, no hang, no problem without place, message, hint and reason, whatever happened to a file."""
    count = depth(60, 20_000 // SHARE)

    assert faults(small_ground(tmp_path), range(part * count, (part + 1) * count)) == []


@pytest.mark.parametrize("part", range(depth(1, SHARE)))
def test_a_project_damaged_in_several_places_is_told_all_of_it(part: int, tmp_path: Path) -> None:
    """The same with five damages at once: 80,000 of them at full depth, each judged among the others."""
    count = depth(10, 16_500 // SHARE)

    assert faults(small_ground(tmp_path), range(part * count, (part + 1) * count), inputs=5) == []


@pytest.mark.parametrize("part", range(depth(1, SHARE)))
def test_the_real_content_damaged_is_told_what_is_wrong(part: int, tmp_path: Path) -> None:
    """The same with all that is published."""
    count = depth(3, 2_000 // SHARE)

    assert faults(real_ground(tmp_path), range(part * count, (part + 1) * count)) == []
