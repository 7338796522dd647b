"""How much is tried: a fixed sample in `make test`, far more in `make deep`, at night and before a release."""

import os
from collections.abc import Mapping

import pytest
from _pytest.mark import ParameterSet

DEEP = os.environ.get("PLAYBOOK_DEEP") == "1"


def depth(sample: int, deep: int) -> int:
    """How many examples to try."""
    return deep if DEEP else sample


def one_view(things: Mapping[str, object], views: Mapping[str, object]) -> list[ParameterSet]:
    """Pairs of a thing and a view, by their names: every one in `make deep`; else the first alone."""
    pairs = [
        pytest.param(thing, view, id=f"{name}, {way}") for name, thing in things.items() for way, view in views.items()
    ]
    return [pairs[0], *(pair._replace(marks=[pytest.mark.deep]) for pair in pairs[1:])]


def spread(things: Mapping[str, object], views: Mapping[str, object]) -> list[ParameterSet]:
    """Pairs of a thing and a view, by their names: every one in `make deep`; else each thing in one view, by turns."""
    return [
        pytest.param(thing, view, id=f"{name}, {way}", marks=[pytest.mark.deep] if (row + column) % len(views) else [])
        for row, (name, thing) in enumerate(things.items())
        for column, (way, view) in enumerate(views.items())
    ]
