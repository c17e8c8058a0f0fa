"""Which claims are of roles that have to do with each other? What each claim says alone does not tell of these pairs.

One role; one role above the other; levels of one series; a declared partnership or a dotted line; a role with several
managers, or below one. Every such pair of two columns of claims is given once, in parts of bounded size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.joining import Both, equal, ranges, within
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, counts, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Line

_Test = Callable[[IntColumn, IntColumn], BoolColumn]
_Way = Callable[[IntColumn, IntColumn], Iterator[Both]]


@dataclass(frozen=True, eq=False)
class Closeness:
    """Which pairs of roles have to be looked at one by one."""

    graph: OrgGraph

    def pairs(self, left: IntColumn, right: IntColumn) -> Iterator[Both]:
        """Give the close pairs of two columns of assignment rows, by their places; of one column each pair once."""
        ways: tuple[tuple[_Way, _Test], ...] = (
            (equal, np.equal),
            (self._one_above, self._is_one_above),
            (self._one_series, self._are_one_series),
            (self._named, self._are_named),
            (self._several_managers, self._have_several_managers),
        )
        role = self.graph.facts.assignments.role
        one, other = role[left], role[right]
        for number, (way, _) in enumerate(ways):
            for places in way(one, other):
                new = places[0] < places[1] if left is right else np.ones(len(places[0]), dtype=bool)
                for _, test in ways[:number]:
                    new[new] = ~test(one[places[0][new]], other[places[1][new]])
                if new.any():
                    yield places[0][new], places[1][new]

    def _one_above(self, one: IntColumn, other: IntColumn) -> Iterator[Both]:
        first, size = self.graph.hierarchy.intervals
        yield from within(first[one], size[one], first[other])
        yield from ((low, high) for high, low in within(first[other], size[other], first[one]))

    def _is_one_above(self, one: IntColumn, other: IntColumn) -> BoolColumn:
        first, size = self.graph.hierarchy.intervals
        here, there = first[one], first[other]
        above: BoolColumn = ((there >= here) & (there < here + size[one])) | (
            (here >= there) & (here < there + size[other])
        )
        return above

    def _one_series(self, one: IntColumn, other: IntColumn) -> Iterator[Both]:
        """Pair roles of one unit and series; titles are read only of units that occur more than once."""
        unit = self.graph.unit_row
        units, count = counts(np.concatenate([unit[distinct(one)], unit[distinct(other)]]))
        several = units[count > 1]
        yield from equal(*(self._series_in(column, several) for column in (one, other)))

    def _series_in(self, roles: IntColumn, units: IntColumn) -> IntColumn:
        """Give a number for unit and series of each role, UNKNOWN outside some units and where there is no series."""
        unit = self.graph.unit_row[roles]
        number = np.full(len(roles), UNKNOWN, dtype=np.int64)
        asked = np.flatnonzero(among(unit, units))
        series = self.graph.series.of(roles[asked])
        number[asked] = np.where(series == UNKNOWN, UNKNOWN, (unit[asked] + 1) * len(self.graph.roles) + series)
        return number

    def _are_one_series(self, one: IntColumn, other: IntColumn) -> BoolColumn:
        answer: BoolColumn = self.graph.unit_row[one] == self.graph.unit_row[other]
        ours, theirs = (self.graph.series.of(column[answer]) for column in (one, other))
        answer[answer] = (ours == theirs) & (ours != UNKNOWN)
        return answer

    @cached_property
    def _partners(self) -> tuple[IntColumn, IntColumn]:
        """Roles of which one names the other as partner or has a dotted line to it: both ways, ascending."""
        graph, table = self.graph, self.graph.facts.assignments
        named = [
            (int(table.role[row]), graph.role_row(name)) for row, names in table.joint_with.items() for name in names
        ]
        joint = np.array(named, dtype=np.int64).reshape(-1, 2)
        dotted = graph.lines_of_kind(Line.DOTTED)
        one = np.r_[joint[:, 0], graph.lines.role[dotted]]
        other = np.r_[joint[:, 1], graph.line_target[dotted]]
        known = other >= 0
        one, other = one[known], other[known]
        keys = distinct(np.r_[one * len(graph.roles) + other, other * len(graph.roles) + one])
        many = max(len(graph.roles), 1)
        return keys // many, keys % many

    def _named(self, one: IntColumn, other: IntColumn) -> Iterator[Both]:
        by, named = self._partners
        for claim, partner in equal(one, by):
            for place, right in equal(named[partner], other):
                yield claim[place], right

    def _are_named(self, one: IntColumn, other: IntColumn) -> BoolColumn:
        by, named = self._partners
        many = len(self.graph.roles)
        return among(one * many + other, by * many + named)

    def _several_managers(self, one: IntColumn, other: IntColumn) -> Iterator[Both]:
        plural = self.graph.hierarchy.plural
        ours, theirs = plural[one], np.flatnonzero(plural[other])
        if not ours.any() and not len(theirs):
            return
        order = np.r_[np.arange(len(other)), theirs]
        low = np.where(ours, 0, len(other))
        yield from ranges(low, np.where(ours, len(other), len(order)), order)

    def _have_several_managers(self, one: IntColumn, other: IntColumn) -> BoolColumn:
        plural = self.graph.hierarchy.plural
        either: BoolColumn = plural[one] | plural[other]
        return either
