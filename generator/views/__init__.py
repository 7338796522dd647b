"""What each template receives: a frozen, documented view a page."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from generator.model.playbook import Playbook
from generator.model.step_pages import STEP_PAGES
from generator.model.words import Words
from generator.views.booklet import BookletView
from generator.views.changes import ChangesView
from generator.views.decisions import DecisionsView, DecisionView, decisions
from generator.views.earlier import with_earlier
from generator.views.guides import GuidesView, GuideView, guides
from generator.views.home import HomeView, home
from generator.views.levels import LevelsView, LevelView, levels
from generator.views.my_plan import MyPlanView, my_plan
from generator.views.page import View
from generator.views.registers import RegisterView, registers
from generator.views.shared import IndexView, SharedView, ShiftsView, SkillsView, practices, shifts, skills, traps
from generator.views.sheets import SheetsView, SheetView, sheets
from generator.views.symptoms import SymptomsView, symptoms
from generator.views.transitions import ConversationView, EvidenceView, HubView, PartView, transitions
from generator.views.year import YearView

Family: TypeAlias = Callable[[Playbook, Words], Iterator[View]]

FAMILIES: tuple[Family, ...] = (
    home, my_plan, symptoms, transitions, levels, guides, decisions, traps, practices, sheets, skills, shifts,
    registers,
)  # fmt: skip
"""The families of pages, in reading order."""

TEMPLATES: Mapping[str, type[View]] = {
    "home.html": HomeView,
    "my-plan.html": MyPlanView,
    "transition.html": HubView,
    **{f"{name}.html": PartView for names in STEP_PAGES.values() for name in names},
    "year.html": YearView,
    "conversation.html": ConversationView,
    "changes.html": ChangesView,
    "evidence.html": EvidenceView,
    "booklet.html": BookletView,
    "symptoms.html": SymptomsView,
    "levels.html": LevelsView,
    "compare.html": LevelsView,
    "level.html": LevelView,
    "guides.html": GuidesView,
    "guide.html": GuideView,
    "decisions.html": DecisionsView,
    "decision.html": DecisionView,
    "sheets.html": SheetsView,
    "sheet.html": SheetView,
    **{f"{stem}.html": IndexView for stem in ("practices", "traps")},
    "shifts.html": ShiftsView,
    "skills.html": SkillsView,
    **{f"{kind}.html": SharedView for kind in ("shift", "skill", "practice", "trap")},
    **{f"{name}.html": RegisterView for name in ("figures", "sources", "myths", "stakeholders", "glossary", "ideas")},
}
"""Every template, and the view it is written against."""


def pages(playbook: Playbook, words: Words) -> tuple[View, ...]:
    """Every page of the playbook, in reading order."""
    return with_earlier(playbook, [view for family in FAMILIES for view in family(playbook, words)])
