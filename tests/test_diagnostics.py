"""What is said about each mistake: every case file, and every code has a case and a reason."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import generator
from generator.cli.host import REASONS
from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span, closest, cut, did_you_mean, listing, sort_diagnostics
from generator.reporting import concise
from generator.reporting.explain import reasons
from tests.cases import FOLDER, Case, read_cases, write_expected
from tests.projects import problems

PACKAGE = Path(generator.__file__).parent
CASES = [(path, case) for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]
CORE = ("source", "layers", "schema", "references", "loader", "rules")
"""The modules whose codes have case files here; templates, routes and commands have tests of their own."""


@pytest.mark.parametrize(("path", "case"), CASES, ids=[f"{path.stem}: {case.title}" for path, case in CASES])
def test_case(path: Path, case: Case, small: Callable[..., Project], update: bool) -> None:
    """The edit of the case file gives exactly the lines that the file expects."""
    project = small()
    case.apply(project.root)

    said = concise(problems(project), project.root) or "nothing\n"

    if update and said != case.expected:
        write_expected(path, case.title, said)
    assert update or said == case.expected


# Every code has a reason and a case -----------------------------------------------------------------


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text("utf-8"))


def takes_code(tree: ast.Module) -> dict[str, int]:
    """The functions and classes of a module that take a `code`, and at which position."""
    found = {"Diagnostic": 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            names = [field.target.id for field in node.body if isinstance(field, ast.AnnAssign)]
        else:
            continue
        if "code" in names:
            found[node.name] = names.index("code")
    return found


def codes_of(tree: ast.Module) -> Iterator[str]:
    """The codes that a module gives; each is written out where it is given, or handed on under the name `code`."""
    positions = takes_code(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in positions and len(node.args) > positions[name]:
                given = node.args[positions[name]]
                if isinstance(given, ast.Constant):
                    yield given.value
                else:
                    assert "code" in (getattr(given, "id", ""), getattr(given, "attr", "")), ast.unparse(node)


EMITTED = {(path.as_posix(), code) for path, tree in trees() for code in codes_of(tree)}


def is_core(path: str) -> bool:
    return path.partition("/")[0].removesuffix(".py") in CORE


def test_codes_are_found_in_every_module_that_checks() -> None:
    """The search for codes sees each way in which a code is given, so that the tests below can fail."""
    examples = {
        ("source/text.py", "broken-link"),
        ("source/nodes.py", "duplicate-key"),
        ("source/faults.py", "unclosed-quote"),
        ("layers/placing.py", "bad-id"),
        ("schema/keys.py", "unknown-key"),
        ("schema/misfits.py", "plain-text"),
        ("references/__init__.py", "unclosed-reference"),
        ("loader.py", "level-loop"),
        ("rules/entries.py", "verb-first"),
        ("rules/graph.py", "orphan-entry"),
    }

    assert examples <= EMITTED


def test_every_code_has_a_reason() -> None:
    """Each code that any module gives can be explained."""
    without = {code for _, code in EMITTED} - set(reasons(REASONS))

    assert without == set()


def test_no_reason_is_left_over() -> None:
    """Each reason belongs to a code that some module gives."""
    without = set(reasons(REASONS)) - {code for _, code in EMITTED}

    assert without == set()


def test_every_code_of_the_core_has_a_case() -> None:
    """Each code that a mistake in the content can give stands in the expectations of a case file."""
    expected = "".join(case.expected for _, case in CASES)
    without = {code for path, code in EMITTED if is_core(path) and f"[{code}]" not in expected}

    assert without == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_situations_in_a_case_file_have_names_of_their_own(path: Path) -> None:
    """A situation is found by its title, so no two in a file share one."""
    titles = [case.title for case in read_cases(path)]

    assert len(titles) == len(set(titles))


# The values -----------------------------------------------------------------------------------------


def test_diagnostics_are_sorted_by_place_and_stand_once() -> None:
    """Problems come by file, line and column, and the same one is not said twice."""
    first = Diagnostic(Span("a.yml", 2, 1), "x", "m")
    second = Diagnostic(Span("a.yml", 10, 1), "x", "m")
    third = Diagnostic(Span("b.yml", 1, 1), "x", "m")

    assert sort_diagnostics([third, second, first, second]) == (first, second, third)


def test_content_error_holds_all_problems_sorted() -> None:
    """The one error that is raised carries every problem and says how many there are."""
    problem, other = Diagnostic(Span("b.yml"), "x", "m"), Diagnostic(Span("a.yml"), "x", "m")

    error = ContentError([problem, other])

    assert error.diagnostics == (other, problem)
    assert str(error) == "2 problems in the content"


@pytest.mark.parametrize(
    ("word", "meant"), [("resuer", "rescuer"), ("ghosts", "ghost"), ("xylophone", None), ("", None)]
)
def test_the_closest_word(word: str, meant: str | None) -> None:
    """One slip in four letters is recognised, and nothing is suggested that resembles nothing."""
    assert closest(word, ["ghost", "rescuer"]) == meant


def test_suggestions_do_not_depend_on_the_order_of_what_is_known() -> None:
    """Of two equally close words the same one is suggested every time."""
    assert closest("cat", ["bat", "car"]) == closest("cat", ["car", "bat"])


@pytest.mark.parametrize(
    ("known", "hint"),
    [
        (["ghost", "rescuer"], "use one of `ghost` or `rescuer`"),
        (["ghost"], "use `ghost`"),
        ([], ""),
        ([f"name-{number}" for number in range(9)], ""),
    ],
)
def test_few_words_are_all_named(known: list[str], hint: str) -> None:
    """Where no word is close, the few there are help; many would only be noise."""
    assert did_you_mean("xylophone", known) == hint


def test_listing_joins_names_as_prose() -> None:
    """Names are quoted and joined with commas and an `or`."""
    assert listing(["a", "b", "c"]) == "`a`, `b` or `c`"


def test_quoted_text_is_cut_at_forty_characters() -> None:
    """What a person wrote is quoted in full up to 40 characters."""
    assert cut("x" * 40) == "x" * 40
    assert cut("x" * 41) == "x" * 39 + "…"
