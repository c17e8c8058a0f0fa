"""How do rules become findings? Each rule is asked once; severity, waivers and questions are settled here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from orgmodel.check.causes import Causes
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.finding import Answer, fingerprint
from orgmodel.check.findings import Findings
from orgmodel.check.hits import WAIVED, Hits, Question, SetAside
from orgmodel.check.result import Assessed, CheckResult, RuleResult
from orgmodel.check.rule import Rule
from orgmodel.check.settings import RuleSettings, Settings
from orgmodel.check.severity import Severity
from orgmodel.check.waivers import Waivers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.document import Waiver
from orgmodel.model.sources import Sources

Tell = Callable[[str], None]
"""Is told what is being done, a few words at a time."""


def silence(_: str) -> None:
    """Tell nobody."""


def run(
    rules: Sequence[Rule],
    graph: OrgGraph,
    settings: Settings,
    sources: Sources | None = None,
    *,
    tell: Tell = silence,
) -> CheckResult:
    """Ask every rule that is on. Rules that look at waivers are asked last, when it is known which ones matched."""
    waivers = Waivers(graph.facts.header.policy.waivers, graph.facts.header.as_of, graph.domains)
    inputs: dict[str, Any] = {"sources": sources, "waivers": waivers, "duties": DutyTexts(graph)}
    given: dict[str, Answer] = {}
    for rule in sorted(rules, key=lambda each: "waivers" in each.inputs):
        chosen = settings.rules.get(rule.code)
        if chosen is not None:
            tell(f"rule {rule.code}, {len(given) + 1} of {len(settings.rules)}")
            given[rule.code] = _asked(rule, graph, chosen, inputs, waivers)
    answers = tuple(given[rule.code] for rule in rules if rule.code in given)
    dispositions = {each.finding: each for each in graph.facts.header.dispositions}
    findings = Findings(answers, dispositions, Causes(given))
    return CheckResult(
        graph=graph,
        profile=settings.profile,
        rules=tuple(_result(rule, given[rule.code].hits if rule.code in given else None) for rule in rules),
        findings=findings,
        questions=merged_questions((answer.rule.code, answer.hits.questions) for answer in answers),
        set_aside=tuple(aside for answer in given.values() for aside in answer.hits.set_aside) + _waived(findings),
        sources=sources,
    )


def _asked(rule: Rule, graph: OrgGraph, chosen: RuleSettings, inputs: Mapping[str, Any], waivers: Waivers) -> Answer:
    hits: Hits = rule.function(graph, *(inputs[name] for name in rule.inputs), **chosen.values)
    severity = hits.severity
    if chosen.severity is not None:
        severity = np.full(len(hits), chosen.severity, dtype=np.int64)
    elif hits.inferred is not None:
        severity = np.where(hits.inferred, np.maximum(severity - 1, Severity.LOW), severity)
    return Answer(rule, hits, severity, dict(_accepted(rule, hits, waivers)))


def _accepted(rule: Rule, hits: Hits, waivers: Waivers) -> Iterator[tuple[int, Waiver]]:
    """Give the hits that a waiver accepts, by number. Hits are named only if a waiver speaks of the rule."""
    for number in range(len(hits)) if waivers.concern(rule.code) else ():
        named = hits.named(number)
        waiver = waivers.match(rule.code, named.subject, fingerprint(rule.code, rule.identity, named.keys))
        if waiver is not None:
            yield number, waiver


def _waived(findings: Findings) -> tuple[SetAside, ...]:
    count = len(findings) - len(findings.active)

    def lines() -> Iterator[str]:
        for each in findings:
            if each.waived:
                said = f"{each.waived.reason} ({each.waived.owner}, until {each.waived.expires})"
                yield f"{each.code}: {each.message} Waived: {said}."

    return (SetAside(WAIVED, count, lines),) if count else ()


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
            first = before or question._replace(details=(), evidence=(), settles=())
            known = question.text in first.text
            merged[key] = first._replace(
                to=question.to if first.to == first.about else first.to,
                text=first.text if known else f"{first.text} {question.text}",
                details=tuple(dict.fromkeys(first.details + question.details)),
                evidence=tuple(dict.fromkeys(first.evidence + question.evidence)),
                settles=tuple(dict.fromkeys((*first.settles, code))),
            )
    return tuple(merged.values())
