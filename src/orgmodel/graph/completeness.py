"""What does the model hold in full? Partial unless it declares a unit, a family of domains or everything complete."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.domains import DomainTree
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.sets import among
from orgmodel.model.document import Completeness
from orgmodel.model.facts import BoolColumn, IntColumn


@dataclass(frozen=True, eq=False)
class Coverage:
    """The declarations of a model, resolved to rows of units and domains."""

    declared: tuple[Completeness, ...]
    units: Nesting
    domains: DomainTree

    @cached_property
    def everything(self) -> tuple[bool, bool]:
        """Whether all roles, and all assignments, are declared complete."""
        return self._declares_all("roles"), self._declares_all("assignments")

    def _declares_all(self, aspect: str) -> bool:
        return any(entry.all == "complete" and getattr(entry, aspect) != "partial" for entry in self.declared)

    def _declares(self, entry: Completeness, aspect: str) -> bool:
        return getattr(entry, aspect) == "complete" or (entry.complete == "yes" and getattr(entry, aspect) != "partial")

    def _units(self, aspect: str) -> frozenset[int]:
        rows = [
            self.units.rows[entry.unit]
            for entry in self.declared
            if entry.unit in self.units.rows and self._declares(entry, aspect)
        ]
        return frozenset(inner for row in rows for inner in self.units.below(row))

    @cached_property
    def units_with_all_roles(self) -> frozenset[int]:
        """Unit rows whose roles are all in the model."""
        return self._units("roles")

    @cached_property
    def units_with_all_assignments(self) -> frozenset[int]:
        """Unit rows whose roles' assignments are all in the model."""
        return self._units("assignments")

    @cached_property
    def domains_in_full(self) -> frozenset[int]:
        """Domain rows all of whose assignments are in the model."""
        if self.everything[1]:
            return frozenset(range(len(self.domains.domains)))
        rows = [
            self.domains.row(entry.domain)
            for entry in self.declared
            if entry.domain and self._declares(entry, "assignments")
        ]
        nesting = self.domains.nesting
        return frozenset(inner for row in rows if row >= 0 for inner in nesting.below(row))

    def declared_by(self, domain: int) -> Completeness | None:
        """Give the declaration that all assignments of a domain are in the model: the one that names it, if any."""
        above = self.domains.nesting.above(domain)
        for entry in self.declared:
            if entry.domain and self.domains.row(entry.domain) in above and self._declares(entry, "assignments"):
                return entry
        whole = (entry for entry in self.declared if entry.all == "complete" and entry.assignments != "partial")
        return next(whole, None)

    def roles_in_full(self, unit: IntColumn) -> BoolColumn:
        """Tell for each role (by its unit's row) whether all roles around it are in the model."""
        return self._by_unit(unit, self.units_with_all_roles, everything=self.everything[0])

    def assignments_in_full(self, unit: IntColumn) -> BoolColumn:
        """Tell for each role (by its unit's row) whether all that it owns is in the model."""
        return self._by_unit(unit, self.units_with_all_assignments, everything=self.everything[1])

    def _by_unit(self, unit: IntColumn, complete: frozenset[int], *, everything: bool) -> BoolColumn:
        if everything:
            return np.ones(len(unit), dtype=bool)
        return among(unit, sorted(complete))
