"""What is said of a `mkdocs.yml` that cannot be read, or that our plugin cannot use."""

import os
from pathlib import Path

import pytest

from generator.config import Project
from generator.diagnostics import ContentError
from generator.plugin.options import PlaybookConfig
from generator.reporting import headline
from generator.settings import load_settings, read_settings
from generator.settings.checks import OPTIONS, check_settings

PLUGIN = "plugins:\n  - playbook"


def said(root: Path, text: str | bytes) -> list[str]:
    """What is said of settings."""
    (root / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return [headline(found) for found in check_settings(Project(root))[1]]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("site_name: [", "1:12", "the settings cannot be read: "),
        ("site_name: x\n  a: b\n", "2:3", "the settings cannot be read: "),
        ("site_name: x\u2028docs_dir: y", "1:13", "the settings cannot be read: a character that nobody sees"),
        ("site_name: \x00", "1:12", "the settings cannot be read: a character"),
        ("site_name: Führung\n".encode("latin-1"), "1:13", "`mkdocs.yml` cannot be read"),
        ("", "1:1", "`mkdocs.yml` holds no settings"),
        ("- a list\n", "1:1", "`mkdocs.yml` holds no settings"),
        ("a: 1\nb: !ENV {X: 1}\n", "2:4", "the settings cannot be read: this value"),
        ("b: !ENV [[X], 1]\n", "1:10", "the settings cannot be read: this value"),
        ("a: !strange 1\n", "1:4", "the settings cannot be read: this value"),
        ("a: 2026-02-31\n", "1:4", "the settings cannot be read: this value"),
        ("? [a]\n: 1\n? {b: c}\n: 2\n", "1:3", "the settings cannot be read: this value"),
        ("a: " + "[" * 3000, "1:1", "the settings cannot be read: the nesting"),
        ("INHERIT: ../none.yml\n", "1:1", "`../none.yml` cannot be read: the file is"),
        ("INHERIT: mkdocs.yml\n", "1:1", "the settings inherit from one another"),
        ("site_name: x\n", "1:1", "the plugin `playbook` is not among the plugins"),
        ("plugins:\n  - tags\n", "1:1", "the plugin `playbook` is not among the plugins"),
        ("plugins: 5\n", "1:1", "the plugin `playbook` is not among the plugins"),
        (f"{PLUGIN}: 5\n", "2:5", "the options of `playbook` are not written as"),
        (f"{PLUGIN}:\n      sit_id: x\n", "3:7", "the plugin has no option `sit_id` (did"),
        (f"{PLUGIN}:\n      site_id: 5\n", "3:7", "`site_id` takes another value (write text)"),
        (f"{PLUGIN}:\n      offline: maybe\n", "3:7", "`offline` takes another value"),
        (f"{PLUGIN}:\n      service_worker: of\n", "3:7", "`service_worker` takes"),
        (f"theme: {{custom_dir: none}}\n{PLUGIN}\n", "1:9", "`custom_dir` names no"),
        (f"theme: {{custom_dir: {'a' * 300}}}\n{PLUGIN}\n", "1:9", "`custom_dir` names no"),
    ],
)  # fmt: skip
def test_settings_that_are_wrong_are_one_problem_at_their_place(
    tmp_path: Path, text: str | bytes, place: str, message: str
) -> None:
    """In our own words, whether YAML, a tag of MkDocs's or an option of ours is wrong."""
    [problem] = said(tmp_path, text)

    assert problem.startswith(f"mkdocs.yml:{place}: error[invalid-settings] {message}")


@pytest.mark.parametrize("how", ["folder", "dead link", "pipe"])
def test_settings_that_are_no_file_are_not_opened(tmp_path: Path, how: str) -> None:
    """A pipe would never end."""
    path = tmp_path / "mkdocs.yml"
    match how:
        case "folder":
            path.mkdir()
        case "dead link":
            path.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(path)

    [problem] = check_settings(Project(tmp_path))[1]

    assert headline(problem).startswith("mkdocs.yml:1:1: error[invalid-settings] `mkdocs.yml` cannot be read: ")


@pytest.mark.parametrize(
    "text",
    [
        f"{PLUGIN}\n",
        "plugins:\n  playbook:\n    service_worker: on\n  tags:\n",
        f"{PLUGIN}:\n      site_id: !ENV [NOT_SET_ANYWHERE, mine]\n      booklets: true\n",
        f"base: &base {{x: 1}}\ncopy: *base\nmore: {{<<: *base}}\n{PLUGIN}\n",
        f"{PLUGIN}\nextra: {{emoji: !!python/name:material.extensions.emoji.twemoji , here: !relative $docs_dir}}\n",
        f"one: &one [&two [*one]]\n{PLUGIN}\n",
    ],
)
def test_settings_that_mkdocs_takes_are_clean(tmp_path: Path, text: str) -> None:
    """Also with what YAML allows and content does not."""
    assert said(tmp_path, text) == []


def test_the_environment_decides_where_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that only the environment makes wrong is wrong there alone."""
    monkeypatch.setenv("PLAYBOOK_TEST_OFFLINE", "maybe")

    [problem] = said(tmp_path, f"{PLUGIN}:\n      offline: !ENV [PLAYBOOK_TEST_OFFLINE, false]\n")

    assert "`offline` takes another value" in problem
    assert load_settings(Project(tmp_path))["plugins"] == [{"playbook": {"offline": False}}]


def test_settings_are_merged_with_those_they_inherit(tmp_path: Path) -> None:
    """As MkDocs merges them: mappings are joined, all else is replaced; each problem is where it was written."""
    (tmp_path / "base.yml").write_text("theme: {name: material, language: en}\nplugins:\n  - playbook: {offline: 1}\n")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\ntheme: {language: de}\n")
    project = Project(tmp_path)

    settings, _ = read_settings(project)

    assert settings is not None
    assert settings.data["theme"] == {"name": "material", "language": "de"}
    assert [found.span.path for found in check_settings(project)[1]] == ["base.yml"]


def test_export_raises_what_is_wrong_once(tmp_path: Path) -> None:
    """Whoever needs the data gets all of it or the problems."""
    (tmp_path / "mkdocs.yml").write_text("site_name: [")

    with pytest.raises(ContentError) as caught:
        load_settings(Project(tmp_path))

    assert [found.code for found in caught.value.diagnostics] == ["invalid-settings"]


def test_the_options_that_are_checked_are_those_of_the_plugin() -> None:
    """MkDocs adds one of its own to each plugin."""
    assert set(OPTIONS) == {*PlaybookConfig()._schema_keys, "enabled"}
