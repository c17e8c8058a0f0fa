"""What does a change mean for the roles that stay? New managers, units and layers, domains gained and lost.

`disruption` puts them into one number a role: FTE x (1 for a new manager + 0.5 for a new unit + 0.25 for each layer up
or down + 0.2 for each domain that it becomes or ceases to be accountable for + 0.5 for a lower grade + 0.5 for another
site). The weights are ours; they compare options and predict nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.change.transition import Transition
from orgmodel.graph.grades import is_lower
from orgmodel.graph.headcount import fte
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn
from orgmodel.model.words import Level

_MANAGER, _UNIT, _LAYER, _DOMAIN, _GRADE, _SITE = 1.0, 0.5, 0.25, 0.2, 0.5, 0.5


@dataclass(frozen=True, eq=False)
class Impact:
    """What changes for the roles that stay. Columns have a row for each, in the order of `transition.staying`."""

    transition: Transition

    @cached_property
    def new_manager(self) -> BoolColumn:
        """Roles that report to another one than before; a manager that only one side states is no change."""
        old, new = self._managers
        changed: BoolColumn = (old != _SILENT) & (new != _SILENT) & (old != new)
        return changed

    @cached_property
    def one_sided(self) -> BoolColumn:
        """Roles of which only one state says the manager."""
        old, new = self._managers
        only: BoolColumn = (old == _SILENT) != (new == _SILENT)
        return only

    @cached_property
    def _managers(self) -> tuple[IntColumn, IntColumn]:
        """The managers of before and after as rows of after; _GONE for one that is no more, _TOP, or _SILENT."""
        stays = self.transition.staying
        was = self.transition.before.hierarchy.manager[stays.before]
        became = self.transition.matching.after_of[was]
        for old, new in self.transition.matching.merged.items():
            became = np.where(was == old, new, became)
        left = np.where(self.transition.before.hierarchy.top[stays.before], _TOP, _SILENT)
        now = self.transition.after.hierarchy.manager[stays.after]
        right = np.where(self.transition.after.hierarchy.top[stays.after], _TOP, _SILENT)
        known = np.where(became < 0, _GONE, became)
        return np.where(was < 0, left, known), np.where(now < 0, right, now)

    @cached_property
    def new_unit(self) -> BoolColumn:
        """Roles that stand in another unit; a unit that only one side states is no change."""
        stays = self.transition.staying
        old, new = self.transition.before.roles.unit, self.transition.after.roles.unit
        pairs = zip(stays.before.tolist(), stays.after.tolist(), strict=True)
        return np.fromiter((bool(old[a] and new[b] and old[a] != new[b]) for a, b in pairs), bool, len(stays))

    @cached_property
    def layers(self) -> IntColumn:
        """By how many layers a role goes up or down; 0 where a line is not known to its top."""
        stays = self.transition.staying
        old = self.transition.before.hierarchy.depth[stays.before]
        new = self.transition.after.hierarchy.depth[stays.after]
        return np.where((old > 0) & (new > 0), np.abs(new - old), 0)

    @cached_property
    def gained(self) -> IntColumn:
        """How many domains a role becomes accountable for."""
        old, new = self._claims
        return self._counted(new[~among(new, old)])

    @cached_property
    def lost(self) -> IntColumn:
        """How many domains a role ceases to be accountable for."""
        old, new = self._claims
        return self._counted(old[~among(old, new)])

    @cached_property
    def _claims(self) -> tuple[IntColumn, IntColumn]:
        """What each role that stays is accountable for in both states: place x domains + domain, each once."""
        before, after = self.transition.before, self.transition.after
        names = {before.domains.id(row): row for row in range(len(before.domains.domains))}
        many = len(names) + len(after.domains.domains) + 1
        same = np.fromiter(
            (names.get(after.domains.id(row), len(names) + row) for row in range(len(after.domains.domains))), np.int64
        )
        stays = self.transition.staying
        old, new = _accountable(before, stays.before), _accountable(after, stays.after)
        return distinct(old[0] * many + old[1]), distinct(new[0] * many + same[new[1]])

    def _counted(self, claims: IntColumn) -> IntColumn:
        before, after = self.transition.before, self.transition.after
        many = len(before.domains.domains) + len(after.domains.domains) + 1
        return np.bincount(claims // many, minlength=len(self.transition.staying))

    @cached_property
    def _lower_grade(self) -> BoolColumn:
        """Roles whose grade has a lower number on the same scale."""
        before, after = self.transition.before.roles.job_class, self.transition.after.roles.job_class
        lower = np.zeros(len(self.transition.staying), dtype=bool)
        stays = self.transition.staying
        for place, (old, new) in enumerate(zip(stays.before.tolist(), stays.after.tolist(), strict=True)):
            if old in before and new in after:
                lower[place] = is_lower(before[old].grade or "", after[new].grade or "")
        return lower

    @cached_property
    def _new_site(self) -> BoolColumn:
        """Roles that work at another place, where both state one."""
        before, after = self.transition.before.roles.location, self.transition.after.roles.location
        stays = self.transition.staying
        pairs = zip(stays.before.tolist(), stays.after.tolist(), strict=True)
        return np.fromiter((a in before and b in after and before[a] != after[b] for a, b in pairs), bool, len(stays))

    @cached_property
    def people(self) -> FloatColumn:
        """FTE of each role before, positions where it is not stated, after where before is silent; else one."""
        stays = self.transition.staying
        old, new = fte(self.transition.before)[stays.before], fte(self.transition.after)[stays.after]
        known: FloatColumn = np.where(np.isnan(old), new, old)
        return np.where(np.isnan(known), 1.0, known)

    @cached_property
    def uncounted(self) -> int:
        """Count the roles whose FTE and positions neither state says: each counts as one."""
        stays = self.transition.staying
        old, new = fte(self.transition.before)[stays.before], fte(self.transition.after)[stays.after]
        return int(np.count_nonzero(np.isnan(old) & np.isnan(new)))

    @cached_property
    def disruption(self) -> FloatColumn:
        """How much changes for each role, as above."""
        weight: FloatColumn = (
            _MANAGER * self.new_manager
            + _UNIT * self.new_unit
            + _LAYER * self.layers
            + _DOMAIN * (self.gained + self.lost)
            + _GRADE * self._lower_grade
            + _SITE * self._new_site
        )
        return self.people * weight

    @cached_property
    def share_with_new_manager(self) -> float:
        """The share of FTE that gets a new manager, from 0 to 1."""
        every = float(self.people.sum())
        return float(self.people[self.new_manager].sum()) / every if every else 0.0

    @cached_property
    def by_unit(self) -> tuple[tuple[str, float, float], ...]:
        """The id of each unit of before (empty: none stated) with its disruption and its share of all; most first."""
        every = float(self.disruption.sum())
        if not every:
            return ()
        found: dict[str, float] = {}
        units = self.transition.before.roles.unit
        for place in np.flatnonzero(self.disruption).tolist():
            unit = units[int(self.transition.staying.before[place])]
            found[unit] = found.get(unit, 0.0) + float(self.disruption[place])
        return tuple(
            (unit, found[unit], found[unit] / every) for unit in sorted(found, key=lambda at: (-found[at], at))
        )


_SILENT, _GONE, _TOP = -2, -3, -4


def _accountable(graph: OrgGraph, roles: IntColumn) -> tuple[IntColumn, IntColumn]:
    """Give the place of the role among `roles`, and the domain, of each assignment as accountable that is in force."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    place = np.full(len(graph.roles), -1, dtype=np.int64)
    place[roles] = np.arange(len(roles))
    where = place[graph.facts.assignments.role[rows]]
    return where[where >= 0], graph.ownership.domain[rows][where >= 0]
