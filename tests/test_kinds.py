"""A kind of entry is added in the five places that CONTRIBUTING names; whichever is left out, the check says so."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.config import Project
from generator.model.kinds import Child, Kind
from generator.model.shared import Trap
from generator.model.sheet import Block
from generator.views.registries import check_kind, check_kinds
from tests.projects import build_small, replace

ROOT = Path(__file__).parents[1]
KINDS, VIEWS, ICONS = "generator/model/kinds.py", "generator/views/__init__.py", "templates/icons.html"
WORDS = "templates/strings/en.yml"

FILES = {
    "generator/model/quote.py": '''\
"""Quotes: what somebody said, and why it helps."""

from typing import Literal

from pydantic import Field

from generator.model.addressed import Addressed
from generator.model.fields import Line, Name, Plain


class Quote(Addressed):
    """Something that somebody said."""

    title: Name = Field(description="The quote in a few words.")
    summary: Plain = Field(description="Why it helps, in one sentence.")
    tone: Literal["dry", "warm"] = Field(description="How it sounds.")
    said: Line = Field(description="What was said.")
''',
    "generator/views/quotes.py": (ROOT / "generator/views/sheets.py")
    .read_text("utf-8")
    .replace("sheet", "quote")
    .replace("Sheet", "Quote"),
    "templates/quotes.html": (ROOT / "templates/sheets.html").read_text("utf-8").replace("sheet", "quote"),
    "templates/quote.html": """\
{% extends "_page.html" %}
{% block body %}
<blockquote>{{ quote.record.said|text }}</blockquote>
<p>{{ words.choices.tone[quote.record.tone] }}</p>
{% endblock %}
""",
    "content/pages/method.md": "# How far to trust this\n",
    "content/quotes/ask-first.yml": """\
title: Ask first
summary: It reminds you to ask before you tell.
tone: dry
said: Who asks first has less to take back.
""",
}

LINE = """\
    Kind(
        "quote", Quote, "quotes", "folder", section="toolkit", group="guide", icon="quote", choices=("tone",),
        address="sayings",
    ),
"""

ADDED = (
    (KINDS, "from generator.model.register import", "from generator.model.quote import Quote\n"),
    (KINDS, '    Kind("sheet"', LINE),
    (VIEWS, "from generator.views.registers", "from generator.views.quotes import QuotesView, QuoteView, quotes\n"),
    (VIEWS, "skills, shifts,\n", "quotes, "),
    (VIEWS, '    "sheets.html"', '    "quotes.html": QuotesView,\n    "quote.html": QuoteView,\n'),
    (ICONS, '  "guide":', '  "quote": "M5 7h4v4H5zM13 7h4v4h-4z",\n'),
    (WORDS, "  sheets:\n", "  quotes: {title: What people said, nav: Quotes, description: Sentences that helped.}\n"),
    (WORDS, "    guide: Guides\n", "    quote: Quotes\n"),
    (WORDS, "  moment:\n", "  tone: {dry: Dryly, warm: Warmly}\n"),
)
"""In a file, before a text that stands in it once, what a new kind adds."""


LEFT_OUT = {
    "the drawing of its icon": (ICONS, ADDED[5][2]),
    "the names of its pages": (WORDS, ADDED[6][2]),
    "the name of the kind": (WORDS, ADDED[7][2]),
    "the names of its choices": (WORDS, ADDED[8][2]),
    "its template": ("templates/quote.html", None),
    "its schema": ("schema/quote.json", None),
    "its line in `KINDS`": (KINDS, LINE),
    "where it shows": (KINDS, ' section="toolkit", group="guide", icon="quote",'),
    "its family of pages": (VIEWS, ADDED[3][2]),
    "its templates' views": (VIEWS, ADDED[4][2]),
}
"""What somebody may forget: the text in its file, or the whole file."""

SAID = """\
the drawing of its icon
templates/icons.html: error[unfinished-kind] nothing called `quote` is drawn for the kind `quote` \
(add it to `drawn`, or name another drawing as its `icon` in `generator/model/kinds.py`)
the names of its pages
templates/strings/en.yml: error[missing-field] `quotes` is missing (add `quotes:`)
the name of the kind
templates/strings/en.yml: error[missing-field] `quote` is missing (add `quote:`)
the names of its choices
templates/strings/en.yml: error[missing-field] `tone` is missing (add `tone:`)
its template
templates/quote.html: error[missing-template] `templates/quote.html` does not exist \
(restore it, or write it after one beside it)
its schema
schema/quote.json: error[unfinished-kind] the kind `quote` has no schema, so editors do not help to write it \
(run `playbook schema schema`)
its line in `KINDS`
content/quotes: error[unknown-file] nothing reads `content/quotes` (move its files up)
generator/model/kinds.py: error[unfinished-kind] the template `quote.html` is listed and belongs to no kind \
(add its kind to `KINDS`)
generator/model/kinds.py: error[unfinished-kind] the template `quotes.html` is listed and belongs to no kind \
(add its kind to `KINDS`)
templates/quote.html: error[unknown-variable] the strings have no `choices.tone` (`templates/strings/en.yml` has the \
names there are)
templates/strings/en.yml: error[unknown-key] nothing is called `quotes` here (remove it)
templates/strings/en.yml: error[unknown-key] nothing is called `tone` here (remove it)
templates/strings/en.yml: error[unknown-key] nothing is called `quote` here (remove it)
where it shows
generator/model/kinds.py: error[unfinished-kind] the kind `quote` has no group (name its \
`group`: one of `GROUPS`)
generator/model/kinds.py: error[unfinished-kind] the kind `quote` has no icon \
(name its `icon`: a drawing in `templates/icons.html`)
generator/model/kinds.py: error[unfinished-kind] the kind `quote` has no section (name its \
`section`: one of `MENU`)
its family of pages
generator/views/__init__.py: error[unfinished-kind] no page shows the kind `quote` \
(add what makes its pages to `FAMILIES`)
its templates' views
generator/views/__init__.py: error[unfinished-kind] the template `quote.html` is not listed for `QuoteView`, so \
nothing checks it (add it to `TEMPLATES`)
generator/views/__init__.py: error[unfinished-kind] the template `quotes.html` is not listed for `QuotesView`, so \
nothing checks it (add it to `TEMPLATES`)
"""
"""What is said then, without the lines and columns."""

STEPS = """
import json, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

for path, text, command in json.load(sys.stdin):
    before = Path(path).read_text("utf-8") if path else ""
    if text is not None:
        Path(path).write_text(text, "utf-8")
    elif path:
        Path(path).unlink()
    from generator.cli import main
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        try:
            main(command)
        except SystemExit as end:
            code = end.code
    if path:
        Path(path).write_text(before, "utf-8")
    print(json.dumps([code, said.getvalue()]))
"""
"""Commands of the project's own generator in one process, each after an edit of a file that is undone behind it."""


def run(root: Path, *steps: tuple[str, str | None, list[str]]) -> list[tuple[int, str]]:
    """The exit code of each step, and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", STEPS],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": ""},
        input=json.dumps(steps),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a small content, to which the kind `quote` was added."""
    root = build_small(tmp_path_factory.mktemp("project"), files=FILES).root
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("generator", "templates", "schema"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path, before, new in ADDED:
        text = (root / path).read_text("utf-8")
        (root / path).write_text(replace(text, before, f"{new}{before}"), "utf-8")
    assert [code for code, _ in run(root, ("", None, ["schema", "schema"]))] == [0]
    return root


def test_a_new_kind_is_published(project: Path) -> None:
    """Its pages stand at their address, in the menu and in the search, with their icon."""
    [(code, said)] = run(project, ("", None, ["build"]))

    assert code == 0, said
    page = (project / "site/sayings/ask-first/index.html").read_text("utf-8")
    assert "Who asks first has less to take back." in page
    assert "Dryly" in page
    assert 'd="M5 7h4v4H5z' in page
    assert 'href="../../sayings/"' in (project / "site/traps/rescuer/index.html").read_text("utf-8")
    index = json.loads((project / "site/assets/search-index.js").read_text("utf-8").partition("=")[2].rstrip(";\n"))
    [group] = [index["groups"][thing[0]] for thing in index["things"] if thing[2] == "Ask first"]
    assert group == "Guides and decisions"


def test_whatever_is_left_out_is_said(project: Path) -> None:
    """With its place and what to do, and never with a traceback."""
    looks, code = [], []
    for path, text in LEFT_OUT.values():
        left = None if text is None else replace((project / path).read_text("utf-8"), text, "")
        steps = code if path.startswith("generator/") else looks
        steps.append((path, left, ["check", "--format", "concise"]))

    found = [*run(project, *looks), *(one for step in code for one in run(project, step))]

    assert {code for code, _ in found} == {1}
    told = "".join(f"{what}\n{said}" for what, (_, said) in zip(LEFT_OUT, found, strict=True))
    assert re.sub(r"^(\S+):\d+:\d+:", r"\1:", told, flags=re.MULTILINE) == SAID
    line = (project / KINDS).read_text("utf-8").partition('        "quote"')[0].count("\n") + 1
    assert f"{KINDS}:{line}:9:" in told


def test_icons_that_are_drawn_in_another_way_are_let_be(tmp_path: Path) -> None:
    """A fork's own `icons.html` need not list what it draws; and a project need not keep schemas."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/icons.html").write_text("{% macro icon(name) %}<i>{{ name }}</i>{% endmacro %}", "utf-8")

    assert list(check_kinds(Project(tmp_path))) == []


def test_a_kind_whose_addresses_would_die_is_told() -> None:
    """Whatever stands on a page can be renamed, so its model takes the ids it had before."""
    given: dict[str, Any] = {"section": "toolkit", "group": "trap", "icon": "trap"}

    found = [
        *check_kind(Kind("sample", Block, "samples", "folder", **given)),
        *check_kind(Child("part", Block, ("a",))),
    ]

    lack = "takes no `formerly`, so its addresses would die with a new id (base its model on"
    assert [f"{one.message} ({one.hint})" for one in found if "formerly" in one.message] == [
        f"the kind `sample` {lack} `Addressed`)",
        f"the kind `part` {lack} `Inside`)",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, []),
        (
            {"section": "toolkits"},
            ["has the section `toolkits`, which `MENU` does not have (did you mean `toolkit`, or add it there)"],
        ),
        (
            {"group": "traps"},
            ["has the group `traps`, which `GROUPS` does not have (did you mean `trap`, or add it there)"],
        ),
        (
            {"title": "name"},
            ["is named by a field `name` that its model lacks (say by `title` which field names it)"],
        ),
        (
            {"choices": ("area", "mood")},
            ["has choices in a field `mood` that its model lacks (name its own fields as `choices`)"],
        ),
        (
            {"lasting": True},
            ["is lasting and has no `revision` (let its model say which words a reader acts on)"],
        ),
    ],
)
def test_what_a_kind_says_is_held_against_its_model_and_the_registries(given: dict[str, Any], said: list[str]) -> None:
    """Each slip in a line of `KINDS` is one problem, with what to do."""
    whole = {"section": "toolkit", "group": "trap", "icon": "trap", "choices": ("area",)}

    found = check_kind(Kind("sample", Trap, "samples", "folder", **{**whole, **given}))

    assert [f"{one.message} ({one.hint})" for one in found] == [f"the kind `sample` {each}" for each in said]
