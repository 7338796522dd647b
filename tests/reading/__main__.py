"""`make reading`: what each kind of page asks of its reader before they can act, beside what must hold."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.browser.browsing import browsing, serving
from tests.browser.places import KINDS
from tests.chromium import ADVICE, find_chromium
from tests.reading.bounds import BOUNDS
from tests.reading.measuring import READERS, SIZES, Readers
from tests.reading.table import head, note, rows
from tests.real_site import build_published


def main() -> int:
    """Build the site and measure the kinds of pages asked for; 0 where every bound holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"kinds of pages, of: {', '.join(KINDS)}")
    kinds = parser.parse_args().kinds or [*KINDS]
    if unknown := {*kinds} - {*KINDS}:
        parser.error(f"no such kind of page: {', '.join(sorted(unknown))}")
    if not find_chromium():
        sys.stderr.write(f"{ADVICE}\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="playbook-reading-") as folder:
        build_published(Path(folder))
        with serving(Path(folder)) as port, browsing(port) as browser:
            return _print(Readers(browser), kinds)


def _print(readers: Readers, kinds: list[str]) -> int:
    """Print a row for each page as soon as it is measured."""
    broken = 0
    _say(head())
    for kind in kinds:
        found = {(reader, size): readers.read(kind, reader, size) for reader in READERS for size in SIZES}
        bounds = [bound for bound in BOUNDS if bound.kind == kind]
        broken += sum(not bound.holds(found[case]) for bound in bounds for case in bound.cases())
        for row in rows(kind, found, bounds):
            _say(row)
    _say(note(readers.font()))
    return 1 if broken else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
