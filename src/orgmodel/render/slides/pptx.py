"""A chart as slides: boxes and connectors that can be moved and edited, a slide a part, linked to each other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Emu

from orgmodel.layout.geometry import Rect
from orgmodel.render.paging.paged import Page
from orgmodel.render.painters.svg import allowed
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import HEAT, Badge, Box, Content, Link, LinkKind, Mark, Scene, Style, Text
from orgmodel.render.scenes.theme import FONTS, Palette, palette
from orgmodel.render.scenes.wording import is_right_to_left
from orgmodel.render.slides.connector import Piece, freeform, is_connector, is_sideways, pieces, shaped, straight
from orgmodel.render.slides.slide_frame import Frame, emu, rgb

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TITLE_ONLY = 5
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_DASHES = {
    Mark.NOT_DESCRIBED: "dash",
    Mark.UNOWNED: "dash",
    Mark.NOT_IN_MODEL: "sysDot",
    Mark.PROPOSED: "lgDash",
    Mark.REMOVED: "sysDash",
}
_LINES = {
    LinkKind.OPEN: "sysDash",
    LinkKind.FORMER: "sysDot",
    LinkKind.DOTTED: "sysDot",
    LinkKind.CIRCULAR: "lgDash",
    LinkKind.CHAIRS: "lgDashDot",
}
_ENDS = {LinkKind.FURTHER: "oval", LinkKind.DOTTED: "oval", LinkKind.CIRCULAR: "triangle"}
_TREE = {LinkKind.SOLID, LinkKind.FORMER}
_ACROSS = {LinkKind.FURTHER, LinkKind.DOTTED, LinkKind.CIRCULAR, LinkKind.CHAIRS, LinkKind.WORKS}
"""Lines that begin and end anywhere at a box: shapes of their own, as connectors lead to the middles of sides."""
_MUTED = {Style.UNIT, Style.DETAIL, Style.LABEL, Style.SUBHEADING}


def paint_book(pages: Sequence[Page], options: Options) -> Picture:
    """Paint a slide a page. The same versions of the libraries give the same bytes."""
    first = pages[0].scene
    show = begun(first.title, emu(first.width), emu(first.height))
    colors = palette(options.theme)
    slides = [empty_slide(show, colors.paper) for _ in pages]
    for page, slide in zip(pages, slides, strict=True):
        paint_page(slide, page, slides, colors)
    return Picture(written(show))


def paint_page(slide: Any, page: Page, slides: Sequence[Any], colors: Palette) -> None:
    """Paint one of several pages into a slide; `slides` are those of all of them."""
    SlidePainter(slide, page, slides, colors).paint()


def begun(title: str, width: int, height: int) -> Any:
    """Begin a show of slides of a size in EMU."""
    show = Presentation()
    show.slide_width, show.slide_height = Emu(width), Emu(height)
    show.core_properties.title = title
    show.core_properties.author = show.core_properties.last_modified_by = "orgmodel"
    show.core_properties.created = show.core_properties.modified = datetime(*_BEGINNING, tzinfo=UTC)
    return show


def empty_slide(show: Any, paper: str = "") -> Any:
    """Add a slide that has a title and nothing else, on a ground of a color where one is given."""
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    if paper:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = rgb(paper)
    return slide


def written(show: Any) -> bytes:
    """Write a show: the same content gives the same bytes."""
    file = io.BytesIO()
    show.save(file)
    return _timeless(file.getvalue())


def _timeless(data: bytes) -> bytes:
    """Pack an Office file again without the time at which it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


_WHOLE = Frame()


class SlidePainter:
    """One slide in the making."""

    def __init__(self, slide: Any, page: Page, slides: Sequence[Any], colors: Palette, frame: Frame = _WHOLE) -> None:
        self._slide, self._page, self._slides, self._colors, self._frame = slide, page, slides, colors, frame
        self._tree = slide.shapes._spTree  # noqa: SLF001  python-pptx adds shapes one by one, which takes seconds
        self._last = 10
        self._middles = {box.id: box.rect.center for box in page.scene.boxes}

    def paint(self) -> None:
        """Paint all of it, its title first."""
        self._titled(self._page.scene)
        self.paint_parts()

    def paint_parts(self) -> None:
        """Paint all but the title."""
        scene = self._page.scene
        ids = {box.id: self._last + number for number, box in enumerate(scene.boxes, 1)}
        self._last += len(ids)
        for link in scene.links:
            if link.kind not in _TREE or not is_sideways(link.points):
                self._add(self._connector(link, ids))
        for piece in pieces(link for link in scene.links if link.kind in _TREE):
            self._add(self._piece(piece, ids))
        for box in scene.boxes:
            self._add(self._box(box, ids[box.id]))
        for link in scene.links:
            if link.text:
                self._add(self._words(link.text))
        for key in scene.legend:
            if isinstance(key.sample, Box):
                self._add(self._box(key.sample, self._next()))
            else:
                self._add(self._connector(key.sample, {}))
            self._add(self._words(key.text))
        for text in scene.texts[1:]:
            self._add(self._words(text))

    def paint_ground(self, rect: Rect, color: str) -> None:
        """Paint an area without words, behind what follows."""
        self._add(
            f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{self._next()}" name="Ground"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self._frame.place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_solid(color)}'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def paint_badge(self, badge: Badge) -> None:
        """Paint a few words in a frame of their own."""
        inside = Content(((badge.text.style, badge.text.words),))
        self._add(self._box(Box("", badge.text.words, badge.rect, inside), self._next()))

    def _titled(self, scene: Scene) -> None:
        heading, *_ = scene.texts
        title = self._slide.shapes.title
        title.left, title.top = Emu(emu(heading.x)), Emu(emu(heading.y - 22))
        title.width, title.height = Emu(emu(scene.width - 2 * heading.x)), Emu(emu(30))
        frame = title.text_frame
        frame.text = heading.words
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        run = frame.paragraphs[0]
        run.alignment = 1
        run.font.color.rgb = rgb(self._colors.ink)
        run.font.size, run.font.bold = Emu(self._frame.type(Style.HEADING) * 127), True

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _add(self, xml: str) -> None:
        self._tree.append(parse_xml(xml))

    # Shapes -----------------------------------------------------------------------------------------

    def _box(self, box: Box, number: int) -> str:
        colors = self._colors
        fill, line, width = colors.box, colors.line, 1.0
        if box.color >= HEAT:
            fill = colors.heats[box.color - HEAT]
        elif box.color >= 0:
            line, width = colors.units[box.color], 1.75
        if Mark.OUTSIDE in box.marks or Mark.PROVIDER in box.marks:
            fill = colors.outside
        corner = 30_000 if Mark.BODY in box.marks else 0 if Mark.PROVIDER in box.marks else 6000
        line = colors.added if Mark.ADDED in box.marks else colors.removed if Mark.REMOVED in box.marks else line
        dash = next((dash for mark, dash in _DASHES.items() if mark in box.marks), "solid")
        double = ' cmpd="dbl"' if Mark.VACANT in box.marks else ""
        width = 3.0 if Mark.VACANT in box.marks or Mark.ADDED in box.marks else width
        outline = f'<a:ln w="{round(width * 12700)}"{double}>{_solid(line)}<a:prstDash val="{dash}"/></a:ln>'
        names = f"name={quoteattr(allowed(box.title) or 'Sign')} descr={quoteattr(allowed(box.label))}"
        about = f'<p:cNvPr id="{number}" {names}>{self._jump(box)}</p:cNvPr>'
        body = "".join(self._paragraphs(box)) or "<a:p/>"
        return (
            f"<p:sp {_NAMES}><p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr>{self._frame.place(box.rect)}<a:prstGeom prst="roundRect"><a:avLst>'
            f'<a:gd name="adj" fmla="val {corner}"/>'
            f"</a:avLst></a:prstGeom>{_solid(fill)}{outline}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>{body}'
            "</p:txBody></p:sp>"
        )

    def _jump(self, box: Box) -> str:
        """Lead to the slide on which the tree of a box stands, or to an address."""
        target = self._page.targets.get(box.id)
        if target is None and not box.href:
            return ""
        if target is None:
            related = self._slide.part.relate_to(box.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'<a:hlinkClick r:id="{related}"/>'
        related = self._slide.part.relate_to(self._slides[target - 1].part, RELATIONSHIP_TYPE.SLIDE)
        return f'<a:hlinkClick r:id="{related}" action="ppaction://hlinksldjump"/>'

    def _paragraphs(self, box: Box) -> Iterator[str]:
        for style, words in box.inside.lines:
            struck = ' strike="sngStrike"' if {Mark.REMOVED, Mark.ABOLISHED} & set(box.marks) else ""
            yield self._paragraph(words, style, more=struck)
        for row in box.inside.badges:
            yield self._paragraph("  ".join(f"[{words}]" for words, _ in row), Style.BADGE)

    def _paragraph(self, words: str, style: Style, more: str = "", align: str = "ctr") -> str:
        color = self._colors.muted if style in _MUTED else self._colors.ink
        bold = ' b="1"' if FONTS[style].bold else ""
        turned = ' rtl="1"' if is_right_to_left(words) else ""
        return (
            f'<a:p><a:pPr algn="{align}"{turned}/><a:r><a:rPr lang="en-US" sz="{self._frame.type(style)}"{bold}{more}>'
            f"{_solid(color)}</a:rPr><a:t>{escape(allowed(words))}</a:t></a:r></a:p>"
        )

    def _words(self, text: Text) -> str:
        """Write a line of words in a frame of its own."""
        font = FONTS[text.style]
        width = font.width(text.words) * 1.1 + 8
        left = text.x - width / 2 if text.centered else text.x
        rect = Rect(left, text.y - font.size, width, font.size * 1.3)
        align, upright = "ctr" if text.centered else "l", ""
        if text.upward:
            rect, upright = Rect(text.x - font.size, text.y - width, font.size * 1.3, width), ' vert="vert270"'
        return (
            f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{self._next()}" name="Words"/>'
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self._frame.place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr{upright} wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/>'
            f"{self._paragraph(text.words, text.style, align=align)}</p:txBody></p:sp>"
        )

    def _connector(self, link: Link, ids: dict[str, int]) -> str:
        """Write a line: one that connects its boxes, or as a shape of its own where no connector runs so."""
        points = self._frame.points(link.points)
        if link.kind in _ACROSS or not is_connector(points):
            about = f'<p:cNvPr id="{self._next()}" name="Line"/>'
            return (
                f"<p:sp {_NAMES}><p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                f"<p:spPr>{freeform(points, emu)}<a:noFill/>{self._stroke(link)}</p:spPr></p:sp>"
            )
        glued = ""
        if link.source in ids and link.target in ids:
            glued = f'<a:stCxn id="{ids[link.target]}" idx="2"/><a:endCxn id="{ids[link.source]}" idx="0"/>'
        return self._connecting(link, shaped(points, emu), glued)

    def _piece(self, piece: Piece, ids: dict[str, int]) -> str:
        """Write a piece of a line that arrives at a side; its end stays with the box that it touches."""
        glued = ""
        if piece.at_report and piece.link.source in ids:
            glued = f'<a:endCxn id="{ids[piece.link.source]}" idx="{piece.side}"/>'
        elif piece.at_manager and self._middles.get(piece.link.target) == piece.begin[0]:
            glued = f'<a:stCxn id="{ids[piece.link.target]}" idx="2"/>'
        begin, end = self._frame.points((piece.begin, piece.end))
        return self._connecting(piece.link, straight(begin, end, emu), glued)

    def _stroke(self, link: Link) -> str:
        dash = "dash" if link.inferred else _LINES.get(link.kind, "solid")
        color = self._colors.faint if link.inferred else self._colors.line
        if link.kind is LinkKind.RULE:
            return f'<a:ln w="6350">{_solid(self._colors.outside)}</a:ln>'
        end = f'<a:tailEnd type="{_ENDS[link.kind]}" w="sm" len="sm"/>' if link.kind in _ENDS else ""
        return f'<a:ln w="12700">{_solid(color)}<a:prstDash val="{dash}"/>{end}</a:ln>'

    def _connecting(self, link: Link, geometry: str, glued: str) -> str:
        return (
            f'<p:cxnSp {_NAMES}><p:nvCxnSpPr><p:cNvPr id="{self._next()}" name="Line"/>'
            f"<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{geometry}{self._stroke(link)}</p:spPr></p:cxnSp>"
        )


def _solid(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color[1:].upper()}"/></a:solidFill>'
