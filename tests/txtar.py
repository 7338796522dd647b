"""Whole projects in one string: `-- path --` lines, each followed by the file's text."""

import re
from pathlib import Path

_HEADER = re.compile(r"^-- (.+) --$", re.MULTILINE)


def parse(text: str) -> dict[str, str]:
    """The files by path."""
    parts = _HEADER.split(text)
    return {path: body.removeprefix("\n") for path, body in zip(parts[1::2], parts[2::2], strict=True)}


def write(files: dict[str, str], root: Path) -> None:
    """The files below a folder."""
    for path, body in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, "utf-8")
