"""A scene as PDF: one page as large as the picture, all of it vectors, its words real text."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from orgmodel.render import svg
from orgmodel.render.drawn import Shape, drawn
from orgmodel.render.pdf_text import TextWriter
from orgmodel.render.picture import Options, Picture
from orgmodel.render.scene import Box, LinkKind, Scene
from orgmodel.render.typeset import Typesetter

_POINTS = 0.75
"""Points per pixel: an inch has 72 of those and 96 of these."""
_LARGEST = 14_400
"""How many points a side of a page may have; a larger picture is drawn smaller, which loses nothing."""


def paint(scene: Scene, options: Options) -> Picture:
    """Paint a scene as one page. The same versions of the libraries give the same bytes."""
    typesetter = Typesetter(options)
    scale = min(_POINTS, _LARGEST / max(scene.width, scene.height))
    file = io.BytesIO()
    size = (scene.width * scale, scene.height * scale)
    canvas = _OwnFonts(file, pagesize=size, pageCompression=1, invariant=1, lang="en")
    _describe(canvas, scene)
    canvas.scale(scale, scale)
    writer = TextWriter(canvas, scene.height)
    for each in typesetter.set(drawn(svg.paint(scene, theme=options.theme))):
        if isinstance(each, Shape):
            _draw(canvas, each, scene.height)
        else:
            writer.write(each)
    _outline(canvas, scene)
    writer.embed()
    canvas.save()
    return Picture(file.getvalue(), typesetter.warnings())


class _OwnFonts(Canvas):  # type: ignore[misc]  # reportlab has no annotations
    """A canvas without the font that reportlab begins each page with: one that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def _describe(canvas: Canvas, scene: Scene) -> None:
    canvas.setTitle(f"DRAFT: {scene.title}" if scene.draft else scene.title)
    canvas.setSubject(scene.subtitle)
    canvas.setAuthor("")
    canvas.setCreator("orgmodel")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw(canvas: Canvas, shape: Shape, height: float) -> None:
    look = shape.look
    if look.fill:
        canvas.setFillColor(HexColor(look.fill))
    if look.stroke:
        canvas.setStrokeColor(HexColor(look.stroke))
        canvas.setLineWidth(look.thickness)
        canvas.setDash(list(look.dashes))
        canvas.setLineCap(int(look.round_ends))
    painted = {"stroke": int(look.stroke is not None), "fill": int(look.fill is not None)}
    if shape.rect:
        rect = shape.rect
        canvas.roundRect(rect.x, height - rect.bottom, rect.width, rect.height, shape.radius, **painted)
        return
    path = canvas.beginPath()
    for number, (x, y) in enumerate(shape.points):
        (path.lineTo if number else path.moveTo)(x, height - y)
    if shape.closed:
        path.close()
    canvas.drawPath(path, **painted)


def _outline(canvas: Canvas, scene: Scene) -> None:
    """List the tops of the trees, so that a reader can go to one."""
    for box in _tops(scene):
        canvas.bookmarkPage(box.id, fit="XYZ", left=box.rect.x, top=scene.height - box.rect.y, zoom=0)
        canvas.addOutlineEntry(box.title, box.id)


def _tops(scene: Scene) -> Iterator[Box]:
    lines = [link for link in scene.links if link.kind is LinkKind.SOLID]
    reports, managers = ({link.source for link in lines}, {link.target for link in lines})
    return (box for box in scene.boxes if box.id in managers - reports)
