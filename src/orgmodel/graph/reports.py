"""Who reports to whom? Solid lines as pairs of rows, and the forest that they make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.graph.hierarchy import NONE, Hierarchy
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import BoolColumn, IntColumn


@dataclass(frozen=True, eq=False)
class Reports:
    """Pairs of a report and its manager, each once: by manager, then by report, both rows of roles."""

    report: IntColumn
    manager: IntColumn

    @classmethod
    def of_lines(cls, report: IntColumn, manager: IntColumn, count: int) -> Reports:
        """Take lines, of which some lead to nobody (a manager below 0) and some are there twice."""
        known = manager >= 0
        pairs = distinct(manager[known].astype(np.int64) * count + report[known])
        return cls(pairs % max(count, 1), pairs // max(count, 1))

    def of(self, manager: int) -> tuple[int, ...]:
        """Give the rows that report to a role, in order."""
        start, stop = np.searchsorted(self.manager, (manager, manager + 1))
        return tuple(self.report[start:stop].tolist())


def forest(first: IntColumn, solid: IntColumn, role: IntColumn, target: IntColumn, top: BoolColumn) -> Hierarchy:
    """Make the forest of solid lines.

    Args:
        first: the line row by which each role has its first stated manager, or -1.
        solid: the line rows that are solid and in force.
        role: the role row of each line.
        target: the role row that each line leads to, or -1.
        top: the roles that are stated as tops.
    """
    has = first >= 0
    manager = np.where(has, target[first] if len(target) else NONE, NONE)
    several = len(solid) > int(np.count_nonzero(has))
    further = solid[first[role[solid]] != solid] if several else solid[:0]
    report, above = role[further], target[further]
    other = (above >= 0) & (above != manager[report])
    extra = dict.fromkeys(zip(report[other].tolist(), above[other].tolist(), strict=True))
    loose = report[(above < 0) != (manager[report] < 0)]
    return Hierarchy(manager, top & ~has, tuple(extra), frozenset(loose.tolist()))
