"""How does a font get into a PDF? As a TrueType file with the glyphs in use, and what each of them stands for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from orgmodel.render.typography.fonts import EM, NO_GLYPH, Face
from orgmodel.render.typography.shaping import Cluster, Glyph

_SYMBOLIC = 4
_STEM, _BOLD_STEM = 80, 140
_CURVE_ERROR = 0.5
_PER_BLOCK = 100
_MOST_CODES = 0xFFFF
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


_FARTHEST = 30_000
"""Marks that a stack would carry farther from their letter than a font file can say are left out."""

_Sign = tuple[int, tuple[tuple[int, float, float], ...], str]
"""What a code stands for: a glyph, others around it (across and up), and the characters that they show there."""


class Embedded:
    """A face in one document. Its codes are numbered as they come, so that the same page gives the same file.

    A glyph that shows different characters has several codes, and glyphs that show one character together have
    one: so text is searched and copied without regard to its form. (Few readers know another way to tell it.)
    """

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.name = f"T{number}"
        self._tag = "ORGMO" + chr(ord("A") + (number - 1) % 26)
        self._codes: dict[_Sign, int] = {(NO_GLYPH, (), ""): 0}

    def written(self, cluster: Cluster) -> tuple[Glyph, int]:
        """Give the glyph that the others of a cluster are placed around, and the code by which they are written."""
        base, others = cluster.glyphs[0], cluster.glyphs[1:]
        if others:
            base = max(cluster.glyphs, key=lambda glyph: self.face.advance(glyph.id))
            others = tuple(glyph for glyph in cluster.glyphs if glyph != base)
        around = tuple((glyph.id, glyph.x - base.x, glyph.y - base.y) for glyph in others)
        return base, self._codes.setdefault((base.id, around, cluster.characters), len(self._codes))

    @property
    def is_full(self) -> bool:
        """Tell whether it has no code left: there are as many as two bytes can tell apart."""
        return len(self._codes) >= _MOST_CODES

    def embed(self, canvas: Canvas) -> None:
        """Put the font into a document, in the form for glyphs by number (PDF 32000-1, 9.7)."""
        document = canvas._doc  # noqa: SLF001  reportlab has no public way for a font of one's own
        name = f"/{self._tag}+{self.face.name}"
        file = self._file()
        descriptor = document.Reference(self._descriptor(name, document.Reference(_stream(file, Length1=len(file)))))
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
            "FontDescriptor": descriptor,
            "CIDToGIDMap": "/Identity",
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(list(map(self._advance, self._codes)))]),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(self._to_unicode().encode())),
        }
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(pdfdoc.PDFDictionary(font))

    def _descriptor(self, name: str, file: object) -> object:
        entries = {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([-EM, self.face.descent, 2 * EM, self.face.ascent]),
            "ItalicAngle": 0,
            "Ascent": self.face.ascent,
            "Descent": self.face.descent,
            "CapHeight": self.face.ascent,
            "StemV": _BOLD_STEM if self.face.bold else _STEM,
            "FontFile2": file,
        }
        return pdfdoc.PDFDictionary(entries)

    def _to_unicode(self) -> str:
        return _TO_UNICODE.format(blocks="\n".join(_blocks(self._codes)))

    def _file(self) -> bytes:
        """Write the glyphs as a TrueType file, their curves as drawn (PostScript ones within half a thousandth)."""
        names = [".notdef", *(f"g{code}" for code in range(1, len(self._codes)))]
        builder = FontBuilder(EM, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupGlyf({name: self._drawn(sign) for name, sign in zip(names, self._codes, strict=True)})
        glyphs = builder.font["glyf"]
        metrics = {}
        for name, sign in zip(names, self._codes, strict=True):
            metrics[name] = (self._advance(sign), getattr(glyphs[name], "xMin", 0))
        builder.setupHorizontalMetrics(metrics)
        builder.setupHorizontalHeader(ascent=self.face.ascent, descent=self.face.descent)
        builder.setupPost(keepGlyphNames=False)
        builder.updateHead(created=0, modified=0)  # no clock: the same bytes every time
        builder.font.recalcTimestamp = False
        file = io.BytesIO()
        builder.save(file)
        return file.getvalue()

    def _advance(self, sign: _Sign) -> int:
        return self.face.advance(sign[0])

    def _drawn(self, sign: _Sign) -> object:
        base, others, _ = sign
        pen = TTGlyphPen(None)
        for glyph, across, up in ((base, 0, 0), *(mark for mark in others if max(map(abs, mark[1:])) < _FARTHEST)):
            curves = Cu2QuPen(pen, _CURVE_ERROR, all_quadratic=True)
            self.face.draw(glyph, TransformPen(curves, (1, 0, 0, 1, across, up)))
        return pen.glyph()


def _blocks(signs: Iterable[_Sign]) -> Iterator[str]:
    """Say what the codes stand for, in blocks as short as readers expect them."""
    meanings = iter([(code, characters) for code, (_, _, characters) in enumerate(signs) if characters])
    while block := list(islice(meanings, _PER_BLOCK)):
        yield f"{len(block)} beginbfchar"
        for code, characters in block:
            yield f"<{code:04x}> <{characters.encode('utf-16-be').hex()}>"
        yield "endbfchar"


def _stream(content: bytes, **entries: object) -> object:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, filters=[pdfdoc.PDFZCompress])
