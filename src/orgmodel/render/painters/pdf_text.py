"""How do glyphs become text that can be searched and copied? Written by glyph, told by character."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from orgmodel.render.painters.pdf_font import Embedded
from orgmodel.render.painters.pdf_shape import color
from orgmodel.render.painters.typeset import Typeset
from orgmodel.render.typography.fonts import EM, Face
from orgmodel.render.typography.shaping import Cluster, Glyph


class TextWriter:
    """Writes lines of glyphs onto a page of some height, and then embeds what it used of the fonts."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._fonts: list[Embedded] = []
        self._current: dict[Face, Embedded] = {}

    def write(self, line: Typeset) -> None:
        """Write one line."""
        if line.line.clusters:
            self._canvas.addLiteral(" ".join((color(line.color, "rg"), "BT", *self._operators(line), "ET")))

    def _operators(self, line: Typeset) -> Iterator[str]:
        pen = _Pen(line, self._height)
        for cluster in line.line.clusters:
            font = self._font(cluster.face)
            if cluster.glyphs:
                yield from pen.put(font, cluster)
        yield from pen.lifted()

    def _font(self, face: Face) -> Embedded:
        if face not in self._current or self._current[face].is_full:
            self._current[face] = Embedded(face, len(self._fonts) + 1)
            self._fonts.append(self._current[face])
        return self._current[face]

    def embed(self) -> None:
        """Put the fonts into the document, when all is written."""
        for font in self._fonts:
            font.embed(self._canvas)


class _Pen:
    """Knows where a viewer would put the next glyph by itself, and says only what differs from that."""

    def __init__(self, line: Typeset, height: float) -> None:
        self._line = line
        self._base = height - line.y
        self._font: Embedded | None = None
        self._x = self._y = 0.0
        self._waiting = ""

    def put(self, font: Embedded, cluster: Cluster) -> Iterator[str]:
        """Put the glyphs of a cluster in their place."""
        base, code = font.written(cluster)
        if font is not self._font:
            yield from self.lifted()
            yield f"/{font.name} {self._line.size:g} Tf"
        if font is not self._font or base.y != self._y:
            yield from self.lifted()
            yield self._moved_to(base)
        if self._x != base.x:
            self._waiting += f"{self._x - base.x:g}"
        self._waiting += f"<{code:04x}>"
        self._font, self._x, self._y = font, base.x + font.face.advance(base.id), base.y

    def _moved_to(self, glyph: Glyph) -> str:
        line = self._line
        self._x = glyph.x
        along, across = glyph.x * line.size * line.squeeze / EM, glyph.y * line.size / EM
        if line.upward:
            return f"0 {line.squeeze:.4g} -1 0 {line.x - across:.3f} {self._base + along:.3f} Tm"
        return f"{line.squeeze:.4g} 0 0 1 {line.x + along:.3f} {self._base + across:.3f} Tm"

    def lifted(self) -> Iterator[str]:
        """Write what waits to be written."""
        if self._waiting:
            yield f"[{self._waiting.replace('><', '')}] TJ"
        self._waiting = ""
