"""Figures and sources with the sentences that use them: the report, hand-written pages, and how a grade is said."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.config import Project
from generator.diagnostics import ContentError
from generator.model.playbook import Playbook
from generator.reporting import headline
from generator.reporting.evidence import evidence
from generator.site import Site, build_site, check_project
from generator.written import Written
from tests.projects import build_small, load

ROOT = Path(__file__).parents[1]
OTHER = """worth-of-bosses:
  title: What a good boss is not worth
  value: Nothing at all
  population: Ten people
  people: [ten people]
  claim: Swapping a boss changes little.
  caveat: Very small.
  grade: C
  source: hill-2007
  but_see: [value-of-bosses]
"""
BOTH = (
    ("content/figures.yml", "  people: [service firm]\n",
     f"  people: [service firm]\n  but_see: [worth-of-bosses]\n{OTHER}"),
    ("content/transitions/specialist-to-manager/transition.yml", "worth of a boss]].",
     "worth of a boss]], and at [[figure:worth-of-bosses|ten people]]."),
)  # fmt: skip
"""A second figure that contradicts the first."""


def with_looks(root: Path) -> Path:
    """The real templates and settings beside the content."""
    (root / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


# Hand-written pages --------------------------------------------------------------------------------


def said_of(root: Path, text: str, edits: tuple[tuple[str, str, str], ...] = ()) -> list[str]:
    """What a check says of a hand-written page with the text."""
    project = build_small(root, edits, {"content/pages/about.md": f"# About\n\n{text}\n"})
    with_looks(root)
    try:
        check_project(project)
    except ContentError as error:
        return [headline(problem) for problem in error.diagnostics]
    return []


def test_a_sentence_of_a_page_says_whom_a_figure_was_measured_on(tmp_path: Path) -> None:
    """As a text of the content does; the place is that of the link."""
    [said] = said_of(tmp_path, "At a service firm. It adds\n[as much](figures.md#value-of-bosses) as one more.")

    assert said.startswith("content/pages/about.md:4:11: error[people-unnamed] the sentence does not say whom")


@pytest.mark.parametrize("text", [
    "- At one service\n  firm it adds [as much](figures.md#value-of-bosses).\n- [Hill](sources.md#hill-2007) knows.",
    "See [the figures](figures.md), and [a page](traps/rescuer.md#signs).",
])  # fmt: skip
def test_a_page_that_names_the_people_is_clean(tmp_path: Path, text: str) -> None:
    """Over the end of a line too; a source, and a link to the register as a whole, ask for nothing."""
    assert said_of(tmp_path, text) == []


def test_a_paragraph_tells_both_figures_that_contradict_each_other(tmp_path: Path) -> None:
    """In one paragraph they stand together; in two, each is told alone."""
    service, ten = (
        "One service firm [says so](figures.md#value-of-bosses).",
        "At [ten people](figures.md#worth-of-bosses).",
    )

    assert said_of(tmp_path / "one", f"{service} {ten}", BOTH) == []
    apart = said_of(tmp_path / "two", f"{service}\n\n{ten}", BOTH)

    assert [re.sub(r".*\[|\].*", "", line) for line in apart] == ["one-sided-figure"] * 2


# The report ----------------------------------------------------------------------------------------


@pytest.fixture
def playbook(small: Callable[..., Project]) -> Playbook:
    return load(small())


def test_the_report_shows_each_record_with_every_sentence_that_uses_it(playbook: Playbook) -> None:
    """A sentence with its reference, a statement with the evidence listed beside it, and a sentence of a page."""
    text = "# About\n\nNo. One firm [says\nso](figures.md#value-of-bosses). Yes."
    page = Written("about.md", "content/pages/about.md", text, None)

    figure, *_ = evidence(playbook, [page], frozenset({"value-of-bosses"}))

    assert figure.startswith("figure:value-of-bosses  content/figures.yml:1\n  value       About one more person")
    assert "  caveat      One firm with simple, timed tasks.\n  grade       B\n  source      lazear-2015\n" in figure
    assert "and a look at one service firm's [[figure:value-of-bosses|worth of a boss]].\n" in figure
    assert "A good boss is worth more than one more pair of hands.\n" in figure
    assert (
        "    content/pages/about.md:4  content/pages/about.md\n      One firm [says so](figures.md#value-of-bosses).\n"
        in figure
    )


def test_the_report_names_all_records_and_counts_their_uses(playbook: Playbook) -> None:
    """A block for each figure and source, with as many sentences as it says."""
    blocks = [*evidence(playbook, [], frozenset())]

    assert [block.split("  ")[0] for block in blocks] == [
        "figure:value-of-bosses", "source:hill-2007", "source:lazear-2015",
    ]  # fmt: skip
    for block in blocks:
        [count] = re.findall(r"used in (\d+) place", block)
        assert len(re.findall(r"(?m)^    \S", block)) == int(count) > 0


# The command ---------------------------------------------------------------------------------------


@pytest.fixture
def run(small: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(with_looks(small().root))
    return lambda *arguments: CliRunner().invoke(main, ["evidence", *arguments])


def test_one_record_is_shown_by_its_key_or_its_name(run: Callable[..., Result]) -> None:
    """Both ways of naming it give the same."""
    by_key, by_name = run("hill-2007"), run("source:hill-2007")

    assert by_key.exit_code == 0
    assert by_key.stdout == by_name.stdout
    assert by_key.stdout.startswith("source:hill-2007")
    assert "figure:" not in by_key.stdout.split("used in")[0]


def test_a_name_that_is_none_is_wrong_usage(run: Callable[..., Result]) -> None:
    """With the closest one that there is."""
    result = run("hill-2008")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "no figure or source is called `hill-2008` (did you mean `hill-2007`?)" in result.stderr


def test_content_with_errors_is_shown_as_far_as_it_goes(run: Callable[..., Result]) -> None:
    """Whoever mends sentences needs to see them; that it is not all goes to standard error."""
    trap = Path("content/traps/rescuer.yml")
    trap.write_text(trap.read_text("utf-8").replace("why_it_tempts:", "why_it_temps:"), "utf-8")

    result = run()

    assert result.exit_code == 0
    assert result.stdout.startswith("figure:value-of-bosses")
    assert "The content has errors" in result.stderr


# On pages ------------------------------------------------------------------------------------------


def pages_of(site: Site) -> dict[str, str]:
    return {page.path: page.html for page in site.pages}


def test_a_figure_is_shown_with_the_one_that_contradicts_it(tmp_path: Path) -> None:
    """In the register, and on each page that shows one of the two whole: with its value, its people and its grade."""
    pages = pages_of(build_site(Project(with_looks(build_small(tmp_path, BOTH).root))))

    for path in ("figures.md", "transitions/specialist-to-manager/evidence.md", "levels/manager.md"):
        [said] = re.findall(r'<p class="pb-figure__but">.*?Nothing at all.*?</p>', pages[path])
        assert "(Ten people; grade C" in said


BARE = re.compile(r"\bgrade [A-DM]\b(?!:)|\([A-DM]\)|; [A-DM]\)", re.IGNORECASE)
"""A letter that says nothing to whoever has not read what the letters stand for."""


def test_a_grade_is_said_in_words_wherever_it_stands() -> None:
    """On every page of the real site, in its text and in its explanations; the list that defines the letters has them
    as terms.
    """
    site = build_site(Project(ROOT))

    found = {
        page.path: BARE.findall(
            re.sub(r'<div class="pb-field" id="grade-.*?</div>|<h2 id="sources-.*?</h2>', "", page.html)
        )
        for page in site.pages
    }

    assert sum(page.html.count("grade B: ") for page in site.pages) > 50
    assert {path: letters for path, letters in found.items() if letters} == {}
