"""How does a whole picture stand on a slide? Alone on one that is as large as it is, or in a frame of another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orgmodel.errors import OrgModelError
from orgmodel.layout.geometry import Rect
from orgmodel.render.paging.paged import Page
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import Scene
from orgmodel.render.scenes.theme import Palette, mixed, palette
from orgmodel.render.slides.pptx import SlidePainter, begun, empty_slide, written
from orgmodel.render.slides.slide_frame import Frame, emu

_EDGE = 6.0
_LARGEST = 51_206_400
"""The longest side of a slide, in units of an Office file: 56 inches."""


def paint(scene: Scene, options: Options) -> Picture:
    """Paint a picture as one slide of its size, with shapes that can be edited. The same scene gives the same bytes.

    Raises:
        OrgModelError: no slide may be so large.
    """
    size = emu(scene.width), emu(scene.height)
    if max(size) > _LARGEST:
        raise OrgModelError(
            f"the picture is {max(size) / _LARGEST:.1f} times as large as a slide may be (56 inches): "
            "draw a part of it, or write SVG or PDF, which have no limit"
        )
    show, colors = begun(scene.title, *size), palette(options.theme)
    slide = empty_slide(show, colors.paper)
    painter = SlidePainter(slide, Page(scene, scene.title, 0, {}, ()), (slide,), colors)
    for area in scene.areas:
        painter.paint_ground(
            area.rect, mixed(colors.units[area.color] if area.color >= 0 else colors.line, colors.paper)
        )
    painter.paint()
    for badge in (*scene.badges, *(link.badge for link in scene.links if link.badge)):
        painter.paint_badge(badge)
    return Picture(written(show))


def scale_in(scene: Scene, frame: Rect) -> float:
    """Say how large the boxes and lines of a picture are in a frame (in EMU), 1 being their size on paper, the most."""
    extent = _extent(scene)
    return min(1.0, frame.width / emu(extent.width), frame.height / emu(extent.height))


def paint_scene(slide: Any, scene: Scene, frame: Rect, colors: Palette) -> None:
    """Paint the boxes and lines of a picture into the middle of a frame (in EMU), without its title and legend."""
    size, extent = scale_in(scene, frame), _extent(scene)
    left = frame.x + (frame.width - size * emu(extent.width)) / 2
    page = Page(replace(scene, texts=scene.texts[:1], legend=()), scene.title, 0, {}, ())
    place = Frame(left / emu(1) - extent.x * size, frame.y / emu(1) - extent.y * size, size)
    SlidePainter(slide, page, (), colors, place).paint_parts()


def _extent(scene: Scene) -> Rect:
    """Give the place that boxes and lines take."""
    across = [edge for box in scene.boxes for edge in (box.rect.x, box.rect.x + box.rect.width)]
    down = [edge for box in scene.boxes for edge in (box.rect.y, box.rect.y + box.rect.height)]
    across += [x for link in scene.links for x, _ in link.points]
    down += [y for link in scene.links for _, y in link.points]
    left, top = min(across) - _EDGE, min(down) - _EDGE
    return Rect(left, top, max(across) + _EDGE - left, max(down) + _EDGE - top)
