"""The pages of a step, by what readers come for."""

from collections.abc import Mapping

STEP_PAGES: Mapping[str, tuple[str, ...]] = {
    "do": ("year",),
    "talk": ("conversations", "stakeholder-map"),
    "practise": ("scenarios", "exercises"),
    "check": ("readiness", "measures", "calendar"),
    "more": ("changes", "evidence", "booklet"),
}
"""The pages of a step beside its hub, by what readers come for, in the one order that menus, hub and booklet have."""
