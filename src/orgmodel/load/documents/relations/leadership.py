"""Does a role lead people or a function? Its title, whom it supervises, and what denies it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.pages.sections import SPEAKING, Placed
from orgmodel.load.documents.relations import supervision

_ALONE = re.compile(
    r"\b(?:one[- ](?:person|man|woman) (?:shop|department|team)|sole (?:it|technology) (?:staff|employee|position))\b"
)
_STAFF = re.compile(
    r"(?:^|[,;.)]\s|\b(?:and|will|also|position|incumbent|directly|shall)\s)"
    r"(?:supervises?|supervising)\b(?!\s+(?:the )?(?:maintenance|acquisition|development|installation))"
    r"[^.;]{0,90}?\b(?:staff|personnel|employees|subordinates|technicians|analysts|team members)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|under|receives?|not|without|no|help|assists?)\b", re.IGNORECASE)
_HALF_LEADERS = ("lead", "leader", "coordinator", "administrator", "officer")
"""Words of titles that lead only where the text says whom."""


def leads(parts: Sequence[Placed], title: str, supervises: bool) -> bool:  # noqa: FBT001  what the text says
    """Tell whether a role leads people or a function, by its title and by what it supervises."""
    if supervision.denies_supervision(parts) or _works_alone(parts):
        return False
    text = title.casefold()
    if any(phrase in text for phrase in vocabulary.words("leaders_without_people")):
        return supervises
    words = re.findall(r"[a-z]+", text)
    if any(word in vocabulary.words("leaders") for word in words) and not re.search(
        r"\bassistant to\b|\bsecretary\b|\badministrative assistant\b", text
    ):
        return True
    return any(word in _HALF_LEADERS for word in words) and (supervises or _supervises_staff(parts))


def _works_alone(parts: Sequence[Placed]) -> bool:
    return any(part.section in SPEAKING and _ALONE.search(part.block.text.casefold()) for part in parts)


def _supervises_staff(parts: Sequence[Placed]) -> bool:
    """Tell whether a text says that staff is supervised, whoever it is."""
    return any(
        _STAFF.search(sentence) and not _MAY.search(sentence[:60])
        for part in parts
        if part.section in ("title", "summary", "duties", "supervision")
        for sentence in sentences(part.block.text[:3_000])
    )
