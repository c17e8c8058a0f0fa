"""How many positions report to a role? A lower bound always, a number only where the model can know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN


@dataclass(frozen=True, eq=False)
class Spans:
    """Spans of the solid lines, in positions, vacant ones included, dotted lines not (UNC's definition).

    `active` leaves out roles that do not exist at the day in question; `in_full` marks roles around which
    the model is complete; `names_teams` marks roles that lead teams which are named without a count.
    """

    hierarchy: Hierarchy
    positions: IntColumn
    active: BoolColumn
    in_full: BoolColumn
    names_teams: BoolColumn

    @cached_property
    def _edges(self) -> tuple[IntColumn, IntColumn]:
        """All solid lines of active roles as (report, manager) rows, a pair once, no role to itself."""
        first = np.flatnonzero(self.hierarchy.manager >= 0)
        reports, managers = first, self.hierarchy.manager[first]
        if self.hierarchy.extra:
            extra = np.array(self.hierarchy.extra, dtype=np.int64)
            reports, managers = np.append(reports, extra[:, 0]), np.append(managers, extra[:, 1])
        kept = (reports != managers) & self.active[reports]
        return (reports, managers) if kept.all() else (reports[kept], managers[kept])

    @cached_property
    def lower_bound(self) -> IntColumn:
        """At least so many positions report to each role: unstated positions count as one."""
        if (self.positions == 1).all():
            return self.direct
        reports, managers = self._edges
        counted = np.maximum(np.where(self.positions == UNKNOWN, 1, self.positions), 0)
        return self._sum(counted[reports], managers)

    @cached_property
    def exact(self) -> BoolColumn:
        """Whether the lower bound is the number: every report states its positions and nobody is missing."""
        reports, managers = self._edges
        stated = np.ones(len(self.positions), dtype=bool)
        stated[managers[self.positions[reports] == UNKNOWN]] = False
        counted_teams = ~self.names_teams | (self.direct > 0)
        exact: BoolColumn = stated & self.in_full & counted_teams
        return exact

    @cached_property
    def direct(self) -> IntColumn:
        """The number of roles (not positions) that report to each role."""
        _, managers = self._edges
        return np.bincount(managers, minlength=len(self.positions))

    def _sum(self, values: IntColumn, managers: IntColumn) -> IntColumn:
        return np.bincount(managers, weights=values, minlength=len(self.positions)).astype(np.int64)
