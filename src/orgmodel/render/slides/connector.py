"""How does a line become a connector of an Office file? One with as many bends, turned and mirrored as it runs.

A bent connector runs across first and is named for its pieces; ours run down first, so they are turned by a
quarter. `adj` values say where they bend, in hundred-thousandths of the way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from orgmodel.layout.geometry import Point
from orgmodel.render.scenes.scene import Link

_WHOLE = 100_000
_STRAIGHT = 2
_LEFTWARD, _RIGHTWARD = 'rot="5400000"', 'rot="16200000" flipH="1"'


class Piece(NamedTuple):
    """A straight piece of the lines of a tree, from above; whether it begins at the manager or ends at the report.

    `side` is the number of the side of the report at which it ends: 1 on the left, 3 on the right.
    """

    link: Link
    begin: Point
    end: Point
    at_manager: bool = False
    at_report: bool = False
    side: int = 1


def is_sideways(points: Sequence[Point]) -> bool:
    """Tell whether a line arrives at the side of a box: along a rail, or beside the line of the manager."""
    return len(points) > _STRAIGHT and points[0][1] == points[1][1]


def pieces(links: Iterable[Link]) -> tuple[Piece, ...]:
    """Give the lines that arrive at sides as straight pieces, those that lie on each other once.

    Some programs route a connector with several bends anew, through boxes; straight ones stay where they are.
    """
    shared: dict[tuple[Point, int, bool], Piece] = {}
    stubs = []
    for link in links:
        if not is_sideways(link.points):
            continue
        way = link.points[::-1]
        for number, (begin, end) in enumerate(pairwise(way[:-1])):
            turn = _turn(begin, end)
            longest = shared.get((begin, turn, link.inferred))
            if longest is None or math.dist(begin, end) > math.dist(longest.begin, longest.end):
                shared[begin, turn, link.inferred] = Piece(link, begin, end, at_manager=number == 0)
        side = 1 if way[-2][0] < way[-1][0] else 3
        stubs.append(Piece(link, way[-2], way[-1], at_report=True, side=side))
    return (*shared.values(), *stubs)


def _turn(begin: Point, end: Point) -> int:
    """Number the four directions: down, and across to the left and to the right."""
    return 0 if begin[0] == end[0] else 1 if end[0] < begin[0] else 2


def shaped(points: Sequence[Point], emu: Callable[[float], int]) -> str:
    """Give place and shape of the connector of a line, whose points lead from the report up to the manager."""
    (end_x, end_y), (x, y) = points[0], points[-1]
    right, down = end_x - x, end_y - y
    bends = _bends(points)
    if not bends or not right or not down:
        return straight(points[0], points[-1], emu)
    values = "".join(f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(bends, 1))
    name = f"bentConnector{len(points) - 1}"
    turned = _RIGHTWARD if right > 0 else _LEFTWARD
    # A turned shape is placed as it would lie unturned: around the same middle, with its sides exchanged.
    left, top = x + right / 2 - down / 2, y + down / 2 - abs(right) / 2
    return (
        f'<a:xfrm {turned}><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(down)}" cy="{emu(abs(right))}"/></a:xfrm>'
        f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>'
    )


def is_connector(points: Sequence[Point]) -> bool:
    """Tell whether a connector of an Office file runs as a line does."""
    is_straight = len(points) == _STRAIGHT
    return is_straight or bool(_bends(points)) or points[0][0] == points[-1][0] or points[0][1] == points[-1][1]


def freeform(points: Sequence[Point], emu: Callable[[float], int]) -> str:
    """Give place and shape of a line that runs as no connector does."""
    across, down = [x for x, _ in points], [y for _, y in points]
    left, top = min(across), min(down)
    width, height = emu(max(across) - left), emu(max(down) - top)
    steps = [f'<a:pt x="{emu(x - left)}" y="{emu(y - top)}"/>' for x, y in points]
    drawn = f"<a:moveTo>{steps[0]}</a:moveTo>" + "".join(f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:])
    return (
        f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none">{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _bends(points: Sequence[Point]) -> tuple[int, ...]:
    """Say where a line from above bends: down first, then across, and so on; nothing for lines of other kinds."""
    (end_x, end_y), (x, y) = points[0], points[-1]
    right, down = end_x - x, end_y - y
    if down <= 0 or not right or points[-1][0] != points[-2][0]:
        return ()
    bus = round((points[-2][1] - y) / down * _WHOLE)
    if len(points) == 4:  # noqa: PLR2004  down to the shared line, across, down to the box
        return (bus,)
    return ()


def straight(one: Point, other: Point, emu: Callable[[float], int]) -> str:
    """Give place and shape of a straight connector."""
    left, top = min(one[0], other[0]), min(one[1], other[1])
    flipped = ' flipV="1"' if (one[0] - other[0]) * (one[1] - other[1]) < 0 else ""
    return (
        f'<a:xfrm{flipped}><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(abs(one[0] - other[0]))}" cy="{emu(abs(one[1] - other[1]))}"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    )
