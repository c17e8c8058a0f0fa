"""How much of a forest hangs in columns? As much as brings it near to the shape that is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter

from orgmodel.layout.columns import Stacking
from orgmodel.layout.forest import Forest, Gaps, forest
from orgmodel.layout.geometry import Size

SHAPE = 1.6
"""How much wider than high a picture becomes, where that can be chosen."""
_DEPTHS = (0, 1, 2, 4)
_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 100, 125, 160, 200, 250)
_NESTED = 0.1
"""What a further level within columns costs: side by side, or in a plain list, is easier to read."""


def fitted(
    parents: Sequence[int], sizes: Sequence[Size], width: float, gaps: Gaps, lines: Sequence[tuple[int, int]] = ()
) -> Forest:
    """Place every box beside its siblings; where that is wider than `width`, hang some of them in columns."""
    draw = partial(forest, parents, sizes, width, gaps, lines=lines)
    plain = draw()
    if plain.width <= width:
        return plain
    drawn = [(_misfit(plain), plain)]
    for number, depth in enumerate(_DEPTHS):
        drawn += [(_misfit(hung) + number * _NESTED, hung) for hung in _tried(depth, draw)]
    return min(drawn, key=itemgetter(0))[1]


def _tried(depth: int, draw: Callable[..., Forest]) -> Iterator[Forest]:
    """Halve the choice of lengths again and again: the longer the columns, the higher the picture."""
    first, last = 0, len(_LENGTHS)
    while first < last:
        middle = (first + last) // 2
        drawn = draw(stacking=Stacking(depth, _LENGTHS[middle]))
        yield drawn
        if drawn.width > drawn.height * SHAPE:
            first = middle + 1
        else:
            last = middle


def _misfit(drawn: Forest) -> float:
    return abs(math.log(drawn.width / drawn.height / SHAPE))
