"""How do rules become findings? Each rule is asked once; severity, waivers and questions are settled here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from orgmodel.check.asking import Asking
from orgmodel.check.causes import Causes
from orgmodel.check.contests import Contests
from orgmodel.check.decisive import GUESSES, weighed
from orgmodel.check.discreet import Discretion
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.finding import Answer, fingerprint
from orgmodel.check.findings import Findings
from orgmodel.check.hits import BASELINE, WAIVED, Hits, Question, SetAside
from orgmodel.check.result import Assessed, CheckResult, RuleResult
from orgmodel.check.rule import Rule
from orgmodel.check.scoped import known_scopes
from orgmodel.check.settings import Settings
from orgmodel.check.waivers import Waivers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.document import Waiver
from orgmodel.model.sources import Sources

Tell = Callable[[str], None]
"""Is told what is being done, a few words at a time."""


def silence(_: str) -> None:
    """Tell nobody."""


def run(  # noqa: PLR0913  each is a thing of its own that a run may be given
    rules: Sequence[Rule],
    graph: OrgGraph,
    settings: Settings,
    sources: Sources | None = None,
    *,
    confidential: bool = False,
    baseline: frozenset[str] = frozenset(),
    transition: object | None = None,
    tell: Tell = silence,
) -> CheckResult:
    """Ask every rule that is on. Rules that look at waivers are asked last, when it is known which ones matched.

    `confidential` lets findings name roles of one position; `baseline` has the fingerprints of findings to set aside.
    `transition` is the change that led to the graph; without one, rules about changes are not asked.

    Raises:
        InvalidSettings: settings for a unit or a role that nobody knows.
    """
    known_scopes(graph, settings.scoped)
    rules = [rule for rule in rules if transition is not None or not rule.is_about_change]
    on = frozenset((*settings.rules, *(each.code for each in settings.scoped))) & {rule.code for rule in rules}
    header = graph.facts.header
    waivers = Waivers(header.policy.waivers, header.as_of, graph.domains, on)
    inputs: dict[str, Any] = {
        "sources": sources,
        "waivers": waivers,
        "duties": DutyTexts(graph),
        "contests": Contests(graph),
        "discretion": Discretion(confidential),
        "transition": transition,
    }
    given: dict[str, Answer] = {}
    asked = [rule for rule in rules if rule.code in on]
    for late in (False, True):
        asking = Asking(graph, settings, inputs)
        for rule, hits, severity in asking.answers([each for each in asked if ("waivers" in each.inputs) == late]):
            given[rule.code] = Answer(rule, hits, severity, dict(_accepted(rule, hits, waivers, baseline)))
            tell(f"rule {rule.code}, {len(given)} of {len(on)}")
    usual = settings.rules.get(GUESSES)
    if GUESSES in given and (usual is None or usual.severity is None):
        given[GUESSES] = weighed(given)
    answers = tuple(given[rule.code] for rule in rules if rule.code in given)
    dispositions = {each.finding: each for each in header.dispositions}
    findings = Findings(answers, dispositions, Causes(given))
    return CheckResult(
        graph=graph,
        settings=settings,
        rules=tuple(_result(rule, given[rule.code].hits if rule.code in given else None) for rule in rules),
        findings=findings,
        questions=merged_questions((answer.rule.code, answer.hits.questions) for answer in answers),
        set_aside=tuple(aside for answer in given.values() for aside in answer.hits.set_aside)
        + _waived(findings)
        + _in_baseline(answers),
        sources=sources,
        confidential=confidential,
    )


def _accepted(rule: Rule, hits: Hits, waivers: Waivers, baseline: frozenset[str]) -> Iterator[tuple[int, Waiver]]:
    """Give the hits that a waiver or the baseline accepts, by number. Hits are named only where that may be."""
    for number in range(len(hits)) if baseline or waivers.concern(rule.code) else ():
        named = hits.named(number)
        mark = fingerprint(rule.code, rule.identity, named.keys)
        waiver = waivers.match(rule.code, named.subject, mark)
        if waiver is not None:
            yield number, waiver
        elif mark in baseline:
            yield number, Waiver.model_construct(rule=rule.code, subject=mark, reason=BASELINE)


def _in_baseline(answers: Iterable[Answer]) -> tuple[SetAside, ...]:
    """Count what was there before; the lines are those of the findings, on demand."""
    known = [
        (answer, number) for answer in answers for number, each in answer.waived.items() if each.reason == BASELINE
    ]

    def lines() -> Iterator[str]:
        for answer, number in known:
            yield f"{answer.rule.code}: {answer.hits.explain(number).message}"

    return (SetAside(BASELINE, len(known), lines),) if known else ()


def _waived(findings: Findings) -> tuple[SetAside, ...]:
    count = sum(each.reason != BASELINE for answer in findings.answers for each in answer.waived.values())

    def lines() -> Iterator[str]:
        for each in findings:
            if each.waived and each.waived.reason != BASELINE:
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
