"""Colours that can be read: the contrast of each pair that the styles put together, by WCAG's formula."""

import re

import pytest

from tests.browser.places import ROOT

STYLE = (ROOT / "templates/style/colour.css").read_text("utf-8")
TEXT, EDGE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11.

GROUNDS = ("paper", "card", "wash")
"""What words stand on."""

LINKS = ("typeset-a-color", "accent-fg-color")
"""What links are written in, as Material calls it."""

WORDS = ("ink", "soft", "go", "up", "keep", "hue", *(f"step-{number}" for number in range(1, 7)))
"""What words are written in."""


def palette(name: str) -> dict[str, str]:
    """A palette's colours by their names: those of `slate` stand on top of the light ones."""
    light, _, dark = STYLE.partition('[data-md-color-scheme="slate"] {')
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));", light))
    if name == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));", dark.partition("}")[0]))
    return {key: found.get(value.removeprefix("var(--").removesuffix(")"), value) for key, value in found.items()}


def luminance(colour: str) -> float:
    """How light a colour is, by WCAG's definition of relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_wcags():
    """Black on white is 21, and the grey that WCAG's techniques name as just enough is 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read_on_every_ground(name):
    """Each colour that words are written in, the steps' hues among them, has 4.5 to 1 on paper, cards and washes."""
    found = palette(name)
    pairs = [(found[f"pb-{word}"], found[f"pb-{ground}"]) for word in WORDS for ground in GROUNDS]
    pairs += [(found[f"md-{word}"], found[f"pb-{ground}"]) for word in LINKS for ground in GROUNDS]

    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read_on_a_filled_button(name):
    """A filled button's words are paper on the step's hue, and on ink under the pointer."""
    found = palette(name)
    fills = [found["pb-ink"], *(found[f"pb-{word}"] for word in WORDS if word == "hue" or word.startswith("step-"))]

    assert [fill for fill in fills if contrast(fill, found["pb-paper"]) < TEXT] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read_on_what_material_fills(name):
    """A topic and the way back to the top, under the pointer."""
    found = palette(name)

    assert contrast(found["md-accent-fg-color"], found["md-accent-bg-color"]) >= TEXT


@pytest.mark.parametrize("name", ["light", "dark"])
def test_edges_of_controls_can_be_seen(name):
    """What a field or a box is drawn with has 3 to 1 against what is around it."""
    found = palette(name)

    assert [ground for ground in GROUNDS if contrast(found["pb-edge"], found[f"pb-{ground}"]) < EDGE] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read_on_the_header_and_the_footer(name):
    """The site's name, the search and the footer's links have 4.5 to 1 on their dark ground."""
    found = palette(name)
    pairs = [
        (found["md-primary-bg-color"], found["md-primary-fg-color"]),
        (found["md-primary-bg-color--light"], found["md-primary-fg-color"]),
        (found["md-footer-fg-color--light"], found["md-footer-bg-color"]),
        (found["md-footer-fg-color--lighter"], found["md-footer-bg-color--dark"]),
    ]

    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []
