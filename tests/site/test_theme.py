"""When Material's script comes: with the reader's first move, or at once where something else may need it."""

import re
from pathlib import Path

import pytest

from tests.site.conftest import build_small_site

RESTING = re.compile(r'<script type="text/plain" data-theme src="[^"]*bundle[^"]*"></script>')
AT_ONCE = re.compile(r'<script defer src="[^"]*bundle[^"]*"></script>')
SCRIPTS = "extra_javascript:\n"


@pytest.mark.parametrize(
    ("setting", "instead", "start"),
    [
        ("", "", RESTING),
        ('service_worker: "off"', "service_worker: on", RESTING),
        (SCRIPTS, f"{SCRIPTS}  - own.js\n", AT_ONCE),
        (SCRIPTS, f"extra: {{ version: {{ provider: mike }} }}\n{SCRIPTS}", AT_ONCE),
        (SCRIPTS, f"extra: {{ generator: false }}\n{SCRIPTS}", RESTING),
    ],
    ids=["as it is", "own worker", "another script", "versions", "another setting"],
)
def test_it_waits_unless_something_else_may_need_it(
    tmp_path: Path, setting: str, instead: str, start: re.Pattern[str]
) -> None:
    """On every page, the one for unknown addresses included."""
    result = build_small_site(tmp_path, setting, instead)

    assert result.returncode == 0, result.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        assert len(start.findall(page.read_text("utf-8"))) == 1, page
