"""What lies behind and beside the boxes of a chart? The ground of each unit, and the numbers of the layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.layout.forest import Forest
from orgmodel.layout.groups import groups
from orgmodel.render.charts.coloring import BY_UNIT, Coloring
from orgmodel.render.charts.post import Post
from orgmodel.render.scenes.scene import HEAT, Area, Group, Style, Text

LEFT = 72.0
"""How much room the numbers of the layers take on the left."""


def grounds(forest: Forest, posts: Sequence[Post], coloring: Coloring) -> tuple[tuple[Area, ...], tuple[Group, ...]]:
    """Give the ground on which the boxes of a unit stand, or of a division that has a color, and whose it is.

    Args:
        forest: the boxes of the chart, with places.
        posts: what stands in them; those of bodies and providers come last.
        coloring: what the colors of the boxes mean.
    """
    numbers: dict[str, int] = {}
    by_unit = coloring.what == BY_UNIT
    colors = [post.color if by_unit and 0 <= post.color < HEAT else -1 for post in posts]
    values = [
        color if color >= 0 else HEAT + numbers.setdefault(post.unit, len(numbers)) if post.unit else -1
        for post, color in zip(posts, colors, strict=True)
    ]
    areas: list[Area] = []
    members: list[Group] = []
    for group in groups(forest, values):
        first = group.rows[0]
        color = colors[first]
        areas += (Area(area, color) for area in group.areas)
        name = coloring.names[color] if color >= 0 else posts[first].unit
        members.append(Group(name, tuple(posts[row].id for row in group.rows), color))
    return tuple(areas), tuple(members)


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
