"""Reading YAML: data with places, YAML 1.2 scalars, and refusals where a file cannot be had."""

import os
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Span
from generator.source import (
    MAX_BYTES,
    MAX_NODES,
    Value,
    below,
    decode,
    entries,
    parse_document,
    read_document,
    read_text,
)
from generator.source.syntax import word_error
from tests.payloads import REFUSED


def data(text: str) -> Value:
    document, found = parse_document(text, "a.yml")
    assert document
    assert not found
    return document.data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO"),
        ("1:30", "1:30"), ("012", "012"), ("0o14", "0o14"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("2026-11-22", "2026-11-22"),
        ("=", "="), ("1e3x", "1e3x"), (".inf", ".inf"), (".nan", ".nan"), ("+", "+"),
        ("12", 12), ("-3", -3), ("+3", 3), ("0", 0), ("999999999999999999", 999999999999999999),
        ("1.5", 1.5), (".5", 0.5), ("-1.5e3", -1500.0), ("1e3", 1000.0), ("2.", 2.0),
        ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None),
        ("'12'", "12"), ('"true"', "true"), ("''", ""), ("|-\n  12", "12"), (">-\n  a\n  b", "a b"),
    ],
)  # fmt: skip
def test_scalars_are_those_of_yaml_1_2(written: str, value: Value) -> None:
    """Plain words are text unless they are a number, a truth value or nothing; quoted and block text is text."""
    assert data(f"a: {written}\n") == {"a": value}


def test_lists_and_mappings_keep_their_order() -> None:
    """Lists become tuples and mappings dictionaries, in the order of the file."""
    assert data("b: [1, {c: d}]\na:\n- x\n- - y\n") == {"b": (1, {"c": "d"}), "a": ("x", ("y",))}
    assert list(data("b: 1\na: 2\n")) == ["b", "a"]  # type: ignore[arg-type]


def test_every_key_and_value_has_its_place() -> None:
    """Lines and columns count from 1, and the end is behind the last character."""
    document, _ = parse_document("a: word\nb:\n  - ü: 'x'\n", "a.yml")
    assert document

    assert document.value_span(("a",)) == Span("a.yml", 1, 4, 1, 8)
    assert document.key_span(("b",)) == Span("a.yml", 2, 1, 2, 2)
    assert document.value_span(("b", 0, "ü")) == Span("a.yml", 3, 8, 3, 11)
    assert document.key_span(("b", 0)) == document.value_span(("b", 0))


def test_the_place_of_what_is_missing_is_that_of_its_parent() -> None:
    """A place that does not exist is the nearest one around it."""
    document, _ = parse_document("a:\n  b: c\n", "a.yml")
    assert document

    assert document.value_span(("a", "x", 3)) == document.value_span(("a",))
    assert document.value_span(("x",)) == document.value_span(())


@pytest.mark.parametrize("raw", [b"a: b\r\nc: d\r\n", b"\xef\xbb\xbfa: b\nc: d\n", b"a: b\rc: d\r"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(raw: bytes) -> None:
    """Files from any editor read the same."""
    text, found = decode(raw, "a.yml")

    assert text == "a: b\nc: d\n"
    assert not found


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    """What is said about a file calls it by the given name, not by its place on this machine."""
    (tmp_path / "a.yml").write_text("a: b\n")

    document, found = read_document(tmp_path / "a.yml", "content/a.yml")

    assert document
    assert document.path == "content/a.yml"
    assert not found


def test_a_file_of_exactly_one_mebibyte_is_read(tmp_path: Path) -> None:
    """The limit itself is still allowed, one byte more is not."""
    (tmp_path / "a.yml").write_bytes(b"#" * MAX_BYTES)
    (tmp_path / "b.yml").write_bytes(b"#" * (MAX_BYTES + 1))

    assert read_text(tmp_path / "a.yml", "a.yml")[1] == ()
    assert [found.code for found in read_text(tmp_path / "b.yml", "b.yml")[1]] == ["file-too-large"]


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    """A named pipe would block the build for ever, so it is never opened."""
    os.mkfifo(tmp_path / "a.yml")

    _, found = read_text(tmp_path / "a.yml", "a.yml")

    assert [problem.code for problem in found] == ["not-a-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said_to_be_unreadable(tmp_path: Path) -> None:
    """The reason comes from the operating system, the words around it from us."""
    (tmp_path / "a.yml").write_text("a: b\n")
    (tmp_path / "a.yml").chmod(0)

    _, found = read_text(tmp_path / "a.yml", "a.yml")

    assert [problem.message for problem in found] == ["the file cannot be read: permission denied"]


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    """A file that is asked for by its name and is not there is no link that leads nowhere."""
    _, found = read_document(tmp_path / "a.yml", "a.yml")

    assert [(problem.code, problem.message) for problem in found] == [("unreadable-file", "the file is missing")]


def test_a_link_to_a_missing_file_is_broken(tmp_path: Path) -> None:
    """A link that is there and leads to no file is told apart from a missing file."""
    (tmp_path / "a.yml").symlink_to("b.yml")

    _, found = read_document(tmp_path / "a.yml", "a.yml")

    assert [problem.code for problem in found] == ["broken-link"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ('a: "x \\u202e y"\n', Span("a.yml", 1, 7, 1, 13)),
        ('a: "x \\\\u202e \\U0000202E y"\n', Span("a.yml", 1, 15, 1, 25)),
        ('a: "x\n  y \\a"\n', Span("a.yml", 2, 5, 2, 7)),
        ('é: "ü"\nb: ["é \\u202e"]\n', Span("a.yml", 2, 8, 2, 14)),
        ('"k\\x00": 1\n', Span("a.yml", 1, 3, 1, 7)),
    ],
)
def test_an_escaped_character_is_underlined_alone(text: str, span: Span) -> None:
    """The escape is shown, not the whole text around it; a doubled backslash begins none."""
    _, (found,) = parse_document(text, "a.yml")

    assert found.span == span


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("a: one two\n", "two", Span("a.yml", 1, 8, 1, 11)),
        ("a: >-\n  one two\n  three\n", "two three", Span("a.yml", 2, 7, 3, 8)),
        ("a: 'two' # two\n", "# two", Span("a.yml", 1, 4, 1, 9)),
        ("two: two\n", "two", Span("a.yml", 1, 6, 1, 9)),
        ('a: "t\\x77o"\n', "two", Span("a.yml", 1, 4, 1, 12)),
    ],
)
def test_words_are_found_inside_a_value(text: str, words: str, span: Span) -> None:
    """Words are found across folded lines and never outside the value; where they are escaped, it is the value."""
    document, _ = parse_document(text, "a.yml")
    assert document

    assert document.span_inside(next(iter(document.keys)), words) == span


def test_both_places_of_a_duplicate_key_are_given() -> None:
    """The second key is the problem, and the first one is related to it."""
    _, (found,) = parse_document("a: 1\nb: 2\na: 3\n", "a.yml")

    assert found.span == Span("a.yml", 3, 1, 3, 2)
    assert [related.span for related in found.related] == [Span("a.yml", 1, 1, 1, 2)]


def test_the_first_of_two_values_stands() -> None:
    """After a duplicate the data has the first value, so that the rest of the file is checked as well."""
    document, _ = parse_document("a: 1\na: 2\n", "a.yml")
    assert document

    assert document.data == {"a": 1}


def test_an_error_that_nobody_knows_is_still_worded_by_us() -> None:
    """A complaint that a later version of the parser may invent is said in our words, at its place."""
    mark = yaml.Mark("", 7, 1, 2, None, 0)

    found = word_error(yaml.MarkedYAMLError("context", mark, "a new complaint", mark), "a: b\nc: d\n", "a.yml")

    assert (found.span.line, found.span.col, found.code) == (2, 3, "invalid-yaml")
    assert "new complaint" not in found.message + found.hint


def test_an_error_without_a_place_stands_at_the_beginning() -> None:
    """The parser need not say where it failed."""
    found = word_error(yaml.YAMLError("?"), "a: b\n", "a.yml")

    assert (found.span, found.code) == (Span("a.yml", 1, 1, 1, 2), "invalid-yaml")


@pytest.mark.parametrize(
    ("text", "line", "col", "code"),
    [
        ('a: "b\nc: "d"\ne: f\n', 1, 4, "unclosed-quote"),
        ("a: 'b\nc: it's\n", 1, 4, "unclosed-quote"),
        ('a: ["b, c]\nd: "e"\n', 1, 5, "unclosed-quote"),
        ("a: {b: 'c}\nd: 'e'\n", 1, 8, "unclosed-quote"),
        ('a: "b": c\n', 1, 7, "unquoted-colon"),
        ("a: [b]: c\n", 1, 7, "unquoted-colon"),
        ("a: {b} c\n", 1, 8, "text-after-value"),
        ("a: [b, c\nd: e\n", 1, 4, "unclosed-bracket"),
        ("a: {b: c,\n  d: e: f}\n", 2, 7, "unquoted-colon"),
        ("a: {b: 1 c: 2}\n", 1, 11, "unquoted-colon"),
        ("a: [b,, c]\n", 1, 7, "reserved-character"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "bad-indentation"),
        ("a: 1\n  b: 2\n", 2, 3, "bad-indentation"),
        ("a:\n  - b: 1\n      c: 2\n", 3, 7, "bad-indentation"),
        ("a\nb: c\n", 1, 1, "missing-colon"),
        ("a: 1\n\nb\n\nc: 2\n", 3, 1, "missing-colon"),
        ("{: a}\n", 1, 2, "bad-key"),
        ("a: {b: [c], d: [e, ", 1, 16, "unclosed-bracket"),
        ("a: [", 1, 4, "unclosed-bracket"),
        ("a: 'b", 1, 4, "unclosed-quote"),
        ("a: b\n...\nc: d\n", 3, 1, "several-documents"),
        ("%YAML 9.9\n---\na: b\n", 1, 1, "yaml-feature"),
        ("a: !x!y b\n", 1, 4, "yaml-feature"),
    ],
)
def test_a_syntax_error_is_shown_where_the_mistake_is(text: str, line: int, col: int, code: str) -> None:
    """The parser often notices a mistake lines later; what is shown is where a person has to mend it."""
    document, (found,) = parse_document(text, "a.yml")

    assert document is None
    assert (found.span.line, found.span.col, found.code) == (line, col, code)


def test_a_slip_on_every_line_is_said_a_hundred_times() -> None:
    """The last problem shown says how many follow."""
    _, found = parse_document("a: 1\n" * 103, "a.yml")

    assert len(found) == 100
    assert found[0].hint == "keep one of the two"
    assert found[-1].hint == "keep one of the two; 2 more like it follow"


@pytest.mark.parametrize(
    "text",
    [
        "a: &b c\n", "a: *b\n", "- !b c\n", "a:\n  &b c: d\n", "a: {b: &c d}\n", "[&a b]\n", "&a b: c\n",
        "a: [b,*c]\n", "%YAML 1.2\n---\na: b\n", "--- !a\nb: c\n", "# note\n%TAG ! tag:x,2000:\n---\na: b\n",
    ],
)  # fmt: skip
def test_features_are_refused_wherever_they_can_stand(text: str) -> None:
    """A quick look at the signs of a file decides whether it is read twice; it overlooks no feature."""
    document, (found,) = parse_document(text, "a.yml")

    assert document is None
    assert found.code == "yaml-feature"


def nested(levels: int, step: str, end: str = "") -> str:
    """Lists inside lists, in lines of their own."""
    return "".join(f"{' ' * level}{step}\n" for level in range(levels)) + " " * levels + end


@pytest.mark.parametrize(
    "text",
    [
        nested(51, "-", "a"),
        nested(51, "a:", "b"),
        "".join(f"{' ' * level}a:\n{' ' * level}-\n" for level in range(26)),
        "a: " + "[\n" * 51 + "]" * 51,
        "a: " + '["]", ' * 51 + "b" + "]" * 51,
        "a: " + "[ # ]\n" * 51 + "]" * 51,
        "- " * 51 + "a",
        "{a: [" * 26 + "]}" * 26,
    ],
)
def test_deep_nesting_is_refused_in_every_form(text: str) -> None:
    """Neither indentation of one column nor brackets in quotes and comments hide the depth of a file."""
    document, (found,) = parse_document(text, "a.yml")

    assert document is None
    assert found.code == "too-deep"


def test_fifty_thousand_values_are_read() -> None:
    """The bound itself is still allowed: the list and its entries."""
    document, found = parse_document("- a\n" * (MAX_NODES - 1), "a.yml")

    assert document
    assert not found


def test_one_value_more_is_refused() -> None:
    """It is found before anything is made of the file."""
    document, (found,) = parse_document("- a\n" * MAX_NODES, "a.yml")

    assert document is None
    assert (found.code, found.span.line) == ("file-too-large", MAX_NODES)


@pytest.mark.parametrize("text", REFUSED)
def test_what_makes_a_text_look_like_another_one_is_refused(text: str) -> None:
    """In a value, a key or a comment: no file that holds it is read."""
    for whole in (f"title: a {text} b\n", f"a{text}: b\n", f"a: b\n# {text}\n", f"a: |-\n  {text}\n"):
        document, found = parse_document(whole, "a.yml")

        assert document is None
        assert found


def test_a_folder_that_has_vanished_holds_nothing(tmp_path: Path) -> None:
    """Editors make folders of their own and take them away again, also while content is being read."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b/two.yml").touch()
    (tmp_path / "a.yml").touch()

    assert [path.name for path in entries(tmp_path)] == ["a.yml", "b"]
    assert [path.relative_to(tmp_path).as_posix() for path in below(tmp_path)] == ["a.yml", "b", "b/two.yml"]
    assert [path.name for path in below(tmp_path, "two.yml")] == ["two.yml"]
    assert entries(tmp_path / "gone") == below(tmp_path / "gone") == []
