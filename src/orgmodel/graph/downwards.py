"""What lies below each row of a forest? Counted layer by layer, or row by row where there are nearly as many layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from orgmodel.graph.sets import ascending
from orgmodel.model.facts import BoolColumn, IntColumn

_FEW_LAYERS = 2_000


@dataclass(frozen=True, eq=False)
class Downwards:
    """A forest: `parent` of each row, negative for the top of a tree, and `steps`, the lines from it up to that top."""

    parent: IntColumn
    steps: IntColumn

    @cached_property
    def order(self) -> IntColumn:
        """All rows, every parent before its children."""
        return ascending(self.steps)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each layer ends in the order, after the beginning of the first one."""
        ends: list[int] = np.cumsum(np.bincount(self.steps)).tolist()
        return [0, *ends]

    @property
    def _is_deep(self) -> bool:
        return len(self._ends) - 1 > _FEW_LAYERS

    def layers_upwards(self) -> Iterator[IntColumn]:
        """Give the rows layer by layer, the lowest first, so that every child comes before its parent."""
        for end, start in pairwise(reversed(self._ends)):
            yield self.order[start:end]

    @cached_property
    def _above(self) -> list[int]:
        """The place in the order of each row's parent, in that order; -1 for a top. Near rows have near places."""
        place = np.empty(len(self.order), dtype=np.int64)
        place[self.order] = np.arange(len(self.order))
        parent = self.parent[self.order]
        above: list[int] = np.where(parent < 0, -1, place[parent]).tolist()
        return above

    def _upwards(self) -> Iterator[tuple[int, int]]:
        """Give places in the order with those of their parents, every child before its parent."""
        return zip(range(len(self.order) - 1, -1, -1), reversed(self._above), strict=True)

    def _by_row(self, in_order: list[int], dtype: np.dtype[Any] | type[np.int64] = np.int64) -> IntColumn:
        column = np.empty(len(self.order), dtype=dtype)
        column[self.order] = in_order
        return column

    def summed(self, value: IntColumn) -> IntColumn:
        """Sum a value over each row's subtree, the row included."""
        if not value.any():
            return value.copy()
        if self._is_deep:
            sums = [*value[self.order].tolist(), 0]  # the last one is that of a parent of -1
            for place, above in self._upwards():
                sums[above] += sums[place]
            return self._by_row(sums[:-1], value.dtype)
        total = value.copy()
        for rows in self.layers_upwards():
            parents = self.parent[rows]
            if len(rows) and parents[0] >= 0:
                np.add.at(total, parents, total[rows])
        return total

    def heights(self, counted: BoolColumn) -> IntColumn:
        """Count the layers below each row, of some rows."""
        if self._is_deep:
            heights, chosen = [0] * (len(counted) + 1), counted[self.order].tolist()
            for place, above in self._upwards():
                if chosen[place] and heights[above] <= heights[place]:
                    heights[above] = heights[place] + 1
            return self._by_row(heights[:-1])
        below = counted & (self.parent >= 0)
        height = np.zeros(len(counted), dtype=np.int64)
        height[self.parent[below]] = 1  # most rows lead nobody, and need no look at their layer
        below &= height > 0
        for rows in self.layers_upwards():
            kept = rows[below[rows]]
            np.maximum.at(height, self.parent[kept], height[kept] + 1)
        return height

    def intervals(self) -> tuple[IntColumn, IntColumn]:
        """Give first place and subtree size of each row in a preorder walk; siblings stand as their rows do."""
        size = self.summed(np.ones(len(self.parent), dtype=np.int64))
        return (self._places_one_by_one(size) if self._is_deep else self._places(size)), size

    def _places(self, size: IntColumn) -> IntColumn:
        order = ascending(self.parent)
        before = np.cumsum(size[order]) - size[order]
        parents = self.parent[order]
        first = np.r_[True, parents[1:] != parents[:-1]] if len(order) else np.zeros(0, dtype=bool)
        group = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0)) if len(order) else order
        place = np.empty(len(order), dtype=np.int64)
        place[order] = before - before[group] + (parents >= 0)
        for rows in reversed(list(self.layers_upwards())):
            parents = self.parent[rows]
            if len(rows) and parents[0] >= 0:
                place[rows] += place[parents]
        return place

    def _places_one_by_one(self, size: IntColumn) -> IntColumn:
        free, places = [0] * (len(size) + 1), [0] * len(size)  # the last free one is that of tops
        for at, (above, many) in enumerate(zip(self._above, size[self.order].tolist(), strict=True)):
            places[at] = free[above]
            free[at] = free[above] + 1
            free[above] += many
        return self._by_row(places)
