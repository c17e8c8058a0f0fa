"""Into which sort does a pair of claims belong: contested, or none for one of the reasons? For counting many pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.check.hits import (
    CIRCULAR,
    DECLARED_JOINT,
    DELEGATION,
    DISTINCT_SCOPE,
    NAMED_ONLY,
    OUTSIDE,
    SAME_CLASS,
)
from orgmodel.check.overlaps import REASONS
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Tri

_NUMBER = {reason: number for number, (reason, _) in enumerate(REASONS)}
_FIRST = len(REASONS)
_TOP, _ALONE = -1, -2
"""Instead of the row where a line ends: at a stated top; at a role that has neither manager nor reports."""


@dataclass(frozen=True, eq=False)
class ClaimColumns:
    """What claims say alone of their pairs, by assignment row."""

    graph: OrgGraph

    def _of_role(self, column: IntColumn) -> IntColumn:
        of_row: IntColumn = column[self.graph.facts.assignments.role]
        return of_row

    @cached_property
    def scope(self) -> IntColumn:
        """The number of what is stated as scope."""
        return self.graph.ownership.scope_relations.number

    @cached_property
    def job_class(self) -> IntColumn:
        """The number of the job class, UNKNOWN where none is stated."""
        return self._of_role(self.graph.class_number)

    @cached_property
    def end(self) -> IntColumn:
        """Where the line up ends: the row of an open end; -1 at a stated top, -2 for a role with nobody around it."""
        tree = self.graph.hierarchy
        _, size = tree.intervals
        open_ = np.where(size[tree.end] == 1, _ALONE, tree.end)
        return self._of_role(np.where(tree.top[tree.end], _TOP, open_))

    @cached_property
    def fitness(self) -> IntColumn:
        """Three bits: in the model, described, not on or under a circle."""
        graph = self.graph
        return self._of_role(graph.in_scope + 2 * graph.described + 4 * ~graph.hierarchy.masked)

    def one_class(self, left: IntColumn, right: IntColumn) -> BoolColumn:
        """Tell which pairs state one job class."""
        ours = self.job_class[left]
        same: BoolColumn = (ours == self.job_class[right]) & (ours != UNKNOWN)
        return same

    def line_unknown(self, left: IntColumn, right: IntColumn) -> BoolColumn:
        """Tell of which pairs it is open whether one works under the other, if they are not close."""
        ours = self.end[left]
        apart: BoolColumn = (ours != self.end[right]) | (ours == _ALONE)
        return apart


@dataclass(frozen=True, eq=False)
class ContestSorts:
    """The number of the reason for which a pair is no overlap; else by its scopes and whether the line is unknown."""

    graph: OrgGraph

    only_close = frozenset({_NUMBER[DELEGATION], _NUMBER[DECLARED_JOINT]})
    also_close = only_close | {_NUMBER[SAME_CLASS]}

    @property
    def count(self) -> int:
        """The reasons, and two for each relation of scopes."""
        return _FIRST + 2 * len(ScopeRelation)

    def contested(self, relations: Iterable[ScopeRelation], *, known: bool = False) -> BoolColumn:
        """Mark the sorts of contested pairs whose scopes lie so to each other; only known lines if asked."""
        marked = np.zeros(self.count, dtype=bool)
        for relation in relations:
            marked[[_FIRST + 2 * relation, *(() if known else (_FIRST + 2 * relation + 1,))]] = True
        return marked

    @cached_property
    def _said(self) -> ClaimColumns:
        return ClaimColumns(self.graph)

    @property
    def columns(self) -> tuple[IntColumn, ...]:
        """What a claim says of its pairs."""
        said = self._said
        return said.fitness, said.end, said.job_class, said.scope

    def at_large(self, left: IntColumn, right: IntColumn) -> IntColumn:
        """Sort pairs of claims whose roles have nothing to do with each other."""
        said = self._said
        scope = self.graph.ownership.scope_relations.between(left, right)
        sorts: IntColumn = _FIRST + 2 * scope + said.line_unknown(left, right)
        sorts[said.one_class(left, right)] = _NUMBER[SAME_CLASS]
        sorts[scope == ScopeRelation.DISJOINT] = _NUMBER[DISTINCT_SCOPE]
        ours, theirs = said.fitness[left], said.fitness[right]
        both, either = ours & theirs, ours | theirs
        sorts[both & 4 == 0] = _NUMBER[CIRCULAR]
        sorts[either & 2 == 0] = _NUMBER[NAMED_ONLY]
        sorts[both & 1 == 0] = _NUMBER[OUTSIDE]
        return sorts

    def closely(self, pairs: Pairs) -> IntColumn:
        """Sort pairs by all that is known of them."""
        sorts = np.full(len(pairs), -1, dtype=np.int64)
        rest = np.arange(len(pairs))
        for number, (_, applies) in enumerate(REASONS):
            mask = applies(pairs)
            sorts[rest[mask]] = number
            rest, pairs = rest[~mask], pairs.where(~mask)
        sorts[rest] = _FIRST + 2 * pairs.scope + (pairs.chain == Tri.UNKNOWN)
        return sorts
