"""How do lines run? In straight pieces: down a tree, and for all other lines through channels, never under a box.

The layers of a forest leave channels between them. A line from a box to another one that is not below its
parent leaves at the top, runs along the channel above its layer, up or down a corridor that no box blocks, and
along the channel below the other box. It keeps away from the lines of the tree that run beside it, and from
those drawn before it as far as there is room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.forest import BUS, Forest
from orgmodel.layout.geometry import Point, Rect
from orgmodel.layout.tracks import APART, Tracks

_CLEARANCE = 6.0
_LEAVING = (14.0, 6.0, 18.0, 10.0)
"""Tracks above a layer, as distances from it: below the shared line of the tree."""
_ARRIVING = (14.0, 22.0, 18.0, 26.0)
"""Tracks below a layer."""
_STEPS = (0.0, 8.0, -8.0, 4.0, -4.0, 12.0, -12.0, 16.0, -16.0)
"""Tracks of a corridor, as distances from the shortest way."""
_OUT = (0.1, 0.21, 0.32, 0.68, 0.79, 0.9)
"""Where lines leave a box: shares of its width, away from the middle."""
_MANY = 5
"""From more lines than these to one box on, they are bundled."""
_CROWD = 120
"""Where there are more lines than these, all are bundled that lead to one box."""
_IN = (0.15, 0.26, 0.37, 0.63, 0.74, 0.85, 0.95)


_Way = tuple[float, float, float]
"""Where a line runs upright, and where across: above the box that it leaves, and below the one where it arrives."""


class _Places(NamedTuple):
    """Where lines can begin and end, an entry a box; rails and buses as in `Forest`, `above` where its layer begins."""

    left: Sequence[float]
    center: Sequence[float]
    right: Sequence[float]
    top: Sequence[float]
    middle: Sequence[float]
    bottom: Sequence[float]
    rail: Sequence[float]
    bus: Sequence[float]
    above: Sequence[float]


@dataclass(frozen=True)
class Router:
    """Finds ways through a forest."""

    forest: Forest

    def branch(self, parent: int, child: int) -> tuple[Point, ...]:
        """Give the line of a tree, from under the parent: to the top of the child, or along a rail to its side."""
        at = self._places
        begin, bottom, rail = at.center[parent], at.bottom[parent], at.rail[child]
        if rail == rail:  # noqa: PLR0124  not NaN: it hangs
            side, middle, bus = at.left[child], at.middle[child], at.bus[child]
            if bus != bus or begin == rail:  # noqa: PLR0124  NaN
                return ((rail, bottom), (rail, middle), (side, middle))
            return ((begin, bottom), (begin, bus), (rail, bus), (rail, middle), (side, middle))
        end, top = at.center[child], at.top[child]
        if child in self.forest.beside:
            side = at.left[child] if at.left[child] > begin else at.right[child]
            return ((begin, bottom), (begin, at.middle[child]), (side, at.middle[child]))
        if begin == end:
            return ((begin, bottom), (end, top))
        bus = at.above[child] - BUS
        return ((begin, bottom), (begin, bus), (end, bus), (end, top))

    @cached_property
    def _places(self) -> _Places:
        placed = self.forest
        half, middle = placed.left + placed.across / 2, np.rint(placed.top + placed.down / 2)
        right, bottom = placed.left + placed.across, placed.top + placed.down
        columns = (placed.left, half, right, placed.top, middle, bottom, placed.rail, placed.bus, placed.upper)
        return _Places(*(column.tolist() for column in columns))

    def crossings(self, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[Point, ...], ...]:
        """Give the lines between boxes of any two places, each from the top of the first to under the second.

        Where many lead to one box, they arrive in one place, and those of a layer share their way there.
        """
        arriving = Counter(end for _, end in pairs)
        most = _MANY if len(pairs) <= _CROWD else 1
        left: dict[int, int] = {}
        arrived: dict[int, int] = {}
        shared: dict[tuple[float, int], _Way] = {}
        tracks = Tracks(), Tracks()
        lines = []
        for number, (start, end) in enumerate(pairs):
            bundled = arriving[end] > most
            out, into = left.get(start, 0), 0 if bundled else arrived.get(end, 0)
            left[start], arrived[end] = out + 1, into + 1
            from_x, to_x = _slot(self.forest.rects[start], _OUT, out), _slot(self.forest.rects[end], _IN, into)
            key = (self.forest.bands[start][0], end)
            way = shared.get(key) if bundled else None
            if way is None:
                way = shared[key] = self._way((start, from_x), (end, to_x), tracks, number)
            _take(tracks, way, from_x, to_x)
            top, bottom = self.forest.rects[start].y, self.forest.rects[end].bottom
            x, first, last = way
            corners = ((from_x, top), (from_x, first), (x, first), (x, last), (to_x, last), (to_x, bottom))
            lines.append(_straightened(corners))
        return tuple(lines)

    def _way(
        self, start: tuple[int, float], end: tuple[int, float], tracks: tuple[Tracks, Tracks], number: int
    ) -> _Way:
        """Find the way of one line, between a box and a place on it at either end."""
        (here, from_x), (there, to_x) = start, end
        leaving = [self.forest.bands[here][0] - distance for distance in _LEAVING]
        arriving = [self.forest.bands[there][1] + distance for distance in _ARRIVING]
        reach = (min(*leaving, *arriving), max(*leaving, *arriving))
        across, upright = tracks
        corridor = self._corridor(from_x, to_x, reach)
        x = upright.best(list(corridor.tracks()), reach, number)
        return x, across.best(leaving, (from_x, x), number), across.best(arriving, (x, to_x), number)

    @cached_property
    def _edges(self) -> tuple[NDArray[np.float64], ...]:
        """The left, right, upper and lower edges of all that stands in the way, in the order of left edges."""
        boxes = [(rect.x, rect.right, rect.y, rect.bottom) for rect in self.forest.rects]
        columns = np.array(sorted({*boxes, *self._uprights()}), dtype=np.float64)
        return tuple(columns.reshape(-1, 4).T)

    def _uprights(self) -> Iterator[tuple[float, float, float, float]]:
        """Give the upright pieces of the tree's lines, so wide that others keep away from them."""
        beside = APART - _CLEARANCE
        for child, parent in enumerate(self.forest.parents):
            for (x, upper), (next_x, lower) in pairwise(self.branch(parent, child)) if parent >= 0 else ():
                if x == next_x:
                    yield x - beside, x + beside, upper, lower

    def _corridor(self, from_x: float, to_x: float, reach: tuple[float, float]) -> _Corridor:
        """Find the upright way between two channels that costs the least detour."""
        left, right, top, bottom = self._edges
        blocking = (top < reach[1]) & (bottom > reach[0])
        edge = np.maximum.accumulate(right[blocking])
        starts = np.concatenate(([-np.inf], edge)) + _CLEARANCE
        ends = np.concatenate((left[blocking], [np.inf])) - _CLEARANCE
        starts, ends = starts[starts <= ends], ends[starts <= ends]
        near = np.concatenate((np.clip(from_x, starts, ends), np.clip(to_x, starts, ends)))
        detour = np.abs(near - from_x) + np.abs(near - to_x)
        best = int(np.argmin(detour))
        return _Corridor(float(near[best]), float(starts[best % len(starts)]), float(ends[best % len(ends)]))


@dataclass(frozen=True, slots=True)
class _Corridor:
    """Room for upright lines between two edges, and where the shortest way is in it."""

    x: float
    start: float
    end: float

    def tracks(self) -> Iterator[float]:
        """Give the places for lines, the best first."""
        yield from (self.x + step for step in _STEPS if self.start <= self.x + step <= self.end)


def _take(tracks: tuple[Tracks, Tracks], way: _Way, from_x: float, to_x: float) -> None:
    """Note where a line runs, so that others keep away from it."""
    across, upright = tracks
    x, first, last = way
    upright.take(x, (first, last))
    across.take(first, (from_x, x))
    across.take(last, (x, to_x))


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
