"""Social cards: which there are, which page has which, and that they can be drawn whatever the content says."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.config import Project
from generator.press.cards import DEFAULT, Card, card_path_of, cards
from generator.press.painting import HEIGHT, WIDTH, Painter
from generator.site import Site, build_site
from tests.projects import build_small

ROOT = Path(__file__).parents[1]
NAME = "The Leadership Playbook"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small playbook's site."""
    root = tmp_path_factory.mktemp("small")
    build_small(root)
    (root / "templates").symlink_to(ROOT / "templates")
    return build_site(Project(root))


@pytest.fixture(scope="module")
def painter() -> Painter:
    """With the real colours and typeface."""
    return Painter(ROOT / "templates", NAME)


def picture(painter: Painter, title: str = "Manager → Director", words: str = "What to stop.", stair: int = 2) -> bytes:
    return painter.card(Card("x.png", title, words, stair, 4))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_each_step_has_a_card_with_its_name_and_promise(site: Site) -> None:
    """And there is one for all other pages."""
    default, step = cards(site, NAME)

    assert default.path == DEFAULT
    assert default.title == NAME
    assert step.path == "assets/cards/specialist-to-manager.png"
    assert step.title == "Specialist → Manager"
    assert step.words


@pytest.mark.parametrize(
    ("page", "card"),
    [
        ("transitions/specialist-to-manager/index.md", "assets/cards/specialist-to-manager.png"),
        ("transitions/specialist-to-manager/conversations/boss.md", "assets/cards/specialist-to-manager.png"),
        ("transitions/index.md", DEFAULT),
        ("transitions/unknown/index.md", DEFAULT),
        ("levels/manager.md", DEFAULT),
        ("index.md", DEFAULT),
    ],
)
def test_pages_of_a_step_have_its_card(site: Site, page: str, card: str) -> None:
    """All others have the default one."""
    assert card_path_of(page, site) == card


def test_a_card_has_the_size_that_others_expect_and_the_hue_of_its_step(painter: Painter) -> None:
    """The hue is that of the pages, from the same style sheet."""
    css = (ROOT / "templates/style/colour.css").read_text("utf-8")
    hue = css.split("--pb-step-2: #", 1)[1][:6]

    image = opened(picture(painter))

    assert image.size == (WIDTH, HEIGHT)
    assert image.getpixel((0, 0)) == tuple(bytes.fromhex(hue))


def test_the_same_card_gives_the_same_bytes(painter: Painter) -> None:
    """In another painter too."""
    assert picture(painter) == picture(Painter(ROOT / "templates", NAME))


def test_steps_beyond_the_hues_have_the_common_one(painter: Painter) -> None:
    """A fork may have more steps than the style sheet names."""
    many = opened(painter.card(Card("x.png", "A → B", "Words.", 61, 80)))

    assert many.getpixel((0, 0)) == tuple(bytes.fromhex("0c5a63"))


@pytest.mark.parametrize(
    "words", ["", "word " * 200, "w" * 400, "<b>&amp;</b>"], ids=["none", "many", "long", "markup"]
)
def test_any_text_can_be_drawn(painter: Painter, words: str) -> None:
    """What does not fit is left out."""
    assert opened(picture(painter, title=words or "A", words=words)).size == (WIDTH, HEIGHT)


def test_a_text_that_the_typeface_cannot_write_is_left_out(painter: Painter) -> None:
    """A card without words looks better than one of empty boxes."""
    bare = picture(painter, title="管理者", words="管")

    assert bare == picture(painter, title="部長", words="長")
    assert bare != picture(painter)
