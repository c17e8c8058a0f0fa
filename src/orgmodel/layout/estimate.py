"""About how large would a forest become if some of it hung in columns? Counted, not drawn: a millisecond for thousands.

A tree is taken to be as wide as all that stands at its foot: boxes without reports, and columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.blocks import STUB, UNDER, Stacking
from orgmodel.layout.geometry import Size
from orgmodel.layout.lineage import Lineage

_LEAST = 3

Rows = NDArray[np.int64]
Numbers = NDArray[np.float64]


class _Hung(NamedTuple):
    """What hangs, by what may hang, however it is divided among columns.

    Of each tree: the boxes without reports that stand, and the layers of those who stand. Of each manager with
    columns: its tree and layer, the trees and boxes that hang, the boxes of the largest and the layers of the deepest.
    """

    feet: Rows
    layers: Rows
    tree: Rows
    layer: Rows
    trees: Rows
    boxes: Numbers
    largest: Numbers
    deepest: Rows

    def divided(self, most: int) -> tuple[Rows, Rows]:
        """Count the columns below each manager, and the boxes in one of them; no tree is divided."""
        longest = np.maximum(np.ceil(self.boxes / np.ceil(self.boxes / most)), self.largest)
        size = self.boxes / self.trees
        together = np.maximum(longest // size, 1)
        length = np.ceil(np.minimum(together, self.trees) * size)
        return np.ceil(self.trees / together).astype(np.int64), length.astype(np.int64)


@dataclass(frozen=True)
class Estimate:
    """What an estimate counts: the boxes by width and height, a row each, and the distances between them."""

    lineage: Lineage
    sizes: Numbers
    sibling: float
    tree: float
    layer: float
    hanging: float
    _known: dict[tuple[int, int], _Hung] = field(default_factory=dict, init=False, repr=False)

    def size(self, limit: float, stacking: Stacking | None) -> Size:
        """Say about how wide and high the forest becomes, where a row of trees may be as wide as `limit`."""
        wide, high = self._box
        hung = self._hung(stacking) if stacking is not None else self._standing
        demand, layers = hung.feet * (wide + self.sibling), hung.layers
        below = layers
        if stacking is not None and len(hung.tree):
            number, length = hung.divided(stacking.length)
            column = wide + STUB + (UNDER + STUB) * hung.deepest + self.sibling
            demand = demand + np.bincount(hung.tree, number * column, len(demand))
            below = np.maximum(layers, self._highest(hung.tree, hung.layer + length) + 1)
        widths = np.maximum(demand, wide)
        heights = layers * (high + self.layer) + (below - layers) * (high + self.hanging) - self.layer
        return _packed(widths + self.tree, heights, limit)

    @cached_property
    def _box(self) -> Size:
        across, down = self.sizes.T
        return float(across.max()), float(down.mean() + down.std())

    @cached_property
    def _trees(self) -> tuple[int, Rows]:
        """How many trees there are, and the number of that of each row."""
        columns = self.lineage.columns
        is_root = columns.parent < 0
        return int(np.count_nonzero(is_root)), (np.cumsum(is_root) - 1)[columns.root]

    def _highest(self, tree: Rows, value: Rows) -> Rows:
        """Give the highest of some values that are not negative, for each tree."""
        count, _ = self._trees
        if count == 1:
            return np.array([value.max()])
        highest = np.zeros(count, dtype=np.int64)
        np.maximum.at(highest, tree, value)
        return highest

    @cached_property
    def _standing(self) -> _Hung:
        """Where nothing hangs."""
        feet, layers = self._upright(np.zeros(len(self.sizes), dtype=bool))
        none, unsized = np.zeros(0, dtype=np.int64), np.zeros(0)
        return _Hung(feet, layers, none, none, none, unsized, unsized, none)

    def _upright(self, inside: NDArray[np.bool_]) -> tuple[Rows, Rows]:
        """Count the boxes without reports that are in no column, and the layers of all such boxes, of each tree."""
        columns, (count, tree) = self.lineage.columns, self._trees
        feet = np.bincount(tree[~inside & (columns.depth == 0)], minlength=count)
        return feet, self._highest(tree, np.where(inside, 0, columns.layer)) + 1

    def _hung(self, stacking: Stacking) -> _Hung:
        """Say what hangs; lengths that leave out no tree are one case."""
        deepest, totals = stacking.depth, self._totals
        known = deepest, min(stacking.length, totals[min(deepest, len(totals) - 1)])
        if known not in self._known:
            self._known[known] = self._found(Stacking(*known))
        return self._known[known]

    @cached_property
    def _totals(self) -> list[int]:
        """The boxes of the largest tree of at most so many layers below its top, by the number of layers."""
        columns = self.lineage.columns
        largest = np.zeros(int(columns.depth.max()) + 1, dtype=np.int64)
        np.maximum.at(largest, columns.depth, columns.total)
        totals: list[int] = np.maximum.accumulate(largest).tolist()
        return totals

    def _found(self, stacking: Stacking) -> _Hung:
        columns, (_, tree) = self.lineage.columns, self._trees
        inside, tops = self._inside(stacking)
        parent, total = columns.parent[tops], columns.total[tops]
        trees = np.bincount(parent, minlength=1)
        managers = np.flatnonzero(trees)
        boxes = np.bincount(parent, total, 1)[managers].astype(np.float64)
        largest, deepest = np.ones(len(trees)), np.zeros(len(trees), dtype=np.int64)
        if stacking.depth:
            np.maximum.at(largest, parent, total)
            np.maximum.at(deepest, parent, columns.depth[tops])
        feet, layers = self._upright(inside)
        return _Hung(
            feet,
            layers,
            tree[managers],
            columns.layer[managers],
            trees[managers],
            boxes,
            largest[managers],
            deepest[managers],
        )

    def _inside(self, stacking: Stacking) -> tuple[NDArray[np.bool_], Rows]:
        """Say which boxes are in columns, and which of them are the tops of what hangs."""
        columns = self.lineage.columns
        parent = columns.parent
        small = (columns.depth <= stacking.depth) & (columns.total <= stacking.length) & (parent >= 0)
        rows = np.flatnonzero(small)
        together = np.bincount(parent[rows], columns.total[rows], len(parent))
        hung = small & (together[parent] >= _LEAST)
        inside = hung.copy()
        for _ in range(stacking.depth):
            inside |= small & inside[parent]
        return inside, np.flatnonzero(hung & ~inside[parent])


def _packed(widths: Numbers, heights: Numbers, limit: float) -> Size:
    """Say how large trees become when they fill rows."""
    most = max(limit, float(widths.max()))
    width = min(most, float(widths.sum()))
    filled = math.fsum((widths * heights).tolist()) / width
    return width, max(float(heights.max()), filled)
