"""A form as a workbook of one sheet, with drop-downs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from orgmodel.model import form as words
from orgmodel.model.cells import seen
from orgmodel.render.painters.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from orgmodel.write.forms import Form

_WIDTHS = (20, 70, 24, 20, 40)
_LINE = 13.5
_PER_LINE = 62
_ACROSS = 130
_VERDICT = 3


def render(form: Form) -> bytes:
    """Write the form.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    out = io.BytesIO()
    with spreadsheet(out, title="Questions") as book:
        _sheet(book, form)
    return out.getvalue()


def _sheet(book: Workbook, form: Form) -> None:
    sheet = book.add_worksheet("Form")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    plain = book.add_format({"font_size": 10, "valign": "top", "text_wrap": True, "num_format": "@"})
    bold = book.add_format({"font_size": 14, "bold": True})
    small = book.add_format({"font_size": 8, "font_color": "#666666", "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True})
    box = book.add_format({"bg_color": "#FFF8DC", "border": 1, "valign": "top", "text_wrap": True, "num_format": "@"})
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    page = _Page(sheet, head)
    sheet.write_string(0, 0, seen(form.title), bold)
    page.remarks(form.remarks, plain)
    page.fields(form.head, small, box)
    if form.statements:
        last = page.row + len(form.statements)
        sheet.data_validation(page.row + 1, _VERDICT, last, _VERDICT, {"validate": "list", "source": ["yes", "no"]})
        page.table(words.STATEMENTS, form.statements, (small, plain, small, box, box))
    if form.questions:
        page.table(words.QUESTIONS, form.questions, (small, plain, box))


class _Page:
    """Writes one part of a form below the other."""

    def __init__(self, sheet: Worksheet, head: Format) -> None:
        self.sheet = sheet
        self.head = head
        self.row = 1

    def remarks(self, remarks: Sequence[str], style: Format) -> None:
        """Write each remark across the page."""
        for remark in filter(None, remarks):
            self.sheet.merge_range(self.row, 0, self.row, len(_WIDTHS) - 1, "", style)
            self.sheet.write_string(self.row, 0, seen(remark), style)
            self.sheet.set_row(self.row, _LINE * (1 + len(remark) // _ACROSS))
            self.row += 1

    def fields(self, fields: Sequence[tuple[str, str]], style: Format, box: Format) -> None:
        """Write who the form is for, with room for who answers."""
        for label, value in fields:
            self.sheet.write_string(self.row, 0, label, style)
            self.sheet.write_string(self.row, 1, seen(value), box)
            self.row += 1
        self.row += 1

    def table(self, names: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[Format]) -> None:
        """Write a table, its rows as high as their texts need."""
        for number, name in enumerate(names):
            self.sheet.write_string(self.row, number, name, self.head)
        for cells in rows:
            self.row += 1
            for number, (text, style) in enumerate(zip(cells, styles, strict=True)):
                self.sheet.write_string(self.row, number, seen(text), style)
            self.sheet.set_row(self.row, _LINE * (1 + len(seen(cells[1])) // _PER_LINE))
        self.row += 2
