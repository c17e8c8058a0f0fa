"""Text → sentences and clauses."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z(“\"•])|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{2,})")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|inc|st|dr|mr|ms|mrs|dept|div|ext|approx|min|max|sr|jr|asst|u\.s|p\.m|a\.m"
    r"|ft|co)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Split a text into sentences; abbreviations end none."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.start()].strip()
        if _ABBREVIATION.search(piece[-12:]) and not piece.endswith("etc."):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return parts


def upper_share(text: str) -> float:
    """The share of capitals among the letters."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) / len(letters) if letters else 0.0
