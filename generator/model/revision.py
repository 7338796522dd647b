"""Revisions: a short mark of the words a reader acts on, so that a record knows for which words it was made."""

import re
from hashlib import blake2s

from generator.model.markup import plain


def revision(*texts: str) -> str:
    """Eight hexadecimal digits that change when a word does; markup, case and punctuation do not count."""
    words = "\n".join(" ".join(re.findall(r"\w+", plain(text).casefold())) for text in texts)
    return blake2s(words.encode(), digest_size=4).hexdigest()
