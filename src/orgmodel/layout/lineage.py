"""Who is below whom, on which layer, and how large is the tree of each box? Worked out once for every layout."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.wings import layers, wings

ROOT = -1


@dataclass(frozen=True)
class Lineage:
    """A forest by its rows.

    `order` has the rows layer by layer, every parent before its children; `layer` counts from 0; `total` counts
    the boxes of each tree, its top included; `depth` the layers below it; `root` is the top of each row.
    `beside` has the children of a row that stand beside its line to the others, on layers of their own.
    """

    parents: Sequence[int]
    children: Sequence[Sequence[int]]
    order: Sequence[int]
    layer: Sequence[int]
    total: Sequence[int]
    depth: Sequence[int]
    root: Sequence[int]
    beside: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, parents: Sequence[int], aside: Collection[int] = ()) -> Lineage:
        """Find out about a forest whose rows name their parents, or `ROOT`; children are in the order of rows.

        Those of `aside` stand beside the line of their parent, if they have no children and their parent has others.

        Raises:
            ValueError: somebody is above themself.
        """
        count = len(parents)
        reports: dict[int, list[int]] = {}
        order = []
        for row, parent in enumerate(parents):
            if parent < 0:
                order.append(row)
            elif parent in reports:
                reports[parent].append(row)
            else:
                reports[parent] = [row]
        children: list[Sequence[int]] = [reports.get(row, ()) for row in range(count)]
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
        total, depth = _below(parents, order)
        beside = wings(children, aside)
        if beside:
            layer = _shifted(order, children, layer, beside)
        return cls(parents, children, order, layer, total, depth, root, beside)

    def line(self, row: int) -> Sequence[int]:
        """Give the children of a row that stand below it, and not beside its line."""
        aides = self.beside.get(row)
        return [child for child in self.children[row] if child not in aides] if aides else self.children[row]

    @cached_property
    def columns(self) -> Columns:
        """The same as arrays."""
        fields = (self.parents, self.layer, self.total, self.depth, self.root)
        return Columns(*(np.fromiter(field, np.int64, len(self.order)) for field in fields))


def _below(parents: Sequence[int], order: Sequence[int]) -> tuple[list[int], list[int]]:
    """Count the boxes of each tree, and the layers below its top."""
    total, depth = [1] * len(order), [0] * len(order)
    for row in reversed(order):
        parent = parents[row]
        if parent >= 0:
            total[parent] += total[row]
            if depth[row] >= depth[parent]:
                depth[parent] = depth[row] + 1
    return total, depth


def _shifted(
    order: Sequence[int], children: Sequence[Sequence[int]], layer: list[int], beside: Mapping[int, tuple[int, ...]]
) -> list[int]:
    """Make room for the layers of those who stand beside a line."""
    for row in order:
        aides = beside.get(row, ())
        deeper = layer[row] + 1
        for child in children[row]:
            layer[child] = deeper + layers(len(aides))
        for turn, aide in enumerate(aides):
            layer[aide] = deeper + turn // 2
    return layer


@dataclass(frozen=True, slots=True)
class Columns:
    """A lineage as arrays, an entry a row."""

    parent: NDArray[np.int64]
    layer: NDArray[np.int64]
    total: NDArray[np.int64]
    depth: NDArray[np.int64]
    root: NDArray[np.int64]
