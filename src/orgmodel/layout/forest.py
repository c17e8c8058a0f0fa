"""Where does every box of a forest stand? Trees side by side, in rows that are no wider than asked for.

The boxes of a layer begin at one height in all the trees of a row: between two layers there is a channel, as
wide as the row, in which lines can run without meeting a box. Boxes stand on whole pixels, which makes lines
sharp and a gap up to a pixel narrower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.tree import TidyForest, tidy


@dataclass(frozen=True, slots=True)
class Gaps:
    """The least distances: between boxes of a layer, between trees, layers, and rows of trees."""

    sibling: float = 24
    tree: float = 40
    layer: float = 64
    row: float = 84


@dataclass(frozen=True, slots=True)
class Forest:
    """The boxes and, for each, the upper and lower edge of its layer: above and below it lines can run."""

    rects: tuple[Rect, ...]
    bands: tuple[tuple[float, float], ...]
    width: float
    height: float

    def moved(self, right: float, down: float) -> Forest:
        """Give the same forest elsewhere."""
        rects = tuple(rect.moved(right, down) for rect in self.rects)
        bands = tuple((upper + down, lower + down) for upper, lower in self.bands)
        return Forest(rects, bands, self.width, self.height)


@dataclass(frozen=True, slots=True)
class _Row:
    """Trees that stand side by side: the center of each root, and the width of them all."""

    roots: tuple[int, ...]
    centers: tuple[float, ...]
    width: float


def forest(parents: Sequence[int], sizes: Sequence[Size], width: float, gaps: Gaps | None = None) -> Forest:
    """Place every box. Children and trees stand in the order of their rows.

    Args:
        parents: the row of each row's parent, or -1.
        sizes: width and height of each box.
        width: how wide a row of trees may become; a tree that is wider has a row of its own.
        gaps: the distances to keep.

    Raises:
        ValueError: somebody is above themself.
    """
    if not parents:
        return Forest((), (), 0.0, 0.0)
    gaps = gaps or Gaps()
    trees = tidy(parents, [size[0] for size in sizes], gaps.sibling)
    members = _members(parents, trees)
    rects: list[Rect] = [Rect(0, 0, 0, 0)] * len(parents)
    bands = [(0.0, 0.0)] * len(parents)
    top = widest = 0.0
    for row in _rows(trees, members, width, gaps.tree):
        inside = [member for root in row.roots for member in members[root]]
        layers = _layers(inside, trees.layer, sizes, top, gaps.layer)
        for root, center in zip(row.roots, row.centers, strict=True):
            for member in members[root]:
                band = bands[member] = layers[trees.layer[member]]
                x = float(round(center + trees.center[member] - sizes[member][0] / 2))
                rects[member] = Rect(x, band[0], *sizes[member])
        top = layers[-1][1] + gaps.row
        widest = max(widest, row.width)
    return Forest(tuple(rects), tuple(bands), widest, max(top - gaps.row, 0.0))


def _members(parents: Sequence[int], trees: TidyForest) -> dict[int, list[int]]:
    """Give the rows of each tree by its root, the roots in order."""
    root = list(range(len(parents)))
    members: dict[int, list[int]] = {}
    for row in trees.order:
        if parents[row] >= 0:
            root[row] = root[parents[row]]
        members.setdefault(root[row], []).append(row)
    return members


def _rows(trees: TidyForest, members: dict[int, list[int]], width: float, gap: float) -> Iterator[_Row]:
    """Break the trees into rows; unless everything fits into one, single boxes begin a row of their own."""
    roots = list(members)
    if _is_within(roots, trees, width, gap):
        yield _row(roots, trees, gap)
        return
    waiting: list[int] = []
    reached = 0.0
    for root in roots:
        left, right = trees.extent[root]
        first_single = len(members[root]) == 1 and waiting and len(members[waiting[-1]]) > 1
        if waiting and (first_single or reached + right - left > width):
            yield _row(waiting, trees, gap)
            waiting, reached = [], 0.0
        waiting.append(root)
        reached += right - left + gap
    yield _row(waiting, trees, gap)


def _is_within(roots: list[int], trees: TidyForest, width: float, gap: float) -> bool:
    reached = -gap
    for root in roots:
        left, right = trees.extent[root]
        reached += right - left + gap
    return reached <= width


def _row(roots: list[int], trees: TidyForest, gap: float) -> _Row:
    centers = []
    reached = 0.0
    for root in roots:
        left, right = trees.extent[root]
        centers.append(reached - left)
        reached += right - left + gap
    return _Row(tuple(roots), tuple(centers), max(reached - gap, 0.0))


def _layers(
    rows: Sequence[int], layer: Sequence[int], sizes: Sequence[Size], top: float, gap: float
) -> list[tuple[float, float]]:
    """Give the upper and lower edge of each layer: as high as its highest box."""
    heights: list[float] = []
    for row in rows:
        heights += [0.0] * (layer[row] + 1 - len(heights))
        heights[layer[row]] = max(heights[layer[row]], sizes[row][1])
    edges = []
    for height in heights:
        edges.append((top, top + height))
        top += height + gap
    return edges
