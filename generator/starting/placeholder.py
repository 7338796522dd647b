"""The texts that hold a place until somebody writes, and how they are known again."""

import re

from generator.model.fields import count_words
from generator.model.refs import ID

_QUESTIONS = frozenset({"what", "why", "how", "when", "who", "whom", "where", "which", "whether"})

_SITUATION = (
    "Tell one situation in 120 to 180 words, so that a reader could be standing in it. Begin with the person: a "
    "name, a job, and how long they have had it. Say where it happens and on which day, because a date brings "
    "pressure. Let one thing go wrong, small enough to be believable. Let two good aims pull against each other, "
    "such as a promise to a customer and a promise to the team. Give the words that somebody says aloud, in "
    "quotation marks. Say who is watching, and what it costs to wait until tomorrow. Leave the answer out: a fair "
    "reader should be able to argue for each of the choices below. End at the moment in which the person has to "
    "speak or act, and not a minute later. These lines only hold the place"
)

_STARTS = ("Say ", "Write here ", _SITUATION[:20])
_STARTING = re.compile(rf"(?:{'|'.join(_STARTS)})[^()]*\({ID.pattern}(?:, {ID.pattern})?(?:, \d+ of \d+)?\)\.")


def starting_text(key: str, about: str, names: str, most: int) -> str:
    """What to write under a key, in at most so many words. The names are in it: no two pages may say the same."""
    where = f" ({names})"
    if key == "situation":
        return f"{_SITUATION}{where}."
    return f"{_request(about, most - count_words(where))}{where}."


def is_starting_text(text: str) -> bool:
    """Whether a text is still the one that a sampler made: a request, with the entry's id behind it."""
    return text.endswith(").") and text.startswith(_STARTS) and _STARTING.fullmatch(" ".join(text.split())) is not None


def _request(about: str, most: int) -> str:
    """A field's description as a request, cut to so many words."""
    core = about.split(". ", maxsplit=1)[0].rstrip(".").partition(", such as")[0]
    core = core[:1].lower() + core[1:]
    words = f"{'Say' if core.split()[0] in _QUESTIONS else 'Write here'} {core}".split()
    while count_words(" ".join(words)) > most:
        words.pop()
    return " ".join(words).rstrip(",:;")
