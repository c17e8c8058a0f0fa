"""A check's result as JSON of the format `orgmodel.findings/1`."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pydantic import BaseModel

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Question, Side, Wording
from orgmodel.check.result import CheckResult, RuleResult
from orgmodel.check.severity import Severity
from orgmodel.model.location import Location
from orgmodel.render.maps.matrix import raci_matrix
from orgmodel.report import findings_format as parts
from orgmodel.report.confidence import standing
from orgmodel.report.overlap import NOTICE
from orgmodel.report.topics import FAMILY, topics

_MOST_ASIDE = 1_000


def render(result: CheckResult, *, most: int = 0) -> str:
    """Write all findings, waived ones included; at most `most` of them when it is not 0."""
    return parts.FindingsDocument(**_document(result, most)).model_dump_json(indent=2) + "\n"


def render_overlap(result: CheckResult) -> str:
    """Write the overlap report: the findings with topics and matrix."""
    grouped = tuple(
        parts.TopicPart(
            domain=topic.domain,
            band=topic.band,
            gao_class=topic.gao_class,
            findings=tuple(finding.fingerprint for finding in topic.findings),
            for_review=not sure,
        )
        for sure in (True, False)
        for topic in topics(result.active.of_family(FAMILY), sure=sure)
    )
    document = parts.OverlapDocument(**_document(result, 0), topics=grouped, matrix=_matrix(result))
    return document.model_dump_json(indent=2) + "\n"


def schema(document: type[BaseModel] = parts.FindingsDocument) -> str:
    """Give the JSON Schema of a format."""
    made = document.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2) + "\n"


def _document(result: CheckResult, most: int) -> dict[str, Any]:
    graph, header = result.graph, result.graph.facts.header
    listed = result.findings[:most] if most else result.findings
    roles, assignments = graph.coverage.everything
    facts = standing(graph)
    counted = {name: getattr(facts, name) for name in parts.StandingPart.model_fields if name != "draft"}
    return {
        "model": header.path,
        "organization": header.organization.id,
        "as_of": _day(header.as_of),
        "profile": parts.ProfilePart(name=result.profile.name, authority=result.profile.authority),
        "completeness": parts.CompletenessPart(
            roles=roles,
            assignments=assignments,
            declared=tuple(entry.model_dump(exclude_none=True, mode="json") for entry in header.completeness),
        ),
        "facts": parts.StandingPart(**counted, draft=facts.is_draft),
        "rules": tuple(map(_rule, result.rules)),
        "findings": tuple(map(_finding, listed)),
        "questions": tuple(map(_question, result.questions)),
        "set_aside": _set_aside(result),
        "notice": NOTICE,
        "total": len(result.findings),
        "listed": len(listed),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def place(at: Location | None) -> parts.Place | None:
    """Write a place in the model's own files."""
    if at is None:
        return None
    if at.in_table:
        sheet, header = at.sheet or None, at.header or None
        return parts.Place(path=at.path, sheet=sheet, row=at.line, column=at.column or None, header=header)
    return parts.Place(path=at.path, line=at.line, column=at.column)


def _rule(each: RuleResult) -> parts.RulePart:
    open_points = tuple(
        parts.OpenPart(count=point.count, reason=point.reason, settled_by=point.settled_by) for point in each.open
    )
    return parts.RulePart(
        code=each.rule.code,
        name=each.rule.name,
        assessed=each.assessed.value,
        checked=each.checked,
        findings=each.findings,
        not_assessable=open_points,
    )


def _texts(values: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _finding(finding: Finding) -> parts.FindingPart:
    values, waiver, said, overlap = finding.values, finding.waived, finding.disposition, finding.overlap
    return parts.FindingPart(
        code=finding.code,
        name=finding.name,
        severity=_severity(finding),
        subject=str(finding.subject),
        related=_texts(finding.related),
        values=parts.ValuesPart(measure=values.measure, limit=values.limit, unit=values.unit) if values else None,
        message=finding.message,
        remedies=finding.remedies,
        location=place(finding.location),
        evidence=_texts(finding.evidence),
        depends_on=finding.depends_on,
        caused_by=finding.caused_by,
        waived=parts.WaivedPart(reason=waiver.reason, owner=waiver.owner, expires=_day(waiver.expires))
        if waiver
        else None,
        disposition=parts.DispositionPart(state=said.state, by=said.by, on=_day(said.on), note=said.note)
        if said
        else None,
        fingerprint=finding.fingerprint,
        domain=overlap.domain if overlap else (finding.wording.domain or None) if finding.wording else None,
        score=overlap.score if overlap else None,
        band=overlap.band if overlap else None,
        gao_class=overlap.gao_class if overlap else None,
        drivers=overlap.drivers if overlap else (),
        sides=tuple(map(_side, overlap.sides)) if overlap else (),
        wording=_wording(finding.wording) if finding.wording else None,
    )


def _wording(wording: Wording) -> parts.WordingPart:
    return parts.WordingPart(
        strong=wording.strong,
        identical=wording.identical,
        similar=wording.similar,
        passages=tuple(
            parts.PassagesPart(left=_side(each.left), right=_side(each.right), score=each.score, relation=each.relation)
            for each in wording.passages
        ),
    )


def _severity(finding: Finding) -> parts.SeverityWord:
    words: dict[Severity, parts.SeverityWord] = {
        Severity.ERROR: "error",
        Severity.HIGH: "high",
        Severity.MEDIUM: "medium",
        Severity.LOW: "low",
    }
    return words[finding.severity]


def _side(side: Side) -> parts.SidePart:
    return parts.SidePart(
        role=str(side.role),
        title=side.title,
        claim=side.claim,
        words=side.words,
        evidence=_texts(side.evidence),
        location=place(side.at),
    )


def _question(question: Question) -> parts.QuestionPart:
    return parts.QuestionPart(
        to=str(question.to) if question.to else None,
        about=str(question.about),
        topic=question.topic,
        text=question.text,
        details=question.details,
        settles=question.settles,
        evidence=_texts(question.evidence),
        location=place(question.at),
    )


def _set_aside(result: CheckResult) -> dict[str, parts.SetAsidePart]:
    grouped = result.set_aside_by_reason(_MOST_ASIDE)
    return {reason: parts.SetAsidePart(count=count, what=what) for reason, (count, what) in grouped.items()}


def _matrix(result: CheckResult) -> tuple[parts.MatrixRowPart, ...]:
    matrix = raci_matrix(result.graph)
    return tuple(
        parts.MatrixRowPart(
            domain=str(row.domain),
            name=row.name,
            contested=row.contested,
            cells=tuple(
                parts.MatrixCellPart(role=str(role), letters=cell.letters, inferred=cell.inferred)
                for role, cell in zip(matrix.roles, row.cells, strict=True)
                if cell
            ),
        )
        for row in matrix.rows
    )
