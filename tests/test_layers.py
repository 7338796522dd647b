"""Finding files: each gets its kind and id from where it lies, and what is unread is known to be."""

import os
from collections.abc import Callable

import pytest

from generator.config import Project
from generator.layers import plain_id, read_layer
from generator.model.kinds import KINDS
from tests.projects import problems


def test_every_file_has_its_place(project: Callable[[str], Project]) -> None:
    """A file's folder and name say which kind it is and which id it has; registers have none."""
    layer = read_layer(
        project(
            "-- content/figures.yml --\na: b\n"
            "-- content/traps/ghost.yml --\na: b\n"
            "-- content/transitions/one-to-two/transition.yml --\na: b\n"
            "-- content/transitions/one-to-two/stakeholder-map.yml --\na: b\n"
        )
    )

    assert [(place.kind.name, place.id) for place in layer.placed] == [
        ("figure", ""),
        ("stakeholder-map", "one-to-two"),
        ("transition", "one-to-two"),
        ("trap", "ghost"),
    ]
    assert layer.problems == ()
    assert layer.unread == ()


def test_every_kind_can_be_placed(project: Callable[[str], Project]) -> None:
    """There is a path for each kind in the registry, and its documents find back to it."""
    paths = {
        "folder": "content/{stem}/some-name.yml",
        "register": "content/{stem}.yml",
        "part": "content/transitions/some-name/{stem}.yml",
    }
    text = "".join(f"-- {paths[kind.form].format(stem=kind.stem)} --\na: b\n" for kind in KINDS)

    layer = read_layer(project(text))

    assert {place.kind.name for place in layer.placed} == {kind.name for kind in KINDS}


def test_no_two_kinds_share_a_name_or_a_stem() -> None:
    """So a file's name alone says what it holds, and a schema has the name of the file that it describes."""
    stems = [kind.stem for kind in KINDS]
    names = [name for kind in KINDS for name in (kind.name, *(child.name for child in kind.children))]

    assert len(set(stems)) == len(stems)
    assert len(set(names)) == len(names)


def test_files_come_in_the_same_order_everywhere(project: Callable[[str], Project]) -> None:
    """Files come before folders and each by name, whatever order the file system gives."""
    layer = read_layer(
        project(
            "".join(
                f"-- content/{name}.yml --\na: b\n" for name in ("traps/b", "traps/a", "levels/z", "myths", "ideas")
            )
        )
    )

    assert [place.document.path for place in layer.placed] == [
        "content/ideas.yml",
        "content/myths.yml",
        "content/levels/z.yml",
        "content/traps/a.yml",
        "content/traps/b.yml",
    ]


@pytest.mark.parametrize(
    ("path", "unread"),
    [
        ("traps/Rescuer.yml", [("trap", "rescuer")]),
        ("traps/rescuer.yaml", [("trap", "rescuer")]),
        ("tarps/rescuer.yml", [("trap", "")]),
        ("figure.yml", [("figure", "")]),
        ("transitions/a-to-b/Transition.yml", [("transition", "a-to-b")]),
        ("xylophone.yml", []),
        ("notes.txt", []),
        ("transitions/a-to-b.yml", []),
    ],
)
def test_what_a_misplaced_file_was_meant_to_be(
    path: str, unread: list[tuple[str, str]], project: Callable[[str], Project]
) -> None:
    """A slip in a file's name is one problem: what it most likely stands for is not called unknown elsewhere."""
    layer = read_layer(project(f"-- content/{path} --\na: b\n"))

    assert [(kind.name, name) for kind, name in layer.unread] == unread
    assert [problem.span.path for problem in layer.problems] == [
        f"content/{path}".replace("tarps/rescuer.yml", "tarps")
    ]


def test_a_misnamed_transition_leaves_all_its_parts_unread(project: Callable[[str], Project]) -> None:
    """The folder of a transition is one mistake, however many files are in it."""
    layer = read_layer(
        project(
            "-- content/transitions/A to B/transition.yml --\na: b\n-- content/transitions/A to B/plan.yml --\na: b\n"
        )
    )

    assert {name for _, name in layer.unread} == {"a-to-b"}
    assert {kind.name for kind, _ in layer.unread} == {kind.name for kind in KINDS if kind.form == "part"}
    assert [problem.code for problem in layer.problems] == ["bad-id"]


def test_a_misspelt_folder_of_transitions_is_one_problem(project: Callable[[str], Project]) -> None:
    """References to any transition and to what is in it are left alone then."""
    layer = read_layer(project("-- content/transition/a-to-b/transition.yml --\na: b\n"))

    assert [problem.hint for problem in layer.problems] == ["did you mean `transitions`?"]
    assert ("transition", "") in [(kind.name, name) for kind, name in layer.unread]


def test_a_linked_transition_is_one_problem(small: Callable[..., Project]) -> None:
    """Links to folders are not followed, and the links that lead to what is in them are left alone."""
    project = small()
    transitions = project.content / "transitions"
    (transitions / "specialist-to-manager").rename(project.root / "elsewhere")
    (transitions / "specialist-to-manager").symlink_to(project.root / "elsewhere")

    found = problems(project)

    assert [(problem.span.path, problem.code) for problem in found] == [
        ("content/transitions/specialist-to-manager", "unknown-file")
    ]


def test_a_file_linked_inside_the_project_is_read(small: Callable[..., Project]) -> None:
    """A link is as good as a file while it stays in the project."""
    project = small(**{"shared/rescuer.yml": "x"})
    trap = project.content / "traps/rescuer.yml"
    trap.rename(project.root / "shared/rescuer.yml")
    trap.symlink_to("../../shared/rescuer.yml")

    assert problems(project) == ()


def test_a_file_name_that_is_no_text_is_one_problem(small: Callable[..., Project]) -> None:
    """A name in another encoding is refused in words that every terminal can print."""
    project = small()
    (project.content / "traps" / os.fsdecode(b"caf\xe9.yml")).write_text("x")

    (found,) = problems(project)

    assert found.code == "bad-id"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_one_problem(small: Callable[..., Project]) -> None:
    """A folder without permission is not left out in silence."""
    project = small()
    (project.content / "traps").chmod(0)
    try:
        found = problems(project)
    finally:
        (project.content / "traps").chmod(0o755)

    assert [(problem.span.path, problem.code) for problem in found] == [("content/traps", "unreadable-file")]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Rescuer", "rescuer"), ("The  Rescuer!", "the-rescuer"), ("a_b", "a-b"), ("---", ""), ("Über", "ber")],
)
def test_the_id_that_a_name_stands_for(name: str, plain: str) -> None:
    """A suggestion is made of the letters and digits that an id may have."""
    assert plain_id(name) == plain


def test_links_below_pages_may_lead_round(small: Callable[..., Project]) -> None:
    """Links inside the project are fine below the hand-written pages, even one to the folder it stands in."""
    project = small()
    (project.pages / "more").mkdir(parents=True)
    (project.pages / "more/round").symlink_to(project.pages)

    assert problems(project) == ()


def test_a_linked_folder_is_looked_through(small: Callable[..., Project]) -> None:
    """What a folder elsewhere in the project holds is published as well where a link below the pages leads to it."""
    project = small(**{"elsewhere/x.md": "x"})
    (project.root / "elsewhere/leak.txt").symlink_to("/etc/hostname")
    project.pages.mkdir(exist_ok=True)
    (project.pages / "all").symlink_to(project.root / "elsewhere")

    found = problems(project)

    assert [(problem.span.path, problem.code) for problem in found] == [
        ("content/pages/all/leak.txt", "outside-project")
    ]
