"""What lies within what? Domains, units and scopes nest: one small tree of named things, safe against circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.index import Index
from orgmodel.model.facts import IntColumn


@dataclass(frozen=True, eq=False)
class Nesting:
    """Named things and their parents, both as written. A row is a thing; the first of two equal ids counts."""

    ids: Sequence[str]
    parents: Sequence[str]

    @cached_property
    def index(self) -> Index:
        """The row of each id, of columns of any kind."""
        return Index(self.ids)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each id."""
        found: dict[str, int] = {}
        for row, name in enumerate(self.ids):
            if name:
                found.setdefault(name, row)
        return found

    @cached_property
    def parent(self) -> tuple[int, ...]:
        """The parent's row of each row, or -1."""
        return tuple(self.index.rows(self.parents).tolist())

    def upwards(self, row: int) -> Iterator[int]:
        """Give the row and all that it lies within. A circle ends where it closes."""
        seen: set[int] = set()
        while row >= 0 and row not in seen:
            seen.add(row)
            yield row
            row = self.parent[row]

    @cached_property
    def circular(self) -> tuple[int, ...]:
        """Rows that lie within themselves."""
        return tuple(row for row, parent in enumerate(self.parent) if parent >= 0 and self._returns(row))

    def _returns(self, row: int) -> bool:
        *_, last = self.upwards(row)
        return self.parent[last] == row

    @cached_property
    def _ancestors(self) -> tuple[frozenset[int], ...]:
        return tuple(frozenset(self.upwards(row)) for row in range(len(self.ids)))

    def is_within(self, inner: int, outer: int) -> bool:
        """Tell whether a thing is another one or lies within it."""
        return outer in self._ancestors[inner]

    def above(self, row: int) -> frozenset[int]:
        """Give the row and all that it lies within."""
        return self._ancestors[row]

    def totals(self, own: IntColumn) -> IntColumn:
        """Sum a column over each thing and all that lies within it."""
        total = own.copy()
        parent = np.array(self.parent, dtype=np.int64)
        if not self.circular:
            here, above = np.arange(len(parent)), parent
            while len(kept := np.flatnonzero(above >= 0)):
                here, above = here[kept], above[kept]
                np.add.at(total, above, own[here])
                above = parent[above]
            return total
        total[:] = 0
        for row in np.flatnonzero(own).tolist():
            total[list(self.above(row))] += own[row]
        return total

    @cached_property
    def _descendants(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.ids]
        for row in range(len(self.ids)):
            for ancestor in self._ancestors[row]:
                below[ancestor].append(row)
        return tuple(map(tuple, below))

    def below(self, row: int) -> tuple[int, ...]:
        """Give the row and all that lies within it."""
        return self._descendants[row]
