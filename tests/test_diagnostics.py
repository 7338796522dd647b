"""What is said about each mistake: every case file, and every code has a case and a reason."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import generator
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
