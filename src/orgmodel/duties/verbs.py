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
_TAKING_PART = "advocate assist attend collaborate contribute help know learn liaise participate partner understand"


def takes_part(text: str, names: Names | None = None) -> bool:
    """Tell whether a duty only says that the role takes part in something, or understands it (`assists`)."""
    parts = clauses(text, names)
    return bool(parts and _opening_verbs(parts[0].words) & _stems(_TAKING_PART))


def part(text: str, *, leads: bool, names: Names | None = None) -> Part:
    """Tell which part a duty speaks of.

    `leads`: whether the role is known to lead people or a function. Only then `manages` speaks of managing: in a
    specialist's description it means solutions, not people.
    """
    parts = clauses(text, names)
    if not parts:
        return Part.OPEN
    opening = _opening_verbs(parts[0].words)
    if opening & _stems(_ALWAYS) or (leads and opening & _stems(_OF_LEADERS)):
        return Part.MANAGING
    return Part.DOING if opening & _stems(_DOING) else Part.OPEN


def _opening_verbs(said: tuple[str, ...]) -> frozenset[str]:
    """Give the stem of the first content word, and of the next one where the two are joined: `develops and manages`."""
    known = lexicon()
    first = next((place for place, word in enumerate(said) if word not in known.stop_words), len(said))
    verbs = said[first : first + 1]
    if said[first + 1 : first + 2] in {("and",), ("or",)}:
        verbs += said[first + 2 : first + 3]
    return frozenset(map(known.stem, verbs))


@cache
def _stems(verbs: str) -> frozenset[str]:
    known = lexicon()
    return frozenset(known.stem(verb) for verb in verbs.split())
