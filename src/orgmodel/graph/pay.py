"""How does the pay of a manager lie to that of the reports? Ranges as documents state them, compared like with like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn
from orgmodel.model.sparse import Pay


@dataclass(frozen=True)
class PayPairs:
    """Reports and their managers, both with a pay range in one currency and period, a row a pair."""

    reports: IntColumn
    managers: IntColumn
    least: FloatColumn
    most: FloatColumn

    @property
    def overlapping(self) -> BoolColumn:
        """Whether the range of the report reaches above the least that the manager may be paid."""
        overlapping: BoolColumn = self.most[self.reports] > self.least[self.managers]
        return overlapping

    @property
    def ratio(self) -> FloatColumn:
        """The middle of the manager's range to that of the report's: pay to pay where both are single amounts."""
        middle = (self.least + self.most) / 2
        below = middle[self.reports]
        ratio: FloatColumn = np.divide(middle[self.managers], below, out=np.full(len(below), np.inf), where=below > 0)
        return ratio


@dataclass(frozen=True, eq=False)
class PayRanges:
    """The least and the most pay of each role, and the number of its currency and period among `kinds`, or -1."""

    least: FloatColumn
    most: FloatColumn
    kind: IntColumn
    kinds: tuple[tuple[str, str], ...]

    @property
    def middle(self) -> FloatColumn:
        """The middle of each range."""
        middle: FloatColumn = (self.least + self.most) / 2
        return middle


def pay_ranges(graph: OrgGraph) -> PayRanges:
    """Read the ranges that state both ends."""
    least, most = (np.full(len(graph.roles), np.nan) for _ in range(2))
    salaries = graph.roles.salary
    if isinstance(salaries, Pay):
        least[salaries.rows], most[salaries.rows] = salaries.lowest, salaries.highest
        told = ~(np.isnan(least) | np.isnan(most))
        kind = np.where(told, np.int32(0), np.int32(-1))  # small, as it is looked up for every manager
        return PayRanges(least, most, kind, ((salaries.currency or "", salaries.period or ""),))
    kind = np.full(len(graph.roles), -1, dtype=np.int32)
    kinds: dict[tuple[str, str], int] = {}
    for row, salary in salaries.items():
        if salary.min is not None and salary.max is not None:
            least[row], most[row] = salary.min, salary.max
            kind[row] = kinds.setdefault((salary.currency or "", salary.period or ""), len(kinds))
    return PayRanges(least, most, kind, tuple(kinds))


def pay_pairs(graph: OrgGraph) -> tuple[PayPairs, int]:
    """Give the pairs that can be compared, and count those that cannot: no range, other currency or period."""
    ranges = pay_ranges(graph)
    reports, managers = graph.covered_pairs
    kind = ranges.kind[reports]
    alike = (kind >= 0) & (kind == ranges.kind[managers])
    if alike.all():
        return PayPairs(reports, managers, ranges.least, ranges.most), 0
    pairs = PayPairs(reports[alike], managers[alike], ranges.least, ranges.most)
    return pairs, int(np.count_nonzero(~alike))


def compa_ratio(pay: float, least: float, most: float) -> float | None:
    """Give pay over the middle of its range; None where the range has no middle."""
    middle = (least + most) / 2
    return pay / middle if middle else None


def penetration(pay: float, least: float, most: float) -> float | None:
    """Say how far into its range pay lies, 0 at the least and 1 at the most; None for a range of one amount."""
    return (pay - least) / (most - least) if most != least else None


def spread(least: float, most: float) -> float | None:
    """Give the width of a range over its least amount; None where that is nothing."""
    return (most - least) / least if least else None
