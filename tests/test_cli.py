"""The `playbook` command, as somebody at a keyboard meets it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests import txtar

ROOT = Path(__file__).parents[1]

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small playbook as a project on disk."""
    txtar.write(txtar.parse((ROOT / "tests" / "small.txtar").read_text("utf-8")), tmp_path)
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in that folder."""
    monkeypatch.chdir(folder)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def break_trap(folder: Path) -> None:
    """One slip of the pen."""
    trap = folder / "content" / "traps" / "rescuer.yml"
    trap.write_text(trap.read_text("utf-8").replace("symptom:", "symptm:"), "utf-8")


def commands(group: click.Group = main, prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command, with its groups."""
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        found.append((*prefix, name))
        if isinstance(command, click.Group):
            found += commands(command, (*prefix, name))
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(run: Run, command: tuple[str, ...]) -> None:
    """So that nobody needs the manual to begin."""
    result = run(*command, "--help")

    assert result.exit_code == 0
    assert "Example" in result.stdout or "Commands:" in result.stdout


def test_a_clean_playbook_says_nothing(run: Run) -> None:
    """Exit code 0, and silence."""
    result = run("check", "--strict")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules and packages that a fresh process has loaded once a command is done."""
    code = f"""
import sys
from generator.cli import main
try:
    main({[*arguments]!r})
except SystemExit as end:
    assert not end.code
print("\\0", *sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True)
    return set(done.stdout.rpartition("\0")[2].split())


def test_a_check_loads_nothing_that_renders(folder: Path) -> None:
    """Nor, once it has seen them, what reads templates, pages and scripts; nor what guesses at what was meant."""
    renders = {"mkdocs", "markdown_it", "PIL", "generator.rendering", "generator.press", "generator.plugin"}
    reads = {"jinja2", "markdown", "minify", "rapidfuzz"}

    first, second = loaded(folder, "check"), loaded(folder, "check")

    assert "generator.site" in first & second
    assert first.isdisjoint(renders)
    assert second.isdisjoint(renders | reads)


def test_help_loads_no_model(folder: Path) -> None:
    """Whoever only looks up a command waits for nothing."""
    assert loaded(folder, "--help").isdisjoint({"pydantic", "yaml", "generator.site", "generator.loader"})


def test_problems_go_to_stderr_with_exit_code_one(run: Run, folder: Path) -> None:
    """Data goes to stdout, diagnostics to stderr."""
    break_trap(folder)

    result = run("check", "--format", "concise")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "content/traps/rescuer.yml:2:1: error[unknown-key] nothing is called `symptm` here (did you mean `symptom`?)\n"
    )


@pytest.mark.parametrize("form", ["full", "concise", "github", "json"])
def test_every_format_names_the_place(run: Run, folder: Path, form: str) -> None:
    """Path and code are in each of the four formats."""
    break_trap(folder)

    result = run("check", "--format", form)

    assert "content/traps/rescuer.yml" in result.stderr
    assert "unknown-key" in result.stderr


def test_warnings_fail_only_when_asked(run: Run, folder: Path) -> None:
    """An entry that nothing refers to is a warning."""
    trap = (folder / "content" / "traps" / "rescuer.yml").read_text("utf-8")
    (folder / "content" / "traps" / "loner.yml").write_text(trap, "utf-8")

    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    assert "warning[orphan-entry]" in run("check").stderr


def test_a_notice_is_shown_and_never_fails(run: Run, folder: Path) -> None:
    """A lock that is behind is said where the content is new, and stops nothing, not even a strict check."""
    (folder / "ids.lock").write_text("", "utf-8")

    result = run("check", "--strict")

    assert result.exit_code == 0
    assert "content/decisions/stay-or-go.yml:1:1: notice[lock-behind]" in result.stderr
    assert result.stderr.endswith("\n2 notices\n")


def test_a_folder_without_a_playbook_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, and where to go."""
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["check"])

    assert result.exit_code == 2
    assert "there is no `mkdocs.yml` here or above" in result.stderr


def test_a_folder_inside_the_playbook_is_fine(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project is found above."""
    monkeypatch.chdir(folder / "content" / "traps")

    assert run("check").exit_code == 0


@pytest.mark.parametrize("kind", ["trap", "practice", "shift", "skill", "decision", "level", "source", "term", "myth"])
def test_a_new_entry_is_valid_as_it_is(run: Run, kind: str) -> None:
    """What `new` writes has no error; that nothing refers to it yet is at most a warning."""
    result = run("new", kind, "brand-new")

    assert result.exit_code == 0, result.stderr
    assert "Wrote content/" in result.stdout
    assert run("check").exit_code == 0, run("check", "--format", "concise").stderr


def test_a_new_entry_never_replaces_an_old_one(run: Run, folder: Path) -> None:
    """The file stays as it was."""
    before = (folder / "content" / "traps" / "rescuer.yml").read_bytes()

    result = run("new", "trap", "rescuer")

    assert result.exit_code == 2
    assert (folder / "content" / "traps" / "rescuer.yml").read_bytes() == before


def test_a_code_explains_itself(run: Run) -> None:
    """The rule's reason, on stdout."""
    result = run("explain", "verb-first")

    assert result.exit_code == 0
    assert "checklist item" in result.stdout


def test_an_unknown_code_is_wrong_usage_with_a_suggestion(run: Run) -> None:
    """Exit code 2; the closest code is named."""
    result = run("explain", "verb-frist")

    assert result.exit_code == 2
    assert "verb-first" in result.stderr


def test_an_entry_explains_where_it_stands(run: Run) -> None:
    """File and line, and what refers to it."""
    result = run("explain", "trap:rescuer")

    assert result.exit_code == 0
    assert "content/traps/rescuer.yml" in result.stdout
    assert "specialist-to-manager" in result.stdout


def test_schemas_are_written_for_editors(run: Run, folder: Path) -> None:
    """One file a kind, each of them JSON."""
    result = run("schema", "schema")

    assert result.exit_code == 0
    assert json.loads((folder / "schema" / "trap.json").read_text("utf-8"))["title"]


def test_the_graph_goes_to_a_file_or_to_stdout(run: Run, folder: Path) -> None:
    """The same bytes in both."""
    run("export", "json", "playbook.json")

    result = run("export", "json", "-")

    assert result.stdout == (folder / "playbook.json").read_text("utf-8")
    assert json.loads(result.stdout)["format"] == 1


@pytest.mark.parametrize(
    "command",
    [("export", "json", "mkdocs.yml/out.json"), ("schema", "mkdocs.yml/schema")],
    ids=" ".join,
)
def test_a_place_that_cannot_be_written_is_one_line(run: Run, command: tuple[str, ...]) -> None:
    """No traceback for a path below a file."""
    result = run(*command)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Could not open file 'mkdocs.yml/")
    assert result.stderr.count("\n") == 1


def test_the_markdown_tree_never_overwrites(run: Run, folder: Path) -> None:
    """A folder with something in it is refused."""
    (folder / "out").mkdir()
    (folder / "out" / "mine.txt").write_text("mine")

    result = run("export", "markdown", "out")

    assert result.exit_code == 1
    assert [path.name for path in (folder / "out").iterdir()] == ["mine.txt"]


def test_serving_starts_only_with_clean_content(run: Run, folder: Path) -> None:
    """A mistake is shown before anything listens."""
    break_trap(folder)

    result = run("serve")

    assert result.exit_code == 1
    assert "unknown-key" in result.stderr


@pytest.mark.parametrize("address", ["8791", "127.0.0.1", "127.0.0.1:99999", "http://127.0.0.1:8000", ":8000"])
def test_an_address_that_is_none_is_wrong_usage(run: Run, address: str) -> None:
    """Exit code 2, and how to write one."""
    result = run("serve", "--address", address)

    assert result.exit_code == 2
    assert "write it like 127.0.0.1:8080" in result.stderr


def test_check_counts_what_there_is(run: Run) -> None:
    """The numbers go to standard output, so that they can be kept; problems stay on standard error."""
    text, data = run("check", "--stats"), run("check", "--stats", "--format", "json")

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert text.stdout.startswith("By kind\n")
    assert json.loads(data.stdout)["By transition"][0]["transition"] == "specialist-to-manager"


def test_check_counts_nothing_while_there_are_errors(run: Run, folder: Path) -> None:
    """Half a playbook would give wrong numbers."""
    break_trap(folder)

    result = run("check", "--stats")

    assert (result.exit_code, result.stdout) == (1, "")
