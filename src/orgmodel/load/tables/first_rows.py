"""Which row of a column holds each text first? Texts are told apart by their hashes, and equal ones compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import polars as pl

Rows = NDArray[np.int32]

_FEW = 16
"""Where one row in so many repeats another one, only the rows that repeat are compared."""


def first_rows(column: pl.Series) -> Rows:
    """Give, for each row of a column without nulls, the first row that holds the same text; shape (rows,).

    Should two texts have one hash, which nobody will see, polars sorts the texts.
    """
    for order, new in _sorted(column.hash().to_numpy()):
        first = np.arange(len(order), dtype=np.int32)
        start = np.maximum.accumulate(np.where(new, first, 0))  # where the rows that are alike begin, in this order
        again = np.flatnonzero(~new)
        rows, before = order[again], order[start[again]]
        first[rows] = before
        few = _FEW * len(rows) < len(column)
        alike = column.gather(rows) == column.gather(before) if few else column == column.gather(first)
        if alike.all():
            return first
    return _of_numbers(column.rank("dense").to_numpy())


def _sorted(hashes: NDArray[np.uint64]) -> Iterator[tuple[Rows, NDArray[np.bool_]]]:
    """Give rows in the order of their hashes, and of equal ones in their own; and mark each hash where it begins.

    At first a row stands in the place of a hash's last digits: sorting one number is quicker than sorting rows by
    another one. Of a million different texts two have the same digits in one table of thirty: then hashes are whole.
    """
    bits = np.uint64(len(hashes).bit_length())
    packed = hashes >> bits
    packed <<= bits
    packed |= np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    order = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
    packed >>= bits
    yield order, _beginnings(packed)
    order = np.argsort(hashes, kind="stable").astype(np.int32)
    yield order, _beginnings(hashes[order])


def _beginnings(ordered: NDArray[np.uint64]) -> NDArray[np.bool_]:
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _of_numbers(number: NDArray[Any]) -> Rows:
    """Give the first row of each number, of small ones."""
    table = np.empty(int(number.max(initial=0)) + 1, dtype=np.int32)
    table[number[::-1]] = np.arange(len(number) - 1, -1, -1, dtype=np.int32)  # the first row is written last
    first: Rows = table[number]
    return first
