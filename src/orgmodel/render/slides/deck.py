"""A deck for a board: slides of tables and pictures, all of them shapes that can be edited.

Words are measured before they are placed: a table that does not fit goes on on a further slide, and no text runs out
of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import Font, wrap
from orgmodel.render.paging.paper import POINTS
from orgmodel.render.painters.svg import allowed
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import Scene
from orgmodel.render.scenes.theme import Palette, palette
from orgmodel.render.slides.pptx import begun, empty_slide, paint_page, written
from orgmodel.render.slides.slide import Chapter, Slide
from orgmodel.render.slides.slide_frame import rgb
from orgmodel.render.slides.slide_picture import paint_scene, scale_in
from orgmodel.render.slides.slide_table import LINE, PAD, Fitted, fitted

_POINT = 12_700
_WIDTH, _HEIGHT = POINTS["slide"]
_MARGIN, _TOP, _BOTTOM = 36.0, 84.0, 34.0
_INSIDE = _WIDTH - 2 * _MARGIN
_LEAD, _SMALL, _TITLE = Font(14), Font(9), Font(26, bold=True)
_MOST_LEAD = 4
_SMALLEST = 0.6
"""A picture that would be smaller than this is not shown: its titles would have less than 5.5 points."""
_FONT = "Arial"
_FRAME = Rect(_MARGIN * _POINT, _TOP * _POINT, _INSIDE * _POINT, (_HEIGHT - _TOP - _BOTTOM) * _POINT)


def paint_deck(title: str, parts: Sequence[Slide | Chapter], foot: str, options: Options | None = None) -> Picture:
    """Paint slides, 16 to 9. The same content and versions of libraries give the same bytes.

    Args:
        title: what the file is called.
        parts: slides and charts, in their order.
        foot: a line that stands on each slide that is no page of a chart.
        options: the colors.
    """
    show = begun(title, round(_WIDTH * _POINT), round(_HEIGHT * _POINT))
    colors = palette((options or Options()).theme)
    for part in parts:
        if isinstance(part, Chapter):
            slides = [empty_slide(show) for _ in part.pages]
            for slide, page in zip(slides, part.pages, strict=True):
                paint_page(slide, page, slides, colors)
        else:
            for each in _divided(part):
                _Page(empty_slide(show), colors).paint(each, foot)
    return Picture(written(show))


def too_large(scene: Scene) -> bool:
    """Tell whether a picture would be too small to read on a slide."""
    return scale_in(scene, _FRAME) < _SMALLEST


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands on one slide of several: its title, and its part of the table."""

    slide: Slide
    title: str
    table: Fitted | None


def _divided(slide: Slide) -> Iterator[_Part]:
    tables = fitted(slide.header, slide.rows, (_INSIDE, _HEIGHT - _TOP - _BOTTOM - _lead_height(slide)))
    for number, table in enumerate(tables or (None,), 1):
        more = f" ({number} of {len(tables)})" if len(tables) > 1 else ""
        yield _Part(slide, slide.title + more, table)


def _lead_height(slide: Slide) -> float:
    return len(_lead(slide)) * _LEAD.size * LINE + 10 if slide.lead else 0.0


def _lead(slide: Slide) -> tuple[str, ...]:
    return wrap(allowed(slide.lead), _LEAD, _INSIDE / 1.06, _MOST_LEAD)


class _Page:
    """One slide in the making."""

    def __init__(self, slide: Any, colors: Palette) -> None:
        self._slide, self._colors = slide, colors

    def paint(self, part: _Part, foot: str) -> None:
        """Put title, lead, table or picture, and foot on the slide."""
        self._title(part.title)
        lead = _lead_height(part.slide)
        if lead:
            self._words(" ".join(_lead(part.slide)), _TOP, lead, _LEAD)
        if part.slide.scene is not None:
            below = Rect(_FRAME.x, _FRAME.y + lead * _POINT, _FRAME.width, _FRAME.height - lead * _POINT)
            paint_scene(self._slide, part.slide.scene, below, self._colors)
        elif part.table is not None:
            self._table(part.table, _TOP + lead, has_head=bool(part.slide.header))
        self._words(allowed(foot), _HEIGHT - 26, 16, _SMALL)

    def _title(self, text: str) -> None:
        title = self._slide.shapes.title
        title.left, title.top, title.width, title.height = Pt(_MARGIN), Pt(24), Pt(_INSIDE), Pt(44)
        frame = title.text_frame
        frame.text = "".join(wrap(allowed(text), _TITLE, _INSIDE / 1.06, 1))
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        _without_margins(frame)
        _styled(frame.paragraphs[0], _TITLE, self._colors.ink)

    def _words(self, text: str, top: float, height: float, font: Font) -> None:
        frame = self._slide.shapes.add_textbox(Pt(_MARGIN), Pt(top), Pt(_INSIDE), Pt(height)).text_frame
        frame.text = text
        frame.word_wrap = True
        _without_margins(frame)
        for paragraph in frame.paragraphs:
            _styled(paragraph, font, self._colors.muted)

    def _table(self, fit: Fitted, top: float, *, has_head: bool) -> None:
        place = Pt(_MARGIN), Pt(top), Pt(sum(fit.widths)), Pt(sum(fit.heights))
        table = self._slide.shapes.add_table(len(fit.rows), len(fit.widths), *place).table
        table.first_row, table.first_col, table.horz_banding = has_head, not has_head, False
        for column, width in enumerate(fit.widths):
            table.columns[column].width = Emu(round(width * _POINT))
        for number, (row, height) in enumerate(zip(fit.rows, fit.heights, strict=True)):
            table.rows[number].height = Emu(round(height * _POINT))
            is_head = number == 0 and has_head
            for column, words in enumerate(row):
                bold = is_head or (column == 0 and not has_head)
                self._cell(table.cell(number, column), words, Font(fit.size, bold=bold), is_head=is_head)

    def _cell(self, cell: Any, words: str, font: Font, *, is_head: bool) -> None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(self._colors.badge if is_head else self._colors.box)
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(PAD)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
        cell.text_frame.text = words
        for paragraph in cell.text_frame.paragraphs:
            _styled(paragraph, font, self._colors.ink)


def _without_margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _styled(paragraph: Any, font: Font, color: str) -> None:
    paragraph.alignment = 1
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(font.size), font.bold, _FONT
        run.font.color.rgb = rgb(color)
