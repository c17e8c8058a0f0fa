"""Where do assistants and deputies stand? In pairs to the right and left of the line from their manager down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from orgmodel.layout.geometry import Extent

APART = 20.0
"""How far a box beside the line stands from it."""


def wings(children: Sequence[Sequence[int]], aside: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Give the boxes that stand beside the line of each manager: those of `aside` that are above nobody.

    Where nobody else reports to the manager, there is no line to stand beside.
    """
    found: dict[int, tuple[int, ...]] = {}
    if not aside:
        return found
    for manager, below in enumerate(children):
        beside = tuple(row for row in below if row in aside and not children[row])
        if beside and len(beside) < len(below):
            found[manager] = beside
    return found


def layers(count: int) -> int:
    """Say how many layers so many boxes take that stand in pairs."""
    return -(-count // 2)


def reaches(beside: Mapping[int, Sequence[int]], widths: Sequence[float]) -> dict[int, list[Extent]]:
    """Say how far each pair reaches to the left and right of the line, the uppermost first."""
    return {manager: list(_reaches(aides, widths)) for manager, aides in beside.items()}


def _reaches(aides: Sequence[int], widths: Sequence[float]) -> Iterator[Extent]:
    for first in range(0, len(aides), 2):
        left = -APART - widths[aides[first + 1]] if first + 1 < len(aides) else 0.0
        yield left, APART + widths[aides[first]]


def place(center: float, width: float, turn: int) -> float:
    """Give the left side of a box beside a line: the first to the right, the second to the left, and so on."""
    return center - APART - width if turn % 2 else center + APART
