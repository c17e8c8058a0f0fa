"""Which trees stand side by side? They fill rows, one after the other in their order, as books fill shelves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.layout.geometry import Extent


@dataclass(frozen=True, slots=True)
class Shelf:
    """Trees that stand side by side: the center of each root, and the width of them all."""

    roots: tuple[int, ...]
    centers: tuple[float, ...]
    width: float


def shelves(extents: Mapping[int, Extent], singles: int, width: float, gap: float) -> Iterator[Shelf]:
    """Break trees into rows as wide as asked for, or as the widest of them.

    Args:
        extents: of each tree, by its root.
        singles: how many of the last ones are boxes without a tree: they begin a row of their own, unless all
            of them have room in the row before.
        width: how wide a row may become.
        gap: the distance between two trees.
    """
    widths = [right - left for left, right in extents.values()]
    limit = max(width, *widths)
    apart = len(widths) - singles
    waiting: list[int] = []
    reached = 0.0
    for number, root in enumerate(extents):
        needed = sum(widths[apart:]) + gap * (singles - 1) if number == apart else widths[number]
        if waiting and reached + needed > limit:
            yield _shelf(waiting, extents, gap)
            waiting, reached = [], 0.0
        waiting.append(root)
        reached += widths[number] + gap
    yield _shelf(waiting, extents, gap)


def _shelf(roots: Sequence[int], extents: Mapping[int, Extent], gap: float) -> Shelf:
    centers = []
    reached = 0.0
    for root in roots:
        left, right = extents[root]
        centers.append(reached - left)
        reached += right - left + gap
    return Shelf(tuple(roots), tuple(centers), reached - gap)
