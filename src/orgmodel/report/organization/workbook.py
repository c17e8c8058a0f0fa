"""The review as a workbook: what pages cut short is here in full, to be sorted and filtered.

Every cell is a text or a number, and none calculates anything.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgmodel.check.result import CheckResult
from orgmodel.render.matrix import raci_matrix
from orgmodel.render.spreadsheet import spreadsheet
from orgmodel.report.blocks import Table
from orgmodel.report.confidence import confidence_rows
from orgmodel.report.organization.findings import every_finding
from orgmodel.report.organization.numbers import five_numbers
from orgmodel.report.organization.tables import bodies, providers, spans_by_manager, thresholds, versions
from orgmodel.report.overlap import NOTICE, addressee, letters
from orgmodel.report.text import plain

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_000_000, 16_000, 32_000
_WIDEST, _NARROWEST = 70, 9
_DIGIT_LIMIT = 15


def render(result: CheckResult) -> bytes:
    """Write the workbook.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    out = io.BytesIO()
    with spreadsheet(out, title="Organization review", comments=NOTICE) as book:
        for name, table in _sheets(result):
            _sheet(book, name, table)
    return out.getvalue()


def _sheets(result: CheckResult) -> Iterator[tuple[str, Table]]:
    graph = result.graph
    made = versions(result).rows
    yield "Summary", five_numbers(result)
    yield "Confidence", Table(("What", "How far"), (*confidence_rows(result), *made, ("Notice", NOTICE)))
    yield "Findings", every_finding(result, _MOST_ROWS)
    yield "RACI", _raci(result)
    yield "Spans", spans_by_manager(graph)
    yield "Questions", _questions(result)
    yield "Set aside", _aside(result)
    yield "Boards", bodies(graph)
    yield "Providers", providers(graph)
    yield "Rules", thresholds(result)


def _raci(result: CheckResult) -> Table:
    """Give every domain by every role; where roles are too many for a sheet, a row an assignment."""
    matrix = raci_matrix(result.graph)
    if len(matrix.roles) >= _MOST_COLUMNS:
        cells = (
            (row.name, matrix.titles[number], cell.letters)
            for row in matrix.rows
            for number, cell in enumerate(row.cells)
            if cell
        )
        return Table(("Domain", "Role", "RACI"), tuple(cells))
    return Table(("Domain", *matrix.titles), tuple((row.name, *map(letters, row.cells)) for row in matrix.rows))


def _questions(result: CheckResult) -> Table:
    rows = (
        (addressee(result, each), each.text, "; ".join(each.details), ", ".join(each.settles))
        for each in result.questions
    )
    return Table(("To", "Question", "What hangs on it", "Settles"), tuple(rows))


def _aside(result: CheckResult) -> Table:
    rows = (
        (reason, f"{count}", line)
        for reason, (count, lines) in result.set_aside_by_reason(_LONGEST).items()
        for line in lines or ("",)
    )
    return Table(("Reason", "In all", "What"), tuple(rows))


def _sheet(book: Workbook, name: str, table: Table) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    widths = [len(title) for title in table.header]
    for column, title in enumerate(table.header):
        sheet.write_string(0, column, plain(title)[:_LONGEST], head)
    for number, row in enumerate(table.rows[:_MOST_ROWS], 1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], len(cell))
            if cell.isascii() and cell.isdigit() and len(cell) < _DIGIT_LIMIT and not cell.startswith("0"):
                sheet.write_number(number, column, int(cell), body)
            elif cell:
                sheet.write_string(number, column, plain(cell)[:_LONGEST], body)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
