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
        pytest.param("", "", RESTING, id="as it is"),
        pytest.param('service_worker: "off"', "service_worker: on", RESTING, id="own worker", marks=pytest.mark.deep),
        pytest.param(SCRIPTS, f"{SCRIPTS}  - own.js\n", AT_ONCE, id="another script"),
        pytest.param(SCRIPTS, f"extra: {{ version: {{ provider: mike }} }}\n{SCRIPTS}", AT_ONCE, id="versions"),
        pytest.param(
            SCRIPTS, f"extra: {{ generator: false }}\n{SCRIPTS}", RESTING, id="another setting", marks=pytest.mark.deep
        ),
    ],
)
def test_it_waits_unless_something_else_may_need_it(
    tmp_path: Path, setting: str, instead: str, start: re.Pattern[str]
) -> None:
    """On every page, the one for unknown addresses included."""
    result = build_small_site(tmp_path, setting, instead)

    assert result.returncode == 0, result.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        assert len(start.findall(page.read_text("utf-8"))) == 1, page
