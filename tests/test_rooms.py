"""The rooms of the package, as CONTRIBUTING draws them."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_drawing_shows_the_layers_of_the_contract() -> None:
    """In their order from the top, with what each is for behind it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    drawing = re.search(r"^```\n(cli .*?)```$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)

    assert drawing
    rooms, uses = zip(*(line.split("  ", maxsplit=1) for line in drawing[1].splitlines()), strict=True)
    assert list(rooms) == contract["layers"]
    assert all(uses)
