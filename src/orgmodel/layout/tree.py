"""How far apart do the boxes of a tree stand? A tidy forest: managers centered, nothing overlapping, no recursion.

After Reingold and Tilford (1981): every subtree keeps its outline, the left and right edge of each layer.
Subtrees are pushed together until their outlines are one gap apart; where a tall one makes room for those
between two, the room is shared out evenly (Buchheim, Jünger and Leipert 2002). Linear time, a step a block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.layout.blocks import Block
from orgmodel.layout.geometry import Extent


@dataclass(slots=True)
class _Outline:
    """The edges of a subtree, deepest layer first, so that a parent is added at the end.

    What is stored plus `left_shift` or `right_shift` is the distance from the center of its topmost box.
    """

    left: list[float]
    right: list[float]
    left_shift: float = 0.0
    right_shift: float = 0.0


@dataclass(slots=True)
class _Spread:
    """Shares that are added to places between two children, rising evenly; summed up in one pass."""

    slope: list[float] = field(default_factory=list)
    drop: list[float] = field(default_factory=list)

    @classmethod
    def over(cls, count: int) -> _Spread:
        return cls([0.0] * count, [0.0] * count)

    def share(self, room: float, first: int, last: int) -> None:
        step = room / (last - first)
        self.slope[first + 1] += step
        self.slope[last] -= step
        self.drop[last] -= room - step

    def added_to(self, places: list[float]) -> list[float]:
        rising = total = 0.0
        spread = []
        for place, slope, drop in zip(places, self.slope, self.drop, strict=True):
            rising += slope
            total += rising + drop
            spread.append(place + total)
        return spread


@dataclass(frozen=True, slots=True)
class Tidy:
    """How far from its manager's middle the middle of each block is, and how far each tree reaches.

    `extent` holds for each root the distances to the left and to the right of the root's center.
    """

    offsets: Mapping[int, Sequence[float]]
    extent: Mapping[int, Extent]


def tidy(
    blocks: dict[int, list[Block]],
    roots: Sequence[int],
    widths: Sequence[float],
    gap: float,
    beside: Mapping[int, Sequence[Extent]] | None = None,
) -> Tidy:
    """Place every block in relation to its manager.

    Args:
        blocks: what is below each manager who stands, a manager before those below.
        roots: the tops.
        widths: how wide each box is.
        gap: the least distance between two boxes of a layer.
        beside: how far the layers reach that stand between a manager and the others below, the uppermost first.
    """
    aides = beside or {}
    offsets: dict[int, list[float]] = {}
    outlines: dict[int, _Outline] = {}
    for manager in reversed(blocks):
        below = blocks[manager]
        joined, places = _joined([_outline(block, outlines) for block in below], gap)
        first, last = below[0], below[-1]
        left, right = places[0] - first.width / 2 + first.first, places[-1] + last.width / 2 - last.last
        middle = (left + right) / 2 - first.lean
        offsets[manager] = [place - middle for place in places]
        joined.left_shift -= middle
        joined.right_shift -= middle
        for reach in reversed(aides.get(manager, ())):
            joined.left.append(reach[0] - joined.left_shift)
            joined.right.append(reach[1] - joined.right_shift)
        half = widths[manager] / 2
        joined.left.append(-half - joined.left_shift)
        joined.right.append(half - joined.right_shift)
        outlines[manager] = joined
    return Tidy(offsets, {root: _extent(outlines.get(root), widths[root] / 2) for root in roots})


def _outline(block: Block, outlines: dict[int, _Outline]) -> _Outline:
    found = outlines.pop(block.rows[0], None)
    if found is not None:
        return found
    half = block.width / 2
    return _Outline([-half] * block.length, [half] * block.length)


def _extent(outline: _Outline | None, half: float) -> Extent:
    if outline is None:
        return -half, half
    return min(outline.left) + outline.left_shift, max(outline.right) + outline.right_shift


def _joined(outlines: list[_Outline], gap: float) -> tuple[_Outline, list[float]]:
    """Set subtrees side by side: their common outline, and the place of each, the first at 0."""
    joined = outlines[0]
    places = [0.0]
    if len(outlines) == 1:
        return joined, places
    spread = _Spread.over(len(outlines))
    owners = [(len(joined.right), 0)]
    for number, outline in enumerate(outlines[1:], 1):
        place = _place(joined, outline, gap, owners, spread)
        places.append(place)
        while owners and owners[-1][0] <= len(outline.right):
            owners.pop()
        owners.append((len(outline.right), number))
        joined = _merged(joined, outline, place)
    return joined, spread.added_to(places)


def _place(joined: _Outline, outline: _Outline, gap: float, owners: list[tuple[int, int]], spread: _Spread) -> float:
    """Find the nearest place for a further subtree.

    `owners` is a stack of (height, number) of the subtrees that form the right edge so far, the shortest
    last: what the new one touches in a layer is the shortest that reaches that deep.
    """
    newest = owners[-1][1] + 1
    owner = len(owners) - 1
    place = joined.right[-1] + joined.right_shift + gap - outline.left[-1] - outline.left_shift
    shift = joined.right_shift - outline.left_shift + gap
    depth = 1
    for right, left in zip(reversed(joined.right), reversed(outline.left), strict=False):
        needed = right - left + shift
        if needed > place:
            while owners[owner][0] < depth:
                owner -= 1
            spread.share(needed - place, owners[owner][1], newest)
            place = needed
        depth += 1
    return place


def _merged(joined: _Outline, outline: _Outline, place: float) -> _Outline:
    """Take the left edge of the first and the right edge of the last, as deep as they go.

    The longer list of each side is kept and its upper part overwritten: the work is that of the shorter tree.
    """
    left, left_shift = joined.left, joined.left_shift
    right, right_shift = outline.right, outline.right_shift + place
    common = min(len(left), len(right))
    if len(left) < len(outline.left):
        left, left_shift = outline.left, outline.left_shift + place
        _overwrite(left, joined.left, joined.left_shift - left_shift, common)
    if len(right) < len(joined.right):
        right, right_shift = joined.right, joined.right_shift
        _overwrite(right, outline.right, outline.right_shift + place - right_shift, common)
    return _Outline(left, right, left_shift, right_shift)


def _overwrite(edges: list[float], upper: list[float], shift: float, count: int) -> None:
    edges[-count:] = [edge + shift for edge in upper[-count:]]
