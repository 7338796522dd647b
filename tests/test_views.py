"""The views are a contract with the templates."""

import re
from pathlib import Path

import pytest

from generator.config import Project
from generator.model.shared import Trap
from generator.site import check_looks
from generator.templates import SHARED
from generator.views import TEMPLATES
from generator.views.page import View, help_of
from generator.views.symptoms import found_by

ROOT = Path(__file__).parents[1]
OF_JINJA = {"range", "dict", "namespace", "loop", "caller", "self"}


@pytest.mark.parametrize("view", sorted(set(TEMPLATES.values()), key=lambda view: view.__name__))
def test_every_field_of_a_view_has_help(view: type[View]) -> None:
    """The help text is what template authors read."""
    assert [name for name, text in help_of(view).items() if not text] == []


def test_no_template_uses_a_name_that_its_view_lacks() -> None:
    """The real templates pass the check that forks' templates get."""
    _, problems = check_looks(Project(ROOT))

    assert problems == []


@pytest.mark.parametrize("view", sorted(set(TEMPLATES.values()), key=lambda view: view.__name__))
def test_every_field_of_a_view_is_used(view: type[View]) -> None:
    """A field that no template uses is dead; the common fields serve other parts of the generator."""
    texts = [(ROOT / "templates" / name).read_text("utf-8") for name in ("_page.html", "_step.html", "_shared.html")]
    texts += [(ROOT / "templates" / name).read_text("utf-8") for name, found in TEMPLATES.items() if found is view]

    unused = set(help_of(view)) - set(help_of(View)) - set(re.findall(r"\w+", " ".join(texts)))

    assert unused == set()


def test_every_shared_name_is_documented() -> None:
    """What all templates can use stands in their README."""
    text = (ROOT / "templates" / "README.md").read_text("utf-8")

    assert {name for name in SHARED - OF_JINJA if f"`{name}" not in text} == set()


def test_no_template_is_left_over() -> None:
    """Each template belongs to a view, is a frame, or holds the macros."""
    found = {path.name for path in (ROOT / "templates").glob("*.html")}

    assert {name for name in found - set(TEMPLATES) if not name.startswith("_")} == {
        "macros.html",
        "pictures.html",
        "icons.html",
    }


# The symptom finder -------------------------------------------------------------------------------------


def test_a_symptom_is_found_by_its_signs_and_by_the_words_people_use() -> None:
    """Synonyms are read where an entry has them."""
    trap = Trap.model_construct(title="The Rescuer", early_signs=("You were last.",), found_by=("micromanaging",))

    assert found_by(trap) == "the rescuer you were last. micromanaging"
