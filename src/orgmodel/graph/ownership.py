"""Who owns a domain? Assignments with their domains resolved, by domain, with what lies above and below."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.domains import DomainTree
from orgmodel.graph.groups import by_key
from orgmodel.graph.scope_relations import ScopeRelations
from orgmodel.graph.scopes import ScopeRelation, ScopeTree
from orgmodel.model.facts import Assignments, BoolColumn, FloatColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Level

_Groups = dict[int, dict[int, tuple[int, ...]]]
"""Assignment rows by level and then by a key; under the level UNKNOWN those of all levels."""

ASSIGNMENT_FIELDS = ("level", "domain", "scope")
"""The fields of an assignment that say who owns what: an inferred one makes the claim a guess."""


@dataclass(frozen=True, eq=False)
class Ownership:
    """The assignments of a model. A row is a row of the assignment table; `holds` marks those in force."""

    assignments: Assignments
    domains: DomainTree
    scopes: ScopeTree
    holds: BoolColumn

    @cached_property
    def domain(self) -> IntColumn:
        """The domain row of each assignment, or -1 for a domain that nobody knows."""
        known: dict[str, int] = {}
        for name in self.assignments.domain:
            if name not in known:
                known[name] = self.domains.row(name)
        rows = (known[name] for name in self.assignments.domain)
        return np.fromiter(rows, dtype=np.int64, count=len(self.assignments))

    def rows(self, *levels: Level) -> IntColumn:
        """Assignment rows in force of these levels, on domains that are known."""
        return np.flatnonzero(np.isin(self.assignments.level, levels) & self.holds & (self.domain >= 0))

    @cached_property
    def _by_domain(self) -> _Groups:
        return _grouped(self.rows(*Level), self.domain, self.assignments.level)

    def of_domain(self, domain: int, *levels: Level) -> tuple[int, ...]:
        """Assignment rows in force on a domain itself, of these levels (all when none is given)."""
        if len(levels) > 1:
            return tuple(sorted(row for level in levels for row in self.of_domain(domain, level)))
        return self._by_domain[levels[0] if levels else UNKNOWN].get(domain, ())

    def at_or_above(self, domain: int, *levels: Level) -> tuple[int, ...]:
        """Assignment rows on a domain or what it lies within, nearest first."""
        found = self._upwards.get((domain, levels))
        if found is None:
            ways = self.domains.nesting.upwards(domain)
            found = self._upwards[domain, levels] = tuple(
                row for above in ways for row in self.of_domain(above, *levels)
            )
        return found

    @cached_property
    def _upwards(self) -> dict[tuple[int, tuple[Level, ...]], tuple[int, ...]]:
        """What was asked of a domain and what it lies within: rules ask the same again and again."""
        return {}

    def at_or_below(self, domain: int, *levels: Level) -> tuple[int, ...]:
        """Assignment rows on a domain or what lies within it."""
        return tuple(row for below in self.domains.nesting.below(domain) for row in self.of_domain(below, *levels))

    def owners(self, domain: int) -> tuple[int, ...]:
        """The role rows that are accountable for a domain, or for what it lies within, nearest first."""
        rows = self.at_or_above(domain, Level.ACCOUNTABLE)
        return tuple(dict.fromkeys(int(self.assignments.role[row]) for row in rows))

    @cached_property
    def _of_role(self) -> _Groups:
        return _grouped(np.flatnonzero(self.holds), self.assignments.role, self.assignments.level)

    def of_role(self, role: int, *levels: Level) -> tuple[int, ...]:
        """Assignment rows in force of a role, of these levels (all when none is given)."""
        if len(levels) > 1:
            return tuple(sorted(row for level in levels for row in self.of_role(role, level)))
        return self._of_role[levels[0] if levels else UNKNOWN].get(role, ())

    def scope_relation(self, left: int, right: int) -> ScopeRelation:
        """Say how the scopes of two assignments lie to each other, what they except included.

        Different customers stated on both sides of one scope, or of scopes left unstated, are disjoint.
        """
        table = self.assignments
        relation = self.scopes.relation(
            table.scope[left],
            table.scope[right],
            table.exceptions.get(left, ()),
            table.exceptions.get(right, ()),
        )
        ours, theirs = table.customers.get(left), table.customers.get(right)
        apart = ours is not None and theirs is not None and ours.casefold() != theirs.casefold()
        one = relation == ScopeRelation.SAME or (not table.scope[left] and not table.scope[right])
        return ScopeRelation.DISJOINT if apart and one else relation

    @cached_property
    def scope_relations(self) -> ScopeRelations:
        """What is stated of scopes, to be compared for many pairs of assignments at once."""
        return ScopeRelations(self.assignments, self.scopes, self.scope_relation)

    def are_apart(self, left: int, right: int, domains: Container[int]) -> bool:
        """Tell whether two roles both hold one of these domains, and only on scopes that have nothing in common."""
        ours, theirs = (
            [row for row in self.of_role(role, Level.ACCOUNTABLE, Level.RESPONSIBLE) if self.domain[row] in domains]
            for role in (left, right)
        )
        relations = {self.scope_relation(one, other) for one in ours for other in theirs}
        return relations == {ScopeRelation.DISJOINT}

    def same_beneficiaries(self, left: int, right: int) -> bool:
        """Tell whether both sides name one scope and the same customers, if any (what GAO's duplication needs)."""
        same = self.scope_relation(left, right) == ScopeRelation.SAME
        return same and self.assignments.customers.get(left) == self.assignments.customers.get(right)

    def names_jointly(self, row: int, role: str) -> bool:
        """Tell whether an assignment names a role (by id) as sharing it."""
        return role in self.assignments.joint_with.get(row, ())

    @cached_property
    def weight(self) -> FloatColumn:
        """How sure each assignment is, from 0 to 1: the level, the domain and the scope count."""
        return self.assignments.provenance.weight(*ASSIGNMENT_FIELDS)

    @cached_property
    def stated_activity(self) -> IntColumn:
        """The activity of each assignment where it is stated; an inferred one is unknown."""
        guessed = self.assignments.provenance.is_inferred("activity")
        return np.where(guessed, UNKNOWN, self.assignments.activity)

    @cached_property
    def inferred(self) -> BoolColumn:
        """Assignments whose level, domain or scope was inferred."""
        return self.assignments.provenance.is_inferred(*ASSIGNMENT_FIELDS)


def _grouped(rows: IntColumn, key: IntColumn, level: IntColumn) -> _Groups:
    parts = {int(each): rows[level[rows] == each] for each in Level}
    return {each: by_key(some, key[some]) for each, some in {UNKNOWN: rows, **parts}.items()}
