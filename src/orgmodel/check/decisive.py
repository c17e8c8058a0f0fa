"""Which guesses decide something that weighs much? What is inferred and not confirmed weighs more where it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from orgmodel.check.finding import Answer
from orgmodel.check.hits import Hit
from orgmodel.check.severity import Severity
from orgmodel.model.facts import IntColumn
from orgmodel.model.refs import Ref

GUESSES = "DOC003"
"""The rule whose findings name roles with facts that are inferred and not confirmed."""
_OVERLAPS = "OVL"


def weighed(answers: Mapping[str, Answer]) -> Answer:
    """Give the answer about guesses, each of medium weight where a finding that weighs high or more rests on it.

    High or more is the weight that the finding would have if the fact were stated: one that rests on a guess is itself
    lowered by a step. Overlaps are not lowered, since their score knows how sure each side is.
    """
    answer = answers[GUESSES]
    deciding = _deciding(answers) if len(answer.hits) else {}
    subjects = [answer.hits.named(number).subject for number in range(len(answer.hits))] if deciding else []
    raised = {number: deciding[ref] for number, ref in enumerate(subjects) if ref in deciding}
    if not raised:
        return answer

    def explain(number: int) -> Hit:
        hit = answer.hits.explain(number)
        codes = ", ".join(sorted(raised.get(number, ())))
        return hit._replace(message=f"{hit.message} What weighs high rests on it: {codes}.") if codes else hit

    numbers = list(raised)
    severity = answer.severity.copy()
    severity[numbers] = np.maximum(severity[numbers], Severity.MEDIUM)
    return replace(answer, hits=replace(answer.hits, explain=explain), severity=severity)


def _deciding(answers: Mapping[str, Answer]) -> Mapping[Ref, set[str]]:
    """Give the roles that a weighty finding rests on by inference, with the codes of those findings."""
    found: dict[Ref, set[str]] = defaultdict(set)
    for code, answer in answers.items():
        for number in _weighty(code, answer).tolist():
            for ref in _roles(answer.hits.explain(number)):
                found[ref].add(code)
    return found


def _weighty(code: str, answer: Answer) -> IntColumn:
    high = answer.hits.severity >= Severity.HIGH
    if not code.startswith(_OVERLAPS):
        high = high & (answer.hits.inferred if answer.hits.inferred is not None else False)
    high[list(answer.waived)] = False
    return np.flatnonzero(high)


def _roles(hit: Hit) -> Iterator[Ref]:
    """Name the roles of a finding that rests on inferred facts; none where all is stated."""
    if hit.depends_on:
        sides = tuple(side.role for side in hit.overlap.sides) if hit.overlap else ()
        yield from (ref for ref in (hit.subject, *hit.related, *sides) if ref.kind == "role")
