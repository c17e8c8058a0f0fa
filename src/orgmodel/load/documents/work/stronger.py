"""Where does a verb say more than it does alone? Its partner, its purpose or its object tells.

Whoever consults with users to identify requirements identifies them; whoever assists users does the work of support;
and a leader who defines the strategy sets it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orgmodel.load.documents.language.verbs import Verb

_TO_FIND_OUT = re.compile(
    r"\b(?:consult|confer|meet|liais)\w*\s+with\b[^.;]{3,120}?\bto\s+(?:\w+ly\s+)?"
    r"(?:identify|determine|define|analy[sz]e|gather|elicit|document|develop|design|assess|establish|specify)\b",
    re.IGNORECASE,
)
_USERS = re.compile(
    r"\bassist(?:s|ing)?\s+(?:and\s+(?:train|support|instruct)\w*\s+)?"
    r"(?:(?:all|city|county|state|agency|internal|external|computer|system|end|our|the|remote)[\s-]+){0,3}"
    r"(?:users|customers|clients|callers|patrons|public)\s+(?:with|in|by|on)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\bdefin(?:e|es|ing)\b", re.IGNORECASE)


def own_work(clause: str, doing: Verb) -> Verb:
    """Give the verb of a clause as work where it only seems to be advice or help."""
    if doing.kind in ("assists", "advises") and (_TO_FIND_OUT.search(clause) or _USERS.search(clause)):
        return replace(doing, kind="performs")
    return doing


def sets_direction(domain: str, doing: Verb) -> bool:
    """Tell whether a verb defines a strategy: whoever leads a function and does so sets it."""
    return domain == "gov.strategy" and doing.kind == "performs" and bool(_DEFINES.search(doing.word))
