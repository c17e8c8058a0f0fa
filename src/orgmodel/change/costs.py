"""What does a change cost? Pay by its ranges, and costs as stated; what recurs and what is once, never added together.

Amounts of another currency, period or basis are apart. A range stays a range: least and most. No benefits, no
overhead, no saving of time is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from orgmodel.change.transition import Transition
from orgmodel.graph.headcount import fte
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.pay import pay_ranges
from orgmodel.model.words import Occupancy

PAY = "pay ranges, without benefits"


class Range(NamedTuple):
    """An amount from its least to its most."""

    least: float = 0.0
    most: float = 0.0

    def __add__(self, other: object) -> Range:
        """Add end to end."""
        return Range(self.least + other.least, self.most + other.most) if isinstance(other, Range) else NotImplemented

    def minus(self, other: Range) -> Range:
        """By how much this is more, end by end: the least more than the least, the most more than the most."""
        return Range(self.least - other.least, self.most - other.most)


class Kind(NamedTuple):
    """Amounts that can be added up: one currency (as written), one period, one basis."""

    currency: str
    period: str
    basis: str


class Driver(NamedTuple):
    """A role whose cost changes: by how much, whether it was vacant before, and why, as operations say."""

    title: str
    by: Range
    was_vacant: bool
    why: tuple[str, ...]


class Cost(NamedTuple):
    """What recurs, of one kind: before, after, the roles that make the difference; most first."""

    kind: Kind
    before: Range
    after: Range
    drivers: tuple[Driver, ...]

    @property
    def by(self) -> Range:
        """The difference."""
        return self.after.minus(self.before)

    @property
    def vacant(self) -> Range:
        """What of the difference comes from posts that were vacant before: money that may not be spent today."""
        return _total(each.by for each in self.drivers if each.was_vacant)


class Once(NamedTuple):
    """An amount that comes once: of which operation or role, and why."""

    subject: str
    amount: float
    why: str


class Costs(NamedTuple):
    """All that is known of what a change costs; `unknown` counts roles that are added or removed without an amount."""

    recurring: tuple[Cost, ...]
    once: tuple[Once, ...]
    unknown: int


_Amounts = dict[int, dict[Kind, Range]]


def costs(transition: Transition) -> Costs:
    """Compare the amounts of both states."""
    old, new = _amounts(transition.before), _amounts(transition.after)
    totals: dict[Kind, tuple[Range, Range, list[Driver]]] = {}
    for left, right in _pairs(transition):
        was, now = old.get(left, {}), new.get(right, {})
        for kind in dict.fromkeys((*was, *now)):
            before, after, drivers = totals.get(kind, (Range(), Range(), []))
            a, b = was.get(kind, Range()), now.get(kind, Range())
            if a != b:
                drivers.append(_driver(transition, left, right, b.minus(a)))
            totals[kind] = before + a, after + b, drivers
    recurring = tuple(
        Cost(kind, before, after, tuple(sorted(drivers, key=lambda each: (-abs(each.by.most), each.title))))
        for kind, (before, after, drivers) in totals.items()
        if drivers
    )
    return Costs(recurring, tuple(_once(transition)), _unknown(transition, old, new))


def _pairs(transition: Transition) -> Iterator[tuple[int, int]]:
    """Give the rows of every role of both states; -1 where it is not there."""
    after_of = transition.matching.after_of.tolist()
    yield from enumerate(after_of)
    yield from ((-1, row) for row in np.flatnonzero(transition.matching.before_of < 0).tolist())


def _amounts(graph: OrgGraph) -> _Amounts:
    """Give what each role in force costs, by kind: the pay range times the FTE, and the cost that is stated."""
    here = graph.active & graph.in_scope
    ranges, people = pay_ranges(graph), fte(graph)
    found: _Amounts = {}
    for row in np.flatnonzero(here & (ranges.kind >= 0) & ~np.isnan(people)).tolist():
        currency, period = ranges.kinds[int(ranges.kind[row])]
        many = float(people[row])
        found[row] = {
            Kind(currency, period, PAY): Range(float(ranges.least[row]) * many, float(ranges.most[row]) * many)
        }
    for row, cost in graph.roles.cost.items():
        if here[row] and cost.amount is not None:
            found.setdefault(row, {})[Kind("", "", cost.basis or "cost as stated")] = Range(cost.amount, cost.amount)
    return found


def _driver(transition: Transition, left: int, right: int, by: Range) -> Driver:
    before, after = transition.before, transition.after
    title = after.title(right) if right >= 0 else before.title(left)
    vacant = left >= 0 and before.roles.occupancy[left] == Occupancy.VACANT
    names = [graph.roles.id[row] for graph, row in ((before, left), (after, right)) if row >= 0]
    proposal = transition.proposal
    return Driver(title, by, bool(vacant), proposal.reasons([name for name in names if name]) if proposal else ())


def _once(transition: Transition) -> Iterator[Once]:
    """Give what operations and roles state as spent or received once."""
    if transition.proposal:
        for operation, *_ in transition.proposal.steps():
            if operation.one_time:
                yield Once(operation.verb.replace("_", " "), operation.one_time, operation.why or "")
    before = transition.before.roles.cost
    for row, cost in transition.after.roles.cost.items():
        old = before.get(int(transition.matching.before_of[row]))
        if cost.one_time and (old is None or old.one_time != cost.one_time):
            yield Once(transition.after.title(row), cost.one_time - ((old.one_time or 0.0) if old else 0.0), "")


def _unknown(transition: Transition, old: _Amounts, new: _Amounts) -> int:
    gone = np.flatnonzero((transition.matching.after_of < 0) & transition.before.active & transition.before.in_scope)
    come = np.flatnonzero((transition.matching.before_of < 0) & transition.after.active & transition.after.in_scope)
    return sum(row not in old for row in gone.tolist()) + sum(row not in new for row in come.tolist())


def _total(ranges: Iterable[Range]) -> Range:
    return sum(ranges, Range())
