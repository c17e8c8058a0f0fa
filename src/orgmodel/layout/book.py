"""Which boxes stand on which page? Trees are cut so that every page holds what fits on it, and every box is on one.

A box whose tree was cut off stands on two pages: at the foot of the one above, and at the top of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Fits = Callable[[Sequence[int], Sequence[int]], bool]
"""Tells whether these boxes, with their parents by their place in the list, fit on a page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The boxes of a page, each parent before its children, and where each has its parent there, or -1.

    `cut` are the boxes whose own tree begins on another page; `tops` those that begin a tree on this one;
    `goes_on` tells that the top's first reports stand on a page before.
    """

    nodes: tuple[int, ...]
    parents: tuple[int, ...]
    tops: tuple[int, ...]
    cut: frozenset[int]
    goes_on: bool = False


def book(parents: Sequence[int], most: int, fits: Fits) -> tuple[Leaf, ...]:
    """Divide a forest among pages.

    Args:
        parents: the row of each row's parent, which stands before it, or -1.
        most: so many boxes a page may hold at most.
        fits: whether boxes fit on a page; a single box always does.
    """
    cutter = _Cutter(parents, most, fits)
    return tuple(cutter.together(cutter.leaves()))


class _Cutter:
    """Knows where trees are cut."""

    def __init__(self, parents: Sequence[int], most: int, fits: Fits) -> None:
        self._parents, self._most, self._fits = parents, most, fits
        self._children: list[list[int]] = [[] for _ in parents]
        for row, parent in enumerate(parents):
            if parent >= 0:
                self._children[parent].append(row)
        self._cut: set[int] = set()

    def leaves(self) -> list[Leaf]:
        """Cut trees until each is small enough, in the order of the rows that they begin with."""
        self._overview()
        self._cut_large()
        waiting = sorted(
            (row for row, parent in enumerate(self._parents) if parent < 0 or row in self._cut), reverse=True
        )
        leaves: list[Leaf] = []
        while waiting:
            top = waiting.pop()
            nodes = self._tree(top)
            leaf = self._leaf(nodes)
            if len(nodes) > 1 and not self._fits(leaf.nodes, leaf.parents):
                cut = self._halving(nodes)
                if cut is None:
                    leaves += self._parts(top, nodes[1:])
                    continue
                self._cut.add(cut)
                waiting = sorted({*waiting, top, cut}, reverse=True)
                continue
            leaves.append(leaf)
        return leaves

    def _overview(self) -> None:
        """Cut the first tree everywhere on one layer, the deepest that fits: its page shows the top evenly."""
        shown = [row for row, parent in enumerate(self._parents) if parent < 0][:1]
        layer = shown
        while layer:
            deeper = [child for row in layer for child in self._children[row]]
            more = sorted((*shown, *deeper))
            if len(more) > self._most or not self._is_page(more):
                break
            shown, layer = more, deeper
        if len(shown) > 1:
            self._cut.update(row for row in layer if self._children[row])

    def _is_page(self, nodes: Sequence[int]) -> bool:
        place = {row: number for number, row in enumerate(nodes)}
        return self._fits(nodes, (-1, *(place[self._parents[row]] for row in nodes[1:])))

    def _cut_large(self) -> None:
        """Cut the largest trees off wherever there would be too many boxes, from below."""
        size = [1] * len(self._parents)
        for row in range(len(self._parents) - 1, -1, -1):
            below = [child for child in self._children[row] if child not in self._cut]
            size[row] += sum(size[child] for child in below)
            for child in sorted(below, key=lambda each: -size[each]):
                if size[row] <= self._most or size[child] == 1:
                    break
                self._cut.add(child)
                size[row] -= size[child] - 1

    def _tree(self, top: int) -> list[int]:
        """Give a box and those below it, down to where trees are cut."""
        found, waiting = [], [top]
        while waiting:
            row = waiting.pop()
            found.append(row)
            if row == top or row not in self._cut:
                waiting += reversed(self._children[row])
        return found

    def _halving(self, nodes: Sequence[int]) -> int | None:
        """Find the box whose tree is about half of these; None where no box below the top has one."""
        inside = set(nodes)
        size = dict.fromkeys(nodes, 1)
        for row in reversed(nodes[1:]):
            size[self._parents[row]] += size[row]
        with_tree = [row for row in nodes[1:] if size[row] > 1 and row in inside]
        return min(with_tree, key=lambda row: (abs(size[row] - len(nodes) / 2), row), default=None)

    def _parts(self, top: int, below: Sequence[int]) -> list[Leaf]:
        """Divide the many reports of one box among pages, each with the box on top."""
        most = max(1, min(self._most, len(below)))
        while most > 1 and not self._fits((top, *below[:most]), (-1, *[0] * most)):
            most -= max(1, most // 8)
        parts = []
        for first in range(0, len(below), most):
            some = below[first : first + most]
            cut = frozenset(some) & self._cut
            parts.append(Leaf((top, *some), (-1, *[0] * len(some)), (top,), cut, goes_on=first > 0))
        return parts

    def _leaf(self, nodes: Sequence[int]) -> Leaf:
        place = {row: number for number, row in enumerate(nodes)}
        parents = (-1, *(place[self._parents[row]] for row in nodes[1:]))
        return Leaf(tuple(nodes), parents, (nodes[0],), frozenset(nodes[1:]) & self._cut)

    def together(self, leaves: Sequence[Leaf]) -> list[Leaf]:
        """Put neighboring small trees onto one page where they fit."""
        found: list[Leaf] = []
        for number, leaf in enumerate(leaves):
            both = _both(found[-1], leaf) if number > 1 and _may_share(found[-1], leaf) else None
            if both and len(both.nodes) <= self._most and self._fits(both.nodes, both.parents):
                found[-1] = both
            else:
                found.append(leaf)
        return found


def _may_share(one: Leaf, other: Leaf) -> bool:
    """Tell whether two parts may stand on one page: a box that leads to its tree stands on another page than that."""
    return not (one.goes_on or other.goes_on or one.cut.intersection(other.tops))


def _both(one: Leaf, other: Leaf) -> Leaf:
    moved = tuple(parent + len(one.nodes) if parent >= 0 else -1 for parent in other.parents)
    return Leaf((*one.nodes, *other.nodes), (*one.parents, *moved), (*one.tops, *other.tops), one.cut | other.cut)
