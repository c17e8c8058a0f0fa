"""How do two scopes lie to each other? Same, nested, disjoint or unknown; silence is never 'all'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from orgmodel.graph.nesting import Nesting
from orgmodel.model.entities import Scope
from orgmodel.model.words import Word

ALL = "all"


class ScopeRelation(Word):
    """The relation of two scopes."""

    SAME = 0
    NESTED = 1
    UNKNOWN = 2
    DISJOINT = 3


@dataclass(frozen=True, eq=False)
class ScopeTree:
    """The named scopes of a model."""

    scopes: tuple[Scope, ...]

    @cached_property
    def nesting(self) -> Nesting:
        """The scopes as a tree."""
        ids = [scope.id or "" for scope in self.scopes]
        return Nesting(ids, [scope.within or "" for scope in self.scopes])

    def name(self, scope: str) -> str:
        """The plain name of a scope as a reader knows it."""
        if scope == ALL:
            return "everything"
        row = self.nesting.rows.get(scope, -1)
        return (self.scopes[row].name or scope) if row >= 0 else scope

    def is_within(self, inner: str, outer: str) -> bool:
        """Tell whether one scope is another or lies within it. `all` holds every scope."""
        if outer in (inner, ALL):
            return True
        rows = self.nesting.rows
        return inner in rows and outer in rows and self.nesting.is_within(rows[inner], rows[outer])

    def relation(
        self,
        left: str,
        right: str,
        left_exceptions: tuple[str, ...] = (),
        right_exceptions: tuple[str, ...] = (),
    ) -> ScopeRelation:
        """Say how two scopes lie to each other.

        Unstated and undeclared scopes are unknown. A scope and one that its other side excepts are disjoint,
        and so are two parts of one scope of which neither lies within the other. Two scopes that nobody
        related to each other may overlap: that is unknown.
        """
        if self._excepted(right, left_exceptions) or self._excepted(left, right_exceptions):
            return ScopeRelation.DISJOINT
        if not (self._is_known(left) and self._is_known(right)):
            return ScopeRelation.UNKNOWN
        if left == right:
            return ScopeRelation.SAME
        if self.is_within(left, right) or self.is_within(right, left):
            return ScopeRelation.NESTED
        return ScopeRelation.DISJOINT if self._are_parts_of_one(left, right) else ScopeRelation.UNKNOWN

    def _are_parts_of_one(self, left: str, right: str) -> bool:
        rows = self.nesting.rows
        return bool(self.nesting.above(rows[left]) & self.nesting.above(rows[right]))

    def _is_known(self, scope: str) -> bool:
        return scope == ALL or scope in self.nesting.rows

    def _excepted(self, scope: str, exceptions: tuple[str, ...]) -> bool:
        return bool(exceptions) and any(self.is_within(scope, exception) for exception in exceptions)
