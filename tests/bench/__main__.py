"""`make bench`: what authors and CI wait for, beside the budgets, of this version and of a commit, in one run."""

import argparse
import gzip
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from .editing import EDITS, copy_project, reload_times
from .running import ROOT, Generator, Run, checked_out
from .table import Row, growth, markdown, ratios

SIZES = (1000, 4000)

NOTE = """
Medians of {runs} runs, in turn. Seconds are the processor's, unless on the clock. A ratio is taken pair by pair, of two
builds that ran one after the other. *First* is with an empty cache folder, *again* with what the run before left there.
Stock is MkDocs and Material on the exported Markdown of the same pages. Growth is the exponent from 1,000 to 4,000
pages: 1 is linear.
"""


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="playbook-bench-")))
        generators = [Generator("this version")]
        if options.against:
            generators.append(stack.enter_context(checked_out(options.against, folder)))
        rows = [*real_rows(generators, folder, options.runs), *size_rows(generators, folder, options)]
    say("")
    sys.stdout.write(f"{markdown(rows, [found.name for found in generators])}\n{NOTE.format(runs=options.runs)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    sizes = {"type": lambda text: [int(size) for size in text.split(",") if size], "default": [*SIZES]}
    parser.add_argument("--against", metavar="COMMIT", help="measure that commit too, in turn")
    parser.add_argument("--sizes", **sizes, help="pages of synthetic playbooks, such as 1000,4000; empty for none")
    parser.add_argument("--runs", type=int, default=5, help="runs of each kind")
    return parser.parse_args()


def say(doing: str) -> None:
    """One line of progress that replaces the last, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{doing}")
        sys.stderr.flush()


def forget(project: Path) -> None:
    """Empty the cache folder."""
    shutil.rmtree(project / ".cache", ignore_errors=True)


# The real content ------------------------------------------------------------------------------------


@dataclass
class Real:
    """What was measured of the real content with one generator."""

    builds: list[Run] = field(default_factory=list)
    mkdocs: list[Run] = field(default_factory=list)
    first_checks: list[Run] = field(default_factory=list)
    checks: list[Run] = field(default_factory=list)
    edits: dict[str, list[float]] = field(default_factory=dict)
    script: float = 0


def real_rows(generators: Sequence[Generator], folder: Path, runs: int) -> list[Row]:
    """What an author waits for, and what a reader loads."""
    projects = {found.name: folder / f"real-{number}" for number, found in enumerate(generators)}
    measured = {found.name: Real() for found in generators}
    for generator in generators:
        for name in ("", "-checked"):
            copy_project(generator.root, folder / f"{projects[generator.name].name}{name}")
        generator.playbook("build", folder=projects[generator.name])
    for number in range(1, runs + 1):
        for generator in generators:
            say(f"the real content, run {number} of {runs}: {generator.name}")
            _measure(generator, projects[generator.name], measured[generator.name])
    for generator in generators:
        say(f"editing the real content: {generator.name}")
        found, project = measured[generator.name], projects[generator.name]
        found.edits = reload_times(project, runs, generator)
        found.script = len(gzip.compress((project / "site/assets/playbook.js").read_bytes(), mtime=0)) / 1000
    return _rows_of(measured)


def _measure(generator: Generator, project: Path, found: Real) -> None:
    found.builds.append(generator.playbook("build", folder=project))
    found.mkdocs.append(generator.run(["-m", "mkdocs", "--quiet", "build", "--site-dir", "other"], project))
    checked = project.with_name(
        f"{project.name}-checked"
    )  # Another one, so that builds find their cache folder filled.
    forget(checked)
    found.first_checks.append(generator.playbook("check", "--strict", folder=checked))
    found.checks.append(generator.playbook("check", "--strict", folder=checked))


def _rows_of(measured: dict[str, Real]) -> list[Row]:
    def seconds(name: str) -> dict[str, list[float]]:
        return {key: [run.processor for run in getattr(real, name)] for key, real in measured.items()}

    builds, mkdocs = seconds("builds"), seconds("mkdocs")
    return [
        Row("`playbook build`, s", "", builds),
        Row("`mkdocs build`, s", "", mkdocs),
        Row("`playbook build` / `mkdocs build`", "≤ 1.1", {key: ratios(builds[key], mkdocs[key]) for key in measured}),
        Row("`playbook check`, first, s", "", seconds("first_checks")),
        Row("`playbook check`, again, s", "", seconds("checks")),
        *(
            Row(
                f"edit of {name} to reloaded page, on the clock, s",
                "",
                {key: real.edits[name] for key, real in measured.items()},
            )
            for name in EDITS
        ),
        Row("our script, kB gzipped", "≤ 10", {key: [real.script] for key, real in measured.items()}, digits=1),
    ]


# Synthetic playbooks ---------------------------------------------------------------------------------


@dataclass
class Large:
    """What was measured of a synthetic playbook with one generator."""

    first: list[Run] = field(default_factory=list)
    stock: list[Run] = field(default_factory=list)
    again: list[Run] = field(default_factory=list)


def size_rows(generators: Sequence[Generator], folder: Path, options: argparse.Namespace) -> list[Row]:
    """Builds by size; those of the smallest size beside the stock ones."""
    measured = {
        (size, generator.name): _measure_large(generator, folder / f"{size}-{number}", size, options.runs)
        for size in options.sizes
        for number, generator in enumerate(generators)
    }
    rows = [row for size in options.sizes for row in _rows_of_size(size, measured, generators)]
    if set(SIZES) <= set(options.sizes):
        rows.append(_growth_row(measured, generators))
    return rows


def _measure_large(generator: Generator, folder: Path, size: int, runs: int) -> Large:
    """The builds of one size; of a commit that cannot build its own playbook at that size, none."""
    try:
        return _build_large(generator, folder, size, runs)
    except SystemExit as failure:
        if generator.root == ROOT:
            raise
        sys.stderr.write(f"{failure}\nSo {generator.name} has no figures for {size:,} pages.\n")
        return Large()


def _build_large(generator: Generator, folder: Path, size: int, runs: int) -> Large:
    """Ours and the stock one in turn; at the largest size fewer, and ours alone."""
    say(f"{size:,} pages, {generator.name}: multiplying the content")
    project, export, found = folder / "project", folder / "export", Large()
    generator.run(["-m", "tests.bench.multiply", str(generator.root), str(size), str(project)], generator.root)
    if size < max(SIZES):
        generator.playbook("export", "markdown", str(export), folder=project)
    for number in range(1, (runs if size < max(SIZES) else min(runs, 2)) + 1):
        say(f"{size:,} pages, {generator.name}: build {number} of {runs}")
        forget(project)
        found.first.append(generator.playbook("build", folder=project))
        if size < max(SIZES):
            found.stock.append(generator.run(["-m", "mkdocs", "build", "--strict"], export))
        found.again.append(generator.playbook("build", folder=project))
    shutil.rmtree(folder)
    return found


def _rows_of_size(size: int, measured: dict[tuple[int, str], Large], generators: Sequence[Generator]) -> list[Row]:
    def seconds(name: str) -> dict[str, list[float]]:
        return {one.name: [run.processor for run in getattr(measured[size, one.name], name)] for one in generators}

    first, again, stock = seconds("first"), seconds("again"), seconds("stock")
    memory = {one.name: [run.memory for run in measured[size, one.name].again] for one in generators}
    rows = [
        Row(f"`playbook build`, {size:,} pages, first, s", "", first),
        Row(f"`playbook build`, {size:,} pages, again, s", "", again),
        Row(f"peak memory, {size:,} pages, MiB", "≤ 1,021" if size == max(SIZES) else "", memory, digits=0),
    ]
    if any(stock.values()):
        rows += [
            Row(f"stock, {size:,} pages, s", "", stock),
            Row("first / stock", "≤ 0.22", {key: ratios(first[key], stock[key]) for key in first}, digits=3),
            Row("again / stock", "≤ 0.18", {key: ratios(again[key], stock[key]) for key in again}, digits=3),
        ]
    return rows


def _growth_row(measured: dict[tuple[int, str], Large], generators: Sequence[Generator]) -> Row:
    small, large = SIZES
    values = {
        one.name: growth(
            [run.processor for run in measured[small, one.name].again],
            [run.processor for run in measured[large, one.name].again],
            large / small,
        )
        for one in generators
    }
    return Row(f"growth, {small:,} to {large:,} pages", "≤ 1", values)


if __name__ == "__main__":
    main()
