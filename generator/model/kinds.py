"""Every kind of content, written out: where it lives, which model it has, and where it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.assessment import (
    CalendarAudit,
    Exercise,
    Exercises,
    Measure,
    Measures,
    Readiness,
    ReadinessItem,
    Scenario,
    Scenarios,
)  # fmt: skip
from generator.model.checklist import Checklist, Checklists, Item
from generator.model.conversation import Conversation, Conversations, StakeholderMap
from generator.model.decision import Decision
from generator.model.evidence import Figure, Idea, Myth, Source
from generator.model.fields import Record
from generator.model.guide import Guide
from generator.model.level import Level
from generator.model.plan import Plan
from generator.model.register import Removal, Stakeholder, Term
from generator.model.shared import Practice, Shift, Skill, Trap
from generator.model.sheet import Sheet
from generator.model.transition import Keep, LetGo, PickUp, Transition

Form: TypeAlias = Literal["folder", "register", "part"]
"""`folder`: a file per entry. `register`: a file of entries by id. `part`: a file in a transition's folder."""


@dataclass(frozen=True, slots=True)
class Child:
    """Entries inside a file: the kind they have, and the keys of the list (or lists) that hold them."""

    kind: str
    model: type[Record]
    keys: tuple[str, ...]
    paged: bool = False
    """True where each has a page of its own, and the file's page lists them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content. `stem` is its folder, register file or part file, without `.yml`; no two share one."""

    name: str
    stem: str
    model: type[Record]
    form: Form
    children: tuple[Child, ...] = ()
    shared: bool = False
    """True for entries that only make sense when something refers to them."""
    address: str = ""
    """What it is called on the site, where that is not its stem."""

    @property
    def has_page(self) -> bool:
        """Whether each entry has a page to read; the entries of a register share one, where they are looked up."""
        return self.form != "register"


TRANSITIONS = "transitions"
"""The folder that has a folder for each transition: below `content/`, and on the site."""

KINDS: tuple[Kind, ...] = (
    Kind("level", "levels", Level, "folder"),
    Kind("shift", "shifts", Shift, "folder", shared=True),
    Kind("skill", "skills", Skill, "folder", shared=True),
    Kind("practice", "practices", Practice, "folder", shared=True),
    Kind("trap", "traps", Trap, "folder", shared=True),
    Kind("decision", "decisions", Decision, "folder", shared=True),
    Kind("guide", "guides", Guide, "folder", shared=True),
    Kind("sheet", "sheets", Sheet, "folder"),
    Kind("stakeholder", "stakeholders", Stakeholder, "register", shared=True),
    Kind("term", "glossary", Term, "register"),
    Kind("figure", "figures", Figure, "register", shared=True),
    Kind("source", "sources", Source, "register"),
    Kind("myth", "myths", Myth, "register"),
    Kind("idea", "ideas", Idea, "register"),
    Kind("removal", "retired", Removal, "register"),
    Kind("transition", "transition", Transition, "part", (
        Child("let-go", LetGo, ("let_go",)),
        Child("keep", Keep, ("keep",)),
        Child("pick-up", PickUp, ("pick_up",)),
    )),
    Kind("plan", "plan", Plan, "part"),
    Kind("checklists", "checklists", Checklists, "part", (
        Child("list", Checklist, ("lists",)),
        Child("item", Item, ("lists", "items")),
    )),
    Kind("conversations", "conversations", Conversations, "part", (
        Child("conversation", Conversation, ("conversations",), paged=True),
    )),
    Kind("stakeholder-map", "stakeholder-map", StakeholderMap, "part", address="stakeholders"),
    Kind("readiness", "readiness", Readiness, "part", (Child("statement", ReadinessItem, ("items",)),)),
    Kind("scenarios", "scenarios", Scenarios, "part", (Child("scenario", Scenario, ("scenarios",)),)),
    Kind("exercises", "exercises", Exercises, "part", (Child("exercise", Exercise, ("exercises",)),)),
    Kind("calendar", "calendar", CalendarAudit, "part"),
    Kind("measures", "measures", Measures, "part", (Child("measure", Measure, ("measures",)),)),
)  # fmt: skip

BY_NAME = {kind.name: kind for kind in KINDS}
FOLDERS = {kind.stem: kind for kind in KINDS if kind.form == "folder"}
REGISTERS = {kind.stem: kind for kind in KINDS if kind.form == "register"}
PARTS = {kind.stem: kind for kind in KINDS if kind.form == "part"}

TARGETS: frozenset[str] = frozenset(BY_NAME) | {child.kind for kind in KINDS for child in kind.children}
"""Every kind that a reference can name."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "level": ("level",),
    "step": ("transition", "plan", "checklists", "list", "stakeholder-map", "calendar", "readiness", "measures"),
    "item": ("item", "let-go", "keep", "pick-up", "removal"),
    "conversation": ("conversation", "conversations"),
    "trap": ("trap",),
    "practice": ("practice",),
    "sheet": ("sheet",),
    "guide": ("guide", "decision"),
    "skill": ("skill",),
    "shift": ("shift",),
    "exercise": ("scenario", "scenarios", "exercise", "exercises", "statement", "measure"),
    "term": ("term",),
    "person": ("stakeholder",),
    "evidence": ("figure", "source", "myth", "idea"),
    "page": (),
}
"""The groups in which results are shown, each with its kinds of entries; whatever has no group is a page."""
