"""Is the post filled? What the words of a status column say about posts, and about who sits in them."""

from __future__ import annotations

import numpy as np

from orgmodel.load.tables.names import words
from orgmodel.model.facts import UNKNOWN, BoolColumn, IntColumn
from orgmodel.model.texts import Coded
from orgmodel.model.words import Establishment, Occupancy

_FILLED = {"filled", "occupied", "active", "a", "employed", "leave", "encumbered", "incumbent", "filled permanently"}
_VACANT = {"vacant", "open", "unfilled", "unoccupied", "vacancy", "empty", "recruiting", "unencumbered"}
_ACTING = {"acting", "interim", "temporary cover", "secondment"}
_ABOLISHED = {"eliminated", "abolished", "deleted", "closed", "obsolete", "discontinued", "removed", "inactive"}
_PROPOSED = {"proposed", "planned", "pending", "requested", "future"}
_LEFT = {"terminated", "left", "leaver", "resigned", "retired", "deceased", "t", "former", "ex employee", "separated"}
_YES = {"true", "yes", "y", "1", "ja", "oui"}
_NO = {"false", "no", "0", "nein", "non"}

LEFT = 9
"""Stands for a row about somebody who has left: nothing is said about a post."""


def states(column: Coded, header: str) -> tuple[IntColumn, IntColumn, BoolColumn, BoolColumn]:
    """Give the occupancy and establishment of each row, which rows are of people who left, and what is not known."""
    meanings = np.array([_meaning(text, header) for text in column.pool], dtype=np.int64).reshape(-1, 3)
    found = meanings[column.code]
    return found[:, 0], found[:, 1], found[:, 2] == LEFT, found[:, 2] == 1


def _meaning(text: str, header: str) -> tuple[int, int, int]:
    """Give occupancy, establishment, and 1 for a text that says neither."""
    if not text:
        return UNKNOWN, UNKNOWN, 0
    said = " ".join(words(text)) or text.lower()
    if said in _YES | _NO:
        return _answer(said in _YES, " ".join(words(header)))
    first = said.split()[0]
    for known, meaning in _MEANINGS:
        if said in known or first in known or ("leave" in said.split() and "leave" in known):
            return meaning
    return UNKNOWN, UNKNOWN, 1


_MEANINGS: tuple[tuple[set[str], tuple[int, int, int]], ...] = (
    (_VACANT, (Occupancy.VACANT, UNKNOWN, 0)),
    (_ACTING, (Occupancy.ACTING, UNKNOWN, 0)),
    (_ABOLISHED, (UNKNOWN, Establishment.ABOLISHED, 0)),
    (_PROPOSED, (UNKNOWN, Establishment.PROPOSED, 0)),
    (_LEFT, (UNKNOWN, UNKNOWN, LEFT)),
    (_FILLED, (Occupancy.FILLED, UNKNOWN, 0)),
)


def _answer(yes: bool, header: str) -> tuple[int, int, int]:  # noqa: FBT001
    """Read a yes or no by the question that the header asks: `Vacant`, or `Account enabled`."""
    if "vacan" in header:
        return (Occupancy.VACANT if yes else Occupancy.FILLED), UNKNOWN, 0
    if "account" in header or "active" in header or "employ" in header:
        return (Occupancy.FILLED, UNKNOWN, 0) if yes else (UNKNOWN, UNKNOWN, LEFT)
    if "filled" in header or "occup" in header:
        return (Occupancy.FILLED if yes else Occupancy.VACANT), UNKNOWN, 0
    return UNKNOWN, UNKNOWN, 1
