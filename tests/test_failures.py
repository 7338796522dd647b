"""What a run of the tests says while it goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = """
import pytest

@pytest.fixture
def broken():
    raise OSError("no disk")

def test_first():
    assert 1 + 1 == 3, "sums are wrong"

def test_second(broken):
    pass

def test_third():
    pass
"""


@pytest.mark.parametrize("workers", [0, 1], ids=["in one process", "on a worker"])
def test_a_failure_names_its_test_before_the_others_have_run(tmp_path: Path, workers: int) -> None:
    """With its reason, wherever it happened."""
    (tmp_path / "test_sums.py").write_text(TESTS)
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_configure, pytest_addoption\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", str(workers), "test_sums.py"]

    result = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )

    during, _, _ = result.stdout.partition("= ERRORS =")
    said = [line for line in during.splitlines() if line.startswith("FAILED")]
    assert said[0].startswith("FAILED test_sums.py::test_first: AssertionError: sums are wrong")
    assert said[1].startswith("FAILED test_sums.py::test_second (setup): OSError: no disk")
    assert len(said) == 2
