"""All findings of a run, counted exactly and in order; they are put into words only when somebody looks at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, overload

import numpy as np

from orgmodel.check.causes import Causes
from orgmodel.check.finding import Answer, Finding, fingerprint
from orgmodel.check.hits import Hit, Named
from orgmodel.check.severity import Severity
from orgmodel.graph.sets import among
from orgmodel.model.document import Disposition
from orgmodel.model.facts import IntColumn

_DATA = "DAT"
"""The family whose findings can make others: they stand before the others of their weight."""

_SORTED = 10_000
"""So many findings of one rule and weight are sorted by their subject; more stay in the order of the model."""

_Place = tuple[Answer, int]


@dataclass(frozen=True, eq=False)
class Findings(Sequence[Finding]):
    """Findings as a sequence: heaviest first, defects of the data before others, then as the catalog lists the rules.

    Overlaps of one weight stand by GAO's class, criticality and score. `answers` are those of the rules that ran.
    """

    answers: tuple[Answer, ...]
    dispositions: Mapping[str, Disposition]
    causes: Causes
    with_waived: bool = True
    _made: dict[tuple[str, int], Finding] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def active(self) -> Findings:
        """Those that nobody waived."""
        return replace(self, with_waived=False)

    def of_family(self, family: str) -> Findings:
        """Those of the rules whose code begins so."""
        return replace(self, answers=tuple(each for each in self.answers if each.rule.code.startswith(family)))

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many there are of each weight."""
        counts: Counter[Severity] = Counter()
        for severity, _, numbers in self._groups:
            counts[severity] += len(numbers)
        return counts

    def __len__(self) -> int:
        """Count them all."""
        return self.counts.total()

    def codes(self, marks: Sequence[str]) -> tuple[str, ...]:
        """Give the codes of the causes that findings of this sequence name, each once, as the catalog lists them."""
        named = {self._codes[mark] for mark in marks}
        return tuple(answer.rule.code for answer in self.answers if answer.rule.code in named)

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence holds the same findings."""
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as for a list

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        """Put one or some of them into words."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if step == 1:
                return self.worded(list(self._places(start, stop)))
            return self[:][place]
        if not -len(self) <= place < len(self):
            raise IndexError("there is no such finding")
        first = place % len(self)
        return self[first : first + 1][0]

    def __iter__(self) -> Iterator[Finding]:
        """Put all of them into words."""
        return iter(self[:])

    @cached_property
    def _groups(self) -> list[tuple[Severity, Answer, IntColumn]]:
        """The hits of each weight and rule, in the order of the model."""
        groups = []
        causes_first = sorted(self.answers, key=lambda answer: not answer.rule.code.startswith(_DATA))
        for severity in reversed(Severity):
            for answer in causes_first:
                numbers = np.flatnonzero(answer.severity == severity)
                if not self.with_waived and answer.waived:
                    numbers = numbers[~among(numbers, list(answer.waived))]
                if len(numbers):
                    groups.append((severity, answer, numbers))
        return groups

    def _places(self, start: int, stop: int) -> Iterator[_Place]:
        passed = 0
        for group, (_, answer, numbers) in enumerate(self._groups):
            low, high = max(start - passed, 0), min(stop - passed, len(numbers))
            if low < high:
                yield from ((answer, number) for number in self._ordered(group)[low:high])
            passed += len(numbers)

    def _ordered(self, group: int) -> list[int]:
        if group not in self._in_order:
            _, answer, numbers = self._groups[group]
            order: list[int] = numbers.tolist()
            self._in_order[group] = sorted(order, key=_Key(answer)) if 1 < len(order) <= _SORTED else order
        return self._in_order[group]

    @cached_property
    def _in_order(self) -> dict[int, list[int]]:
        return {}

    def worded(self, places: Sequence[tuple[Answer, int]]) -> tuple[Finding, ...]:
        """Put some hits into words: those of given answers and numbers, in their order."""
        missing = [place for place in places if (place[0].rule.code, place[1]) not in self._made]
        hits = [(answer, number, answer.hits.explain(number)) for answer, number in missing]
        blamed = self.causes.blamed([(answer.rule.code, hit) for answer, _, hit in hits])
        made = dict(self._made)
        for (answer, number, hit), causes in zip(hits, blamed, strict=True):
            self._codes.update(causes)
            marks = tuple(mark for mark, _ in causes)
            made[answer.rule.code, number] = self._finding(answer, number, hit, marks)
        if len(self) <= _SORTED:
            self._made.update(made)
        return tuple(made[answer.rule.code, number] for answer, number in places)

    def _finding(self, answer: Answer, number: int, hit: Hit, caused_by: tuple[str, ...]) -> Finding:
        rule = answer.rule
        mark = fingerprint(rule.code, rule.identity, hit.keys)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=Severity(int(answer.severity[number])),
            subject=hit.subject,
            message=hit.message,
            fingerprint=mark,
            location=hit.at,
            related=hit.related,
            values=hit.values,
            remedies=hit.remedies or rule.remedies,
            evidence=hit.evidence or _evidence(hit),
            depends_on=hit.depends_on,
            caused_by=caused_by,
            waived=answer.waived.get(number),
            disposition=self.dispositions.get(mark),
            overlap=hit.overlap,
            wording=hit.wording,
        )


def _evidence(hit: Hit) -> tuple[Any, ...]:
    """The evidence of an overlap is that of its sides."""
    sides = hit.overlap.sides if hit.overlap else ()
    return tuple(dict.fromkeys(each for side in sides for each in side.evidence))


@dataclass(frozen=True, slots=True)
class _Key:
    """Where a hit stands among those of one rule and weight: by GAO's class, criticality and score, then by subject."""

    answer: Answer

    def __call__(self, number: int) -> tuple[Any, ...]:
        rule = self.answer.rule
        named: Hit | Named = self.answer.hits.named(number)
        overlap = named.overlap
        weight = (
            (overlap.gao_class != "duplication", -overlap.criticality, -(overlap.score or 0.0))
            if overlap
            else (True, 0, 0.0)
        )
        return *weight, named.subject, named.related, fingerprint(rule.code, rule.identity, named.keys)
