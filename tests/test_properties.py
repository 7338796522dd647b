"""What holds for any input: the reader of YAML and the renderer of text never fail and never let anything through."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.diagnostics import Diagnostic, Span
from generator.model.fields import Prose
from generator.model.playbook import Playbook
from generator.model.refs import Known
from generator.model.register import Term
from generator.references import check_inline
from generator.rendering.answers import Answers
from generator.rendering.inline import Glossary, PageText
from generator.reporting import REPORTERS
from generator.source import Document, Value, decode, parse_document
from generator.source.document import Places
from tests.projects import build_small, load

# Reading YAML --------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "a", "b: ", "key: value", ":", ": ", "- ", "-", "? ", "\n", "\n  ", "\n    ", " ", "\t", "'", '"', "[", "]",
        "{", "}", ",",
        "#", " #", "|", ">", ">-", "|2", "&x ", "*x", "!", "!!str ", "%", "---", "\n---\n", "\n...\n", "<<: ", "~",
        "null", "true",
        "no", "1:30", "012", "1e3", "9" * 19, "\\", "\\u202e", "\\x00", "@", "`", "\r\n", "\r", "é", "漢", "\u202e",
        "\x07", "\u2028",
        "[[trap:ghost]]", "😀",
    ]
)  # fmt: skip
YAML_LIKE = st.lists(PIECES, max_size=25).map("".join)


def check_reading(text: str) -> None:
    """The text gives data or a problem; each problem is complete, and each place lies inside the text."""
    document, found = parse_document(text, "a.yml")

    assert document is not None or found
    for problem in found:
        assert problem.code
        assert problem.message
        assert problem.hint
        check_inside(problem.span, text)
        for related in problem.related:
            check_inside(related.span, text)
    for span in (*document.values.values(), *document.keys.values()) if document else ():
        check_inside(span, text)


def check_inside(span: Span, text: str) -> None:
    """The place lies in the text, at most one behind the end of its lines, and does not end before it begins."""
    lines = text.split("\n")
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.col <= len(lines[span.line - 1]) + 1
    assert 1 <= span.end_col <= len(lines[span.end_line - 1]) + 1
    assert (span.line, span.col) <= (span.end_line, span.end_col)


@settings(max_examples=600)
@given(YAML_LIKE)
@example("a: 'b\nc: d'\n\n")
@example("- - - a\n  - b\n")
@example("a:\n\n\n")
@example("? a\n")
@example("{a: [b, {c: d}], e}\n")
@example("|\n'key: valuea  d\n\n- b:   d\n")
def test_what_looks_like_yaml_is_read_or_refused(text: str) -> None:
    """Pieces of YAML in any order raise nothing, and every place lies inside the text."""
    normal, _ = decode(text.encode(), "a.yml")
    assert normal is not None

    check_reading(normal)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any characters raise nothing, and every place lies inside the text."""
    normal, _ = decode(text.encode(), "a.yml")
    assert normal is not None

    check_reading(normal)


@settings(max_examples=150)
@given(st.binary(max_size=100))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    """Bytes are text, or the place of the first bad one is given."""
    text, found = decode(raw, "a.yml")

    assert (text is None) == bool(found)
    if text is not None:
        check_reading(text)


@settings(max_examples=100)
@given(st.sampled_from(list("[{-?!&*|>'\"")), st.integers(min_value=1, max_value=20_000))
@example("-", 20_000)
@example("[", 20_000)
@example("{", 20_000)
@example("?", 20_000)
def test_repetition_never_overflows(sign: str, count: int) -> None:
    """However deep a file nests, it is refused before anything recurses."""
    check_reading(f"{sign} " * count)


# Neither special spaces, which are noticed, nor letters and signs that nobody sees, which are refused.
SEEN = st.characters(
    categories=["L", "N", "P", "S"], include_characters=" ", exclude_characters="\u115f\u1160\u2800\u3164\uffa0\ufffd"
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1e15, 1e15)
    | st.text(SEEN, max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300)
@given(JSON)
def test_json_is_read_as_json(value: object) -> None:
    """JSON is YAML 1.2: whatever is read without a problem is what JSON says."""
    document, found = parse_document(json.dumps(value, ensure_ascii=False), "a.yml")

    assert document
    assert not found
    assert as_json(document.data) == value


def as_json(value: Value) -> object:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, tuple) else value


WORDS = re.compile(
    r"null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
)


@settings(max_examples=300)
@given(st.from_regex(r"\A[A-Za-z0-9_+.:/-]{1,12}\Z"))
@example("no")
@example("1:30:00")
@example("2026-11-22")
@example("0b1")
def test_plain_words_are_text_unless_yaml_1_2_says_otherwise(word: str) -> None:
    """Nothing but numbers, truth values and nothing is taken for anything but text."""
    assume(not WORDS.fullmatch(word) and ":" not in (word[0], word[-1]) and word not in ("-", "---", "..."))

    document, _ = parse_document(f"a: {word}\n", "a.yml")

    assert document
    assert document.data == {"a": word}


# Rendering text ------------------------------------------------------------------------------------

TEXT_PIECES = st.sampled_from(
    [
        "word", " ", "\n", "*", "**", "_", "`", "``", "[", "]", "(", ")", "](", "[[", "]]", "|", "[[trap:ghost]]",
        "[[trap:ghost|x]]",
        "[[term:one-to-one]]", "one-to-one", "One-to-ones", "<", ">", "</", "<b>", "<!--", "&", "&lt;", "&#106;",
        "&colon;", "\\", "!",
        "javascript:", "data:", "https://e.org", "http://", "mailto:a@e.org", "HTTPS://E.ORG/", '"', "'",
        "onclick=", "alert(1)", "\\[",
        "[x](https://e.org)", '[x](https://e.org "t")', "[x](javascript:alert(1))", "[y]: ", "://", "//e.org", "{{",
        "{%", "é", "漢",
        "<https://e.org>", "\t", "![", "#", "~~", "\u00a0",
    ]
)  # fmt: skip
TEXTS = st.lists(TEXT_PIECES, max_size=14).map("".join) | st.text(max_size=60)
EXAMPLES = (
    "[x](https://e.org/<script>)", '[x](https://e.org "<b>")', "[x](<https://e.org/ y>)", "`<b>` *a* **b**",
    "![x](https://e.org/i.png)",
    '[x](https://e.org/"onmouseover=alert(1))', "[one-to-one](https://e.org) one-to-one", "[[trap:ghost|*x* <]]", "[a [[trap:ghost]]](https://e.org)",
    "[[trap:ghost|one-to-one]]", "*[[term:one-to-one]]*",
)  # fmt: skip

ALLOWED = {"a": {"href", "title", "class"}, "em": set(), "strong": set(), "code": set()}


class Page(HTMLParser):  # The methods are the parser's, which documents them.
    """Reads HTML as a browser would, and refuses what is active."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser documents it
        assert tag in ALLOWED, tag
        assert tag != "a" or "a" not in self.open, "a link in a link"
        self.open.append(tag)
        for name, value in attrs:
            assert name in ALLOWED[tag], name
            if name == "href":
                assert value
                assert re.match(r"(https?://|mailto:)|(\.\./|\./|#)*[a-z0-9#-]", value, re.IGNORECASE), value
                assert re.match(r"(https?|mailto):|[^:]*$", value, re.IGNORECASE), value

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser documents it
        assert self.open.pop() == tag

    def _refuse(self, *found: object) -> None:
        raise AssertionError(found)

    handle_comment = handle_decl = handle_pi = unknown_decl = _refuse


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return load(build_small(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def known(playbook: Playbook) -> Known:
    kinds: dict[str, set[str]] = {}
    for ref in playbook.entries:
        kinds.setdefault(ref.kind, set()).add(ref.id)
    return Known({kind: frozenset(ids) for kind, ids in kinds.items()})


def accepted(text: str, known: Known) -> str | None:
    """The text as the model takes it, or nothing where it refuses it with an error of ours."""
    try:
        value = Prose(100).check(text)
    except PydanticCustomError:
        return None
    document = Document("a.yml", value, value, lambda: Places({(): Span("a.yml")}, {}))
    return None if list(check_inline(document, known)) else value


def check_harmless(html: str) -> None:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []


@settings(max_examples=700)
@given(text=TEXTS)
def test_no_text_that_is_accepted_becomes_active(text: str, playbook: Playbook, known: Known) -> None:
    """Whatever the model accepts is rendered as emphasis, code and safe links, and nothing else."""
    check_text(text, playbook, known)


@pytest.mark.parametrize("text", EXAMPLES)
def test_texts_that_try_are_harmless(text: str, playbook: Playbook, known: Known) -> None:
    """Ways to smuggle in a tag, an attribute or a scheme."""
    check_text(text, playbook, known)


def test_an_explanation_is_escaped_once(playbook: Playbook) -> None:
    """A title is an attribute, which nothing reads as HTML: what a reader sees is what the author wrote."""
    ref = next(entry.ref for entry in playbook.all(Term))
    term = playbook.get(Term, ref).record.model_copy(update={"definition": 'It\'s <b> & "more".'})
    entry = replace(playbook.entries[ref], record=term)
    changed = replace(playbook, entries={**playbook.entries, ref: entry})
    here = PageText("levels/manager.md", Answers(changed, {}), Glossary.of(playbook))

    found = str(here.text(f"[[{ref}]]"))

    assert 'title="It&#x27;s &lt;b&gt; &amp; &quot;more&quot;."' in found


def check_text(text: str, playbook: Playbook, known: Known) -> None:
    value = accepted(text, known)
    if value is not None:
        here = PageText("levels/manager.md", Answers(playbook, {}), Glossary.of(playbook))
        check_harmless(str(here.text(value)))
        check_harmless(str(here.label(value)))


@settings(max_examples=300)
@given(text=TEXTS)
def test_even_text_that_was_never_checked_is_rendered_harmless(text: str, playbook: Playbook) -> None:
    """The renderer does not rest on the model: without references, any text at all is safe to render."""
    value = text.replace("[[", "[")
    here = PageText("levels/manager.md", Answers(playbook, {}), Glossary.of(playbook))

    check_harmless(str(here.text(value)))
    check_harmless(str(here.label(value)))


@settings(max_examples=300)
@given(st.text(max_size=200) | TEXTS)
def test_text_is_accepted_stripped_or_refused_by_us(text: str) -> None:
    """The check of a text gives it back without outer white space, or raises our own error."""
    try:
        result = Prose(12, rich=False).check(text)
    except PydanticCustomError as error:
        result = error.type

    assert result in {text.strip(), "blank", "markup", "raw_html", "bad_link", "link_form", "too_many_words"}


# Showing problems ----------------------------------------------------------------------------------


@settings(max_examples=200)
@given(
    text=st.text(max_size=60),
    place=st.tuples(st.integers(1, 5), st.integers(1, 70), st.integers(0, 3), st.integers(0, 70)),
)
def test_any_problem_can_be_shown(
    text: str, place: tuple[int, int, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every format prints any message about any place of any file, without anything that a terminal would obey."""
    root = tmp_path_factory.getbasetemp()
    (root / "shown.yml").write_text(text, "utf-8")
    line, col, lines, cols = place
    problem = Diagnostic(Span("shown.yml", line, col, line + lines, col + cols), "x", text, text)

    shown = [report([problem], root) for report in REPORTERS.values()]

    for said in shown:
        assert all(char.isprintable() or char == "\n" for char in said)
        said.encode()
