"""Where does what surrounds a forest stand? In rows above and below it, out of the way of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from orgmodel.layout.forest import Forest, Gaps
from orgmodel.layout.geometry import Size


class _Place(NamedTuple):
    left: float
    upper: float
    lower: float


def surrounded(forest: Forest, above: Sequence[Size], below: Sequence[Size], gaps: Gaps) -> Forest:
    """Add boxes in rows above a forest, in the middle of its width, and in rows below it, from its left side on.

    Their rows follow those of the forest: first those above, then those below.
    """
    sizes = (*above, *below)
    if not sizes:
        return forest
    width = max(forest.width, *(size[0] for size in sizes))
    upper = list(_rows(above, width, gaps, centered=True))
    head = max((place.lower for place in upper), default=-gaps.row) + gaps.row
    foot = head + forest.height + gaps.row if forest.parents else head
    lower = list(_rows(below, width, gaps, centered=False))
    places = [*upper, *(_Place(left, top + foot, bottom + foot) for left, top, bottom in lower)]
    left, top, bottom = np.array(places, dtype=np.float64).T
    across, down = np.array(sizes, dtype=np.float64).T
    moved = forest.moved(float(round((width - forest.width) / 2)), head)
    nothing = np.full(len(sizes), np.nan)
    return Forest(
        parents=(*forest.parents, *(-1 for _ in sizes)),
        left=np.concatenate((moved.left, left)),
        top=np.concatenate((moved.top, top)),
        across=np.concatenate((moved.across, across)),
        down=np.concatenate((moved.down, down)),
        upper=np.concatenate((moved.upper, top)),
        lower=np.concatenate((moved.lower, bottom)),
        rail=np.concatenate((moved.rail, nothing)),
        bus=np.concatenate((moved.bus, nothing)),
        width=width,
        height=max(float(bottom.max()), head + forest.height),
        beside=forest.beside,
        arrangement=forest.arrangement,
    )


def _rows(sizes: Sequence[Size], width: float, gaps: Gaps, *, centered: bool) -> Iterator[_Place]:
    """Fill rows as wide as that, one below the other."""
    top = 0.0
    for row in _filled(sizes, width, gaps.tree):
        taken = sum(across for across, _ in row) + gaps.tree * (len(row) - 1)
        left = float(round((width - taken) / 2)) if centered else 0.0
        bottom = top + max(down for _, down in row)
        for across, _ in row:
            yield _Place(left, top, bottom)
            left += across + gaps.tree
        top = bottom + gaps.layer


def _filled(sizes: Sequence[Size], width: float, gap: float) -> Iterator[list[Size]]:
    row: list[Size] = []
    taken = 0.0
    for size in sizes:
        if row and taken + size[0] > width:
            yield row
            row, taken = [], 0.0
        row.append(size)
        taken += size[0] + gap
    if row:
        yield row
