"""Child processes: what each took in time and memory, and what it printed."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "REPO_URL"}}
ENVIRONMENT |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}  # This generator, wherever a child runs.


@dataclass(frozen=True)
class Run:
    """A finished process: seconds on the clock and on the processor, peak memory in MiB, standard output."""

    wall: float
    processor: float
    memory: float
    output: str


def run(command: Sequence[str], folder: Path = ROOT) -> Run:
    """Run Python with the arguments to its end. A failure ends the whole measurement with its last words."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, *command], cwd=folder, env=ENVIRONMENT, stdout=out, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), errors.seek(0)
        if child.returncode:
            raise SystemExit(f"`python {' '.join(command)}` failed:\n{errors.read()[-2000:]}")
        # Linux counts kibibytes, macOS bytes. The parent imports nothing large: a child inherits its peak.
        memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        return Run(wall, usage.ru_utime + usage.ru_stime, memory, out.read())
