"""Scripts: joined from parts in the order in which these import each other."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.assets import read_uses
from generator.assets.scripts import FIRST, START, read_parts, scripts
from generator.config import Project
from generator.reporting import headline
from tests import txtar

ROOT = Path(__file__).parents[1]
NONE = "-- templates/script/playbook.js --\n"


def project(folder: Path, text: str) -> Project:
    """A project with these scripts and no other."""
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("script"))
    txtar.write(txtar.parse(text), folder)
    return Project(folder)


def said(project: Project) -> list[str]:
    """What is wrong with the scripts."""
    return [headline(problem) for problem in read_uses(project)[1]]


def joined(project: Project) -> dict[str, list[str]]:
    """The parts of each script by name."""
    return {name: [part.name for part in script.parts] for name, script in scripts(read_parts(project)[0]).items()}


def test_a_part_stands_behind_what_it_imports(tmp_path: Path) -> None:
    """Each once, in the order of the imports."""
    found = project(
        tmp_path,
        """
-- templates/script/playbook.js --
import { late } from "./late.js";
import "./other.js";
-- templates/script/late.js --
import * as early from "./early.js";
export const late = early.word;
-- templates/script/other.js --
import { word } from "./early.js";
-- templates/script/early.js --
export const word = "early";
""",
    )

    assert said(found) == []
    assert joined(found) == {"playbook": ["early", "late", "other", "playbook"]}


def test_a_script_leaves_out_what_is_there_before_it(tmp_path: Path) -> None:
    """On every page, or in every script that asks for it; what only some of them have comes with it."""
    found = project(
        tmp_path,
        """
-- templates/script/playbook.js --
import "./store.js";
-- templates/script/store.js --
-- templates/script/one.js --
import "./store.js";
import "./both.js";
import "./first.js";
const open = () => import("./later.js");
-- templates/script/two.js --
import "./both.js";
const open = () => import("./later.js");
-- templates/script/both.js --
-- templates/script/first.js --
-- templates/script/later.js --
import "./store.js";
import "./both.js";
import "./first.js";
""",
    )

    assert joined(found) == {
        "playbook": ["store", "playbook"],
        "later": ["first", "later"],
        "one": ["both", "first", "one"],
        "two": ["both", "two"],
    }


def test_a_type_asks_for_no_script(tmp_path: Path) -> None:
    """It stands in a comment, in whatever way it is written."""
    types = """
/** @typedef {ReturnType<typeof import("./days.js").add>} Day */
/**
 * @param {import("./days.js").Day} day
 */
// As import("./days.js") has it.
"""
    found = project(tmp_path, f'{NONE}{types}import "./days.js";\n-- templates/script/days.js --\n')

    assert joined(found) == {"playbook": ["days", "playbook"]}


CIRCLE = """
-- templates/script/playbook.js --
import "./one.js";
-- templates/script/one.js --
import "./two.js";
-- templates/script/two.js --
// Two.
import { one } from "./one.js";
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            CIRCLE.replace("{ one }", "* as one"),
            "two.js:2:1: error[circular-import] scripts import each other in a circle: one → two → one "
            "(move what both need to a part of its own)",
            id="circle",
        ),
        pytest.param(
            NONE + 'import "./playbook.js";\n',
            "playbook.js:1:1: error[circular-import] scripts import each other in a circle: playbook → playbook "
            "(move what both need to a part of its own)",
            id="itself",
        ),
        pytest.param(
            NONE + '\nimport { add } from "./dais.js";\n-- templates/script/days.js --\n',
            "playbook.js:2:1: error[unknown-part] no script is called `dais.js` (did you mean `./days.js`?)",
            id="misspelt part",
        ),
        pytest.param(
            NONE + 'const open = () => import("./zebra.js");\n',
            "playbook.js:1:20: error[unknown-part] no script is called `zebra.js` "
            "(restore the file or remove the line)",
            id="part that is asked for",
        ),
        pytest.param(
            NONE + 'import { ad } from "./days.js";\n-- templates/script/days.js --\nexport const add = 1;\n',
            "playbook.js:1:1: error[unknown-part] `days.js` exports no `ad` (did you mean `add`?)",
            id="misspelt name",
        ),
        pytest.param(
            "-- templates/script/days.js --\n",
            "playbook.js:1:1: error[unknown-part] no script is called `playbook.js` (restore the file)",
            id="nothing to begin with",
        ),
        pytest.param(
            NONE + "export default 1;\n",
            "playbook.js:1:1: error[script-form] scripts are joined by two forms alone "
            '(write `import { name } from "./part.js";` or `export` before `function`, `const` or `class`)',
            id="another form",
        ),
    ],
)
def test_what_cannot_be_joined_is_said_at_its_import(tmp_path: Path, text: str, problem: str) -> None:
    """A circle at the import that closes it; what is missing where it is asked for first."""
    assert said(project(tmp_path, text)) == [f"templates/script/{problem}"]


def test_a_part_that_is_missing_is_said_once(tmp_path: Path) -> None:
    """Though many parts import it."""
    found = project(
        tmp_path, NONE + 'import "./one.js";\nimport "./gone.js";\n-- templates/script/one.js --\nimport "./gone.js";\n'
    )

    assert [problem.partition(" (")[0] for problem in said(found)] == [
        "templates/script/one.js:1:1: error[unknown-part] no script is called `gone.js`"
    ]


def test_exports_of_a_part_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    """One slip is one problem."""
    found = project(tmp_path, NONE + 'import { add } from "./days.js";\n-- templates/script/days.js --\nlet b = ;\n')

    assert [problem.split("error")[1].split("]")[0] for problem in said(found)] == ["[asset-syntax"]


def test_joined_parts_hand_over_what_they_export(tmp_path: Path) -> None:
    """Also under another name, and as a whole; each part keeps its own names to itself."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node.js is not installed")
    found = project(
        tmp_path,
        """
-- templates/script/playbook.js --
import { twice as double, Box } from "./sums.js";
import * as sums from "./sums.js";
const four = double(2);
console.log(four, sums.four, new Box().side);
-- templates/script/sums.js --
export function twice(number) {
  return 2 * number;
}
export const four = "mine";
export class Box { side = 3; }
""",
    )
    script = scripts(read_parts(found)[0])["playbook"]

    text = script.joined([f"globalThis.playbook = {{ start: {START} }};"])
    done = subprocess.run([node, "-e", text], capture_output=True, text=True, check=True)

    assert done.stdout == "4 mine 3\n"


def test_no_script_puts_anything_on_the_global() -> None:
    """What starts them is all that is there: what parts share is imported."""
    parts = read_parts(Project(ROOT))[0].values()
    put = re.compile(
        r"\b(?:window|globalThis|self|playbook)(?:\.\w+)+ \??=(?![=>])|Object\.assign\((?:window|playbook)"
    )

    assert [part.name for part in parts if put.search(part.text)] == []


def test_pages_and_parts_ask_for_every_script_that_there_is() -> None:
    """And for no other: a misspelt name would leave a page without what it promises."""
    parts = read_parts(Project(ROOT))[0]
    texts = [path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html")]
    named = {name for text in texts for names in re.findall(r'data-scripts="([^"]*)"', text) for name in names.split()}
    asked = {ask.part for part in parts.values() for ask in part.asks}

    assert sorted(named | asked | {FIRST}) == sorted(scripts(parts))


def test_where_node_is_missing_that_is_said(tmp_path: Path) -> None:
    """In plain words, instead of checking nothing: only who changes a script needs it."""
    make = shutil.which("make")
    if not make:
        pytest.skip("make is not installed")

    asked = [make, "--no-print-directory", "-C", str(ROOT), f"NODE_STAMP={tmp_path / 'none'}", "scripts"]
    done = subprocess.run(asked, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)

    said = "Node.js is missing, so the scripts are not checked. Building and testing the site need none."
    assert done.stdout.strip() == said
    assert done.returncode != 0
