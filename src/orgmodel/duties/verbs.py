"""Does a duty speak of managing or of doing? Its opening verb tells: who oversees a help desk does not answer it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from orgmodel.duties.clauses import Names, clauses
from orgmodel.duties.lexicon import lexicon


class Part(StrEnum):
    """Which part in a piece of work a duty speaks of."""

    MANAGING = "managing"
    DOING = "doing"
    OPEN = "open"


_ALWAYS = "oversee oversight direct lead head supervise govern"
_OF_LEADERS = "manage administer coordinate ensure set establish plan"
_DOING = (
    "answer assemble back build code configure conduct create debug deploy design develop diagnose document draft "
    "enter fix handle install implement log maintain monitor operate patch perform prepare process program provide "
    "record repair replace resolve respond restore run script test train troubleshoot tune update upgrade write"
)


def part(text: str, *, leads: bool, names: Names | None = None) -> Part:
    """Tell which part a duty speaks of.

    `leads`: whether the role is known to lead people or a function. Only then `manages` speaks of managing: in a
    specialist's description it means solutions, not people.
    """
    parts = clauses(text, names)
    if not parts:
        return Part.OPEN
    known = lexicon()
    stem = next((known.stem(word) for word in parts[0].words if word not in known.stop_words), "")
    if stem in _stems(_ALWAYS) or (leads and stem in _stems(_OF_LEADERS)):
        return Part.MANAGING
    return Part.DOING if stem in _stems(_DOING) else Part.OPEN


@cache
def _stems(verbs: str) -> frozenset[str]:
    known = lexicon()
    return frozenset(known.stem(verb) for verb in verbs.split())
