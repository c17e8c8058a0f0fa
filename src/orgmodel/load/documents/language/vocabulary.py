"""Which words do job descriptions use? Labels, headings, posts and verbs, as data, with the questions asked of them."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_NUMBERING = re.compile(r"^(?:section\s+)?(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-h])[.):]\s+", re.IGNORECASE)
_EDGES = " \t:;.–—-*#_|•·"
_LONGEST_LABEL = 110
_LONGEST_HEADING = 90


@cache
def words(name: str) -> Any:
    """Give one table of the vocabulary."""
    return _all()[name]


@cache
def _all() -> dict[str, Any]:
    text = (files("orgmodel.load.documents.language") / "vocabulary.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


def folded(text: str) -> str:
    """Fold a label or heading: lower case, straight quotes, no numbering, no marks at its edges."""
    text = text.casefold().replace("’", "'").replace("‘", "'").replace("&", " and ").strip(_EDGES)
    return " ".join(re.sub(r"\s*/\s*", "/", _NUMBERING.sub("", text).strip(_EDGES)).split())


@cache
def _fields() -> dict[str, str]:
    pairs = [(label, field) for field, labels in words("labels").items() for label in labels]
    known = {folded(label): field for label, field in pairs if not label.endswith("#")}
    for label, field in pairs:
        known.setdefault(folded(label), field)  # `position #` is no reason to take `position` for a number
    return known


def field_of(label: str) -> str:
    """Tell which field a label in front of a value means; nothing when it is no known label."""
    if len(label) > _LONGEST_LABEL:
        return ""
    known = _fields()
    text = folded(label)
    plain = re.sub(r"\s*\([^)]{0,80}\)$", "", text)
    return known.get(text) or known.get(plain) or known.get(_unqualified(plain), "")


def is_qualifier(text: str) -> bool:
    """Tell whether words only say which of several labels this is: `Support Staff` Classification Title."""
    said = text.casefold().split()
    return bool(said) and all(word in words("label_qualifiers") for word in said)


def _unqualified(text: str) -> str:
    """Leave out the qualifiers before a label of two words and more, or before `title`, `supervisor` and `salary`."""
    said = text.split()
    at = 0
    while at < len(said) - 1 and is_qualifier(said[at]):
        at += 1
        rest = " ".join(said[at:])
        if rest in _fields() and (len(said) - at > 1 or rest in ("title", "supervisor", "salary")):
            return rest
    return ""


@cache
def label_pattern() -> re.Pattern[str]:
    """Find known labels with a colon inside a line, longest first."""
    labels = sorted(
        {label for labels in words("labels").values() for label in labels}, key=lambda each: (-len(each), each)
    )
    spaced = (re.escape(label).replace(r"\ ", r"[ \t]+").replace("/", r"[ \t]?/[ \t]?") for label in labels)
    choices = "|".join(label.replace("'", "['’]?") for label in spaced)
    return re.compile(rf"(?<![\w/'’-])({choices})\.?[ \t]{{0,3}}[:#][ \t]*", re.IGNORECASE)


@cache
def _headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(patterns))) for kind, patterns in words("headings").items())


def section_of(heading: str) -> str:
    """Tell which kind of section a heading opens: the kind whose word stands first in it."""
    text = folded(heading)
    if not text or len(text) > _LONGEST_HEADING:
        return ""
    best, start = "", len(text)
    for kind, pattern in _headings():
        found = pattern.search(text)
        if found and found.start() < start:
            best, start = kind, found.start()
    return best


@cache
def head_nouns() -> frozenset[str]:
    """The nouns that a post is named by."""
    return frozenset(words("heads"))


def is_head(word: str) -> bool:
    """Tell whether a word names a post, in the singular or the plural."""
    word = re.sub(r"['’]s$", "", word.casefold().strip(".,;:()'’"))
    heads = head_nouns()
    return (
        word in heads
        or (word.endswith("s") and word[:-1] in heads)
        or (word.endswith("ies") and word[:-3] + "y" in heads)
    )
