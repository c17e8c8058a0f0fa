"""How is a title written that stands in capitals? `CHIEF OF IT` → `Chief of IT`."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import vocabulary

SMALL = frozenset(["of", "for", "and", "the", "to", "in", "or", "on", "at", "with", "a", "an", "de"])
_KEPT_UPPER = frozenset(vocabulary.words("capitals"))


def written(title: str) -> str:
    """Write a title that stands in capitals as a person would."""
    words = " ".join(title.split()).strip(" .,;:-–—*|•\"'“”").split(" ")
    letters = [word for word in words if word.isalpha() and len(word) > 3]
    if not letters or not all(word.isupper() for word in letters):
        return " ".join(words)
    return " ".join(_word(word, first=number == 0) for number, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    bare = word.strip("(),./-")
    if bare.upper() in _KEPT_UPPER or any(char.isdigit() for char in bare):
        return word
    if not first and bare.casefold() in SMALL:
        return word.lower()
    return re.sub(
        r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda part: part[0] if part[0] in _KEPT_UPPER else part[0].capitalize(), word
    )
