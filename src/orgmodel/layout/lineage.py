"""Who is below whom, on which layer, and how large is the tree of each box? Worked out once for every layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

ROOT = -1


@dataclass(frozen=True)
class Lineage:
    """A forest by its rows.

    `order` has the rows layer by layer, every parent before its children; `layer` counts from 0; `total` counts
    the boxes of each tree, its top included; `depth` the layers below it; `root` is the top of each row.
    """

    parents: Sequence[int]
    children: Sequence[Sequence[int]]
    order: Sequence[int]
    layer: Sequence[int]
    total: Sequence[int]
    depth: Sequence[int]
    root: Sequence[int]

    @classmethod
    def of(cls, parents: Sequence[int]) -> Lineage:
        """Find out about a forest whose rows name their parents, or `ROOT`; children are in the order of rows.

        Raises:
            ValueError: somebody is above themself.
        """
        count = len(parents)
        children: list[list[int]] = [[] for _ in range(count)]
        order = []
        for row, parent in enumerate(parents):
            if parent >= 0:
                children[parent].append(row)
            else:
                order.append(row)
        root, layer = list(range(count)), [0] * count
        for row in order:  # it grows while it is read
            below = children[row]
            if below:
                top, deeper = root[row], layer[row] + 1
                for child in below:
                    root[child], layer[child] = top, deeper
                order += below
        if len(order) < count:
            raise ValueError("the parents form a circle")
        total, depth = [1] * count, [0] * count
        for row in reversed(order):
            parent = parents[row]
            if parent >= 0:
                total[parent] += total[row]
                if depth[row] >= depth[parent]:
                    depth[parent] = depth[row] + 1
        return cls(parents, children, order, layer, total, depth, root)

    @cached_property
    def columns(self) -> Columns:
        """The same as arrays."""
        fields = (self.parents, self.layer, self.total, self.depth, self.root)
        return Columns(*(np.asarray(field, dtype=np.int64) for field in fields))


@dataclass(frozen=True, slots=True)
class Columns:
    """A lineage as arrays, an entry a row."""

    parent: NDArray[np.int64]
    layer: NDArray[np.int64]
    total: NDArray[np.int64]
    depth: NDArray[np.int64]
    root: NDArray[np.int64]
