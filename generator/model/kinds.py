"""Every kind of content, written out: where it lives, which model it has, where and how it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Traits:
    """What holds of the entries of a kind, whether each is a file, stands in a register or inside another entry."""

    name: str
    model: type[Record]
    group: str = field(default="", kw_only=True)
    """The group in which the search shows them; `choices.found` in the strings has what readers call it."""
    icon: str = field(default="", kw_only=True)
    """The drawing in `templates/icons.html` that stands beside their pages and names."""
    title: str = field(default="title", kw_only=True)
    """The field that names an entry. A step and its parts are named by its levels, and a source as it is cited."""
    choices: tuple[str, ...] = field(default=(), kw_only=True)
    """The fields that take a few fixed words, each of which has a name in the interface."""
    lasting: bool = field(default=False, kw_only=True)
    """True where readers' records hang on the ids; the model says by `revision` which words they act on."""


@dataclass(frozen=True, slots=True)
class Child(Traits):
    """Entries inside a file, and the keys of the list (or lists) that hold them."""

    keys: tuple[str, ...]
    paged: bool = False
    """True where each has a page of its own, and the file's page lists them."""
    page: str = ""
    """The page of the step that shows them, where it is not the page of their file."""


@dataclass(frozen=True, slots=True)
class Kind(Traits):
    """One kind of content. `stem` is its folder, register file or part file, without `.yml`; no two share one."""

    stem: str
    form: Form
    children: tuple[Child, ...] = ()
    section: str = field(default="", kw_only=True)
    """The section of the menu that has its pages. A part has none: it stands with its step."""
    address: str = field(default="", kw_only=True)
    """What it is called on the site, where that is not its stem."""
    needs_referrer: bool = field(default=False, kw_only=True)
    """True for entries that only make sense when something refers to them."""
    shown: bool = field(default=True, kw_only=True)
    """False where no page shows them: My plan tells each reader what went of what they had used."""

    @property
    def has_page(self) -> bool:
        """Whether each entry has a page to read; the entries of a register share one, where they are looked up."""
        return self.form != "register"

    @property
    def place(self) -> str:
        """What it is called on the site."""
        return self.address or self.stem

    @property
    def schema(self) -> str:
        """The name of its JSON Schema, without `.json`."""
        return self.name if self.form == "folder" else self.stem


TRANSITIONS = "transitions"
"""The folder that has a folder for each transition: below `content/`, and on the site."""

MENU = ("answers", "toolkit", "evidence")
"""The sections of the menu that hold kinds, in order."""

GROUPS = (
    "level", "step", "item", "conversation", "trap", "practice", "sheet", "guide", "skill", "shift", "exercise", "term",
    "person", "evidence", "page",
)  # fmt: skip
"""The groups in which the search shows results, in order; whatever is no entry is a page."""

KINDS: tuple[Kind, ...] = (
    Kind("level", Level, "levels", "folder", section="toolkit", group="level", icon="level"),
    Kind("shift", Shift, "shifts", "folder", section="toolkit", group="shift", icon="shift", needs_referrer=True),
    Kind(
        "skill", Skill, "skills", "folder", section="toolkit", group="skill", icon="skill", choices=("family",),
        needs_referrer=True,
    ),
    Kind(
        "practice", Practice, "practices", "folder", section="toolkit", group="practice", icon="practice",
        needs_referrer=True,
    ),
    Kind(
        "trap", Trap, "traps", "folder", section="toolkit", group="trap", icon="trap", choices=("area",),
        needs_referrer=True,
    ),
    Kind(
        "decision", Decision, "decisions", "folder", section="answers", group="guide", icon="decision",
        choices=("moment",), lasting=True, needs_referrer=True,
    ),
    Kind(
        "guide", Guide, "guides", "folder", section="answers", group="guide", icon="guide", choices=("moment",),
        needs_referrer=True,
    ),
    Kind("sheet", Sheet, "sheets", "folder", section="toolkit", group="sheet", icon="sheet"),
    Kind(
        "stakeholder", Stakeholder, "stakeholders", "register", section="toolkit", group="person",
        icon="stakeholder-map", choices=("network",), needs_referrer=True,
    ),
    Kind("term", Term, "glossary", "register", section="toolkit", group="term", icon="glossary", title="term"),
    Kind(
        "figure", Figure, "figures", "register", section="evidence", group="evidence", icon="evidence",
        needs_referrer=True,
    ),
    Kind("source", Source, "sources", "register", section="evidence", group="evidence", icon="evidence"),
    Kind("myth", Myth, "myths", "register", section="evidence", group="evidence", icon="myth"),
    Kind(
        "idea", Idea, "ideas", "register", section="evidence", group="evidence", icon="idea", title="text",
        choices=("stance",),
    ),
    Kind("removal", Removal, "retired", "register", title="entry", shown=False),
    Kind("transition", Transition, "transition", "part", (
        Child("let-go", LetGo, ("let_go",), page="changes", group="item", title="text"),
        Child("keep", Keep, ("keep",), page="changes", group="item", title="text"),
        Child("pick-up", PickUp, ("pick_up",), page="changes", group="item", title="text"),
    ), group="step", icon="transition", lasting=True),
    Kind("plan", Plan, "plan", "part", group="step", icon="plan", address="first-year"),
    Kind("checklists", Checklists, "checklists", "part", (
        Child("list", Checklist, ("lists",), group="step"),
        Child("item", Item, ("lists", "items"), group="item", icon="checklists", title="do", lasting=True),
    ), group="step", icon="checklists", address="first-year"),
    Kind("conversations", Conversations, "conversations", "part", (
        Child(
            "conversation", Conversation, ("conversations",), paged=True, group="conversation", icon="conversations",
        ),
    ), group="conversation", icon="conversations"),
    Kind(
        "stakeholder-map", StakeholderMap, "stakeholder-map", "part", group="step", icon="stakeholder-map",
        address="stakeholders",
    ),
    Kind("readiness", Readiness, "readiness", "part", (
        Child("statement", ReadinessItem, ("items",), group="exercise", title="statement", lasting=True),
    ), group="step", icon="readiness"),
    Kind("scenarios", Scenarios, "scenarios", "part", (
        Child("scenario", Scenario, ("scenarios",), group="exercise", choices=("type",), lasting=True),
    ), group="exercise", icon="scenarios"),
    Kind("exercises", Exercises, "exercises", "part", (
        Child("exercise", Exercise, ("exercises",), group="exercise", choices=("mode",)),
    ), group="exercise", icon="exercises"),
    Kind("calendar", CalendarAudit, "calendar", "part", group="step", icon="calendar"),
    Kind("measures", Measures, "measures", "part", (
        Child("measure", Measure, ("measures",), group="exercise", choices=("type",), lasting=True),
    ), group="step", icon="measures"),
)  # fmt: skip

BY_NAME = {kind.name: kind for kind in KINDS}
FOLDERS = {kind.stem: kind for kind in KINDS if kind.form == "folder"}
REGISTERS = {kind.stem: kind for kind in KINDS if kind.form == "register"}
PARTS = {kind.stem: kind for kind in KINDS if kind.form == "part"}

TRAITS: Mapping[str, Traits] = {**BY_NAME, **{child.name: child for kind in KINDS for child in kind.children}}
"""Every kind that a reference can name, and what holds of it."""

HIDDEN = frozenset(kind.name for kind in KINDS if not kind.shown)
"""The kinds that no page shows."""

ICONS: Mapping[str, str] = {
    **{kind.stem: kind.icon for kind in KINDS if kind.icon},
    **{name: found.icon for name, found in TRAITS.items() if found.icon},
}
"""The drawing of each kind, and of the page that lists its entries."""
