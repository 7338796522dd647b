"""Waiting for what another process does."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 60  # Seconds: far more than anything needs, so that a busy machine fails no test.


def until(look: Callable[[], T], what: str) -> T:
    """Look again and again until there is something to see, and return it."""
    end = time.monotonic() + PATIENCE
    while not (seen := look()):
        assert time.monotonic() < end, f"{what}: not in time"
        time.sleep(0.05)
    return seen
