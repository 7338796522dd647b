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


def test_the_page_names_every_key() -> None:
    """With the storage that it lies in."""
    places = re.findall(r"key: (?:KEY|`\$\{KEY\}(:\w+)`), storage: \(\) => (\w+) \}", SCRIPT)

    assert len(places) == 4
    assert re.findall(r"^\| `playbook:<site_id>(:\w+)?` \| `(\w+)` \|", PAGE, re.MULTILINE) == places


def test_one_script_alone_reads_and_writes_what_is_kept() -> None:
    """Before any script runs, the head of a page only asks whether there are keys."""
    storage = re.compile(r"\S*(?:localStorage|sessionStorage|indexedDB|\.cookie\b)\S*")
    ours = [path for ending in ("js", "html") for path in sorted((ROOT / "templates").rglob(f"*.{ending}"))]
    uses = {path.name: storage.findall(path.read_text("utf-8")) for path in ours if "vendor" not in path.parts}

    assert [name for name, found in uses.items() if found] == ["records.js", "first.html"]
    assert uses["first.html"] == ["(Object.keys(localStorage).some(name"]
