"""Which rows have one value? Groups of rows in two arrays, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from orgmodel.graph.sets import ascending
from orgmodel.model.facts import IntColumn


@dataclass(frozen=True, eq=False)
class Groups:
    """Rows by group, groups in the order of their first rows: group i is `rows[starts[i] : starts[i + 1]]`."""

    rows: IntColumn
    starts: IntColumn

    @classmethod
    def of(cls, rows: IntColumn, key: IntColumn) -> Groups:
        """Group rows by a key, one for each of them; the rows of a group stay in their order."""
        order = ascending(key)
        starts = np.flatnonzero(np.r_[True, key[order[1:]] != key[order[:-1]]][: len(order)])
        first = np.argsort(order[starts])
        sizes = np.diff(np.r_[starts, len(order)])
        number = np.empty(len(starts), dtype=np.int64)
        number[first] = np.arange(len(starts))
        by_first = ascending(np.repeat(number, sizes))
        return cls(rows[order[by_first]], np.r_[0, np.cumsum(sizes[first])])

    def __len__(self) -> int:
        """Count the groups."""
        return len(self.starts) - 1

    def __getitem__(self, group: int) -> IntColumn:
        """Give the rows of a group; a negative number counts from the last one."""
        place = group % len(self)
        return self.rows[self.starts[place] : self.starts[place + 1]]

    def __iter__(self) -> Iterator[IntColumn]:
        """Give the rows of each group."""
        return map(self.__getitem__, range(len(self)))


def by_key(rows: IntColumn, key: IntColumn) -> dict[int, tuple[int, ...]]:
    """Give the rows of each key, in their order."""
    order = ascending(key)
    ordered, held = key[order], tuple(rows[order].tolist())
    starts = np.flatnonzero(np.diff(ordered, prepend=-2))  # no key is less than -1
    spans = pairwise([*starts.tolist(), len(held)])
    return {each: held[start:end] for each, (start, end) in zip(ordered[starts].tolist(), spans, strict=True)}
