"""Which rows of two columns belong together? Joins of columns, in parts of bounded size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgmodel.graph.sets import ascending
from orgmodel.model.facts import IntColumn

PART = 1 << 20
"""So many pairs are made at a time; one row that has more makes a part of its own."""

Both = tuple[IntColumn, IntColumn]
"""Pairs by their places in two columns."""


def equal(left: IntColumn, right: IntColumn) -> Iterator[Both]:
    """Pair the places at which two columns hold the same value; values below 0 belong to nothing."""
    order = ascending(right)
    ordered = right[order]
    low = np.searchsorted(ordered, left, side="left")
    high = np.where(left < 0, low, np.searchsorted(ordered, left, side="right"))
    return ranges(low, high, order)


def within(first: IntColumn, size: IntColumn, place: IntColumn) -> Iterator[Both]:
    """Pair each interval (from `first`, so many long) with the places that lie within it."""
    order = ascending(place)
    ordered = place[order]
    return ranges(np.searchsorted(ordered, first), np.searchsorted(ordered, first + size), order)


def ranges(low: IntColumn, high: IntColumn, order: IntColumn) -> Iterator[Both]:
    """Pair row i with `order[low[i]:high[i]]`, in parts."""
    count = high - low
    total = np.cumsum(count)
    start = 0
    while start < len(count):
        before = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, before + PART, side="right")), start + 1)
        some = count[start:stop]
        rows = np.repeat(np.arange(start, stop), some)
        if len(rows):
            offset = np.arange(len(rows)) - np.repeat(np.cumsum(some) - some, some)
            yield rows, order[low[rows] + offset]
        start = stop
