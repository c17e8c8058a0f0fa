"""How do the scopes of many assignments lie to each other? What is stated alike has one number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.graph.scopes import ALL, ScopeRelation, ScopeTree
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import Assignments, BoolColumn, IntColumn

NESTED = ScopeRelation.NESTED


@dataclass(frozen=True, eq=False)
class ScopeRelations:
    """What assignments state as their scope, exceptions and customers included, and how two statements relate.

    `judge` says it for two assignment rows: for statements with exceptions or customers, and scopes in circles.
    """

    assignments: Assignments
    scopes: ScopeTree
    judge: Callable[[int, int], ScopeRelation]

    @cached_property
    def _statements(self) -> tuple[IntColumn, IntColumn]:
        """The number of each assignment's statement, and an assignment that states it, by number."""
        table = self.assignments
        numbers: dict[object, int] = {}
        first: list[int] = []
        special = {*table.exceptions, *table.customers}
        of_row = np.empty(len(table), dtype=np.int64)
        for row, scope in enumerate(table.scope):
            said: object = scope
            if row in special:
                said = scope, table.exceptions.get(row), table.customers.get(row)
            number = numbers.setdefault(said, len(numbers))
            if number == len(first):
                first.append(row)
            of_row[row] = number
        return of_row, np.array(first, dtype=np.int64)

    @property
    def number(self) -> IntColumn:
        """The number of each assignment's statement."""
        return self._statements[0]

    @cached_property
    def _plain(self) -> BoolColumn:
        """Which statements are told by the tree of scopes alone."""
        table, (_, first) = self.assignments, self._statements
        if self.scopes.nesting.circular:
            return np.zeros(len(first), dtype=bool)
        return np.array([row not in table.exceptions and row not in table.customers for row in first.tolist()], bool)

    @cached_property
    def _places(self) -> tuple[IntColumn, IntColumn, IntColumn, BoolColumn]:
        """First place and size in the tree of scopes, and root, by number of a statement; and which say `all`.

        The place of a scope that nobody declares is -1.
        """
        names = [self.assignments.scope[row] for row in self._statements[1].tolist()]
        rows = np.array([self.scopes.nesting.rows.get(name, -1) for name in names], dtype=np.int64)
        parent = np.array(self.scopes.nesting.parent, dtype=np.int64)
        tree = Hierarchy(manager=parent, top=parent < 0)
        first, size = tree.intervals
        everything = np.array([name == ALL for name in names], dtype=bool)
        if not len(parent):
            return rows, rows, rows, everything
        known = rows >= 0
        place, long, root = (np.where(known, column[rows], -1) for column in (first, size, tree.end))
        return place, long, root, everything

    def between(self, left: IntColumn, right: IntColumn) -> IntColumn:
        """Say for two arrays of assignment rows, of one shape or broadcast, how each pair's scopes lie to each other.

        Gives numbers of `ScopeRelation`.
        """
        one, other = self.number[left], self.number[right]
        answer = self._by_tree(one, other)
        if not self._plain.all():
            special = ~(self._plain[one] & self._plain[other])
            ours, theirs = np.broadcast_arrays(one, other)
            answer[special] = self._judged(ours[special], theirs[special])
        return answer

    def _by_tree(self, one: IntColumn, other: IntColumn) -> IntColumn:
        """Say it by the tree. What concerns one side is looked up before the two are held against each other."""
        first, size, root, everything = self._places
        low, high = first[one], first[other]
        ours, theirs = everything[one], everything[other]
        answer = np.where(root[one] == root[other], int(ScopeRelation.DISJOINT), int(ScopeRelation.UNKNOWN))
        answer[((high >= low) & (high < low + size[one])) | ((low >= high) & (low < high + size[other]))] = NESTED
        if ours.any() or theirs.any():
            answer[ours | theirs] = NESTED
        answer[one == other] = ScopeRelation.SAME
        unknown = ((low < 0) & ~ours) | ((high < 0) & ~theirs)
        answer[unknown] = ScopeRelation.UNKNOWN
        return answer

    def _judged(self, one: IntColumn, other: IntColumn) -> IntColumn:
        """Judge each pair of statements that occurs, once."""
        many = len(self._plain)
        codes = one * many + other
        met = distinct(codes)
        first = self._statements[1]
        relations = [int(self.judge(int(first[code // many]), int(first[code % many]))) for code in met.tolist()]
        found: IntColumn = np.array(relations, dtype=np.int64)[np.searchsorted(met, codes)]
        return found
