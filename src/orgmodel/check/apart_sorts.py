"""Do an accountable and a responsible claim stand apart, or why not? Sorts of pairs, for counting many of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from orgmodel.check.contest_sorts import ClaimColumns
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Line, Tri

SPLIT, ONE_CLASS, BELOW, MATRIX, APART = range(5)
"""Distinct scopes; one job class; one below the other; a dotted line to the accountable role; none of these."""
LINE_OPEN, UNPLACED = 1, 2
"""Added to APART: whether the one works under the other is open; the unit of the accountable role is."""

_SORTS: Final = APART + LINE_OPEN + UNPLACED + 1


@dataclass(frozen=True, eq=False)
class ApartSorts:
    """The sorts of pairs of an accountable claim (left) and a responsible one (right)."""

    graph: OrgGraph

    @property
    def count(self) -> int:
        """How many sorts there are."""
        return _SORTS

    @cached_property
    def _said(self) -> ClaimColumns:
        return ClaimColumns(self.graph)

    @cached_property
    def _unplaced(self) -> BoolColumn:
        unplaced: BoolColumn = self.graph.unit_row[self.graph.facts.assignments.role] < 0
        return unplaced

    @cached_property
    def columns(self) -> tuple[IntColumn, ...]:
        """What a claim says of its pairs."""
        said = self._said
        return said.end, said.job_class, said.scope, self._unplaced.astype(np.int64)

    def at_large(self, left: IntColumn, right: IntColumn) -> IntColumn:
        """Sort pairs of claims whose roles have nothing to do with each other."""
        said = self._said
        scope = self.graph.ownership.scope_relations.between(left, right)
        sorts: IntColumn = APART + LINE_OPEN * said.line_unknown(left, right) + UNPLACED * self._unplaced[left]
        sorts[said.one_class(left, right)] = ONE_CLASS
        sorts[scope == ScopeRelation.DISJOINT] = SPLIT
        return sorts

    def closely(self, pairs: Pairs) -> IntColumn:
        """Sort pairs by all that is known of them."""
        chain = pairs.chain
        sorts: IntColumn = APART + LINE_OPEN * (chain == Tri.UNKNOWN) + UNPLACED * self._unplaced[pairs.left]
        sorts[self._dotted(pairs)] = MATRIX
        sorts[chain == Tri.YES] = BELOW
        sorts[pairs.same_class] = ONE_CLASS
        sorts[pairs.scope == ScopeRelation.DISJOINT] = SPLIT
        return sorts

    @cached_property
    def _dotted_lines(self) -> IntColumn:
        graph = self.graph
        rows = graph.lines_of_kind(Line.DOTTED)
        lines: IntColumn = graph.lines.role[rows] * len(graph.roles) + graph.line_target[rows]
        return lines

    def _dotted(self, pairs: Pairs) -> BoolColumn:
        """Tell which responsible roles have a dotted line to the accountable one: matrix work, meant so."""
        left, right = pairs.roles
        return among(right * len(self.graph.roles) + left, self._dotted_lines)
