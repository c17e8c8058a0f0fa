"""Which areas belong to a group of boxes? Those behind its boxes in each layer, up to the layer of their managers.

A group is a piece of a tree whose boxes share a value. Between two layers there are no boxes, so that an area
that reaches up to the layer above it lies behind boxes of its own group only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.layout.forest import Forest
from orgmodel.layout.geometry import Rect

PAD = 9.0
"""How far an area reaches beyond its boxes; less than half the distance between two boxes."""


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of a group by their rows, its top first, and its areas."""

    rows: tuple[int, ...]
    areas: tuple[Rect, ...]


def groups(forest: Forest, values: Sequence[int]) -> tuple[Group, ...]:
    """Divide a forest into groups, in the order of their tops.

    Args:
        forest: boxes with places.
        values: what each box has in common with others, or -1 for nothing.
    """
    top = _tops(forest.parents, values)
    rows: dict[int, list[int]] = {}
    for row, group in enumerate(top):
        if values[row] >= 0:
            rows.setdefault(group, []).append(row)
    areas: dict[int, list[Rect]] = {}
    edges = sorted({lower for _, lower in forest.bands})
    for run in _runs(forest, top):
        if values[run[0]] >= 0:
            areas.setdefault(top[run[0]], []).append(_area(forest, top, run, edges))
    return tuple(
        Group((head, *(row for row in rows[head] if row != head)), tuple(areas[head])) for head in sorted(rows)
    )


def _tops(parents: Sequence[int], values: Sequence[int]) -> list[int]:
    """Give the topmost box of the group of each box."""
    top = [-1] * len(parents)
    for row in range(len(parents)):
        chain = []
        at = row
        while top[at] < 0 and parents[at] >= 0 and values[parents[at]] == values[at]:
            chain.append(at)
            at = parents[at]
        found = top[at] if top[at] >= 0 else at
        top[at] = found
        for each in chain:
            top[each] = found
    return top


def _runs(forest: Forest, top: Sequence[int]) -> Iterator[list[int]]:
    """Give the boxes of a layer that stand side by side and are of one group."""
    upper, left = forest.upper.tolist(), forest.left.tolist()
    run: list[int] = []
    for row in sorted(range(len(top)), key=lambda row: (upper[row], left[row])):
        if run and (upper[run[-1]] != upper[row] or top[run[-1]] != top[row]):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _area(forest: Forest, top: Sequence[int], run: Sequence[int], edges: Sequence[float]) -> Rect:
    first, last = forest.rects[run[0]], forest.rects[run[-1]]
    upper, lower = forest.bands[run[0]]
    begins = upper - PAD
    if any(row != top[row] for row in run):
        begins = edges[bisect_left(edges, upper) - 1] + PAD
    return Rect(first.x - PAD, begins, last.right - first.x + 2 * PAD, lower + PAD - begins)
