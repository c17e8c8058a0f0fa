"""Where do the boxes of a network stand? Those that are connected near each other, none on another.

Stress majorization (Gansner, Koren and North 2004): places whose distances come near to the number of lines
between two boxes. It begins on a circle in the order of rows and uses no chance, so the same network looks the
same every time. Then boxes that overlap are pushed apart, the shorter way. Parts that nothing connects stand in rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.geometry import Rect, Size

_ROUNDS, _PUSHES = 200, 400
_SHAPE = 1.6
"""About how much wider than high parts become that stand beside each other."""

Matrix = NDArray[np.float64]


def network(sizes: Sequence[Size], lines: Sequence[tuple[int, int]], gap: float) -> tuple[Rect, ...]:
    """Place boxes of fixed sizes.

    Args:
        sizes: width and height of each box; meant for some hundreds, work and memory grow with their square.
        lines: the pairs of rows that are connected.
        gap: the least distance between two boxes.
    """
    if not sizes:
        return ()
    distance, box = _distances(len(sizes), lines), np.array(sizes, dtype=np.float64)
    corner = np.zeros_like(box)
    parts = _parts(distance)
    for rows in parts:
        corner[rows] = _connected(box[rows], distance[np.ix_(rows, rows)], gap)
    for rows, place in zip(
        parts, _beside([(corner[rows] + box[rows]).max(axis=0) for rows in parts], gap), strict=True
    ):
        corner[rows] += place
    return tuple(Rect(x, y, *size) for (x, y), size in zip(corner.tolist(), sizes, strict=True))


def _parts(distance: Matrix) -> list[NDArray[np.int64]]:
    """Give the rows of each part of the network that nothing connects with another, the largest first."""
    first = np.isfinite(distance).argmax(axis=1)
    parts = [np.flatnonzero(first == row) for row in sorted(set(first.tolist()))]
    return sorted(parts, key=lambda rows: -len(rows))


def _connected(box: Matrix, distance: Matrix, gap: float) -> Matrix:
    """Give the upper left corners of boxes that are all connected."""
    unit = np.array([box[:, 0].max() + gap * 2, box[:, 1].max() + gap * 2])
    center = _apart(_stressed(distance) * unit, box + gap)
    corner = np.rint(center - box / 2)
    corner -= corner.min(axis=0)
    return corner


def _beside(sizes: Sequence[Matrix], gap: float) -> Iterator[Size]:
    """Place the parts of a network in rows, about as wide as a screen."""
    room = math.fsum([float((size[0] + 2 * gap) * (size[1] + 2 * gap)) for size in sizes])
    width = max(math.sqrt(room * _SHAPE), *(float(size[0]) for size in sizes), 0.0)
    x = y = deepest = 0.0
    for across, down in (size.tolist() for size in sizes):
        if x and x + across > width:
            x, y, deepest = 0.0, deepest + 2 * gap, 0.0
        yield x, y
        x, deepest = x + across + 2 * gap, max(deepest, y + down)


def _distances(count: int, lines: Sequence[tuple[int, int]]) -> Matrix:
    """Count the lines on the shortest way between each two boxes; infinity where there is none."""
    near = np.zeros((count, count), dtype=bool)
    for one, other in lines:
        near[one, other] = near[other, one] = True
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    reached = np.eye(count, dtype=bool)
    for steps in range(1, count):
        following = reached | ((reached.astype(np.float32) @ near) > 0)
        fresh = following & ~reached
        if not fresh.any():
            break
        far[fresh] = steps
        reached = following
    return far


def _stressed(distance: Matrix) -> Matrix:
    """Bring distances near to those that are wanted, weighing short ones more."""
    count = len(distance)
    angle = 2 * np.pi * np.arange(count) / count
    place: Matrix = np.column_stack((np.cos(angle), np.sin(angle))) * distance.max() / 2
    if count == 1:
        return place
    weight = 1.0 / np.where(distance > 0, distance, 1.0) ** 2
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    for _ in range(_ROUNDS):
        step = place[:, None] - place[None]
        length = np.sqrt((step**2).sum(axis=2))
        ratio = weight * distance / np.where(length > 1e-9, length, 1.0)  # noqa: PLR2004  two in one place
        place = ((weight[..., None] * place[None]) + ratio[..., None] * step).sum(axis=1) / total
    return place


def _apart(center: Matrix, box: Matrix) -> Matrix:
    """Push boxes apart until none overlaps: those that still do, after many pushes, are set side by side."""
    half = (box[:, None] + box[None]) / 2
    order = np.arange(len(center))
    turn = np.where(np.subtract.outer(order, order) > 0, 1.0, -1.0).reshape(len(order), len(order), 1)
    for _ in range(_PUSHES):
        step = center[:, None] - center[None]
        over = half - np.abs(step)
        np.fill_diagonal(over[..., 0], -1.0)
        overlapping = np.logical_and(over[..., 0] > 1e-6, over[..., 1] > 1e-6)  # noqa: PLR2004
        if not overlapping.any():
            return center
        across = over[..., 0] <= over[..., 1]
        sign = np.where(step == 0, turn, np.sign(step))
        push = np.where(np.stack((across, ~across), axis=2), over * sign, 0.0) * overlapping[..., None]
        center = center + push.sum(axis=1) / np.maximum(overlapping.sum(axis=1), 1)[:, None] * 0.6
    return _in_rows(center, box)


def _in_rows(center: Matrix, box: Matrix) -> Matrix:
    """Set boxes into rows by their height, in their order from left to right."""
    per_row = max(1, int(np.ceil(np.sqrt(len(center)))))
    order = np.lexsort((center[:, 0], center[:, 1]))
    placed = np.empty_like(center)
    for first in range(0, len(order), per_row):
        row = order[first : first + per_row]
        row = row[np.argsort(center[row, 0], kind="stable")]
        number = np.arange(len(row))
        placed[row] = np.column_stack((number * box[:, 0].max(), np.full(len(row), first // per_row) * box[:, 1].max()))
    return placed
