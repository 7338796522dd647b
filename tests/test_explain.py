"""`playbook explain`: why a code exists, and where an entry stands in the graph."""

import ast
from pathlib import Path

import pytest

from generator.cli.host import REASONS
from generator.config import Project
from generator.loader import load_playbook
from generator.model.playbook import Playbook, Ref
from generator.reporting.explain import explain_code, explain_entry, reasons, unknown_code, unknown_entry
from generator.rules import ENTRY_RULES, PLAYBOOK_RULES
from tests import txtar

ROOT = Path(__file__).parents[1]
SMALL = txtar.parse((Path(__file__).parent / "small.txtar").read_text("utf-8"))


@pytest.fixture
def playbook(tmp_path: Path) -> Playbook:
    txtar.write(SMALL, tmp_path)
    return load_playbook(Project(tmp_path))[0]


def codes_in(path: Path) -> set[str]:
    """The second argument of every `Diagnostic(…)` in a module, where it is written out."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Diagnostic"]
    given = [call.args[1] for call in made if len(call.args) > 1]
    return {code.value for code in given if isinstance(code, ast.Constant)}


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda path: path.name)
def test_every_code_has_a_reason(path: Path) -> None:
    """Whatever code a module gives a diagnostic, it can be explained; the command line hands in those of a build."""
    assert codes_in(path) <= {*reasons(), *REASONS}


def test_rule_is_explained_by_its_docstring() -> None:
    """A rule's docstring is its reason, on one line behind its code."""
    found = explain_code("verb-first")

    assert found is not None
    assert found.startswith("verb-first\n  A checklist item says what to do, so it begins with the act.")
    assert found.endswith(".\n")


@pytest.mark.parametrize("code", [*ENTRY_RULES, *PLAYBOOK_RULES, "tab", "unknown-file", "duplicate-id", "route-taken"])
def test_codes_of_every_layer_are_known(code: str) -> None:
    """Codes from the reading of a file to the making of the site all have a reason of at least five words."""
    assert len((explain_code(code) or "").split()) > 5


def test_reasons_from_above_are_taken_in() -> None:
    """The command line's own codes are explained too, when it hands them in."""
    found = explain_code("build-failed", {"build-failed": "MkDocs refused."})

    assert found == "build-failed\n  MkDocs refused.\n"


def test_unknown_code_is_none() -> None:
    """A word that is no code has no reason."""
    assert explain_code("verb-frist") is None


def test_unknown_code_is_met_with_all_codes() -> None:
    """The code that was meant comes first, then every code there is."""
    found = unknown_code("verb-frist").splitlines()

    assert found[0] == "no code is called `verb-frist` (did you mean `verb-first`?); there are:"
    assert [line.strip() for line in found[1:-1]] == sorted(reasons())


def test_entry_is_explained(playbook: Playbook) -> None:
    """An entry's title, place, address, links and backlinks, each with file and line."""
    found = explain_entry(playbook, Ref("trap", "rescuer"))

    assert found is not None
    head, forward, back = found.split("\n\n")
    assert head.splitlines() == [
        f"trap:rescuer: {playbook.entries[Ref('trap', 'rescuer')].record.title}",  # type: ignore[attr-defined]
        "  stands at content/traps/rescuer.yml:1",
        "  shown at  /traps/rescuer/",
    ]
    assert forward.splitlines()[:2] == ["It refers to:", "  practice"]
    assert "  transition" in back.splitlines()
    assert "    specialist-to-manager  content/transitions/specialist-to-manager/transition.yml:" in back


def test_lines_are_those_of_the_references(playbook: Playbook) -> None:
    """The place beside a link is where the reference is written, not where the entry begins."""
    found = explain_entry(playbook, Ref("source", "hill-2007"))

    assert found is not None
    places = [line.split()[1] for line in found.split("Referred to by:")[1].splitlines() if ":" in line]
    for place in places:
        path, _, line = place.rpartition(":")
        assert "hill-2007" in SMALL[path].splitlines()[int(line) - 1]
    assert len(places) > 1


def test_entry_without_links(playbook: Playbook) -> None:
    """Where there is no link, that is said."""
    found = explain_entry(playbook, Ref("stakeholder", "boss"))

    assert found is not None
    assert "It refers to:\n  nothing\n" in found


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (Ref("trap", "resuer"), "no trap is called `resuer` (did you mean `rescuer`?)\n"),
        (Ref("tarp", "rescuer"), "no kind of entry is called `tarp` (did you mean `trap`?)\n"),
        (Ref("skill", "rescuer"), "no skill is called `rescuer` (there is `trap:rescuer`)\n"),
    ],
)
def test_unknown_entry(playbook: Playbook, ref: Ref, said: str) -> None:
    """A reference that leads nowhere has no explanation, and a suggestion."""
    assert explain_entry(playbook, ref) is None
    assert unknown_entry(playbook, ref) == said
