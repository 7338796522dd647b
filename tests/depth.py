"""How much is tried: a fixed sample in `make test`, far more in `make deep`, at night and before a release."""

import os

DEEP = os.environ.get("PLAYBOOK_DEEP") == "1"


def depth(sample: int, deep: int) -> int:
    """How many examples to try."""
    return deep if DEEP else sample
