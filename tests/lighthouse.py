"""`make lighthouse`: Lighthouse on each kind of page of the real site, served as web hosts do."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from generator.press.chromium import FLAGS, sandbox_flags
from tests.browser.places import KINDS
from tests.chromium import ADVICE, find_chromium
from tests.hosted import hosted

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main() -> int:
    """Measure the kinds of pages asked for; 0 where every score is 100."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", required=True, type=Path, help="the command that npm has installed")
    parser.add_argument("--runs", type=int, default=1, help="most runs a page, until all is 100, for a busy machine")
    parser.add_argument("kinds", nargs="*", help=f"kinds of pages, of: {', '.join(KINDS)}")
    options = parser.parse_args()
    chromium = find_chromium()
    if not chromium:
        sys.stderr.write(f"{ADVICE}\n")
        return 1
    with hosted() as address:
        rows = [(kind, _best(options, address + KINDS[kind], chromium)) for kind in options.kinds or KINDS]
    return 1 if any(min(scores) < 100 for _, scores in rows) else 0


def _best(options: argparse.Namespace, url: str, chromium: Path) -> list[int]:
    """The scores of a page, each the best of the runs; printed as a row, with what was found wrong."""
    scores, runs = [0] * len(CATEGORIES), 0
    while min(scores) < 100 and runs < options.runs:
        report, runs = _report(options.lighthouse, url, chromium), runs + 1
        found = (round(100 * report["categories"][name]["score"]) for name in CATEGORIES)
        scores = [max(pair) for pair in zip(scores, found, strict=True)]
    path = url.partition("//")[2].partition("/")[2]
    sys.stdout.write(f"| {path or '/'} | {' | '.join(map(str, scores))} | {runs} |\n")
    if min(scores) < 100:
        sys.stdout.writelines(f"    {line}\n" for line in _wrong(report))
    sys.stdout.flush()
    return scores


def _report(lighthouse: Path, url: str, chromium: Path) -> dict[str, Any]:
    """What Lighthouse says of a page, on the phone that it simulates."""
    command = [
        str(lighthouse), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(('--headless=new', *FLAGS, *sandbox_flags()))}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": str(chromium)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def _wrong(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, with what they show."""
    found = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['id']} {audit.get('displayValue', '')}".strip())
    return found


if __name__ == "__main__":
    sys.exit(main())
