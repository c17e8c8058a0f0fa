"""A scene as PNG: its shapes and the outlines of its letters, painted by resvg, which gets no font to choose."""

from __future__ import annotations

import math
from collections.abc import Iterator

import resvg_py
from fontTools.pens.svgPathPen import SVGPathPen

from orgmodel.errors import OrgModelError
from orgmodel.render.painters import svg
from orgmodel.render.painters.drawn import Shape, drawn
from orgmodel.render.painters.typeset import Typeset, Typesetter
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import Scene
from orgmodel.render.scenes.theme import palette
from orgmodel.render.typography.fonts import EM, Face

LARGEST_SIDE, MOST_PIXELS = 16_000, 200_000_000
_SHARP = 2
"""Pixels per unit of the scene, each way, where no width is asked for."""


def paint(scene: Scene, options: Options) -> Picture:
    """Paint a scene on the ground of its theme, as wide as asked for, else at twice its size where that is allowed.

    Raises:
        OrgModelError: there would be more pixels than viewers can open.
    """
    width = _width(scene, options.width)
    typesetter = Typesetter(options)
    written = _Outlined(scene).written(typesetter.set(drawn(svg.paint(scene, theme=options.theme))))
    data = resvg_py.svg_to_bytes(
        svg_string=written, width=width, background=palette(options.theme).paper, skip_system_fonts=True
    )
    return Picture(bytes(data), typesetter.warnings())


def _width(scene: Scene, asked: int | None) -> int:
    across, down = math.ceil(scene.width), math.ceil(scene.height)
    most = min(LARGEST_SIDE, LARGEST_SIDE * across // down, math.isqrt(MOST_PIXELS * across // down))
    if asked is None:
        asked = _SHARP * across if _SHARP * across <= most else across
    if asked <= most:
        return asked
    raise OrgModelError(
        f"a PNG of {asked:,} by {asked * down // across:,} pixels is too large: "
        f"ask for --width {most} at most, or write SVG or PDF, which stay sharp at any size"
    )


class _Outlined:
    """The scene as SVG without text: each glyph is defined once as an outline and used where it stands."""

    def __init__(self, scene: Scene) -> None:
        self._size = math.ceil(scene.width), math.ceil(scene.height)
        self._ids: dict[tuple[Face, int], str] = {}

    def written(self, placed: Iterator[Shape | Typeset]) -> str:
        body = [_shape(each) if isinstance(each, Shape) else self._line(each) for each in placed]
        glyphs = [f'<path id="{name}" d="{_outline(*glyph)}"/>' for glyph, name in self._ids.items()]
        width, height = self._size
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">',
                *("<defs>", *glyphs, "</defs>"),
                *body,
                "</svg>",
            )
        )

    def _line(self, line: Typeset) -> str:
        scale = line.size / EM
        turned = f"0 {-scale * line.squeeze:.6f} {-scale:.6f} 0" if line.upward else ""
        way = turned or f"{scale * line.squeeze:.6f} 0 0 {-scale:.6f}"
        place = f"matrix({way} {line.x:.3f} {line.y:.3f})"
        glyphs = [
            f'<use href="#{self._id(cluster.face, glyph.id)}" x="{glyph.x:g}" y="{glyph.y:g}"/>'
            for cluster in line.line.clusters
            for glyph in cluster.glyphs
        ]
        return f'<g fill="{line.color}" transform="{place}">{"".join(glyphs)}</g>'

    def _id(self, face: Face, glyph: int) -> str:
        return self._ids.setdefault((face, glyph), f"g{len(self._ids)}")


def _outline(face: Face, glyph: int) -> str:
    pen = SVGPathPen(None)
    face.draw(glyph, pen)
    return str(pen.getCommands())


def _shape(shape: Shape) -> str:
    look = shape.look
    paints = f'fill="{look.fill or "none"}"'
    if look.stroke:
        paints += f' stroke="{look.stroke}" stroke-width="{look.thickness:g}"'
        paints += f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in look.dashes)}"' if look.dashes else ""
        paints += ' stroke-linecap="round"' if look.round_ends else ""
    if shape.rect:
        rect = shape.rect
        place = f'x="{rect.x:g}" y="{rect.y:g}" width="{rect.width:g}" height="{rect.height:g}"'
        return f'<rect {paints} {place} rx="{shape.radius:g}"/>'
    way = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
    return f'<{"polygon" if shape.closed else "polyline"} {paints} points="{way}"/>'
