"""Which duties does every manager have? Template texts that are no overlap between two roles."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

LEADERSHIP = "ppl.leadership"
"""The domain of leading one's own staff: duties that are mapped to it alone are common to all managers."""


def normalized(text: str) -> str:
    """Fold case, punctuation and white space, so that two texts with the same words are equal."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def template_texts() -> tuple[str, ...]:
    """The template texts as written."""
    text = (files("orgmodel.catalog") / "common-duties.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


@cache
def templates() -> frozenset[str]:
    """The template texts, normalized."""
    return frozenset(map(normalized, template_texts()))
