"""Which words does a text hold? Lower case, ASCII letters and digits, as the word table counts them."""

from __future__ import annotations

import re
import unicodedata

from orgmodel.duties.spelling import american

_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text in order, in American spelling.

    `'s` is dropped, accents and ligatures are undone; what has no letters of a to z and no digits has no words.
    """
    return tuple(map(american, _WORD.findall(plain(text).replace("'s", ""))))


def plain(text: str) -> str:
    """Lower the case, and write what has a plain form in ASCII (`é`, `ﬁ`, a curly apostrophe) in it."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u00ad", ""))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return text.lower()
