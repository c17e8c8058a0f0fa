"""Which boxes hang in a column below their manager, instead of standing side by side?

A column is a list, read from top to bottom: each box one layer below the one before, and reports of a box
in it indented below it, as in an outline. Lines come from the left, along a rail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orgmodel.layout.tree import children_of, top_down

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


@dataclass(frozen=True, slots=True)
class Columns:
    """A forest as it is placed: in a column every box is below the one before.

    `widths` are those of the places, which hold rails and indents; `indents` say of each box that hangs where
    in its place it begins; `heads` are the first boxes of columns that hang on the shared line of their
    manager; `leans` say how far to the right of its manager's middle a lone column stands.
    """

    parents: list[int]
    widths: list[float]
    indents: dict[int, float] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    leans: dict[int, float] = field(default_factory=dict)

    def left(self, row: int, center: float) -> float:
        """Say where a box begins, on a whole pixel, by the center of its place."""
        return float(round(center - self.widths[row] / 2 + self.indents.get(row, 0.0)))


@dataclass(frozen=True, slots=True)
class _Tree:
    """The forest as it is: how many boxes the tree of each row has, and how many layers below the first."""

    widths: Sequence[float]
    children: Sequence[Sequence[int]]
    order: Sequence[int]
    total: list[int]
    depth: list[int]

    @classmethod
    def of(cls, parents: Sequence[int], widths: Sequence[float]) -> _Tree:
        children = children_of(parents)
        order, _ = top_down(parents, children)
        total, depth = [1] * len(order), [0] * len(order)
        for row in reversed(order):
            for child in children[row]:
                total[row] += total[child]
                depth[row] = max(depth[row], depth[child] + 1)
        return cls(widths, children, order, total, depth)

    def under(self, row: int) -> float:
        """Say how far from the left side of a box the rail under it runs."""
        return min(UNDER, self.widths[row] / 2)

    def outline(self, row: int, indent: float) -> Iterator[tuple[int, float]]:
        """Give a row and all below it with their indents, as they stand in a column."""
        waiting = [(row, indent)]
        while waiting:
            here, indent = waiting.pop()
            yield here, indent
            waiting += [(child, indent + self.under(here) + STUB) for child in reversed(self.children[here])]


def columns(parents: Sequence[int], widths: Sequence[float], stacking: Stacking | None) -> Columns:
    """Hang what may hang: of every manager who stands, the reports with small trees, in their order.

    Args:
        parents: the row of each row's parent, or -1.
        widths: how wide each box is.
        stacking: what may hang; nothing does without it.

    Raises:
        ValueError: somebody is above themself.
    """
    placed = Columns(list(parents), list(widths))
    if stacking is None:
        return placed
    tree = _Tree.of(parents, widths)
    for row in tree.order:
        if row not in placed.indents and tree.depth[row]:
            _hang(row, tree, stacking, placed)
    return placed


def _hang(manager: int, tree: _Tree, stacking: Stacking, placed: Columns) -> None:
    """Hang the small trees below one manager."""
    below = tree.children[manager]
    small = [row for row in below if tree.depth[row] <= stacking.depth and tree.total[row] <= stacking.length]
    if sum(tree.total[row] for row in small) < _LEAST:
        return
    lists = _lists(small, tree.total, stacking.length)
    is_alone = len(lists) == 1 and len(small) == len(below)
    for tops in lists:
        inside = [item for top in tops for item in tree.outline(top, STUB)]
        width = max(indent + tree.widths[row] for row, indent in inside)
        before = manager
        for row, indent in inside:
            placed.parents[row], placed.indents[row], placed.widths[row] = before, indent, width
            before = row
        if is_alone:
            placed.leans[manager] = tree.under(manager) + (width - tree.widths[manager]) / 2
        else:
            placed.heads.update((top, tops[0]) for top in tops)


def _lists(tops: Sequence[int], total: Sequence[int], length: int) -> list[list[int]]:
    """Divide trees among columns that are about equally long."""
    every = sum(total[top] for top in tops)
    longest = max(-(-every // -(-every // length)), *(total[top] for top in tops), 1)
    lists: list[list[int]] = [[]]
    reached = 0
    for top in tops:
        if lists[-1] and reached + total[top] > longest:
            lists.append([])
            reached = 0
        lists[-1].append(top)
        reached += total[top]
    return lists
