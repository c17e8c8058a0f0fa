"""A picture inside a page: the SVG itself, and what it says in words."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.render.painters.svg import paint
from orgmodel.render.scenes.outline import told
from orgmodel.render.scenes.scene import Scene

MOST_DRAWN = 600
"""So many roles at most are drawn into a page; a larger chart is a file of its own."""


@dataclass(frozen=True)
class Drawing:
    """The picture as SVG, and told in words."""

    svg: str
    words: str


def drawn(scene: Scene, name: str) -> Drawing:
    """Paint a picture for a page; `name` begins the ids of its parts, so that a page can hold several."""
    svg = paint(scene, name).replace("@media (prefers", "@media screen and (prefers")  # paper is white
    return Drawing(svg, told(scene))
