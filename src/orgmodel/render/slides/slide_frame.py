"""Where does a picture stand on a slide, and how large? Pixels of a scene become units of an Office file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor

from orgmodel.layout.geometry import Point, Rect
from orgmodel.render.paging.paper import SCALE
from orgmodel.render.scenes.scene import Style
from orgmodel.render.scenes.theme import FONTS

_EMU = round(SCALE * 12_700)
"""Units of an Office file per pixel of a scene."""


def emu(pixels: float) -> int:
    """Give pixels of a scene in units of an Office file."""
    return round(pixels * _EMU)


def rgb(color: str) -> Any:
    """Give a color such as `#14181b` as python-pptx wants it."""
    return RGBColor(*bytes.fromhex(color[1:]))  # type: ignore[no-untyped-call]


class Frame(NamedTuple):
    """Where a picture stands on a slide, in pixels, and how large it is."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def place(self, rect: Rect) -> str:
        """Write where a shape stands."""
        return (
            f'<a:xfrm><a:off x="{emu(self.x + rect.x * self.scale)}" y="{emu(self.y + rect.y * self.scale)}"/>'
            f'<a:ext cx="{emu(rect.width * self.scale)}" cy="{emu(rect.height * self.scale)}"/></a:xfrm>'
        )

    def points(self, points: Sequence[Point]) -> tuple[Point, ...]:
        """Give the points of a line on the slide."""
        return tuple((self.x + x * self.scale, self.y + y * self.scale) for x, y in points)

    def type(self, style: Style) -> int:
        """Give a size of type in hundredths of a point."""
        return round(FONTS[style].size * SCALE * 100 * self.scale)
