"""How large is a sheet of paper, a slide, and the type on it?"""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.layout.geometry import Size
from orgmodel.render.scenes.scene import Style
from orgmodel.render.scenes.theme import FONTS

POINTS: dict[str, Size] = {
    "letter": (792.0, 612.0),
    "tabloid": (1224.0, 792.0),
    "a4": (841.9, 595.3),
    "a3": (1190.6, 841.9),
    "slide": (960.0, 540.0),
}
"""Width and height in points, lying on the long side."""

SCALE = 0.7
"""Points per pixel of a scene on paper: titles have 9.1 points, the smallest words 7."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, measured in pixels of a scene."""

    name: str
    width: float
    height: float


def paper(name: str) -> Paper:
    """Give a sheet by its name.

    Raises:
        OrgModelError: there is no such sheet.
    """
    if name not in POINTS:
        raise OrgModelError(f"there is no paper '{name}'{did_you_mean(name, POINTS)}: {', '.join(POINTS)}")
    width, height = POINTS[name]
    return Paper(name, width / SCALE, height / SCALE)


def smallest_type() -> float:
    """Give the size of the smallest words on paper, in points."""
    return round(min(font.size for font in FONTS.values()) * SCALE, 2)


def title_type() -> float:
    """Give the size of titles in boxes on paper, in points."""
    return round(FONTS[Style.TITLE].size * SCALE, 2)
