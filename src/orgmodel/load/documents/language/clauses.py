"""Where does a duty begin to do something else? A text → its clauses, each with a verb of its own."""

from __future__ import annotations

import re

from orgmodel.load.documents.language.phrases import INVOLVES
from orgmodel.load.documents.language.verbs import NOUNS, form_of, kind_of

_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_LONGEST = 4_000
_LONGEST_VERBS = 120
_SPLIT = re.compile(
    r";|\s+and\s+(?:is|are|be)\s+(?=(?:\w+ly\s+)?(?:responsible|accountable)\b)|\s+and\s+(?=for\b)|(?<=[a-z)])\.\s+(?=[A-Z])|(?:,\s*(?:and\s+)?|\s+and\s+)(?=([A-Za-z]+)\b)"
)


def clauses(text: str) -> list[str]:
    """Split a duty where a new verb begins, in the form of its first one."""
    first = _WORD.search(text)
    form = form_of(first[0]) if first and kind_of(first[0]) else "s"
    forms = {form, "ing"} if form == "s" and (" for " in text[:200] or INVOLVES.match(text)) else {form}
    parts: list[str] = []
    start = 0
    for match in _SPLIT.finditer(text, 0, _LONGEST):
        word = match[1]
        if word is None or (_begins_clause(text, match, forms) and not _is_verbs_only(text[start : match.start()])):
            parts.append(text[start : match.start()].strip(" ,;"))
            start = match.end()
    parts.append(text[start:].strip(" ,;"))
    return [part for part in parts if part]


def _begins_clause(text: str, match: re.Match[str], forms: set[str]) -> bool:
    word = match[1]
    if not kind_of(word) or form_of(word) not in forms:
        return False
    following = text[match.end() + len(word) : match.end() + len(word) + 12]
    return word.casefold() not in NOUNS or bool(re.match(r"\s*(?:the|an?|all|and|,|its)\b", following))


def _is_verbs_only(piece: str) -> bool:
    """Tell whether a piece has no object yet: `Plans, organizes` goes on with `and directs`."""
    return len(piece) < _LONGEST_VERBS and all(kind_of(word) or word in ("and", "or") for word in _WORD.findall(piece))
