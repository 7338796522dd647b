"""What a browser keeps: `docs/records.md` says what the scripts say."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = (ROOT / "templates/script/records.js").read_text("utf-8")
PAGE = (ROOT / "docs/records.md").read_text("utf-8")


def fields_in_script() -> list[tuple[str, str, str]]:
    """Each kind of record with its fields and what they hold, in the order of the module."""
    [block] = re.findall(r"^const FIELDS = \{\n(.*?)^\};", SCRIPT, re.MULTILINE | re.DOTALL)
    kinds = re.findall(r'"?([\w-]+)"?: \{([^}]*)\}', block)
    return [(kind, *field) for kind, fields in kinds for field in re.findall(r"(\w+): ([\w()]+)", fields)]


def fields_on_page() -> list[tuple[str, str, str]]:
    """The same, as the page tells it: a kind stands in the row of its first field."""
    found, kind = [], ""
    for name, field, holds in re.findall(r"^\| (?:`([\w-]+):\S+`)? ?\| `(\w+)` \| `([\w()]+)` \|", PAGE, re.MULTILINE):
        kind = name or kind
        found.append((kind, field, holds))
    return found


def test_the_page_lists_every_field_of_every_record() -> None:
    """In the same order, with what each holds."""
    assert len(fields_in_script()) > 30
    assert fields_on_page() == fields_in_script()


def test_the_page_says_what_each_value_is() -> None:
    """Every name of a value has its row."""
    told = set(re.findall(r"^\| `(\w+)` \| ", PAGE, re.MULTILINE))
    held = {word for _, _, holds in fields_in_script() for word in re.findall(r"\w+", holds)}

    assert held - {"each"} == told


def test_the_page_names_the_version() -> None:
    """The one that pages write."""
    [version] = re.findall(r"^export const VERSION = (\d+);", SCRIPT, re.MULTILINE)

    assert f'{{"version": {version},' in PAGE


def test_records_are_described_in_one_place() -> None:
    """No other script knows how the whole is kept, or what is a record."""
    others = [path for path in (ROOT / "templates/script").glob("*.js") if path.name != "records.js"]

    assert [path.name for path in others if "localStorage" in path.read_text("utf-8")] == ["store.js"]
    assert [path.name for path in others if "A record `" in path.read_text("utf-8")] == []
