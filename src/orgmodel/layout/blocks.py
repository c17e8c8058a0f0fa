"""Which boxes keep their places to each other? Blocks, so that a tree is laid out block by block, not box by box.

A block is a box with a tree of its own, a row of neighbors without reports, or a column. A column is a list,
read from top to bottom: each box one layer below the one before, and reports of a box in it indented below it,
as in an outline. Lines come from the left, along a rail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import NamedTuple

from orgmodel.layout.lineage import Lineage

STUB = 16.0
"""How far a box of a column stands from the rail on its left."""
UNDER = 12.0
"""How far the rail that begins under a box runs from the left side of that box."""
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Stacking:
    """What may hang: trees of so many layers below their top, in columns of at most so many boxes."""

    depth: int
    length: int


class Arrangement(NamedTuple):
    """What was chosen for a whole forest, so that another can be drawn like it: the width of a row, and what hangs."""

    width: float
    stacking: Stacking | None


@dataclass(frozen=True, slots=True)
class Block:
    """Boxes that keep their places to each other.

    `first` and `last` say how far inside of its sides the middles of its outer boxes are. `indents` say of each
    box of a column where in it the box begins; `lean` how far to the right of its manager's middle the middle of
    a lone column stands; `has_bus` whether its rail begins at the line that all reports share.
    """

    rows: tuple[int, ...]
    width: float
    first: float
    last: float
    length: int = 1
    indents: tuple[float, ...] = ()
    lean: float = 0.0
    has_bus: bool = False


@dataclass(frozen=True, slots=True)
class _Builder:
    lineage: Lineage
    widths: Sequence[float]
    gap: float
    stacking: Stacking | None

    def build(self) -> dict[int, list[Block]]:
        """Give the blocks below each manager who stands."""
        blocks: dict[int, list[Block]] = {}
        hangs = bytearray(len(self.widths))
        for row in self.lineage.order:
            if self.lineage.depth[row] and not hangs[row]:
                columns = self._columns(row)
                for column in columns.values():
                    for hung in column.rows:
                        hangs[hung] = 1
                blocks[row] = list(self._row(row, columns, hangs))
        return blocks

    def _row(self, manager: int, columns: dict[int, Block], hangs: bytearray) -> Iterator[Block]:
        """Set the reports of a manager side by side; a column stands in the place of its first box."""
        waiting: list[int] = []
        for child in self.lineage.line(manager):
            if not hangs[child] and not self.lineage.depth[child]:
                waiting.append(child)
                continue
            if hangs[child] and child not in columns:
                continue
            if waiting:
                yield self._neighbors(waiting)
                waiting = []
            yield columns[child] if hangs[child] else self._neighbors([child])
        if waiting:
            yield self._neighbors(waiting)

    def _neighbors(self, rows: Sequence[int]) -> Block:
        width = sum([self.widths[row] for row in rows]) + self.gap * (len(rows) - 1)
        return Block(tuple(rows), width, self.widths[rows[0]] / 2, self.widths[rows[-1]] / 2)

    def _columns(self, manager: int) -> dict[int, Block]:
        """Hang the small trees below one manager: columns by their first boxes."""
        if self.stacking is None:
            return {}
        below, total, depth = self.lineage.line(manager), self.lineage.total, self.lineage.depth
        deepest, length = self.stacking.depth, self.stacking.length
        small = [row for row in below if depth[row] <= deepest and total[row] <= length]
        if sum([total[row] for row in small]) < _LEAST:
            return {}
        lists = _lists(small, total, length)
        alone = len(lists) == 1 and len(small) == len(below) and manager not in self.lineage.beside
        return {tops[0]: self._column(manager, tops, alone=alone) for tops in lists}

    def _column(self, manager: int, tops: Sequence[int], *, alone: bool) -> Block:
        rows: list[int] = []
        indents: list[float] = []
        for top in tops:
            self._outline(top, rows, indents)
        width = max(map(add, indents, map(self.widths.__getitem__, rows)))
        lean = self._under(manager) + (width - self.widths[manager]) / 2 if alone else 0.0
        half = width / 2
        return Block(tuple(rows), width, half, half, len(rows), tuple(indents), lean, has_bus=not alone)

    def _outline(self, top: int, rows: list[int], indents: list[float]) -> None:
        """Add a row and all below it with their indents, as they stand in a column."""
        depth, children = self.lineage.depth, self.lineage.children
        waiting = [(top, STUB)]
        while waiting:
            here, indent = waiting.pop()
            rows.append(here)
            indents.append(indent)
            if not depth[here]:
                continue
            deeper = indent + self._under(here) + STUB
            if depth[here] == 1:
                rows += children[here]
                indents += [deeper] * len(children[here])
            else:
                waiting += [(child, deeper) for child in reversed(children[here])]

    def _under(self, row: int) -> float:
        """Say how far from the left side of a box the rail under it runs."""
        return min(UNDER, self.widths[row] / 2)


def blocks(lineage: Lineage, widths: Sequence[float], gap: float, stacking: Stacking | None) -> dict[int, list[Block]]:
    """Divide the reports of every manager who stands into blocks, in their order.

    Args:
        lineage: who is below whom.
        widths: how wide each box is.
        gap: the least distance between two boxes of a layer.
        stacking: what may hang in columns; nothing does without it.
    """
    return _Builder(lineage, widths, gap, stacking).build()


def _lists(tops: Sequence[int], total: Sequence[int], length: int) -> list[list[int]]:
    """Divide trees among columns that are about equally long."""
    every = sum([total[top] for top in tops])
    longest = max(-(-every // -(-every // length)), *[total[top] for top in tops])
    lists: list[list[int]] = [[]]
    reached = 0
    for top in tops:
        if lists[-1] and reached + total[top] > longest:
            lists.append([])
            reached = 0
        lists[-1].append(top)
        reached += total[top]
    return lists
