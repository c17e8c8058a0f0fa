"""How is a shape drawn in a PDF? By a few operators; reportlab writes the same ones, number by number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from orgmodel.layout.geometry import Rect
from orgmodel.render.painters.drawn import Look, Shape

_BEND = 0.4472
"""Where the handles of a quarter of a circle stand, as a share of its radius from its corner."""


def operators(shape: Shape, height: float) -> str:
    """Draw a shape on a page of some height, whose y grows upwards."""
    return " ".join((_look(shape.look), *_way(shape, height), _painted(shape.look)))


@cache
def color(value: str, operator: str) -> str:
    """Choose a color, `#rrggbb`, for what is filled (`rg`) or drawn (`RG`)."""
    parts = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{' '.join(map(_number, parts))} {operator}"


@cache
def _look(look: Look) -> str:
    parts = [color(look.fill, "rg")] if look.fill else []
    if look.stroke:
        dashes = " ".join(map(_number, look.dashes))
        parts += [color(look.stroke, "RG"), f"{_number(look.thickness)} w", f"[{dashes}] 0 d"]
        parts.append(f"{int(look.round_ends)} J")
    return " ".join(parts)


def _painted(look: Look) -> str:
    if look.fill:
        return "B" if look.stroke else "f"
    return "S" if look.stroke else "n"


def _way(shape: Shape, height: float) -> Iterator[str]:
    if shape.rect is not None:
        yield from _round(shape.rect, shape.radius, height) if shape.radius else _plain(shape.rect, height)
        return
    for number, (x, y) in enumerate(shape.points):
        yield f"{_number(x)} {_number(height - y)} {'l' if number else 'm'}"
    if shape.closed:
        yield "h"


def _plain(rect: Rect, height: float) -> Iterator[str]:
    yield " ".join(map(_number, (rect.x, height - rect.bottom, rect.width, rect.height))) + " re"


def _round(rect: Rect, radius: float, height: float) -> Iterator[str]:
    """Go around a rectangle with round corners, from its lower side on."""
    left, right, low, high = rect.x, rect.right, height - rect.bottom, height - rect.y
    bend = radius * _BEND
    sides = (
        ((right - radius, low), (right - bend, low), (right, low + bend), (right, low + radius)),
        ((right, high - radius), (right, high - bend), (right - bend, high), (right - radius, high)),
        ((left + radius, high), (left + bend, high), (left, high - bend), (left, high - radius)),
        ((left, low + radius), (left, low + bend), (left + bend, low), (left + radius, low)),
    )
    yield f"{_number(left + radius)} {_number(low)} m"
    for end, *curve in sides:
        yield f"{_number(end[0])} {_number(end[1])} l"
        yield " ".join(f"{_number(x)} {_number(y)}" for x, y in curve) + " c"
    yield "h"


_MOST = 100_000


class _Numbers(dict[float, str]):
    """Numbers with three decimals at most, each written once: places of a page repeat."""

    def __missing__(self, value: float) -> str:
        short = f"{value:.3f}".rstrip("0").rstrip(".")
        short = "0" if short == "-0" else short
        if len(self) < _MOST:
            self[value] = short
        return short


_number = _Numbers().__getitem__
