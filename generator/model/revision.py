"""Revisions: a short mark of the words a reader acts on, so that a record knows for which words it was made."""

import re
from functools import lru_cache
from hashlib import blake2s

from generator.model.markup import plain


@lru_cache(maxsize=32_768)  # The lock, the views and the export each ask for it.
def revision(*texts: str) -> str:
    """Eight hexadecimal digits that change when a word does; markup, case and punctuation do not count."""
    words = "\n".join(" ".join(re.findall(r"\w+", plain(text).casefold())) for text in texts)
    return blake2s(words.encode(), digest_size=4).hexdigest()
