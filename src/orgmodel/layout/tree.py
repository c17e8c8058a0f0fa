"""How far apart do the boxes of a tree stand? A tidy forest: managers centered, nothing overlapping, no recursion.

After Reingold and Tilford (1981): every subtree keeps its outline, the left and right edge of each layer.
Subtrees are pushed together until their outlines are one gap apart; where a tall one makes room for those
between two, the room is shared out evenly (Buchheim, Jünger and Leipert 2002). Linear time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ROOT = -1


@dataclass(frozen=True, slots=True)
class TidyForest:
    """Who is below whom, on which layer, and where: `center` counts from the root's own center.

    `order` has every parent before its children; `extent` holds for each root how far its tree reaches
    to the left and to the right of the root's center.
    """

    order: tuple[int, ...]
    layer: tuple[int, ...]
    center: tuple[float, ...]
    extent: dict[int, tuple[float, float]]


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


def tidy(
    parents: Sequence[int], widths: Sequence[float], gap: float, leans: Mapping[int, float] | None = None
) -> TidyForest:
    """Place every box in relation to its root.

    Args:
        parents: the row of each row's parent, or `ROOT`. Children stand in the order of their rows.
        widths: how wide each box is.
        gap: the least distance between two boxes of a layer.
        leans: how far to the right of a box's middle those below it stand, where they do not stand under it.

    Raises:
        ValueError: somebody is above themself, so that this is no forest.
    """
    children = children_of(parents)
    order, layer = top_down(parents, children)
    offset, extent = _offsets(parents, widths, gap, (children, order), leans or {})
    center = [0.0] * len(parents)
    for row in order:
        if parents[row] >= 0:
            center[row] = center[parents[row]] + offset[row]
    return TidyForest(order, layer, tuple(center), extent)


def children_of(parents: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Give the rows below each row, in their order."""
    below: list[list[int]] = [[] for _ in parents]
    for row, parent in enumerate(parents):
        if parent >= 0:
            below[parent].append(row)
    return tuple(map(tuple, below))


def top_down(parents: Sequence[int], children: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the rows layer by layer, and the layer of each.

    Raises:
        ValueError: somebody is above themself, so that this is no forest.
    """
    order = [row for row, parent in enumerate(parents) if parent < 0]
    layer = [0] * len(parents)
    for row in order:
        for child in children[row]:
            layer[child] = layer[row] + 1
            order.append(child)
    if len(order) < len(parents):
        raise ValueError("the parents form a circle")
    return tuple(order), tuple(layer)


def _offsets(
    parents: Sequence[int],
    widths: Sequence[float],
    gap: float,
    trees: tuple[Sequence[tuple[int, ...]], Sequence[int]],
    leans: Mapping[int, float],
) -> tuple[list[float], dict[int, tuple[float, float]]]:
    """Work upwards: give each row's distance from its parent, and how far the tree of each root reaches."""
    children, order = trees
    offset = [0.0] * len(parents)
    outlines: dict[int, _Outline] = {}
    extent = {}
    for row in reversed(order):
        below = [outlines.pop(child) for child in children[row]]
        outline, places = _joined(below, gap) if below else (_Outline([], []), [])
        middle = (places[0] + places[-1]) / 2 - leans.get(row, 0.0) if places else 0.0
        for child, place in zip(children[row], places, strict=True):
            offset[child] = place - middle
        outlines[row] = _topped(outline, middle, widths[row])
        if parents[row] < 0:
            extent[row] = _extent(outlines.pop(row))
    return offset, extent


def _topped(outline: _Outline, middle: float, width: float) -> _Outline:
    """Put the parent's box on top and count from its center."""
    outline.left_shift -= middle
    outline.right_shift -= middle
    outline.left.append(-width / 2 - outline.left_shift)
    outline.right.append(width / 2 - outline.right_shift)
    return outline


def _extent(outline: _Outline) -> tuple[float, float]:
    return min(outline.left) + outline.left_shift, max(outline.right) + outline.right_shift


def _joined(outlines: list[_Outline], gap: float) -> tuple[_Outline, list[float]]:
    """Set subtrees side by side: their common outline, and the place of each, the first at 0."""
    joined = outlines[0]
    places = [0.0]
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
    for depth in range(2, min(len(joined.right), len(outline.left)) + 1):
        while owners[owner][0] < depth:
            owner -= 1
        needed = joined.right[-depth] - outline.left[-depth] + shift
        if needed > place:
            spread.share(needed - place, owners[owner][1], newest)
            place = needed
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
    for depth in range(1, count + 1):
        edges[-depth] = upper[-depth] + shift
