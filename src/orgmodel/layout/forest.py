"""Where does every box of a forest stand? Trees side by side, in rows that are no wider than the page.

The boxes of a layer begin at one height in all the trees of a row: between two layers there is a channel, as
wide as the row, in which lines can run without meeting a box. Between layers that only hang in columns the
channel is narrow, unless a line needs it. Boxes stand on whole pixels, which makes lines sharp and a gap up to
a pixel narrower.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.blocks import STUB, Arrangement, Block, Stacking, blocks
from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.lineage import ROOT, Lineage
from orgmodel.layout.shelves import Shelf, shelves
from orgmodel.layout.tree import tidy
from orgmodel.layout.wings import layers, place, reaches

BUS = 28.0
"""How far above its boxes the line runs that they share."""

Numbers = NDArray[np.float64]


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


@dataclass(frozen=True, eq=False)
class Forest:
    """The boxes as columns, an entry a row: upper left corner and size, and the edges of the layer of each.

    Above `upper` and below `lower` lines can run. `rail` is where the rail runs that a box hangs on, `bus` how
    high it begins, if that is the line that all reports share; both are NaN elsewhere. `beside` are the rows that
    stand beside the line of their manager. `arrangement` is what another forest needs to look like this one.
    """

    parents: tuple[int, ...]
    left: Numbers
    top: Numbers
    across: Numbers
    down: Numbers
    upper: Numbers
    lower: Numbers
    rail: Numbers
    bus: Numbers
    width: float
    height: float
    beside: frozenset[int] = frozenset()
    arrangement: Arrangement | None = None

    def moved(self, right: float, down: float) -> Forest:
        """Give the same forest elsewhere."""
        return replace(
            self,
            left=self.left + right,
            rail=self.rail + right,
            top=self.top + down,
            upper=self.upper + down,
            lower=self.lower + down,
            bus=self.bus + down,
        )

    @cached_property
    def rects(self) -> tuple[Rect, ...]:
        """The boxes."""
        columns = (self.left, self.top, self.across, self.down)
        return tuple(map(Rect._make, zip(*(column.tolist() for column in columns), strict=True)))

    @cached_property
    def bands(self) -> tuple[tuple[float, float], ...]:
        """The edges of the layer of each box."""
        return tuple(zip(self.upper.tolist(), self.lower.tolist(), strict=True))

    @cached_property
    def hooks(self) -> dict[int, Hook]:
        """The boxes that hang in columns."""
        rows = np.flatnonzero(~np.isnan(self.rail))
        rails, buses = self.rail[rows].tolist(), self.bus[rows].tolist()
        found = zip(rows.tolist(), rails, buses, strict=True)
        return {row: Hook(rail, None if bus != bus else bus) for row, rail, bus in found}  # noqa: PLR0124  NaN


def forest(
    parents: Sequence[int],
    sizes: Sequence[Size],
    width: float,
    gaps: Gaps | None = None,
    *,
    stacking: Stacking | None = None,
    lines: Sequence[tuple[int, int]] = (),
    aside: Collection[int] = (),
) -> Forest:
    """Place every box. Children and trees stand in the order of their rows.

    Args:
        parents: the row of each row's parent, or -1.
        sizes: width and height of each box.
        width: how wide a row of trees may become; where a tree is wider, all rows may become as wide.
        gaps: the distances to keep.
        stacking: what may hang in columns; without it nothing does.
        lines: further lines, each from the top of one box to under another one, that need a channel there.
        aside: boxes that stand beside the line of their manager, where they have no children and others have.

    Raises:
        ValueError: somebody is above themself.
    """
    return planted(Lineage.of(parents, aside), sizes, width, gaps or Gaps(), stacking, lines)


def planted(
    lineage: Lineage,
    sizes: Sequence[Size] | Numbers,
    width: float,
    gaps: Gaps,
    stacking: Stacking | None = None,
    lines: Sequence[tuple[int, int]] = (),
) -> Forest:
    """Place every box as `forest` does, where the lineage is known."""
    if not lineage.order:
        nothing = np.zeros(0)
        return Forest((), *(nothing,) * 8, 0.0, 0.0)
    across, down = np.asarray(sizes, dtype=np.float64).reshape(-1, 2).T
    widths: list[float] = across.tolist()
    below = blocks(lineage, widths, gaps.sibling, stacking)
    roots = [row for row in lineage.order if lineage.parents[row] == ROOT]
    trees = tidy(below, roots, widths, gaps.sibling, reaches(lineage.beside, widths))
    shelved = list(shelves(trees.extent, _singles(roots, below), width, gaps.tree))
    placing = _Placing(lineage, widths, below, gaps.sibling)
    placing.place(shelved, trees.offsets)
    left, layer = np.rint(placing.left), np.array(placing.layer)
    head, hangs = np.array(placing.head), np.array(placing.hangs)
    channels = _Channels.of(head, hangs, placing.beside, lines)
    upper, lower = _bands(_shelf_of(shelved, lineage), layer, down, gaps, channels)
    rail = np.where(hangs, left - STUB, np.nan)
    bus = np.where(head >= 0, upper[head] - BUS, np.nan)
    widest = max(shelf.width for shelf in shelved)
    parents = tuple(lineage.parents)
    beside, height = frozenset(placing.beside), float(lower.max())
    chosen = Arrangement(width, stacking)
    return Forest(parents, left, upper, across, down, upper, lower, rail, bus, widest, height, beside, chosen)


@dataclass(slots=True)
class _Placing:
    """The boxes while they get their places: the left side and the layer of each, and what hangs."""

    lineage: Lineage
    widths: Sequence[float]
    blocks: Mapping[int, Sequence[Block]]
    gap: float
    left: list[float]
    layer: list[int]
    head: list[int]
    hangs: list[bool]
    beside: list[int]

    def __init__(
        self, lineage: Lineage, widths: Sequence[float], blocks: Mapping[int, Sequence[Block]], gap: float
    ) -> None:
        count = len(widths)
        self.lineage, self.widths, self.blocks, self.gap = lineage, widths, blocks, gap
        self.left, self.layer, self.head = [0.0] * count, list(lineage.layer), [-1] * count
        self.hangs, self.beside = [False] * count, []

    def place(self, rows: Sequence[Shelf], offsets: Mapping[int, Sequence[float]]) -> None:
        """Place the tops as their rows say, then block after block, a manager before those below."""
        widths, left = self.widths, self.left
        for shelf in rows:
            for root, center in zip(shelf.roots, shelf.centers, strict=True):
                left[root] = center - widths[root] / 2
        for manager, below in self.blocks.items():
            center = left[manager] + widths[manager] / 2
            aides = self.lineage.beside.get(manager, ())
            for turn, aide in enumerate(aides):
                left[aide] = place(center, widths[aide], turn)
            self.beside += aides
            for block, offset in zip(below, offsets[manager], strict=True):
                side = center + offset - block.width / 2
                if block.indents:
                    self._hang(block, side, self.layer[manager] + 1 + layers(len(aides)))
                    continue
                for row in block.rows:
                    left[row] = side
                    side += widths[row] + self.gap

    def _hang(self, column: Block, side: float, layer: int) -> None:
        lefts, layers, heads, hangs = self.left, self.layer, self.head, self.hangs
        first, has_bus = column.rows[0], column.has_bus
        for number, (row, indent) in enumerate(zip(column.rows, column.indents, strict=True), layer):
            lefts[row] = side + indent
            layers[row] = number
            hangs[row] = True
            if has_bus and indent == STUB:
                heads[row] = first


@dataclass(frozen=True, slots=True)
class _Channels:
    """The rows above which lines run across, and those below which they do."""

    above: NDArray[np.bool_]
    below: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        head: NDArray[np.int64],
        hangs: NDArray[np.bool_],
        beside: Sequence[int],
        lines: Sequence[tuple[int, int]],
    ) -> _Channels:
        above, below = ~hangs, np.zeros(len(hangs), dtype=bool)
        above[list(beside)] = False
        above[head[head >= 0]] = True
        if lines:
            starts, ends = np.array(lines).T
            above[starts] = True
            below[ends] = True
        return cls(above, below)


def _singles(roots: Sequence[int], blocks: Mapping[int, Sequence[Block]]) -> int:
    """Count the single boxes at the end."""
    apart = max((number for number, root in enumerate(roots, 1) if root in blocks), default=0)
    return len(roots) - apart


def _shelf_of(rows: Sequence[Shelf], lineage: Lineage) -> NDArray[np.int64]:
    """Give the number of the row of trees that each box is in."""
    number = np.zeros(len(lineage.order), dtype=np.int64)
    for shelf, row in enumerate(rows):
        number[list(row.roots)] = shelf
    found: NDArray[np.int64] = number[lineage.columns.root]
    return found


def _bands(
    shelf: NDArray[np.int64], layer: NDArray[np.int64], down: Numbers, gaps: Gaps, channels: _Channels
) -> tuple[Numbers, Numbers]:
    """Give the upper and lower edge of the layer of each box: a layer is as high as its highest box."""
    layers = np.zeros(int(shelf.max()) + 1, dtype=np.int64)
    np.maximum.at(layers, shelf, layer + 1)
    ends = np.cumsum(layers)
    place = (ends - layers)[shelf] + layer
    heights = np.zeros(int(ends[-1]))
    np.maximum.at(heights, place, down)
    crossed = np.zeros(len(heights) + 1, dtype=bool)
    crossed[place[channels.above]] = True
    crossed[place[channels.below] + 1] = True
    room = np.where(crossed[1:], gaps.layer, gaps.hanging)
    room[ends - 1] = gaps.row
    upper = np.concatenate(([0.0], np.cumsum(heights + room)[:-1]))
    return upper[place], (upper + heights)[place]
