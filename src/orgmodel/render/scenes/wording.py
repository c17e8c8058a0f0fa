"""How does a text of a model become safe words for any picture? And how is doubt put into words?"""

from __future__ import annotations

import re
import unicodedata

from orgmodel.model.facts import Provenance
from orgmodel.model.words import UNKNOWN, Confidence, Status

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters, and signs that turn the direction of what follows."""

_REPLACEMENT = "\ufffd"
_INFERRED = int(Status.INFERRED)
_LEFTWARD = {"R", "AL", "AN"}
_ISOLATE, _END = "\u2068", "\u2069"
_ISOLATED = re.compile(f"{_ISOLATE}[^{_END}]*{_END}")


def shown(text: str) -> str:
    """Give a text as one line without control characters: white space becomes a space, others a mark."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # nearly all: of white space, only the plain space is printable
    return _UNSAFE.sub(_REPLACEMENT, " ".join(text.split()))


def has_right_to_left(text: str) -> bool:
    """Tell whether some of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _LEFTWARD for character in text)


def is_right_to_left(text: str) -> bool:
    """Tell the direction of a text by its first letter that has one; what is kept together does not count."""
    if not has_right_to_left(text):
        return False
    strong = map(unicodedata.bidirectional, _ISOLATED.sub("", text))
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def quoted(text: str) -> str:
    """Keep a text with right-to-left letters together when it stands within a sentence."""
    return text if text.isascii() or not has_right_to_left(text) else f"{_ISOLATE}{text}{_END}"


def counted(number: int, one: str, several: str = "") -> str:
    """Give a number with its noun."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def doubt(provenance: Provenance, row: int, *fields: str) -> str:
    """Say how sure a fact is: nothing when it is stated, else likely, possible, or inferred.

    A fact is in doubt when all of its row is inferred, or one of these fields.
    """
    in_part = row in provenance.inferred and any(field in provenance.inferred[row] for field in fields)
    if not in_part and provenance.status[row] != _INFERRED:
        return ""
    confidence = int(provenance.confidence[row])
    return "inferred" if confidence == UNKNOWN else str(Confidence(confidence))
