"""`make bench`: build times at three sizes against stock MkDocs, and what an author waits for, beside the budgets."""

import argparse
import gzip
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from .editing import copy_project, reload_times
from .running import ROOT, Run, run
from .table import Measured, Row, build_rows, markdown

AUTHOR_RUNS = 5

NOTE = """Medians of {} builds; for the real content, of {} runs. Seconds are the processor's, unless on the clock.
The growth exponent is that from 1,000 to 4,000 pages: 1 is linear. Build / stock is taken pair by pair, of two builds
that ran one after the other on the same pages.
"""


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as folder:
        rows = real_rows(Path(folder))
        found = {
            size: measure(size, Path(folder), options.runs, size < 4000 or options.stock_at_4000)
            for size in options.sizes
        }
    say("")
    sys.stdout.write(
        f"{markdown([*build_rows(found), *rows], options.sizes)}\n\n{NOTE.format(options.runs, AUTHOR_RUNS)}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    sizes = {"type": lambda text: [int(size) for size in text.split(",")], "default": [100, 1000, 4000]}
    parser.add_argument("--sizes", **sizes, help="generated pages, such as 100,1000")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind at each size")
    parser.add_argument("--stock-at-4000", action="store_true", help="build with stock MkDocs at 4,000 pages too")
    return parser.parse_args()


def say(doing: str) -> None:
    """One line of progress that replaces the last, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{doing}")
        sys.stderr.flush()


# Synthetic playbooks ---------------------------------------------------------------------------------


def measure(pages: int, folder: Path, runs: int, with_stock: bool) -> Measured:
    """Our build and the stock one in turn."""
    say(f"{pages:,} pages: multiplying the content")
    project, export = folder / f"project-{pages}", folder / f"export-{pages}"
    run(["-m", "tests.bench.multiply", str(ROOT), str(pages), str(project)])
    if with_stock:
        run(["-m", "generator.cli", "export", "markdown", str(export)], project)
    ours, stock = [], []
    for number in range(1, runs + 1):
        say(f"{pages:,} pages: build {number} of {runs}")
        ours.append(build("tests.bench.stages", project, folder))
        if with_stock:
            say(f"{pages:,} pages: stock build {number} of {runs}")
            stock.append(build("mkdocs", export, folder))
    return Measured(ours, [stages(done) for done in ours], stock)


def stages(done: Run) -> dict[str, float]:
    """The time of each stage; what is left is MkDocs, and Python's own start."""
    ours: dict[str, float] = json.loads(done.output)
    return {**ours, "MkDocs": done.processor - sum(ours.values())}


def build(module: str, project: Path, folder: Path) -> Run:
    """A full strict build into a new folder."""
    with tempfile.TemporaryDirectory(dir=folder) as target:
        options = ["--strict", "--quiet", "--config-file", str(project / "mkdocs.yml"), "--site-dir", f"{target}/site"]
        return run(["-m", module, "build", *options])


# The real content ------------------------------------------------------------------------------------


def real_rows(folder: Path) -> list[Row]:
    """What an author waits for, and what a reader loads."""
    project = folder / "project"
    copy_project(ROOT, project)
    say("checking the real content")
    checks = [run(["-m", "generator.cli", "check"], project) for _ in range(AUTHOR_RUNS)]
    say("editing the real content")
    reloads = reload_times(project, AUTHOR_RUNS)
    run(["-m", "generator.cli", "build"], project)
    script = gzip.compress((project / "site/assets/playbook.js").read_bytes(), mtime=0)
    return [
        Row("`playbook check`, s", "≤ 1", real=median(check.processor for check in checks)),
        Row("the same on the clock, s", "≤ 1", real=median(check.wall for check in checks)),
        Row("edit to reloaded page, on the clock, s", "≤ 1", real=median(reloads)),
        Row("our script, kB gzipped", "≤ 10", real=len(script) / 1000, digits=1),
    ]


if __name__ == "__main__":
    main()
