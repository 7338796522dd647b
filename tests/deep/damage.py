"""Ways in which a text goes wrong: by a slip of the hand, by another program, by somebody who means harm."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from tests.deep.pieces import PIECES, VALUES
from tests.deep.upset import upset

Damage = Callable[[str, Random], str]

QUOTES = (("'", "'"), ('"', '"'), ("\u201c", "\u201d"), ("'", ""), ("", '"'), ("[", "]"), ("{", "}"))
OPENERS = ("[", "{", "- ", "{a: ", "((", "> ", "**", "[[", "  ", "{{ (", "{% if x %}")

_FIELD = re.compile(r"^([ ]*(?:- )*[\w-]+:[ ])(.*)$")
_TOKEN = re.compile(r"[\w-]+|[^\w\s]|\s+")


def damage(text: str, rng: Random) -> tuple[str, str]:
    """The text, damaged in one to three ways, and the names of the ways."""
    ways = rng.choices(list(WAYS), list(WAYS.values()), k=rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 3)))
    for way in ways:
        text = way(text, rng)
    return text, ", ".join(way.__name__ for way in ways)


# Lines ----------------------------------------------------------------------------------------------


def drop_lines(text: str, rng: Random) -> str:
    lines, start = _lines(text, rng)
    return "\n".join(lines[:start] + lines[start + rng.choice((1, 1, 1, 2, 5, 40)) :])


def repeat_lines(text: str, rng: Random) -> str:
    lines, start = _lines(text, rng)
    part = lines[start : start + rng.choice((1, 1, 3, 12))]
    return "\n".join(lines[:start] + part * rng.choice((2, 2, 3, 60)) + lines[start + len(part) :])


def move_line(text: str, rng: Random) -> str:
    lines, start = _lines(text, rng)
    line = lines.pop(start)
    lines.insert(rng.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def swap_lines(text: str, rng: Random) -> str:
    lines, start = _lines(text, rng)
    other = rng.randrange(len(lines))
    lines[start], lines[other] = lines[other], lines[start]
    return "\n".join(lines)


def shift_lines(text: str, rng: Random) -> str:
    """Indent lines otherwise: by spaces, tabs, or spaces that are none."""
    lines, start = _lines(text, rng)
    by = rng.choice((1, 2, 2, 3, -1, -2, -2, -9))
    for index in range(start, min(len(lines), start + rng.choice((1, 1, 2, 9)))):
        line = lines[index]
        lines[index] = rng.choice((" ", " ", " ", "\t", "\u00a0")) * by + line if by > 0 else _outdented(line, -by)
    return "\n".join(lines)


def join_lines(text: str, rng: Random) -> str:
    lines, start = _lines(text, rng)
    lines[start : start + 2] = [rng.choice((" ", "")).join(line.strip() for line in lines[start : start + 2])]
    return "\n".join(lines)


def change_line_ends(text: str, rng: Random) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", " \n", "\u2028", "\x85")))


def _lines(text: str, rng: Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, rng.randrange(len(lines))


def _outdented(line: str, by: int) -> str:
    return line[min(by, len(line) - len(line.lstrip(" "))) :]


# Fields ---------------------------------------------------------------------------------------------


def replace_value(text: str, rng: Random) -> str:
    return _change_field(text, rng, lambda key, value: key + rng.choice(VALUES))


def misspell_key(text: str, rng: Random) -> str:
    return _change_field(text, rng, lambda key, value: _slip(key, rng) + value)


def quote_value(text: str, rng: Random) -> str:
    before, after = rng.choice(QUOTES)
    return _change_field(text, rng, lambda key, value: f"{key}{before}{value}{after}")


def unquote(text: str, rng: Random) -> str:
    places = [found.start() for found in re.finditer("""['"`\\[\\]{}]""", text)]
    return _without(text, rng.choice(places), 1) if places else text


def swap_values(text: str, rng: Random) -> str:
    lines = text.split("\n")
    fields = [(index, found) for index, line in enumerate(lines) if (found := _FIELD.match(line))]
    if len(fields) < 2:
        return text
    (one, first), (two, second) = rng.sample(fields, 2)
    lines[one], lines[two] = first[1] + second[2], second[1] + first[2]
    return "\n".join(lines)


def _change_field(text: str, rng: Random, change: Callable[[str, str], str]) -> str:
    lines = text.split("\n")
    fields = [(index, found) for index, line in enumerate(lines) if (found := _FIELD.match(line))]
    if fields:
        index, found = rng.choice(fields)
        lines[index] = change(found[1], found[2])
    return "\n".join(lines)


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(len(word))
    twice = word[: at + 1] + word[at:]
    return rng.choice((_without(word, at, 1), twice, word.upper(), word.replace(":", "")))


# Characters -----------------------------------------------------------------------------------------


def insert_piece(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(PIECES) * rng.choice((1, 1, 1, 1, 2, 40)) + text[at:]


def drop_token(text: str, rng: Random) -> str:
    tokens = _TOKEN.findall(text)
    return "".join(_without(tokens, rng.randrange(len(tokens)), rng.choice((1, 1, 2, 4)))) if tokens else text


def repeat_token(text: str, rng: Random) -> str:
    tokens = _TOKEN.findall(text)
    if tokens:
        tokens[rng.randrange(len(tokens))] *= rng.choice((2, 2, 3, 400))
    return "".join(tokens)


def swap_tokens(text: str, rng: Random) -> str:
    tokens = _TOKEN.findall(text)
    if tokens:
        one, two = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        tokens[one], tokens[two] = tokens[two], tokens[one]
    return "".join(tokens)


def slip(text: str, rng: Random) -> str:
    return text and _without(text, rng.randrange(len(text)), 1)


def cut_off(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return rng.choice((text[:at], text[:at], text[at:]))


def scramble(text: str, rng: Random) -> str:
    """Random bytes over a part of the text, as a half-written disk leaves them."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.randbytes(rng.choice((1, 4, 60))).decode("utf-8", "surrogateescape") + text[at + 4 :]


def nest(text: str, rng: Random) -> str:
    """Far too deep, or far too much."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(OPENERS) * rng.choice((60, 3000)) + text[at:]


def _without(found: Any, at: int, count: int) -> Any:
    return found[:at] + found[at + count :]


WAYS: Mapping[Damage, int] = {
    drop_lines: 4, repeat_lines: 3, move_line: 3, swap_lines: 3, shift_lines: 5, join_lines: 2, change_line_ends: 1,
    replace_value: 12, misspell_key: 4, quote_value: 4, unquote: 3, swap_values: 6,
    insert_piece: 14, drop_token: 3, repeat_token: 2, swap_tokens: 2, slip: 3, cut_off: 2, scramble: 2, nest: 1,
    upset: 9,
}  # fmt: skip
"""Each way, and how often it is taken beside the others."""
