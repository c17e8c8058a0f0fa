"""A column of texts as numbers into a pool of distinct texts: what tables of a million rows are made of.

Columns that refer to each other (ids, and the references to them) share one pool, so that a reference is
resolved by comparing numbers, and no text is made for a row that nobody shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, overload, runtime_checkable

import numpy as np
from numpy.typing import NDArray

_MANY = 1000
"""So many rows are worth taking their texts out of a pool in one go."""


@runtime_checkable
class Pool(Protocol):
    """A pool that keeps its texts elsewhere, and answers for many of them at once."""

    def __getitem__(self, code: int, /) -> str:
        """Give one text."""

    def __len__(self) -> int:
        """Count the texts."""

    def find(self, texts: Sequence[str], /) -> Sequence[int]:
        """Give the codes of texts, -1 for one that the pool does not hold."""

    def take(self, codes: Sequence[int], /) -> Sequence[str]:
        """Give the texts of codes."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded(Sequence[str]):
    """Texts by row: `pool[code[row]]`. The pool holds every text once; its first text is the empty one.

    Attributes:
        code: one number a row, shape (rows,), int32.
        pool: the distinct texts; `pool[0] == ""`, which is silence.
    """

    code: NDArray[np.int32]
    pool: Sequence[str]

    def texts_of(self, codes: Sequence[int]) -> Sequence[str]:
        """Give the texts of some codes."""
        return self.pool.take(codes) if isinstance(self.pool, Pool) else [self.pool[code] for code in codes]

    def present(self) -> NDArray[np.int64]:
        """Give the codes that stand in some row, in order."""
        marked = np.zeros(len(self.pool), dtype=bool)
        marked[self.code] = True
        return np.flatnonzero(marked)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Coded: ...
    def __getitem__(self, row: int | slice) -> str | Coded:
        """Give the text of one row, or a part of the column over the same pool."""
        if isinstance(row, slice):
            return Coded(self.code[row], self.pool)
        return self.pool[int(self.code[row])]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.code)

    def __iter__(self) -> Iterator[str]:
        """Give the texts row by row."""
        pool = self.pool
        if not isinstance(pool, Pool) or len(self.code) < _MANY:
            return (pool[code] for code in self.code.tolist())
        used = self.present()
        place = np.zeros(len(pool), dtype=np.int32)
        place[used] = np.arange(len(used), dtype=np.int32)
        texts = pool.take(used.tolist())
        return (texts[number] for number in place[self.code].tolist())
