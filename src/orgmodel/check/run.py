"""How do rules become findings? Each rule is asked once; severity, waivers, causes and questions are settled here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from orgmodel.check.discreet import Discretion
from orgmodel.check.finding import Finding, fingerprint
from orgmodel.check.hits import WAIVED, Hit, Hits, Question, SetAside
from orgmodel.check.result import Assessed, CheckResult, RuleResult
from orgmodel.check.rule import Rule
from orgmodel.check.settings import RuleSettings, Settings
from orgmodel.check.severity import Severity
from orgmodel.check.waivers import Waivers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.sources import Sources

CAUSES = {
    "DAT001": ("STR001", "STR002", "STR003", "STR005", "OWN005"),
    "STR001": ("STR004", "STR005", "STR006", "SPN004"),
    "STR002": ("STR005", "STR006", "SPN004"),
}
"""Which defects of the data can make which other findings about the same subject."""


def run(
    rules: Sequence[Rule],
    graph: OrgGraph,
    settings: Settings,
    sources: Sources | None = None,
    *,
    confidential: bool = False,
) -> CheckResult:
    """Ask every rule that is on. Rules that look at waivers are asked last, when it is known which ones matched."""
    waivers = Waivers(graph.facts.header.policy.waivers, graph.facts.header.as_of, graph.domains)
    inputs: dict[str, Any] = {"sources": sources, "waivers": waivers, "discretion": Discretion(confidential)}
    answers: dict[str, Hits] = {}
    findings: list[Finding] = []
    for rule in sorted(rules, key=lambda each: "waivers" in each.inputs):
        chosen = settings.rules.get(rule.code)
        if chosen is not None:
            answers[rule.code] = _ask(rule, graph, chosen, inputs)
            findings += _findings(rule, answers[rule.code], chosen, graph, waivers)
    results = [_result(rule, answers.get(rule.code)) for rule in rules]
    return CheckResult(
        graph=graph,
        profile=settings.profile,
        rules=tuple(results),
        findings=tuple(sorted(_with_causes(findings), key=partial(_order, [rule.code for rule in rules]))),
        questions=merged_questions((rule.code, answers[rule.code].questions) for rule in rules if rule.code in answers),
        set_aside=tuple(aside for answer in answers.values() for aside in answer.set_aside) + _waived(findings),
        sources=sources,
    )


def _waived(findings: Sequence[Finding]) -> tuple[SetAside, ...]:
    lines = tuple(
        f"{each.code}: {each.message} Waived: {each.waived.reason} ({each.waived.owner}, until {each.waived.expires})."
        for each in findings
        if each.waived
    )
    return (SetAside(WAIVED, len(lines), lambda: lines),) if lines else ()


def _ask(rule: Rule, graph: OrgGraph, chosen: RuleSettings, inputs: Mapping[str, Any]) -> Hits:
    answer: Hits = rule.function(graph, *(inputs[name] for name in rule.inputs), **chosen.values)
    return answer


def _findings(rule: Rule, hits: Hits, chosen: RuleSettings, graph: OrgGraph, waivers: Waivers) -> Iterable[Finding]:
    dispositions = {each.finding: each for each in graph.facts.header.dispositions}
    for number in range(len(hits)):
        hit = hits.explain(number)
        severity = chosen.severity
        if severity is None:
            severity = Severity(int(hits.severity[number]))
            if hits.inferred is not None and hits.inferred[number]:
                severity = severity.lowered()
        mark = fingerprint(rule.code, rule.identity, hit.keys)
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=severity,
            subject=hit.subject,
            message=hit.message,
            fingerprint=mark,
            location=hit.at,
            related=hit.related,
            values=hit.values,
            remedies=hit.remedies or rule.remedies,
            evidence=hit.evidence or _evidence(hit),
            depends_on=hit.depends_on,
            caused_by=(),
            waived=waivers.match(rule.code, hit.subject, mark),
            disposition=dispositions.get(mark),
            overlap=hit.overlap,
        )


def _evidence(hit: Hit) -> tuple[Any, ...]:
    """The evidence of an overlap is that of its sides."""
    sides = hit.overlap.sides if hit.overlap else ()
    return tuple(dict.fromkeys(each for side in sides for each in side.evidence))


def _with_causes(findings: Sequence[Finding]) -> Iterable[Finding]:
    """Name, for each finding, the defects of the data that concern the same subject and come before it."""
    causes: dict[Ref, list[Finding]] = {}
    for finding in findings:
        if finding.code in CAUSES:
            for ref in {finding.subject, *finding.related}:
                causes.setdefault(ref, []).append(finding)
    for finding in findings:
        concerned = dict.fromkeys((finding.subject, *finding.related))
        near = [cause for ref in concerned for cause in causes.get(ref, ()) if finding.code in CAUSES[cause.code]]
        blamed = tuple(sorted({cause.fingerprint for cause in near}))
        yield replace(finding, caused_by=blamed) if blamed else finding


def _order(codes: Sequence[str], finding: Finding) -> tuple[Any, ...]:
    """Heaviest first, then as the catalog lists the rules; overlaps by GAO's class, criticality and score."""
    overlap = finding.overlap
    weight = (
        (overlap.gao_class != "duplication", -overlap.criticality, -(overlap.score or 0.0))
        if overlap
        else (True, 0, 0.0)
    )
    return -finding.severity, codes.index(finding.code), *weight, finding.subject, finding.fingerprint


def _result(rule: Rule, hits: Hits | None) -> RuleResult:
    if hits is None:
        return RuleResult(rule, Assessed.OFF, 0, 0, ())
    partly = Assessed.PARTLY if hits.checked or len(hits) else Assessed.NOT
    assessed = partly if hits.open else Assessed.FULLY
    return RuleResult(rule, assessed, len(hits), hits.checked, hits.open)


def merged_questions(asked: Iterable[tuple[str, tuple[Question, ...]]]) -> tuple[Question, ...]:
    """Make one question of all that are about one subject and topic; each rule's sentence is kept once."""
    merged: dict[tuple[Any, ...], Question] = {}
    for code, questions in asked:
        for question in questions:
            key = (question.about, question.topic)
            before = merged.get(key)
            first = before or replace(question, details=(), evidence=(), settles=())
            known = question.text in first.text
            merged[key] = replace(
                first,
                to=question.to if first.to == first.about else first.to,
                text=first.text if known else f"{first.text} {question.text}",
                details=tuple(dict.fromkeys(first.details + question.details)),
                evidence=tuple(dict.fromkeys(first.evidence + question.evidence)),
                settles=tuple(dict.fromkeys((*first.settles, code))),
            )
    return tuple(merged.values())
