"""What lies behind and beside the boxes of a chart? The ground of each unit, and the numbers of the layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.layout.forest import Forest
from orgmodel.layout.groups import groups
from orgmodel.render.post import Post
from orgmodel.render.scene import HEAT, Area, Style, Text

LEFT = 72.0
"""How much room the numbers of the layers take on the left."""


def areas(forest: Forest, posts: Sequence[Post], *, by_unit: bool) -> tuple[Area, ...]:
    """Give the ground on which the boxes of a unit stand, or of a division where divisions have colors.

    Args:
        forest: the boxes of the chart, with places.
        posts: what stands in them; those of bodies and providers come last.
        by_unit: whether the colors of the boxes are those of divisions.
    """
    numbers: dict[str, int] = {}
    colors = [post.color if by_unit and 0 <= post.color < HEAT else -1 for post in posts]
    values = [
        color if color >= 0 else HEAT + numbers.setdefault(post.unit, len(numbers)) if post.unit else -1
        for post, color in zip(posts, colors, strict=True)
    ]
    return tuple(Area(area, colors[group.rows[0]]) for group in groups(forest, values) for area in group.areas)


def layers(forest: Forest, count: int, x: float) -> Iterator[Text]:
    """Number the layers of a forest whose layers are aligned, from the left side of its chart on.

    Args:
        forest: the boxes of the chart, with places.
        count: how many of them are of the line of roles.
        x: where the numbers begin.
    """
    layer = [0] * count
    named: dict[int, float] = {}
    for row in range(count):  # a parent stands before its children
        parent = forest.parents[row]
        layer[row] = layer[parent] + 1 if parent >= 0 else 1
        if row not in forest.beside:
            named.setdefault(layer[row], forest.bands[row][0])
    yield from (Text(x, top + 18, f"Layer {number}", Style.LABEL) for number, top in sorted(named.items()))
