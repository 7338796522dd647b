"""`ids.lock`: every id that was ever published, so that none is lost or used for something else."""

from generator.lock.fate import Gone, find_gone, find_lost, is_removed, owners, removals
from generator.lock.renewal import Renewal, renew
from generator.lock.text import REASONS, Reading, lock_text, read_lock

__all__ = [
    "REASONS", "Gone", "Reading", "Renewal", "find_gone", "find_lost", "is_removed", "lock_text", "owners", "read_lock",
    "removals", "renew",
]  # fmt: skip
