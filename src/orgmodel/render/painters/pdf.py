"""A scene as PDF: one page as large as the picture, all of it vectors, its words real text."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Sequence

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from orgmodel.layout.geometry import Rect
from orgmodel.render.paging.paged import Page
from orgmodel.render.paging.paper import SCALE
from orgmodel.render.painters import svg
from orgmodel.render.painters.drawn import Shape, drawn
from orgmodel.render.painters.pdf_shape import operators
from orgmodel.render.painters.pdf_text import TextWriter
from orgmodel.render.painters.typeset import Typesetter
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import Box, LinkKind, Scene

_POINTS = 0.75
"""Points per pixel: an inch has 72 of those and 96 of these."""
_HEADING_LEFT, _HEADING_TOP, _HEADING_HEIGHT = 40.0, 62.0, 20.0
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
            canvas.addLiteral(operators(each, scene.height))
        else:
            writer.write(each)
    _outline(canvas, scene)
    _lead(canvas, scene, ())
    writer.embed()
    _save(canvas)
    return Picture(file.getvalue(), typesetter.warnings())


def paint_book(pages: Sequence[Page], options: Options) -> Picture:
    """Paint a page a sheet, with bookmarks and links between them. The same versions give the same bytes."""
    typesetter = Typesetter(options)
    first = pages[0].scene
    file = io.BytesIO()
    canvas = _OwnFonts(
        file, pagesize=(first.width * SCALE, first.height * SCALE), pageCompression=1, invariant=1, lang="en"
    )
    _describe(canvas, first)
    writer = TextWriter(canvas, first.height)
    outlined = -1
    for number, page in enumerate(pages, 1):
        canvas.scale(SCALE, SCALE)
        for each in typesetter.set(drawn(svg.paint(page.scene, theme=options.theme))):
            if isinstance(each, Shape):
                canvas.addLiteral(operators(each, first.height))
            else:
                writer.write(each)
        canvas.bookmarkPage(f"page-{number}")
        outlined = min(page.level, outlined + 1)
        canvas.addOutlineEntry(page.title, f"page-{number}", outlined, closed=outlined > 0)
        _connect(canvas, page)
        _lead(canvas, page.scene, page.targets)
        canvas.showPage()
    writer.embed()
    _save(canvas)
    return Picture(file.getvalue(), typesetter.warnings())


def _connect(canvas: Canvas, page: Page) -> None:
    """Make links of the boxes whose trees stand on other pages, and of the words that name the page above."""
    height = page.scene.height
    places = {box.id: box.rect for box in page.scene.boxes}
    places["above"] = Rect(_HEADING_LEFT, _HEADING_TOP, page.scene.width - 2 * _HEADING_LEFT, _HEADING_HEIGHT)
    for box, target in page.targets.items():
        rect = places[box]
        corners = (rect.x, height - rect.bottom, rect.right, height - rect.y)
        canvas.linkRect("", f"page-{target}", corners, relative=1, thickness=0, Border="[0 0 0]")


def _lead(canvas: Canvas, scene: Scene, elsewhere: Container[str]) -> None:
    """Make links of the boxes that lead to an address, except those that lead `elsewhere`."""
    for box in scene.boxes:
        if box.href and box.id not in elsewhere:
            rect = box.rect
            corners = (rect.x, scene.height - rect.bottom, rect.right, scene.height - rect.y)
            canvas.linkURL(box.href, corners, relative=1, thickness=0)


class _OwnFonts(Canvas):  # type: ignore[misc]  # reportlab has no annotations
    """A canvas without the font that reportlab begins each page with: one that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def _save(canvas: Canvas) -> None:
    """Write the file in bytes, instead of in letters that stand for them: shorter, and much sooner."""
    used = rl_config.useA85
    rl_config.useA85 = 0
    try:
        canvas.save()
    finally:
        rl_config.useA85 = used


def _describe(canvas: Canvas, scene: Scene) -> None:
    canvas.setTitle(f"DRAFT: {scene.title}" if scene.draft else scene.title)
    canvas.setSubject(scene.subtitle)
    canvas.setAuthor("")
    canvas.setCreator("orgmodel")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _outline(canvas: Canvas, scene: Scene) -> None:
    """List the tops of the trees, so that a reader can go to one."""
    for box in _tops(scene):
        canvas.bookmarkPage(box.id, fit="XYZ", left=box.rect.x, top=scene.height - box.rect.y, zoom=0)
        canvas.addOutlineEntry(box.title, box.id)


def _tops(scene: Scene) -> Iterator[Box]:
    lines = [link for link in scene.links if link.kind is LinkKind.SOLID]
    reports, managers = ({link.source for link in lines}, {link.target for link in lines})
    return (box for box in scene.boxes if box.id in managers - reports)
