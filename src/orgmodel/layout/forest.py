"""Where does every box of a forest stand? Trees side by side, in rows that are no wider than the page.

The boxes of a layer begin at one height in all the trees of a row: between two layers there is a channel, as
wide as the row, in which lines can run without meeting a box. Between layers that only hang in columns the
channel is narrow, unless a line needs it. Boxes stand on whole pixels, which makes lines sharp and a gap up to
a pixel narrower.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from orgmodel.layout.columns import STUB, Columns, Stacking, columns
from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.shelves import shelves
from orgmodel.layout.tree import TidyForest, tidy

BUS = 28.0
"""How far above its boxes the line runs that they share."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The least distances: between boxes of a layer, trees, layers, boxes that hang, and rows of trees."""

    sibling: float = 24
    tree: float = 40
    layer: float = 64
    hanging: float = 22
    row: float = 84


@dataclass(frozen=True, slots=True)
class Hook:
    """The rail that a hanging box is on, and where it begins: at a shared line, or under the manager."""

    rail: float
    bus: float | None = None

    def moved(self, right: float, down: float) -> Hook:
        """Give the same hook elsewhere."""
        return Hook(self.rail + right, None if self.bus is None else self.bus + down)


@dataclass(frozen=True, slots=True)
class Forest:
    """The boxes and, for each, its parent and the edges of its layer: above and below it lines can run.

    `hooks` has the boxes that hang in columns.
    """

    rects: tuple[Rect, ...]
    bands: tuple[tuple[float, float], ...]
    width: float
    height: float
    parents: tuple[int, ...] = ()
    hooks: Mapping[int, Hook] = field(default_factory=dict)

    def moved(self, right: float, down: float) -> Forest:
        """Give the same forest elsewhere."""
        rects = tuple(rect.moved(right, down) for rect in self.rects)
        bands = tuple((upper + down, lower + down) for upper, lower in self.bands)
        hooks = {row: hook.moved(right, down) for row, hook in self.hooks.items()}
        return Forest(rects, bands, self.width, self.height, self.parents, hooks)


def forest(
    parents: Sequence[int],
    sizes: Sequence[Size],
    width: float,
    gaps: Gaps | None = None,
    *,
    stacking: Stacking | None = None,
    lines: Sequence[tuple[int, int]] = (),
) -> Forest:
    """Place every box. Children and trees stand in the order of their rows.

    Args:
        parents: the row of each row's parent, or -1.
        sizes: width and height of each box.
        width: how wide a row of trees may become; where a tree is wider, all rows may become as wide.
        gaps: the distances to keep.
        stacking: what may hang in columns; without it nothing does.
        lines: further lines, each from the top of one box to under another one, that need a channel there.

    Raises:
        ValueError: somebody is above themself.
    """
    if not parents:
        return Forest((), (), 0.0, 0.0)
    gaps = gaps or Gaps()
    hung = columns(parents, [size[0] for size in sizes], stacking)
    trees = tidy(hung.parents, hung.widths, gaps.sibling, hung.leans)
    channels = _Channels.of(hung, lines)
    members = _members(hung.parents, trees)
    rects: list[Rect] = [Rect(0, 0, 0, 0)] * len(parents)
    bands = [(0.0, 0.0)] * len(parents)
    top = widest = 0.0
    for shelf in shelves({root: trees.extent[root] for root in members}, _singles(members), width, gaps.tree):
        layers = _layers([members[root] for root in shelf.roots], trees.layer, sizes, top, gaps, channels)
        for root, center in zip(shelf.roots, shelf.centers, strict=True):
            for member in members[root]:
                band = bands[member] = layers[trees.layer[member]]
                rects[member] = Rect(hung.left(member, center + trees.center[member]), band[0], *sizes[member])
        top = layers[-1][1] + gaps.row
        widest = max(widest, shelf.width)
    return Forest(tuple(rects), tuple(bands), widest, top - gaps.row, tuple(parents), _hooks(hung, rects, bands))


@dataclass(frozen=True, slots=True)
class _Channels:
    """The rows above which lines run across, and those below which they do."""

    above: frozenset[int]
    below: frozenset[int]

    @classmethod
    def of(cls, hung: Columns, lines: Sequence[tuple[int, int]]) -> _Channels:
        standing = {row for row in range(len(hung.parents)) if row not in hung.indents}
        starts, ends = {start for start, _ in lines}, {end for _, end in lines}
        return cls(frozenset(standing | set(hung.heads.values()) | starts), frozenset(ends))


def _members(parents: Sequence[int], trees: TidyForest) -> dict[int, list[int]]:
    """Give the rows of each tree by its root, the roots in order."""
    root = list(range(len(parents)))
    members: dict[int, list[int]] = {}
    for row in trees.order:
        if parents[row] >= 0:
            root[row] = root[parents[row]]
        members.setdefault(root[row], []).append(row)
    return members


def _singles(members: Mapping[int, Sequence[int]]) -> int:
    """Count the single boxes at the end."""
    apart = max((number for number, tree in enumerate(members.values(), 1) if len(tree) > 1), default=0)
    return len(members) - apart


def _layers(
    trees: Sequence[Sequence[int]],
    layer: Sequence[int],
    sizes: Sequence[Size],
    top: float,
    gaps: Gaps,
    channels: _Channels,
) -> list[tuple[float, float]]:
    """Give the upper and lower edge of each layer: as high as its highest box."""
    heights: list[float] = []
    across: set[int] = set()
    for row in chain.from_iterable(trees):
        heights += [0.0] * (layer[row] + 1 - len(heights))
        heights[layer[row]] = max(heights[layer[row]], sizes[row][1])
        across |= {layer[row]} if row in channels.above else set()
        across |= {layer[row] + 1} if row in channels.below else set()
    edges = []
    for number, height in enumerate(heights, 1):
        edges.append((top, top + height))
        top += height + (gaps.layer if number in across else gaps.hanging)
    return edges


def _hooks(hung: Columns, rects: Sequence[Rect], bands: Sequence[tuple[float, float]]) -> dict[int, Hook]:
    """Say where the rails of columns run."""
    return {
        row: Hook(rects[row].x - STUB, bands[hung.heads[row]][0] - BUS if row in hung.heads else None)
        for row in hung.indents
    }
