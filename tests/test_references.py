"""References: links forward from every field and text, and the same links back."""

from collections.abc import Callable

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.config import Project
from generator.diagnostics import Span
from generator.model.fields import ItemRef
from generator.model.playbook import Link, Ref
from generator.model.refs import Known
from generator.model.shared import Skill, Trap
from generator.references import check_inline, check_written, find_backlinks, inline_references
from generator.schema.misfits import reference_problem
from generator.source import parse_document
from generator.written import WrittenFiles, read_written
from tests.projects import load, problems

STEP = "specialist-to-manager"
RESCUER = "content/traps/rescuer.yml"
WHY = "why_it_tempts: Helping feels like leading."


def links_between(links: tuple[Link, ...], source: Ref, target: Ref) -> list[tuple[str, str | None]]:
    return [(link.field, link.note) for link in links if (link.source, link.target) == (source, target)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see [[trap:ghost]]", [Ref("trap", "ghost")]),
        ("[[trap:ghost|the ghost]] and [[item:a-to-b/c]]", [Ref("trap", "ghost"), Ref("item", "a-to-b/c")]),
        ("`[[trap:ghost]]`", []),
        ("``a ` [[trap:ghost]]`` [[trap:b]]", [Ref("trap", "b")]),
        ("[[trap:ghost] [trap:ghost]]", []),
        ("", []),
    ],
)
def test_references_in_text(text: str, found: list[Ref]) -> None:
    """A reference names a kind and an id, with words or without; what stands in code is none."""
    assert list(inline_references(text)) == found


def test_a_field_links_to_its_target_with_the_note_beside_it(small: Callable[..., Project]) -> None:
    """A reference in a field is a link under the field's name, and takes the local note along."""
    links = load(small()).links

    found = links_between(links, Ref("transition", STEP), Ref("trap", "ghost"))

    assert found == [("trap", "You hide in your own work.")]


def test_a_list_of_references_links_under_the_name_of_the_list(small: Callable[..., Project]) -> None:
    """References without a record of their own have no note."""
    links = load(small()).links

    found = links_between(links, Ref("trap", "ghost"), Ref("practice", "one-to-ones"))

    assert found == [("prevent", None)]


def test_what_stands_in_an_item_links_from_the_item(small: Callable[..., Project]) -> None:
    """The innermost entry is the source: an item's traps are the item's, not the whole checklist's."""
    playbook = load(small())

    sources = {link.source for link in playbook.referrers(Ref("trap", "ghost"))}

    assert Ref("item", f"{STEP}/ask-for-results") in sources
    assert Ref("checklists", STEP) not in sources
    assert Ref("list", f"{STEP}/first-30-days") not in sources


def test_local_references_link_to_the_item_of_their_transition(small: Callable[..., Project]) -> None:
    """An id that is unique in its transition gets the transition's name in the graph."""
    links = load(small()).links

    assert links_between(links, Ref("plan", STEP), Ref("list", f"{STEP}/first-30-days")) == [("checklist", None)]
    assert links_between(links, Ref("checklists", STEP), Ref("item", f"{STEP}/book-talks")) == [("five", None)]


def test_references_of_any_kind_and_in_text_are_links(small: Callable[..., Project]) -> None:
    """`kind:id` in a field and `[[kind:id]]` in a text are links like any other."""
    links = load(small()).links

    assert links_between(links, Ref("idea", "hand-over"), Ref("trap", "rescuer")) == [("entry", None)]
    assert links_between(links, Ref("transition", STEP), Ref("practice", "one-to-ones")) == [("what_helps", None)]


def test_every_link_has_a_backlink_and_every_backlink_a_link(small: Callable[..., Project]) -> None:
    """The graph is the same seen from both ends."""
    playbook = load(small())

    back = [link for found in playbook.backlinks.values() for link in found]

    assert sorted(back, key=repr) == sorted(playbook.links, key=repr)
    assert all(link.target == ref for ref, found in playbook.backlinks.items() for link in found)


def test_backlinks_come_in_the_order_of_the_links() -> None:
    """What refers to an entry is listed in the order of the files."""
    target, first, second = Ref("trap", "a"), Ref("level", "z"), Ref("level", "b")
    links = (Link(first, target, (), "x"), Link(second, Ref("trap", "c"), (), "x"), Link(second, target, (), "x"))

    assert find_backlinks(links)[target] == (links[0], links[2])


@pytest.mark.parametrize(
    ("text", "line", "col"),
    [
        ("why_it_tempts: Is [[trap:gost]] so?", 4, 19),
        ("why_it_tempts: >-\n  One line.\n  Then [[trap:gost]].", 6, 8),
        ("why_it_tempts: >-\n  A [[trap:gost|text over\n  two lines]] here.", 5, 5),
        ('why_it_tempts: "An [[trap:gost|es\\x63ape]]"', 4, 16),
        ("why_it_tempts: '[[trap:ghost]] and [[trap:gost]]'", 4, 36),
    ],
)
def test_a_bad_reference_is_shown_where_it_stands(
    text: str, line: int, col: int, small: Callable[..., Project]
) -> None:
    """In text the reference itself is marked; where it is written in another way, all of the text."""
    (found,) = problems(small((RESCUER, WHY, text)))

    assert (found.code, found.span.line, found.span.col) == ("unknown-reference", line, col)


def test_many_references_in_a_long_file_are_checked(small: Callable[..., Project]) -> None:
    """30,000 good references on as many lines are no work: only a bad one is looked for in the file."""
    many = "".join(f"- '[[trap:ghost]] {number}'\n" for number in range(30_000))
    document, _ = parse_document(f"a:\n{many}- '[[trap:gost]]'\n", "a.yml")
    assert document

    (found,) = check_inline(document, Known({"trap": frozenset({"ghost"})}))

    assert (found.code, found.span.line, found.span.col) == ("unknown-reference", 30_002, 4)


def test_bad_references_of_one_file_end_at_two_hundred() -> None:
    """A file in which every line is wrong is not searched for ever; the rest shows when these are mended."""
    document, _ = parse_document("".join(f"- '[[trap:x{number}]]'\n" for number in range(30_000)), "a.yml")
    assert document

    assert len(list(check_inline(document, Known({"trap": frozenset()})))) == 200


def test_text_that_is_too_long_for_any_field_is_not_searched() -> None:
    """It is refused for its length; what stands in it is looked at when it is shorter."""
    document, _ = parse_document(f"a: '{'[[x ' * 100_000}'\n", "a.yml")
    assert document

    assert list(check_inline(document, Known())) == []


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("a-to-b/c", "a-to-b/c"),
        ("a-to-b/old", "c-to-d/new"),
        ("was-a/c", "a-to-b/c"),
        ("was-a/old", "c-to-d/new"),
        ("was-a/x", "was-a/x"),
    ],
)
def test_an_id_of_before_is_known_by_itself_and_by_its_transition(name: str, now: str) -> None:
    """What is called so at present comes first, and nothing is guessed."""
    ids = {"item": frozenset({"a-to-b/c", "c-to-d/new"})}
    known = Known(ids, renamed={("item", "a-to-b/old"): "c-to-d/new", ("transition", "was-a"): "a-to-b"})

    assert known.present("item", name) == now


def test_an_item_that_moved_is_not_one_of_the_transition_that_it_left() -> None:
    """A field for items of its own transition needs another one; the message says where it is."""
    known = Known({"item": frozenset({"c-to-d/new"})}, "a-to-b", renamed={("item", "a-to-b/old"): "c-to-d/new"})
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(ItemRef).validate_python("old", context=known)

    [error] = raised.value.errors()

    found = reference_problem(Span("a.yml"), error["type"], error["ctx"], known, free=False)

    assert found.message == "`a-to-b/old` is now called `c-to-d/new`"
    assert found.hint == "it has moved to another transition: name an item of this one"


def test_a_reference_on_a_hand_written_page_is_shown_where_it_stands() -> None:
    """Such a page is Markdown, which knows no references, so readers would see the brackets."""
    (found,) = check_written("# About\n\nSee [[trap:ghost|the ghost]] today.\n", "content/pages/about.md")

    assert (found.span, found.code) == (Span("content/pages/about.md", 3, 5, 3, 29), "reference-form")


@pytest.mark.parametrize(
    "text",
    [
        "`[[trap:ghost]]`", "```\n[[trap:ghost]]\n```", "~~~ yaml\nwhy: See [[trap:ghost]].\n~~~\n",
        "~~~~\n~~~\n[[trap:ghost]]\n~~~~", "~~~\n[[trap:ghost]]", "[trap](traps/ghost.md)", "[[x]]",
    ],
)  # fmt: skip
def test_what_a_page_shows_as_code_is_no_reference(text: str) -> None:
    """Whoever explains references writes them in code, on a line or between fences."""
    assert not list(check_written(text, "a.md"))


def test_text_behind_a_fence_is_read_again() -> None:
    """Code ends at its closing fence."""
    (found,) = check_written("~~~\na\n~~~\n[[trap:ghost]]\n", "a.md")

    assert found.span.line == 4


def test_a_check_reads_the_hand_written_pages(small: Callable[..., Project]) -> None:
    """A reference on a page stops the build before anything is rendered."""
    project = small(**{"content/pages/about.md": "See [[trap:ghost]].\n"})

    assert [found.code for found in read_written(WrittenFiles.of(project), None)[1]] == ["reference-form"]


def test_a_reference_by_an_earlier_id_leads_to_the_entry(small: Callable[..., Project]) -> None:
    """In a field, as a key and in a text: the records have the present id, and so do the links back."""
    playbook = load(
        small(
            ("content/traps/ghost.yml", "title: The ghost\n", "title: The ghost\nformerly: [phantom]\n"),
            ("content/levels/manager.yml", "title: Manager\n", "title: Manager\nformerly: [team-lead]\n"),
            ("content/skills/coaching.yml", "  manager: {descriptor", "  team-lead: {descriptor"),
            (f"content/transitions/{STEP}/checklists.yml", "[rescuer, ghost]", "[rescuer, phantom]"),
            (RESCUER, WHY, "why_it_tempts: It is the [[trap:phantom]] and `[[trap:phantom]]`."),
        )
    )

    assert playbook.get(Trap, Ref("trap", "rescuer")).record.why_it_tempts == (
        "It is the [[trap:ghost]] and `[[trap:phantom]]`."
    )
    assert list(playbook.get(Skill, Ref("skill", "coaching")).record.levels) == ["specialist", "manager"]
    sources = {link.source for link in playbook.referrers(Ref("trap", "ghost"))}
    assert {Ref("trap", "rescuer"), Ref("item", f"{STEP}/ask-for-results")} <= sources
    assert Ref("skill", "coaching") in {link.source for link in playbook.referrers(Ref("level", "manager"))}
