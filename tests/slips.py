"""Pieces of content files with a few slips in them, as hands and other programs make them."""

import random
import textwrap
from collections.abc import Iterator

from tests import txtar
from tests.projects import SMALL

_LINES = [text.split("\n") for path, text in txtar.parse(SMALL.read_text("utf-8")).items() if path.endswith(".yml")]
_SIGNS = (
    "a", "b: ", "key: value", ":", ": ", "- ", "-", "? ", "?", "\n", "\n  ", "\n    ", " ", "\t", "'", '"', "[", "]",
    "{", "}", ",", "#", " #", "|", ">", ">-", "|2", ">1-", "&x ", "*x", "!", "!!str ", "%", "---", "\n---\n", "\n...\n",
    "<<: ", "~", "null", "no", "1:30", "\\", "\\n", "@", "`", "é", "漢", "😀", "[[trap:ghost]]", "\n\n", "\n- ",
    "\n# c\n", "''", '""', "a: b\n", ", ", "] ", "}:", "- - ", "::", "\\\n", "\u00a0", "''a''", "key:\n", "-\n",
    "\\x41", "=", "1.5", "+",
)  # fmt: skip
_SLIPS = (
    lambda line: f" {line}", lambda line: f"  {line}", lambda line: line[1:], lambda line: line[2:],
    lambda line: f"{line} ", lambda line: f"\n{line}", lambda line: line.replace(": ", ":\n", 1),
    lambda line: line.replace(": ", ": '", 1) + "'", lambda line: line.replace(": ", ': "', 1) + '"',
    lambda line: line.replace(": ", ": >-\n    ", 1), lambda line: line.replace(": ", ": |\n    ", 1),
    lambda line: f"{line}\n{line}",
)  # fmt: skip


def pieces_with_slips(chance: random.Random, count: int) -> Iterator[str]:
    """So many texts: a few lines of the small playbook with one to three slips, or signs of YAML in any order.

    Each ends its last line, as the readers of YAML differ in what a folded text holds where that is missing.
    """
    for _ in range(count):
        text = (
            _piece_with_slips(chance)
            if chance.random() < 0.6
            else "".join(chance.choices(_SIGNS, k=chance.randint(1, 14)))
        )
        yield text.rstrip("\n") + "\n"


def _piece_with_slips(chance: random.Random) -> str:
    lines = chance.choice(_LINES)
    start = chance.randrange(max(1, len(lines) - 3))
    text = textwrap.dedent("\n".join(lines[start : start + chance.randint(2, 9)])) + "\n"
    for _ in range(chance.randint(1, 3)):
        text = _slip(text, chance)
    return text


def _slip(text: str, chance: random.Random) -> str:
    """The text with a sign put in, a few taken out, or one line written otherwise."""
    place, kind = chance.randrange(len(text) + 1), chance.random()
    if kind < 0.45:
        return text[:place] + chance.choice(_SIGNS) + text[place:]
    if kind < 0.6:
        return text[:place] + text[place + chance.randint(1, 4) :]
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    lines[number] = chance.choice(_SLIPS)(lines[number])
    return "\n".join(lines)
