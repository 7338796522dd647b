"""Pages of the real site, one of each kind, and the content that they show."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ADDRESS = "http://playbook.localhost/playbook/"
"""Where the site is published: instant navigation works nowhere else. Browsers trust `localhost` without TLS."""

REPOSITORY = "https://github.com/example/playbook"
PATIENCE = 10_000  # Milliseconds: far more than any page needs, so that a busy machine fails no test.

STEP = "transitions/specialist-to-manager"
CHECKLISTS = f"{STEP}/first-year/"
PLAN = "my-plan/"

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}

KINDS = {
    "home": "",
    "step": f"{STEP}/",
    "checklists": CHECKLISTS,
    "what changes": f"{STEP}/what-changes/",
    "conversations": f"{STEP}/conversations/",
    "conversation": f"{STEP}/conversations/boss-contract/",
    "people map": f"{STEP}/stakeholders/",
    "calendar": f"{STEP}/calendar/",
    "scenarios": f"{STEP}/scenarios/",
    "exercises": f"{STEP}/exercises/",
    "readiness": f"{STEP}/readiness/",
    "measures": f"{STEP}/measures/",
    "step's evidence": f"{STEP}/evidence/",
    "booklet": f"{STEP}/booklet/",
    "my plan": PLAN,
    "symptoms": "symptoms/",
    "levels": "levels/",
    "level": "levels/manager/",
    "matrix": "levels/compare/",
    "shifts": "shifts/",
    "shift": "shifts/doer-to-enabler/",
    "skills": "skills/",
    "skill": "skills/delegation/",
    "practices": "practices/",
    "practice": "practices/one-to-ones/",
    "traps": "traps/",
    "trap": "traps/rescuer/",
    "guides": "guides/",
    "guide": "guides/passed-over/",
    "sheets": "sheets/",
    "sheet": "sheets/delegation-board/",
    "decisions": "decisions/",
    "decision": "decisions/step-back/",
    "people": "stakeholders/",
    "figures": "figures/",
    "sources": "sources/",
    "myths": "myths/",
    "glossary": "glossary/",
    "ideas": "ideas/",
    "prose": "about/",
    "tags": "topics/",
    "not found": "404.html",
}


@cache
def content(path: str) -> Any:
    """A file of the content, as YAML: read once, and nobody changes it."""
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def items() -> list[dict[str, Any]]:
    """The checklist items of the page at `CHECKLISTS`, in its order."""
    lists = content(f"content/{STEP}/checklists.yml")["lists"]
    return [item for found in lists for item in found["items"]]


def label(name: str) -> str:
    """A word of the interface."""
    return str(content("templates/strings/en.yml")["labels"][name])


def counted(done: int, skipped: int = 0) -> str:
    """The progress of the page at `CHECKLISTS`, as it says it, while what is settled stands in the first list."""
    first = len(content(f"content/{STEP}/checklists.yml")["lists"][0]["items"]) - skipped
    places = {"now": done, "of": first, "done": done, "all": len(items()) - skipped}
    text = label("progress_now")
    for place, number in places.items():
        text = text.replace(f"{{{place}}}", str(number))
    return text
