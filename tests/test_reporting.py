"""Diagnostics as text: four formats, each exactly as people and programs read it."""

import json
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Related, Span
from generator.reporting import REPORTERS, as_json, concise, full, github, summary

UNKNOWN = Diagnostic(
    Span("content/a.yml", 2, 18, 2, 24), "unknown-reference", "no trap is called `resuer`", "did you mean `rescuer`?"
)
WARNING = Diagnostic(Span("content/b.yml"), "unused-source", "nothing cites it", severity="warning")
NOTICE = Diagnostic(Span("content/c.yml", 3, 5), "lock-behind", "the item `x` is new", severity="notice")


def marked(root: Path, text: str, span: Span) -> list[str]:
    """The excerpt that the full format shows for a place in a file."""
    (root / span.path).write_text(text, "utf-8")
    return full([Diagnostic(span, "x", "m")], root).split("\n")[1:3]


def test_full_shows_the_line_with_carets_and_counts(tmp_path: Path) -> None:
    """Each problem comes with its line, the place marked below it, and the last line counts them."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yml").write_text("a: b\nguards_against: [resuer]\n")

    text = full([UNKNOWN, WARNING], tmp_path)

    assert text == (
        "content/a.yml:2:18: error[unknown-reference] no trap is called `resuer` (did you mean `rescuer`?)\n"
        "    2 | guards_against: [resuer]\n"
        "      |                  ^^^^^^\n"
        "\n"
        "content/b.yml:1:1: warning[unused-source] nothing cites it\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_full_shows_related_places_too(tmp_path: Path) -> None:
    """A second place that explains the first is shown in the same way."""
    (tmp_path / "a.yml").write_text("a: 1\na: 2\n")
    related = Related(Span("a.yml", 1, 1, 1, 2), "`a` is first given here")
    problem = Diagnostic(Span("a.yml", 2, 1, 2, 2), "duplicate-key", "`a` is given twice", related=(related,))

    text = full([problem], tmp_path)

    assert text == (
        "a.yml:2:1: error[duplicate-key] `a` is given twice\n"
        "    2 | a: 2\n"
        "      | ^\n"
        "a.yml:1:1: note: `a` is first given here\n"
        "    1 | a: 1\n"
        "      | ^\n"
        "\n"
        "1 error\n"
    )


def test_full_cuts_long_lines_round_the_place(tmp_path: Path) -> None:
    """A long line shows what is around the mistake, with the carets under it."""
    line = "x" * 200 + "HERE" + "y" * 200

    shown, carets = marked(tmp_path, line, Span("a.yml", 1, 201, 1, 205))

    assert shown == "    1 | " + "x" * 55 + "HERE" + "y" * 51
    assert carets == "      | " + " " * 55 + "^^^^"


def test_full_marks_a_place_that_is_longer_than_what_is_shown(tmp_path: Path) -> None:
    """Carets never run past the end of the line that is shown."""
    shown, carets = marked(tmp_path, "a: " + "x" * 300, Span("a.yml", 1, 4, 1, 304))

    assert len(shown) == len(carets) == len("    1 | ") + 110


def test_full_marks_to_the_end_of_the_line_where_the_place_goes_on(tmp_path: Path) -> None:
    """Of a place over several lines the first one is shown."""
    shown, carets = marked(tmp_path, "a: >-\n  b\n  c\n", Span("a.yml", 1, 4, 4, 1))

    assert (shown, carets) == ("    1 | a: >-", "      |    ^^")


def test_full_puts_carets_under_wide_characters(tmp_path: Path) -> None:
    """Wide characters take two columns and combining marks none, in front of the place and in it."""
    shown, carets = marked(tmp_path, "標題: 経理e\u0301x", Span("a.yml", 1, 5, 1, 9))

    assert shown == "    1 | 標題: 経理e\u0301x"
    assert carets == "      | " + " " * 6 + "^" * 5


def test_full_shows_a_tab_as_one_space(tmp_path: Path) -> None:
    """Tabs are as wide as the carets take them for."""
    assert marked(tmp_path, "\ta:\tb\n", Span("a.yml", 1, 5, 1, 6)) == ["    1 |  a: b", "      |     ^"]


def test_full_writes_out_what_a_terminal_would_obey(tmp_path: Path) -> None:
    """Control and direction characters are shown as their numbers, and the carets still fit."""
    shown, carets = marked(tmp_path, "a\x1b: \u202eb\n", Span("a.yml", 1, 6, 1, 7))

    assert shown == "    1 | a\\u001b: \\u202eb"
    assert carets == "      | " + " " * 15 + "^"


def test_full_shows_nothing_of_a_whole_file(tmp_path: Path) -> None:
    """A problem with a file is not one with its first line, and a link's target may be nobody's business."""
    (tmp_path / "secret").write_text("password\n")
    (tmp_path / "a.yml").symlink_to("secret")

    assert "password" not in full([Diagnostic(Span("a.yml"), "outside-project", "m")], tmp_path)


@pytest.mark.parametrize("line", [3, 9])
def test_full_manages_without_the_line(tmp_path: Path, line: int) -> None:
    """A blank line or one that is not there leaves the headline alone."""
    (tmp_path / "a.yml").write_text("a: b\nc: d\n\n")

    assert (
        full([Diagnostic(Span("a.yml", line, 1, line, 2), "x", "m")], tmp_path)
        == f"a.yml:{line}:1: error[x] m\n\n1 error\n"
    )


def test_full_manages_without_the_file(tmp_path: Path) -> None:
    """A file that is gone, or is no text, has no line to show."""
    (tmp_path / "b.yml").write_bytes(b"\xff\xfe")
    found = [Diagnostic(Span("a.yml", 1, 2, 1, 3), "x", "m"), Diagnostic(Span("b.yml", 1, 2, 1, 3), "x", "m")]

    assert full(found, tmp_path) == "a.yml:1:2: error[x] m\n\nb.yml:1:2: error[x] m\n\n2 errors\n"


def test_full_counts_lines_as_yaml_does(tmp_path: Path) -> None:
    """Characters that only Python takes for line ends do not shift the lines, CRLF and a byte order mark neither."""
    (tmp_path / "a.yml").write_bytes("\ufeffa: x\x0cy\u2028z\r\nb: c\r\n".encode())

    text = full([Diagnostic(Span("a.yml", 2, 1, 2, 2), "x", "m")], tmp_path)

    assert "    2 | b: c\n      | ^\n" in text


def test_concise_gives_a_line_each(tmp_path: Path) -> None:
    """Place, severity, code, message and hint stand on one line."""
    assert concise([UNKNOWN, WARNING], tmp_path) == (
        "content/a.yml:2:18: error[unknown-reference] no trap is called `resuer` (did you mean `rescuer`?)\n"
        "content/b.yml:1:1: warning[unused-source] nothing cites it\n"
    )


def test_nothing_is_said_of_nothing(tmp_path: Path) -> None:
    """Formats for people are silent where all is well, and the one for programs is an empty list."""
    assert [report([], tmp_path) for report in REPORTERS.values()] == ["", "", "", "[]\n"]


def test_names_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    """A file name in another encoding, or with a line end, is written out in every format."""
    problem = Diagnostic(Span("caf\udce9\n.yml"), "x", "m")

    for report in REPORTERS.values():
        report([problem], tmp_path).encode()
    assert concise([problem], tmp_path) == "caf\\udce9\\u000a.yml:1:1: error[x] m\n"


def test_github_commands_carry_place_and_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each problem is a workflow command that GitHub shows on its line."""
    monkeypatch.delenv("CHANGED_FILES", raising=False)

    assert github([UNKNOWN, WARNING], tmp_path) == (
        "::error file=content/a.yml,line=2,col=18,endColumn=24,title=unknown-reference"
        "::content/a.yml:2:18: error[unknown-reference] no trap is called `resuer` (did you mean `rescuer`?)\n"
        "::warning file=content/b.yml,line=1,col=1,endColumn=1,title=unused-source"
        "::content/b.yml:1:1: warning[unused-source] nothing cites it\n"
    )


def test_github_commands_are_escaped(tmp_path: Path) -> None:
    """Percent signs, line ends, colons and commas cannot begin another command or property."""
    problem = Diagnostic(Span("a,b:c%.yml", 1, 1, 2, 1), "x", "100%\r\n::warning::x")

    assert github([problem], tmp_path) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=x"
        "::a,b:c%25.yml:1:1: error[x] 100%25\\u000d\\u000a::warning::x\n"
    )


def test_github_shows_changed_files_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only ten are shown a step, so those in changed files lead; names with spaces are one name."""
    monkeypatch.setenv("CHANGED_FILES", "content/my file.yml\ncontent/c.yml\n")
    names = ["content/a.yml", "content/b.yml", "content/c.yml", "content/file.yml", "content/my file.yml"]

    text = github([Diagnostic(Span(name), "x", "m") for name in names], tmp_path)

    assert [line.split("::")[2].split(":1:1")[0] for line in text.splitlines()] == [
        "content/c.yml",
        "content/my file.yml",
        "content/a.yml",
        "content/b.yml",
        "content/file.yml",
    ]


def test_json_has_every_field(tmp_path: Path) -> None:
    """Programs get the place, the words and the related places of each problem."""
    related = Related(Span("a.yml", 1, 1, 1, 2), "here")
    problem = Diagnostic(Span("a.yml", 3, 1, 4, 2), "x", "zwölf", "h", "warning", (related,))

    assert json.loads(as_json([problem], tmp_path)) == [
        {
            "path": "a.yml",
            "line": 3,
            "column": 1,
            "endLine": 4,
            "endColumn": 2,
            "severity": "warning",
            "code": "x",
            "message": "zwölf",
            "hint": "h",
            "related": [{"path": "a.yml", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "message": "here"}],
        }
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "notices", "text"),
    [
        (1, 0, 0, "1 error"),
        (2, 1, 0, "2 errors, 1 warning"),
        (0, 2, 0, "2 warnings"),
        (0, 0, 1, "1 notice"),
        (1, 2, 3, "1 error, 2 warnings, 3 notices"),
        (0, 0, 0, ""),
    ],
)
def test_the_summary_counts(errors: int, warnings: int, notices: int, text: str) -> None:
    """Errors, warnings and notices are counted apart, and what there is none of is not named."""
    assert summary([NOTICE] * notices + [WARNING] * warnings + [UNKNOWN] * errors) == text


def test_every_format_calls_a_notice_by_its_name(tmp_path: Path) -> None:
    """People, GitHub and programs are told that it is one."""
    told = {form: report([NOTICE], tmp_path) for form, report in REPORTERS.items()}

    line = "content/c.yml:3:5: notice[lock-behind] the item `x` is new\n"
    assert told["full"] == f"{line}\n1 notice\n"
    assert told["concise"] == line
    assert told["github"].startswith("::notice file=content/c.yml,line=3,col=5,title=lock-behind::")
    assert [found["severity"] for found in json.loads(told["json"])] == ["notice"]


def test_no_format_prints_an_old_workflow_command(tmp_path: Path) -> None:
    """GitHub obeys `##[` anywhere in a line, so it is broken up in messages, related places and excerpts."""
    (tmp_path / "a.yml").write_text("a: ##[error]x\n")
    place = Span("a.yml", 1, 6, 1, 8)
    problem = Diagnostic(place, "x", "##[add-mask]b", related=(Related(place, "##[group]c"),))

    texts = [report([problem], tmp_path) for report in REPORTERS.values()]

    assert all("##[" not in text and "\\u005b" in text for text in texts)
    assert json.loads(as_json([problem], tmp_path))[0]["message"] == "##[add-mask]b"


def test_full_writes_out_signs_in_related_messages(tmp_path: Path) -> None:
    """A key quoted beside the first place can command a terminal as little as the headline."""
    problem = Diagnostic(Span("a.yml"), "x", "m", related=(Related(Span("b.yml"), "`\x1b[2J` is here"),))

    assert "note: `\\u001b[2J` is here" in full([problem], tmp_path)
