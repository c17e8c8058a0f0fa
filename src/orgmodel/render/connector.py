"""How does a line become a connector of an Office file? One with as many bends, turned and mirrored as it runs.

A bent connector runs across first and is named for its pieces; ours run down first, so they are turned by a
quarter. `adj` values say where they bend, in hundred-thousandths of the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orgmodel.layout.geometry import Point

_WHOLE = 100_000
_LEFTWARD, _RIGHTWARD = 'rot="5400000"', 'rot="16200000" flipH="1"'


def shaped(points: Sequence[Point], emu: Callable[[float], int]) -> str:
    """Give place and shape of the connector of a line, whose points lead from the report up to the manager."""
    (end_x, end_y), (x, y) = points[0], points[-1]
    right, down = end_x - x, end_y - y
    bends = _bends(points)
    if not bends or not right or not down:
        return _straight(points[0], points[-1], emu)
    values = "".join(
        f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(bends, 1) if value >= 0
    )
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
    straight = len(points) == 2  # noqa: PLR2004  a line from one end to the other
    return straight or bool(_bends(points)) or points[0][0] == points[-1][0] or points[0][1] == points[-1][1]


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
    if len(points) == 3:  # noqa: PLR2004  down a rail, then to the side of the box
        return (-1,)
    bus = round((points[-2][1] - y) / down * _WHOLE)
    if len(points) == 4:  # noqa: PLR2004  down to the shared line, across, down to the box
        return (bus,)
    if len(points) == 5:  # noqa: PLR2004  down to the shared line, across, down a rail, to the side of the box
        return (bus, round((points[-3][0] - x) / right * _WHOLE))
    return ()


def _straight(one: Point, other: Point, emu: Callable[[float], int]) -> str:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    flipped = ' flipV="1"' if (one[0] - other[0]) * (one[1] - other[1]) < 0 else ""
    return (
        f'<a:xfrm{flipped}><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(abs(one[0] - other[0]))}" cy="{emu(abs(one[1] - other[1]))}"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    )
