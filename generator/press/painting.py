"""Cards and icons drawn as PNG, in the colours of the style sheets and a typeface of our own.

Everything on a picture is its ground mixed with white. So it is drawn in shades of grey, and the palette makes colours
of them: that takes a fifth of the time of drawing in colour and counting the colours afterwards.
"""

import re
from io import BytesIO
from itertools import chain
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.press.cards import Card

WIDTH, HEIGHT = 1200, 630  # What Open Graph and others show without cutting.
ICONS = {"assets/icon-192.png": 192, "assets/icon-512.png": 512}
"""The icons that a phone's home screen asks for, by path, with their size in pixels."""

_FONT = "fonts/SourceSerif4Display-Semibold.ttf.woff"
_COLOUR = re.compile(r"--(?P<name>pb-step-\d+|pb-hue|md-primary-fg-color): #(?P<value>[0-9a-f]{6});")
_GROUND = "md-primary-fg-color"
_MARGIN = 84
_STAIRS = 6  # No more steps are drawn than this, however many the playbook has.
_TREAD, _RISE, _EDGE = 118, 72, 10  # One stair, in pixels.
_TONES = 240  # Shades from the ground to white; what is left of 256 are the stairs' own hues, two each.
_MISSING = "\uffff"  # No font has a picture for it.


class Painter:
    """Draws for one site."""

    def __init__(self, templates: Path, name: str) -> None:
        css = (templates / "style/colour.css").read_text("utf-8")
        found = [(match["name"], bytes.fromhex(match["value"])) for match in _COLOUR.finditer(css)]
        self._colours = dict(reversed(found))  # The first of each name: the light palette.
        self._file = templates / _FONT
        self._name = name
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}

    def card(self, card: Card) -> bytes:
        """The picture, as PNG. Where the typeface lacks a character, the card does without words."""
        image = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(image)
        hues = _draw_stairs(draw, card)
        if self._can_write(f"{self._name}{card.title}{card.words}"):
            self._write(draw, card)
        ground = self._colour(card.stair) if card.stair else self._colours[_GROUND]
        pairs = ((self._colour(number), _mix(self._colour(number), 0.5)) for number in hues)
        return _png(image, ground, *chain.from_iterable(pairs))

    def icon(self, size: int) -> bytes:
        """The site's icon: three stairs, with the margin that a round mask may cut away."""
        image = Image.new("L", (size, size), 0)
        draw = ImageDraw.Draw(image)
        stair = size // 6
        left = (size - 3 * stair) // 2
        for number, share in enumerate((0.55, 0.8, 1)):
            top = left + (2 - number) * stair
            draw.rectangle((left + number * stair, top, left + 3 * stair - 1, top + stair - 1), _tone(share))
        return _png(image, self._colours[_GROUND])

    def _write(self, draw: ImageDraw.ImageDraw, card: Card) -> None:
        if card.title != self._name:
            draw.text((_MARGIN, 74), self._name, _tone(0.78), self._font(30))
        size, lines = self._fit(card.title, WIDTH - 2 * _MARGIN)
        top = 128
        for line in lines:
            draw.text((_MARGIN, top), line, _tone(1), self._font(size))
            top += round(size * 1.1)
        top += 34
        for line in _wrap(self._font(38), card.words, 660):
            if top > HEIGHT - _MARGIN:
                break  # A promise this long is for the page.
            draw.text((_MARGIN, top), line, _tone(0.86), self._font(38))
            top += 50

    def _fit(self, title: str, width: int) -> tuple[int, list[str]]:
        """The largest size at which a title takes one line, or else two."""
        for size in (104, 92, 82):
            if self._font(size).getlength(title) <= width:
                return size, [title]
        for size in (76, 66, 56):
            if len(lines := _wrap(self._font(size), title, width)) <= 2:
                return size, lines
        return 48, _wrap(self._font(48), title, width)[:2]

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            self._fonts[size] = ImageFont.truetype(self._file, size)
        return self._fonts[size]

    def _can_write(self, text: str) -> bool:
        """Whether the typeface has every character of a text; what it lacks it draws as an empty box."""
        font = self._font(30)
        box = bytes(font.getmask(_MISSING))
        return all(bytes(font.getmask(character)) != box for character in set(text) - {" "})

    def _colour(self, step: int) -> bytes:
        """A step's hue, as the pages have it."""
        return self._colours.get(f"pb-step-{step}", self._colours["pb-hue"])


def _draw_stairs(draw: ImageDraw.ImageDraw, card: Card) -> list[int]:
    """Stairs that rise to the right edge, with a light on the card's own. Without one, returns the steps in whose hues
    they are.
    """
    count = min(card.stairs, _STAIRS)
    first = min(max(card.stair - count // 2 - 1, 0), card.stairs - count)
    for stair in range(count):
        left, top = WIDTH - (count - stair) * _TREAD, HEIGHT - (stair + 1) * _RISE
        own = _TONES + 2 * stair
        edge = _tone(1 if first + stair + 1 == card.stair else 0.35 + 0.07 * stair) if card.stair else own + 1
        draw.rectangle((left, top, WIDTH, HEIGHT), _tone(0.1 + 0.07 * stair) if card.stair else own)
        draw.rectangle((left, top, left + _TREAD - 1, top + _EDGE - 1), edge)
    return [] if card.stair else list(range(1, count + 1))


def _wrap(font: ImageFont.FreeTypeFont, text: str, width: int) -> list[str]:
    """The words in lines that fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _tone(share: float) -> int:
    """The shade that stands for so much white in the ground."""
    return round((_TONES - 1) * share)


def _mix(ground: bytes, share: float) -> bytes:
    """A colour on its way to white."""
    return bytes(round(part + (255 - part) * share) for part in ground)


def _png(image: Image.Image, ground: bytes, *hues: bytes) -> bytes:
    """The picture with its shades as colours. PNG holds no date unless asked: the same picture gives the same bytes."""
    image.putpalette(b"".join([*(_mix(ground, tone / (_TONES - 1)) for tone in range(_TONES)), *hues]))
    out = BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()
