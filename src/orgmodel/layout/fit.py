"""How much of a forest hangs in columns? As much as brings it near to the shape that is wanted."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

import numpy as np

from orgmodel.layout.blocks import Stacking
from orgmodel.layout.estimate import Estimate
from orgmodel.layout.forest import Forest, Gaps, planted
from orgmodel.layout.geometry import Size
from orgmodel.layout.lineage import Lineage

SHAPE = 1.6
"""How much wider than high a picture becomes, where that can be chosen and nothing else is asked for."""
_DEPTHS = (0, 1, 2, 4)
_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500)
_NESTED = 0.1
"""What a further level within columns costs: side by side, or in a plain list, is easier to read."""
_NEAR = 2.0
"""How many times too wide an estimate may be for a plain forest that is then tried: trees stand in each other."""

_KEPT = 1.25
"""How many times as wide or high as need be a forest may become that is drawn as another was."""


def fitted(
    parents: Sequence[int],
    sizes: Sequence[Size],
    width: float,
    gaps: Gaps,
    lines: Sequence[tuple[int, int]] = (),
    shape: float = SHAPE,
    *,
    aside: Collection[int] = (),
) -> Forest:
    """Place every box beside its siblings; where that is wider than `width`, hang some of them in columns.

    What hangs is chosen by estimates, so that only one or two forests are drawn.

    Raises:
        ValueError: somebody is above themself.
    """
    lineage = Lineage.of(parents, aside)
    if not parents:
        return planted(lineage, sizes, width, gaps)
    boxes = np.fromiter(chain.from_iterable(sizes), np.float64).reshape(-1, 2)
    estimate = Estimate(lineage, boxes, gaps.sibling, gaps.tree, gaps.layer, gaps.hanging)
    if estimate.size(width, None)[0] <= width * _NEAR:
        plain = planted(lineage, boxes, width, gaps, None, lines)
        if plain.width <= width:
            return plain
    return planted(lineage, boxes, width, gaps, _stacking(estimate, width, shape), lines)


def alike(own: Forest, like: Forest, wished: Size, gaps: Gaps, lines: Sequence[tuple[int, int]] = ()) -> Forest:
    """Draw a forest as another one is arranged, where that takes at most a quarter more room than either, or is wished.

    Args:
        own: the forest as it is arranged by itself, which is given back where the other arrangement takes more room.
        like: the one whose arrangement is kept.
        wished: how wide and high it may become.
        gaps: the distances that `own` keeps.
        lines: further lines, as in `planted`.
    """
    chosen = like.arrangement
    if chosen is None or own.arrangement in {None, chosen}:
        return own
    sizes = np.column_stack((own.across, own.down))
    kept = planted(Lineage.of(own.parents, own.beside), sizes, chosen.width, gaps, chosen.stacking, lines)
    width, height = max(own.width, like.width, wished[0]), max(own.height, like.height, wished[1])
    return kept if kept.width <= width * _KEPT and kept.height <= height * _KEPT else own


def aligned(
    parents: Sequence[int],
    sizes: Sequence[Size],
    gaps: Gaps,
    lines: Sequence[tuple[int, int]] = (),
    *,
    aside: Collection[int] = (),
) -> Forest:
    """Place every box in the row of its layer, however wide that becomes: all trees side by side, and no columns.

    Raises:
        ValueError: somebody is above themself.
    """
    return planted(Lineage.of(parents, aside), sizes, math.inf, gaps, None, lines)


def _stacking(estimate: Estimate, width: float, shape: float) -> Stacking | None:
    """Choose what hangs: nothing, or small trees of some depth in columns of some length."""
    tried: list[tuple[float, int, Stacking | None]] = [(_misfit(estimate.size(width, None), shape), 0, None)]
    deepest = max(estimate.lineage.depth)
    guess = len(_LENGTHS) // 2
    for number, depth in enumerate(depth for depth in _DEPTHS if depth < max(deepest, 1)):
        if min(each[0] for each in tried) < number * _NESTED:
            break  # what is deeper costs more than the best so far, however well it fits
        for at, stacking, size in _tried(depth, guess, estimate, width, shape):
            guess = at
            tried.append((_misfit(size, shape) + number * _NESTED, len(tried), stacking))
    return min(tried, key=lambda each: each[:2])[2]


def _tried(
    depth: int, guess: int, estimate: Estimate, width: float, shape: float
) -> Iterator[tuple[int, Stacking, Size]]:
    """Search the lengths from a guess on, by longer and longer steps, then by halves: longer columns make it higher."""
    first, last, middle, step = 0, len(_LENGTHS), guess, 1
    while first < last:
        stacking = Stacking(depth, _LENGTHS[middle])
        size = estimate.size(width, stacking)
        yield middle, stacking, size
        if size[0] > size[1] * shape:
            first = middle + 1
        else:
            last = middle
        is_bracketed = first > 0 and last < len(_LENGTHS)
        onward = first + step - 1 if first > middle else last - step
        middle = (first + last) // 2 if is_bracketed else min(max(onward, first), last - 1)
        step *= 2


def _misfit(size: Size, shape: float) -> float:
    return abs(math.log(size[0] / size[1] / shape))
