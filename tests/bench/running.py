"""Child processes: what each took in time and memory, and what it printed; and the generator that they run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NOT_OURS = {"SITE_URL", "REPO_URL"}


@dataclass(frozen=True)
class Run:
    """A finished process: seconds on the clock and on the processor, peak memory in MiB, standard output."""

    wall: float
    processor: float
    memory: float
    output: str


@dataclass(frozen=True)
class Generator:
    """A version of the generator, by the folder that it lies in: the working tree, or a commit beside it.

    Both run in this environment, so that only our own code makes a difference.
    """

    name: str
    root: Path = ROOT

    @property
    def environment(self) -> dict[str, str]:
        """What its processes run in: this generator, wherever a child starts."""
        own = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        return {**own, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.root)}

    def playbook(self, *arguments: str, folder: Path) -> Run:
        """Run the command that people type."""
        return self.run(["-m", "generator.cli", *arguments], folder)

    def run(self, command: Sequence[str], folder: Path) -> Run:
        """Run Python with the arguments to its end. A failure ends the whole measurement with its last words."""
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
            start = time.perf_counter()
            child = subprocess.Popen(
                [sys.executable, *command], cwd=folder, env=self.environment, stdout=out, stderr=errors
            )
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), errors.seek(0)
            if child.returncode:
                raise SystemExit(
                    f"{self.name}: `python {' '.join(command)}` failed:\n{out.read()[-1000:]}{errors.read()[-2000:]}"
                )
            # Linux counts kibibytes, macOS bytes. The parent imports nothing large: a child inherits its peak.
            memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
            return Run(wall, usage.ru_utime + usage.ru_stime, memory, out.read())


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Generator]:
    """The generator, the content and the templates of a commit."""
    root = folder / "commit"
    _git("worktree", "add", "--detach", str(root), commit)
    try:
        yield Generator(_git("rev-parse", "--short", commit), root)
    finally:
        _git("worktree", "remove", "--force", str(root))


def _git(*arguments: str) -> str:
    result = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"`git {' '.join(arguments)}` failed:\n{result.stderr}")
    return result.stdout.strip()
