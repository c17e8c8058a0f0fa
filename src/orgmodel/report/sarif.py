"""The findings as SARIF 2.1.0, which code hosts and editors show at the lines of a model's files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Question
from orgmodel.check.result import CheckResult
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity
from orgmodel.model.location import Location
from orgmodel.report.overlap import NOTICE

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.HIGH: "warning", Severity.MEDIUM: "warning", Severity.LOW: "note"}


def render(result: CheckResult, *, most: int = 0) -> str:
    """Write findings as results, waived ones as suppressed; questions as results of the kind `review`.

    At most `most` findings when it is not 0. Fingerprints are `orgmodel/v1` among the partial ones.
    """
    rules = [each.rule for each in result.rules]
    index = {rule.code: number for number, rule in enumerate(rules)}
    listed = result.findings[:most] if most else result.findings
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_finding(finding, index) for finding in listed),
            *(_question(question, index) for question in result.questions),
        ],
        "properties": {
            "notice": NOTICE,
            "profile": result.profile.name,
            "authority": result.profile.authority,
            "total": len(result.findings),
            "listed": len(listed),
        },
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _driver(rules: Iterable[Rule]) -> dict[str, Any]:
    number = version("orgmodel")
    return {"name": "orgmodel", "version": number, "semanticVersion": number, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    options = "\n".join(f"- {option}" for option in rule.remedies)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.section("Why it matters") or rule.summary},
        "help": {"text": f"Options:\n{options}", "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"severity": str(rule.severity), "facts_needed": rule.section("Facts needed")},
    }


def _finding(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    overlap = finding.overlap
    sides = overlap.sides if overlap else ()
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": finding.message},
        "locations": _locations(finding.location, str(finding.subject)),
        "relatedLocations": [
            {**_place(side.at), "id": number, "message": {"text": f"{side.title}: {side.claim}"}}
            for number, side in enumerate(sides, 1)
            if side.at
        ],
        "partialFingerprints": {"orgmodel/v1": finding.fingerprint},
        "properties": {
            "severity": str(finding.severity),
            "subject": str(finding.subject),
            "related": [str(each) for each in finding.related],
            "options": list(finding.remedies),
            "evidence": [str(each) for each in finding.evidence],
            "depends_on": list(finding.depends_on),
            "caused_by": list(finding.caused_by),
            **({"band": overlap.band, "gao_class": overlap.gao_class} if overlap else {}),
        },
    }
    if finding.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived.reason or ""}]
    return result


def _question(question: Question, index: dict[str, int]) -> dict[str, Any]:
    """Show an open question as something to review: no defect was found."""
    code = question.settles[0]
    return {
        "ruleId": code,
        "ruleIndex": index[code],
        "level": "none",
        "kind": "review",
        "message": {"text": question.text},
        "locations": _locations(question.at, str(question.about)),
        "properties": {
            "to": str(question.to) if question.to else None,
            "topic": question.topic,
            "details": list(question.details),
            "settles": list(question.settles),
        },
    }


def _locations(at: Location | None, name: str) -> list[dict[str, Any]]:
    logical = {"logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}]}
    return [{**_place(at), **logical}] if at else [logical]


def _place(at: Location) -> dict[str, Any]:
    if at.in_table:  # its columns are no columns of text
        cell = {"sheet": at.sheet, "row": at.line, "column": at.column, "header": at.header}
        region: dict[str, Any] = {"startLine": max(at.line, 1)}
        named = {name: value for name, value in cell.items() if value}
        return {
            "physicalLocation": {"artifactLocation": {"uri": quote(at.path)}, "region": region, "properties": named}
        }
    region = {"startLine": max(at.line, 1), "startColumn": max(at.column, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(at.path)}, "region": region}}
