"""The review as blocks, in the order in which leadership reads: what holds, then what to look at, then the rest."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.result import CheckResult
from orgmodel.check.wording import counted
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text
from orgmodel.report.confidence import confidence_rows, source_lines, standing
from orgmodel.report.organization.findings import every_finding, first_findings, of_families
from orgmodel.report.organization.numbers import five_numbers
from orgmodel.report.organization.positions import single_positions
from orgmodel.report.organization.tables import bodies, providers, spans_by_manager, thresholds, versions
from orgmodel.report.overlap import CONFIDENTIAL, NOTICE, overlap_report

MOST_LISTED = 400
_MOST_MANAGERS, _MOST_POSITIONS = 40, 100
_FROM_OVERLAP = ("short", "findings", "possible", "wording", "partners", "named", "matrix")
_ON_RISKS = (
    "Where a service rests on few positions, by what the documents say. None of this is a fault of whoever holds one."
)
_ON_SEPARATION = (
    "What a position may do by its description, and not what anybody does or did. A control that the documents do not "
    "name may be in place: the first option is always to confirm it."
)
_AT_THE_END = ("questions", "not-assessed", "set-aside", "scores")


def organization_report(result: CheckResult, most: int = MOST_LISTED) -> Document:
    """Build the whole review of one model; at most `most` findings are listed in the appendix."""
    return tuple(_blocks(result, most))


def _blocks(result: CheckResult, most: int) -> Iterator[Block]:
    graph, header = result.graph, result.graph.facts.header
    name = header.organization.name or header.organization.id
    overlap = _sections(overlap_report(result, others="each is listed below"))
    yield Heading(1, f"Organization review: {name}", "DRAFT" if standing(graph).is_draft else "")
    yield Text(NOTICE, note=True)
    if result.confidential:
        yield Text(CONFIDENTIAL, note=True)
    yield Heading(2, "Five numbers", id="numbers")
    yield five_numbers(result)
    yield Text(
        "Benchmarks are what the named authority set for its own organizations, not norms for this one.", note=True
    )
    yield Heading(2, "How far this model can be trusted", id="confidence")
    yield Facts(confidence_rows(result))
    if named := source_lines(result):
        yield Bullets(named, "Documents read:")
    yield Heading(2, "What weighs most", id="first")
    yield from first_findings(result)
    for part in _FROM_OVERLAP:
        yield from overlap.pop(part, ())
    yield from of_families(result, "Gaps and ownership", "gaps", "GAP", "OWN")
    yield from _outside(result)
    yield from _spans(result)
    yield from _positions(result)
    yield from of_families(result, "Reporting lines", "lines", "STR")
    yield from of_families(result, "Risks", "risks", "RSK", note=_ON_RISKS)
    yield from of_families(result, "Separation of duties", "separation", "SOD", note=_ON_SEPARATION)
    for part in _AT_THE_END:
        yield from overlap.pop(part, ())
    for rest in overlap.values():
        yield from rest
    yield from of_families(result, "The model itself", "model", "DOC", "DAT")
    yield from _appendix(result, most)


def _sections(document: Document) -> dict[str, list[Block]]:
    """Take a report apart by its sections, without its title and what it says of confidence."""
    found: dict[str, list[Block]] = {}
    here = ""
    for block in document:
        if isinstance(block, Heading) and block.level == 2:  # noqa: PLR2004  a section
            here = block.id or block.text
        found.setdefault(here, []).append(block)
    for dropped in ("", "confidence"):
        found.pop(dropped, None)
    return found


def _outside(result: CheckResult) -> Iterator[Block]:
    boards, performed = bodies(result.graph), providers(result.graph)
    if boards.rows or performed.rows:
        yield Heading(2, "Boards and providers", id="bodies")
        yield from (table for table in (boards, performed) if table.rows)


def _spans(result: CheckResult) -> Iterator[Block]:
    yield from of_families(result, "Spans and layers", "spans", "SPN")
    table = spans_by_manager(result.graph)
    if table.rows:
        yield Table(table.header, table.rows[:_MOST_MANAGERS])
        if len(table.rows) > _MOST_MANAGERS:
            yield Text(
                f"And {counted(len(table.rows) - _MOST_MANAGERS, 'manager')} more; the workbook has all.", note=True
            )


def _positions(result: CheckResult) -> Iterator[Block]:
    table = single_positions(result.graph) if result.confidential else None
    if table is not None and table.rows:
        yield Heading(2, "Single positions (confidential)", id="positions")
        yield Table(table.header, table.rows[:_MOST_POSITIONS])
        if len(table.rows) > _MOST_POSITIONS:
            yield Text(
                f"And {counted(len(table.rows) - _MOST_POSITIONS, 'position')} more; the workbook has all.", note=True
            )


def _appendix(result: CheckResult, most: int) -> Iterator[Block]:
    yield Heading(2, "Appendix: every finding", id="every")
    yield every_finding(result, most)
    if len(result.findings) > most:
        left = len(result.findings) - most
        yield Text(f"And {counted(left, 'finding')} more; the workbook and the JSON have them.", note=True)
    yield Heading(2, "Appendix: rules and thresholds", id="thresholds")
    yield thresholds(result)
    yield Heading(2, "Appendix: what made this report", id="versions")
    yield versions(result)
