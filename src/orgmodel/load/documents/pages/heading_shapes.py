"""Does a line look like a heading, or like the middle of a sentence? By its capitals and its number."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.pages.cleaning import BULLET

LONGEST_HEADING = 80
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])[.)]\s+(?=[A-Z])")


def begins_low(text: str) -> bool:
    """Tell whether a line begins as the middle of a sentence does."""
    return text[:1].islower() or text[:1] in ("(", "&", ",")


def is_numbered_heading(text: str) -> bool:
    """`II. ESSENTIAL DUTIES` and `1. Summary:` are headings, not items."""
    stripped = text.strip()
    bullet = BULLET.match(stripped)
    rest = stripped[bullet.end() :] if bullet else ""
    if not bullet or bullet["mark"] or len(rest) > LONGEST_HEADING or rest.endswith((".", ";")):
        return False
    if document_kinds.BEFORE.match(stripped) and is_plain_heading(rest):
        return True  # `3.2 Duties of the Data Officer`
    return bool(vocabulary.section_of(rest)) and (rest.isupper() or (is_plain_heading(rest) and len(rest.split()) <= 6))


def is_plain_heading(text: str) -> bool:
    """Tell whether all words but the small ones begin with a capital."""
    words = [word for word in re.findall(r"[A-Za-z][\w'’/-]*", text) if len(word) > 3 or word[0].isupper()]
    return bool(words) and len(words) <= 8 and all(word[0].isupper() for word in words)


def is_title_case(text: str) -> bool:
    """Tell whether half of the long words begin with a capital, behind the number of a heading."""
    text = _NUMBER.sub("", text)
    words = [word for word in re.findall(r"[A-Za-z][\w'’/-]*", text) if len(word) > 3]
    return text[:1].isupper() and sum(word[0].isupper() for word in words) * 2 >= len(words)
