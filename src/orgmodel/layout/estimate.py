"""About how large would a forest become if some of it hung in columns? Counted, not drawn: a millisecond for thousands.

A tree is taken to be as wide as all that stands at its foot: boxes without reports, and columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.blocks import STUB, UNDER, Stacking
from orgmodel.layout.geometry import Size
from orgmodel.layout.lineage import Lineage

_LEAST = 3

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Estimate:
    """What an estimate counts: the boxes by width and height, a row each, and the distances between them."""

    lineage: Lineage
    sizes: NDArray[np.float64]
    sibling: float
    tree: float
    layer: float
    hanging: float

    @cached_property
    def _box(self) -> Size:
        across, down = self.sizes.T
        return float(across.max()), float(down.mean() + down.std())

    def size(self, limit: float, stacking: Stacking | None) -> Size:
        """Say about how wide and high the forest becomes, where a row of trees may be as wide as `limit`."""
        columns = self.lineage.columns
        wide, high = self._box
        inside = np.zeros(len(columns.parent), dtype=bool)
        demand = np.zeros(len(columns.parent))
        reach = columns.layer.copy()
        if stacking is not None:
            inside, tops = self._hung(stacking)
            number, length, deepest = self._columns(tops, stacking.length)
            demand += number * (wide + STUB + (UNDER + STUB) * deepest + self.sibling)
            np.maximum(reach, columns.layer + length, out=reach)
        standing = ~inside
        demand[standing & (columns.depth == 0)] += wide + self.sibling
        count = len(inside)
        widths = np.maximum(np.bincount(columns.root, demand, count), wide)
        layers = self._highest(np.where(standing, columns.layer, 0)) + 1
        below = self._highest(np.where(standing, reach, 0)) + 1
        heights = layers * (high + self.layer) + np.maximum(below - layers, 0) * (high + self.hanging) - self.layer
        roots = columns.parent < 0
        return _packed(widths[roots] + self.tree, heights[roots], limit)

    def _highest(self, value: Rows) -> Rows:
        """Give for each root the highest value in its tree; the entries of other rows mean nothing."""
        root = self.lineage.columns.root
        if root[0] == root[-1] and (root == root[0]).all():
            return np.full(len(root), value.max())
        highest = np.zeros(len(root), dtype=np.int64)
        np.maximum.at(highest, root, value)
        return highest

    def _hung(self, stacking: Stacking) -> tuple[NDArray[np.bool_], Rows]:
        """Say which boxes are in columns, and which of them are the tops of what hangs."""
        columns = self.lineage.columns
        parent = columns.parent
        small = (columns.depth <= stacking.depth) & (columns.total <= stacking.length) & (parent >= 0)
        together = np.bincount(parent[small], columns.total[small], len(parent))
        hung = small & (together[parent] >= _LEAST)
        inside = hung.copy()
        for _ in range(stacking.depth):
            inside |= small & inside[parent]
        return inside, np.flatnonzero(hung & ~(inside[parent] & (parent >= 0)))

    def _columns(self, tops: Rows, most: int) -> tuple[Rows, Rows, Rows]:
        """Count the columns below each manager, the boxes in one of them, and the layers; no tree is divided."""
        columns = self.lineage.columns
        parent, total, count = columns.parent[tops], columns.total[tops], len(columns.parent)
        trees = np.bincount(parent, minlength=count)
        boxes = np.bincount(parent, total, count)
        largest, deepest = np.ones(count), np.zeros(count)
        np.maximum.at(largest, parent, total)
        np.maximum.at(deepest, parent, columns.depth[tops])
        longest = np.maximum(np.ceil(boxes / np.maximum(np.ceil(boxes / most), 1)), largest)
        size = boxes / np.maximum(trees, 1)
        together = np.maximum(longest // np.maximum(size, 1), 1)
        length = np.ceil(np.minimum(together, trees) * size)
        return np.ceil(trees / together).astype(np.int64), length.astype(np.int64), deepest.astype(np.int64)


def _packed(widths: NDArray[np.float64], heights: NDArray[np.float64], limit: float) -> Size:
    """Say how large trees become when they fill rows."""
    most = max(limit, float(widths.max()))
    width = min(most, float(widths.sum()))
    filled = math.fsum((widths * heights).tolist()) / width
    return width, max(float(heights.max()), filled)
