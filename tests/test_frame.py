"""The frame of a page is laid out by what comes first on it, so that nothing jumps while the rest is read."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[1] / "templates/style"
FRAME = re.compile(r"\.md-(?:main|content__inner):has\(([^()]*)\)")


def on_screens(path: Path) -> str:
    """The rules of a style sheet but those for paper, which is laid out when all of a page is there."""
    text = path.read_text("utf-8")
    while (start := text.find("@media print")) >= 0:
        depth, end = 0, start
        while depth or "{" not in text[start:end]:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.stem)
def test_a_rule_for_the_frame_hangs_on_the_title_alone(path: Path) -> None:
    """A browser paints before it has read all of a page; what hung on a later element would move the page then."""
    wanted = FRAME.findall(on_screens(path))

    assert all("#title" in inside for inside in wanted), wanted


def test_there_are_such_rules() -> None:
    """Or the test above would look for nothing."""
    assert any(FRAME.search(on_screens(path)) for path in STYLES.glob("*.css"))
