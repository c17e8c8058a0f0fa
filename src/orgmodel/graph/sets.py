"""Which values does a column hold, and which of its rows hold one of some values?

As `numpy.unique` and `numpy.isin`, which would import the whole of masked arrays only to see that these are none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgmodel.model.facts import BoolColumn, IntColumn

_TABLE = 6
"""Members that lie this close are marked in a table, which is quicker than sorting them (numpy's own measure)."""


def distinct(values: IntColumn) -> IntColumn:
    """Give each value once, in ascending order."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    found: IntColumn = ordered[first]
    return found


def marked(rows: IntColumn, count: int) -> BoolColumn:
    """Mark some of so many rows; one may be named several times."""
    found = np.zeros(count, dtype=bool)
    found[rows] = True
    return found


def firsts(values: IntColumn) -> IntColumn:
    """Give the places at which a value stands for the first time, in order."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    places: IntColumn = np.sort(order[first])
    return places


def among(values: IntColumn, members: IntColumn | Sequence[int]) -> BoolColumn:
    """Tell, row by row, whether a value is one of the members."""
    known = np.asarray(members, dtype=np.int64)
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    if int(known.max()) - int(known.min()) <= _TABLE * (len(values) + len(known)):
        return np.isin(values, known, kind="table")
    known = np.sort(known)
    place = np.searchsorted(known, values)
    place[place == len(known)] = 0
    found: BoolColumn = known[place] == values
    return found


def counts(values: IntColumn) -> tuple[IntColumn, IntColumn]:
    """Give each value once, in ascending order, and how often it occurs."""
    found = distinct(values)
    return found, np.diff(np.append(np.searchsorted(np.sort(values), found), len(values)))
