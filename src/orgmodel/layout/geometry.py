"""The values of every layout: points and rectangles, in pixels, y growing downwards.

What a picture holds a hundred thousand times is a named tuple: as frozen as a dataclass, and made three times faster.
"""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]
Size = tuple[float, float]
Extent = tuple[float, float]
"""How far something reaches to the left and to the right of its middle."""


class Rect(NamedTuple):
    """An upright rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def center(self) -> float:
        """The x halfway between its sides."""
        return self.x + self.width / 2

    def moved(self, right: float, down: float) -> Rect:
        """Give the same rectangle elsewhere."""
        return Rect(self.x + right, self.y + down, self.width, self.height)

    def inset(self, by: float) -> Rect:
        """Give the rectangle that lies inside it, at one distance from all of its sides."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Tell whether they share more than an edge."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom
