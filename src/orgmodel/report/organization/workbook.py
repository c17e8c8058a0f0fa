"""The review as a workbook: what pages cut short is here in full, to be sorted and filtered.

Every cell is a text or a number, and none calculates anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.result import CheckResult
from orgmodel.render.maps.matrix import raci_matrix
from orgmodel.report.blocks import Table
from orgmodel.report.confidence import confidence_rows
from orgmodel.report.organization.findings import every_finding
from orgmodel.report.organization.numbers import five_numbers
from orgmodel.report.organization.positions import single_positions
from orgmodel.report.organization.tables import bodies, providers, spans_by_manager, thresholds, versions
from orgmodel.report.overlap import CONFIDENTIAL, GUESSED, NOTICE, addressee, letters
from orgmodel.report.sheets import LONGEST, MOST_ROWS, workbook

_MOST_COLUMNS = 16_000


def render(result: CheckResult) -> bytes:
    """Write the workbook.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    return workbook("Organization review", _sheets(result))


def _sheets(result: CheckResult) -> Iterator[tuple[str, Table]]:
    graph = result.graph
    made = versions(result).rows
    yield "Summary", five_numbers(result)
    yield "Confidence", Table(("What", "How far"), (*confidence_rows(result), *made, *_notices(result)))
    yield "Findings", every_finding(result, MOST_ROWS)
    yield "RACI", _raci(result)
    yield "Spans", spans_by_manager(graph)
    if result.confidential:
        yield "Positions", single_positions(graph)
    yield "Questions", _questions(result)
    yield "Set aside", _aside(result)
    yield "Boards", bodies(graph)
    yield "Providers", providers(graph)
    yield "Rules", thresholds(result)


def _notices(result: CheckResult) -> Iterator[tuple[str, str]]:
    yield "Notice", NOTICE
    yield "RACI", f"A accountable, R responsible, C consulted, I informed; {GUESSED}."
    if result.confidential:
        yield "Confidential", CONFIDENTIAL


def _raci(result: CheckResult) -> Table:
    """Give every domain by every role; where roles are too many for a sheet, a row an assignment."""
    matrix = raci_matrix(result.graph)
    if len(matrix.roles) >= _MOST_COLUMNS:
        cells = (
            (row.name, matrix.titles[number], cell.shown)
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
        for reason, (count, lines) in result.set_aside_by_reason(LONGEST).items()
        for line in lines or ("",)
    )
    return Table(("Reason", "In all", "What"), tuple(rows))
