"""One damaged project, by its seed: what is done to it, and whether what is said of it is fit for a person.

`python -m tests.deep.trial SEED` repeats a trial; `--real` damages all that is published, `--count` runs as many, and
`--inputs 5` damages five things in each.
"""

import argparse
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.cli import host
from generator.config import Project
from generator.diagnostics import ContentError, Diagnostic, Span
from generator.plugin import building
from generator.reporting import REPORTERS
from generator.reporting.explain import reasons
from generator.site import build_site, check_project
from generator.source import decode
from tests.deep.ground import SORTS, Ground, real_ground, small_ground

LIMIT = 20.0
"""Seconds after which a trial is stuck. One of the small project takes a fiftieth of one."""

MOST_MEMORY = 3 * 1024**3
"""What reads without end is stopped before the machine is."""

WHOLE = {"settings": 0.1, "pages": 0.02}
RENDERED = {"settings": 0.1, "templates": 0.5}
"""How often the whole site is built, and else its pages rendered; else it is only checked. Of other sorts: seldom."""

BESIDE = {sort: often for sort, often in SORTS.items() if sort != "files"}

REASONS = reasons(host.REASONS)

Act = Callable[[], Sequence[Diagnostic]]


class Stuck(BaseException):
    """It takes too long; nothing that catches exceptions catches this one."""


@dataclass(frozen=True)
class Trial:
    """What was done under a seed, in order, and what is wrong with how it was taken; nothing if all is well."""

    seed: int
    done: tuple[str, ...]
    fault: str = ""

    def __str__(self) -> str:
        return f"seed {self.seed}: {'; '.join(self.done)}: {self.fault or 'well taken'}"


def run(ground: Ground, seed: int, inputs: int = 1) -> Trial:
    """Damage that many inputs of the project, see what is said about them, and mend them.

    What moves files about is damaged alone. Of settings, and of strings, there is one file, so it may be fewer.
    """
    rng = Random(seed)
    sort = rng.choices(list(SORTS), list(SORTS.values()))[0]
    touched, done = ground.damage(sort, rng, seed * inputs)
    damaged = {touched: f"{sort}: {done}"}
    try:
        for number in range(1, inputs if touched else 1):
            more = rng.choices(list(BESIDE), list(BESIDE.values()))[0]
            with suppress(IndexError):  # No other file of the sort is left.
                path, done = ground.damage(more, rng, seed * inputs + number, [*filter(None, damaged)])
                damaged[path] = f"{more}: {done}"
        fault = _judge(_act(ground.project, sort, rng.random()), ground.project)
    finally:
        for path in damaged:
            ground.mend(path)
    return Trial(seed, tuple(damaged.values()), fault)


# Act ------------------------------------------------------------------------------------------------


def _act(project: Project, sort: str, chance: float) -> Act:
    """What is done with the project: what the commands do."""
    if chance < WHOLE.get(sort, 0.002):
        return lambda: _build(project, sort)
    if chance < RENDERED.get(sort, 0.06):
        return lambda: build_site(project).remarks
    return lambda: check_project(project).remarks


def _build(project: Project, sort: str) -> Sequence[Diagnostic]:
    """Build the whole site. What stops that for the content's sake, the check finds too."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            return building.build(project, Path(folder)).remarks
    except ContentError:
        if sort not in ("settings", "templates", "files"):
            check_project(project)
            raise AssertionError("the check is green, and the build is not") from None
        raise


@contextmanager
def _limited() -> Iterator[None]:
    """Stop what takes too long, or too much."""

    def stop(*_: object) -> None:
        raise Stuck

    before, (soft, hard) = signal.signal(signal.SIGALRM, stop), resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, hard))
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


# Judge ----------------------------------------------------------------------------------------------


def _judge(act: Act, project: Project) -> str:
    """The fault in how it is taken, or nothing."""
    try:
        with _limited():
            found, stopped = act(), False
    except ContentError as error:
        found, stopped = error.diagnostics, True
    except (Stuck, Exception):  # noqa: BLE001 - whatever it is, it is the fault that is looked for
        return traceback.format_exc()
    if stopped != any(problem.severity == "error" for problem in found):
        return f"stopped without an error, or not stopped by one: {found}"
    return next(
        (f"{flaw}: {problem}" for problem in found if (flaw := _flaw(problem, project))), _shown(found, project)
    )


def _flaw(problem: Diagnostic, project: Project) -> str:
    """What somebody who reads the problem would miss, or stumble over."""
    words = problem.message + problem.hint
    if problem.code not in REASONS:
        return "nobody can explain the code"
    if not (problem.message.strip() and problem.hint.strip()):
        return "no message or no hint"
    if any(word in words for word in ("Traceback", " object at 0x", "<class ", "generator.")):
        return "words of the program's own"
    spans = (problem.span, *(related.span for related in problem.related))
    return next((f"no such place: {span}" for span in spans if not _is_place(span, project)), "")


def _is_place(span: Span, project: Project) -> bool:
    """Whether the place lies in the file, where that is text; else it is the beginning of something in the project."""
    if not span.path or Path(span.path).is_absolute() or ".." in span.path.split("/"):
        return False
    text = _text(project.root / span.path)
    if text is None:
        return (span.line, span.col) == (1, 1)
    lines = text.split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.col <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_col <= len(lines[span.end_line - 1]) + 1
        and (span.line, span.col) <= (span.end_line, span.end_col)
    )


def _text(path: Path) -> str | None:
    """The file as text, with signs for bytes that are none; nothing where there is no file."""
    with suppress(OSError, ValueError):
        if path.is_file():
            return decode(path.read_bytes().decode("utf-8", "replace").encode(), "")[0]
    return None


def _shown(found: Sequence[Diagnostic], project: Project) -> str:
    """What a terminal would obey in what is printed, or nothing."""
    said = "".join(report(found, project.root) for report in REPORTERS.values())
    return "".join(f"a terminal obeys {char!r}" for char in said if not (char.isprintable() or char == "\n"))[:200]


# By hand --------------------------------------------------------------------------------------------


def main() -> int:
    """Run trials, and print those with a fault; a single one in any case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--inputs", type=int, default=1)
    parser.add_argument("--real", action="store_true")
    given = parser.parse_args()
    start, faults, inputs = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        ground = (real_ground if given.real else small_ground)(Path(folder))
        for seed in range(given.seed, given.seed + given.count):
            trial = run(ground, seed, given.inputs)
            inputs += len(trial.done)
            faults += bool(trial.fault)
            if trial.fault or given.count == 1:
                print(trial, flush=True)  # noqa: T201 - a command speaks
    seconds = time.monotonic() - start
    print(f"{given.count} trials, {inputs} inputs, {faults} faults, {seconds:.0f} s")  # noqa: T201 - the same
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
