"""Tables as the sheets of a workbook, to be sorted and filtered. Every cell is a text or a whole number."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgmodel.render.painters.spreadsheet import spreadsheet
from orgmodel.report.blocks import Table
from orgmodel.report.overlap import NOTICE
from orgmodel.report.text import plain

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_000_000
LONGEST = 32_000
"""So many rows has a sheet at most, and so many characters a cell."""

_WIDEST, _NARROWEST = 70, 9
_DIGIT_LIMIT = 15


def workbook(title: str, sheets: Iterable[tuple[str, Table]]) -> bytes:
    """Write tables, each on a sheet of its name. The same tables give the same bytes.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    out = io.BytesIO()
    with spreadsheet(out, title=title, comments=NOTICE) as book:
        for name, table in sheets:
            _sheet(book, name, table)
    return out.getvalue()


def _sheet(book: Workbook, name: str, table: Table) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    widths = [len(title) for title in table.header]
    for column, title in enumerate(table.header):
        sheet.write_string(0, column, plain(title)[:LONGEST], head)
    for number, row in enumerate(table.rows[:MOST_ROWS], 1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], len(cell))
            if cell.isascii() and cell.isdigit() and len(cell) < _DIGIT_LIMIT and not cell.startswith("0"):
                sheet.write_number(number, column, int(cell), body)
            elif cell:
                sheet.write_string(number, column, plain(cell)[:LONGEST], body)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
