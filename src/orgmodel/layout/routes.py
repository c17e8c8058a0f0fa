"""How do lines run? In straight pieces: down a tree, and for all other lines through channels, never under a box.

The layers of a forest leave channels between them. A line from a box to another one that is not below its
parent leaves at the top, runs along the channel above its layer, up or down a corridor that no box blocks, and
along the channel below the other box. Lines keep to tracks, so that a few of them do not lie on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.forest import Forest
from orgmodel.layout.geometry import Point, Rect

_BUS = 28.0
"""How far above its boxes the line runs that they share."""
_CLEARANCE = 6.0
_LEAVING = (14.0, 10.0, 18.0, 6.0)
"""Tracks above a layer, as distances from it: below the shared line of the tree."""
_ARRIVING = (14.0, 18.0, 22.0, 26.0)
"""Tracks below a layer."""
_OUT = (0.1, 0.21, 0.32, 0.68, 0.79, 0.9)
"""Where lines leave a box: shares of its width, away from the middle."""
_IN = (0.15, 0.26, 0.37, 0.63, 0.74, 0.85, 0.05, 0.95)


@dataclass(frozen=True)
class Router:
    """Finds ways through a forest."""

    forest: Forest

    def branch(self, parent: int, child: int) -> tuple[Point, ...]:
        """Give the line of a tree: from under the parent to the top of the child, along the shared line."""
        above, below = self.forest.rects[parent], self.forest.rects[child]
        if above.center == below.center:
            return ((above.center, above.bottom), (below.center, below.y))
        bus = self.forest.bands[child][0] - _BUS
        return (
            (above.center, above.bottom),
            (above.center, bus),
            (below.center, bus),
            (below.center, below.y),
        )

    def crossings(self, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[Point, ...], ...]:
        """Give the lines between boxes of any two places, each from the top of the first to under the second."""
        left: dict[int, int] = {}
        arrived: dict[int, int] = {}
        lines = []
        for number, (start, end) in enumerate(pairs):
            out, into = left.get(start, 0), arrived.get(end, 0)
            left[start], arrived[end] = out + 1, into + 1
            lines.append(self._crossing(start, end, (out, into, number)))
        return tuple(lines)

    def _crossing(self, start: int, end: int, turns: tuple[int, int, int]) -> tuple[Point, ...]:
        out, into, number = turns
        here, there = self.forest.rects[start], self.forest.rects[end]
        from_x, to_x = _slot(here, _OUT, out), _slot(there, _IN, into)
        leaving = self.forest.bands[start][0] - _LEAVING[number % len(_LEAVING)]
        arriving = self.forest.bands[end][1] + _ARRIVING[number % len(_ARRIVING)]
        corridor = self._corridor(from_x, to_x, leaving, arriving, 3.0 * (number % 5))
        way = (
            (from_x, here.y),
            (from_x, leaving),
            (corridor, leaving),
            (corridor, arriving),
            (to_x, arriving),
            (to_x, there.bottom),
        )
        return _straightened(way)

    @cached_property
    def _edges(self) -> tuple[NDArray[np.float64], ...]:
        """The left, right, upper and lower edges of all boxes, in the order of their left edges."""
        rects = sorted(self.forest.rects, key=lambda rect: rect.x)
        columns = np.array([(rect.x, rect.right, rect.y, rect.bottom) for rect in rects], dtype=np.float64)
        return tuple(columns.reshape(-1, 4).T)

    def _corridor(self, from_x: float, to_x: float, leaving: float, arriving: float, track: float) -> float:
        """Find the upright way between two channels that costs the least detour."""
        left, right, top, bottom = self._edges
        upper, lower = min(leaving, arriving), max(leaving, arriving)
        blocking = (top < lower) & (bottom > upper)
        if not blocking.any():
            return from_x
        reach = np.maximum.accumulate(right[blocking])
        starts = np.concatenate(([-np.inf], reach)) + _CLEARANCE
        ends = np.concatenate((left[blocking], [np.inf])) - _CLEARANCE
        starts, ends = starts[starts <= ends], ends[starts <= ends]
        near = np.concatenate((np.clip(from_x, starts, ends), np.clip(to_x, starts, ends)))
        detour = np.abs(near - from_x) + np.abs(near - to_x)
        best = int(np.argmin(detour))
        return _on_track(float(near[best]), track, float(starts[best % len(starts)]), float(ends[best % len(ends)]))


def _on_track(x: float, track: float, start: float, end: float) -> float:
    """Keep away from the lines that took the same corridor before, as far as it is wide enough."""
    if x + track <= end:
        return x + track
    return max(x - track, start)


def _slot(box: Rect, shares: Sequence[float], turn: int) -> float:
    return float(round(box.x + box.width * shares[turn % len(shares)]))


def _straightened(way: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out points between which nothing turns."""
    kept: list[Point] = []
    for point in way:
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        elif not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)
