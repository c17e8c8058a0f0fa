"""The overlap report as one HTML file: what the other formats say, with passages to open and questions to copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.check.hits import Band
from orgmodel.check.result import CheckResult
from orgmodel.render.charts.chart import org_chart
from orgmodel.render.maps.matrix import Matrix, MatrixRow, RoleMatrix, narrowed, raci_matrix, role_matrix
from orgmodel.report.blocks import Block, Document, Table, Text
from orgmodel.report.confidence import standing
from orgmodel.report.html import page
from orgmodel.report.html.drawing import MOST_DRAWN, Drawing, drawn
from orgmodel.report.html.picture import picture
from orgmodel.report.html.questions import addressees
from orgmodel.report.html.sections import Section, sections
from orgmodel.report.html.units import Units
from orgmodel.report.overlap import CONFIDENTIAL, NOTICE, overlap_report
from orgmodel.report.topics import FAMILY, Topic, topics

_MOST_ROLES, _MOST_DOMAINS, _MOST_TOPICS = 40, 120, 40
_ALL_ROLES = 60
"""So many roles are shown whole; of more than these only the first 40."""
_PLACED = ("confidence", "short", "findings", "wording", "partners", "named", "questions", "matrix", "scores")
"""Sections that have a place of their own on the page; all others follow the matrix."""
_MARKS: Mapping[Band, str] = {"high": "■■■", "medium": "■■□", "low": "■□□", "appendix": "□□□"}


@dataclass(frozen=True)
class _Told:
    """A part of a section that tells of a topic, with what links to it."""

    id: str
    title: str
    topic: Topic | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class _Raci:
    """The RACI matrix, as much of it as a page can show, and the roles and domains that are left out."""

    matrix: Matrix
    rows: tuple[MatrixRow, ...]
    roles_left_out: int
    domains_left_out: int


def render(result: CheckResult) -> str:
    """Write the overlap report as one HTML file."""
    return written(result, overlap_report(result), "Overlap report")


def written(
    result: CheckResult, document: Document, kind: str, lead: Sequence[str] = (), units: Units | None = None
) -> str:
    """Write a report that has the sections of the overlap report, and perhaps more, as one HTML file.

    Args:
        result: what the report tells of.
        document: its blocks.
        kind: what the report is called.
        lead: ids of sections that stand right behind how far the model can be trusted.
        units: what stands in each unit, to be unfolded; None for a report without that section.
    """
    found = topics(result.active.of_family(FAMILY))
    parts = {section.id: section for section in sections(document)}
    told = {name: tuple(_told(section, found)) for name, section in parts.items()}
    discussed = [each.topic for each in told["findings"] if each.topic]
    chart = _chart(result)
    asked, unasked = addressees(result)
    header = result.graph.facts.header
    values: dict[str, Any] = {
        "kind": kind,
        "name": header.organization.name or header.organization.id,
        "draft": standing(result.graph).is_draft,
        "notice": NOTICE,
        "confidential": CONFIDENTIAL if result.confidential else "",
        "parts": parts,
        "told": {name: every[:_MOST_TOPICS] for name, every in told.items()},
        "more": {name: max(0, len(every) - _MOST_TOPICS) for name, every in told.items()},
        "lead": [parts[name] for name in lead],
        "rest": [section for name, section in parts.items() if name not in (*_PLACED, *lead)],
        "short": [block for block in parts["short"].blocks if not isinstance(block, Table)],
        "picture": picture(result, found, discussed),
        "raci": _raci(result, found),
        "meeting": _meeting(found),
        "addressees": asked,
        "addressees_more": unasked,
        "chart": chart,
        "units": units,
        "roles": len(result.graph.roles),
        "marks": _MARKS,
    }
    drawings = (chart.svg,) if chart else ()
    return page.render(
        "overlap.html", values, style="page.css", scripts=("page.js", "tables.js", "units.js"), drawings=drawings
    )


def _told(section: Section, found: Sequence[Topic]) -> Iterator[_Told]:
    """Find the topic that each part of a section tells of, by the fingerprints of its findings."""
    known = {finding.fingerprint: topic for topic in found for finding in topic.findings}
    for number, part in enumerate(section.parts, 1):
        told = (known.get(block.id) for block in part.blocks if isinstance(block, Text))
        topic = next((topic for topic in told if topic), None)
        yield _Told(f"{section.id}-{number}", part.title, topic, part.blocks)


def _raci(result: CheckResult, found: Sequence[Topic]) -> _Raci:
    every = raci_matrix(result.graph)
    sides = [side.role for topic in found for side in topic.sides]
    matrix = narrowed(every, _MOST_ROLES, sides) if len(every.roles) > _ALL_ROLES else every
    rows = sorted(matrix.rows, key=lambda row: not row.contested)[:_MOST_DOMAINS]
    kept = {row.domain for row in rows}
    return _Raci(
        matrix=matrix,
        rows=tuple(row for row in matrix.rows if row.domain in kept),
        roles_left_out=len(every.roles) - len(matrix.roles),
        domains_left_out=len(every.rows) - len(rows),
    )


def _meeting(found: Sequence[Topic]) -> RoleMatrix:
    overlapping = (topic for topic in found if not topic.is_partnership)
    return role_matrix([finding for topic in overlapping for finding in topic.findings], _MOST_ROLES)


def _chart(result: CheckResult) -> Drawing | None:
    if len(result.graph.roles) > MOST_DRAWN:
        return None
    return drawn(org_chart(result.graph, draft=standing(result.graph).is_draft), "chart")
