"""How many pairs of claims are there of each sort, without making them all? Claims on a domain held against each other.

A thousand claims on one domain are half a million pairs, and tens of thousands are more than any memory holds. But
nearly all that a pair is told by is said by each claim alone: scope, job class, what is known of the role. Claims that
agree in that are of one *kind*, and pairs of kinds are counted by multiplying. What the two roles have to do with each
other (one above the other, one series, a declared partnership) concerns few pairs: those are made (`Closeness`),
looked at one by one, and the counts put right. Counts are exact; pairs are made only for those that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from orgmodel.graph.close_pairs import Closeness
from orgmodel.graph.joining import PART, Both
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn


class Sorts(Protocol):
    """Into which sort does a pair belong? The sorts are numbers from 0 to `count`-1."""

    @property
    def count(self) -> int:
        """How many sorts there are."""

    @property
    def columns(self) -> tuple[IntColumn, ...]:
        """What `at_large` goes by, by assignment row: claims that agree in all of it are of one kind."""

    def at_large(self, left: IntColumn, right: IntColumn) -> IntColumn:
        """Sort pairs of assignment rows (arrays that broadcast) that are no close pairs."""

    def closely(self, pairs: Pairs) -> IntColumn:
        """Sort pairs by all that is known of them."""


@dataclass(frozen=True, eq=False)
class Tally:
    """How many pairs of each sort there are, and in how many each claim is: a row a sort, a column a claim."""

    count: IntColumn
    of_left: IntColumn
    of_right: IntColumn


@dataclass(frozen=True, eq=False)
class Dispute:
    """The claims on a domain that are held against each other: every left one against every right one, by other roles.

    `left` and `right` are assignment rows, `domain` the row of the domain in dispute. Where both sides are the same
    claims, each pair counts once, the earlier claim on the left.
    """

    closeness: Closeness
    left: IntColumn
    right: IntColumn
    domain: int

    @property
    def graph(self) -> OrgGraph:
        """The graph of the claims."""
        return self.closeness.graph

    @property
    def mutual(self) -> bool:
        """Whether both sides are the same claims."""
        return self.left is self.right

    def __len__(self) -> int:
        """Count the pairs, those of one role with itself included."""
        many = len(self.left)
        return many * (many - 1) // 2 if self.mutual else many * len(self.right)

    def places(self) -> Both:
        """Give the places of all pairs: in order of both sides, or by the right side where the sides are not one."""
        if self.mutual:
            left, right = np.triu_indices(len(self.left), k=1)
            return left, right
        one, other = len(self.left), len(self.right)
        return np.tile(np.arange(one), other), np.repeat(np.arange(other), one)

    def pairs(self, places: Both) -> Pairs:
        """Make the pairs at some places of both sides."""
        left, right = self.left[places[0]], self.right[places[1]]
        return Pairs(self.graph, left, right, np.full(len(left), self.domain, dtype=np.int64))

    def tally(self, sorts: Sorts) -> Tally:
        """Count the pairs of each sort."""
        return _Counting(self, sorts).tally()

    def first(self, sorts: Sorts, wanted: BoolColumn, tally: Tally, most: int) -> Pairs:
        """Make the first pairs of sorts that close pairs are of only if they are at large, in the order of `places`.

        No more than `most`, and the others of the part in which that is reached.
        """
        return _Counting(self, sorts).first(wanted, tally, most)

    def close(self, sorts: Sorts, wanted: BoolColumn) -> Iterator[Pairs]:
        """Make the close pairs of wanted sorts, in parts."""
        for places in self.closeness.pairs(self.left, self.right):
            pairs = self.pairs(places)
            pairs = pairs.where(np.not_equal(*pairs.roles))
            yield pairs.where(wanted[sorts.closely(pairs)])


@dataclass(frozen=True, eq=False)
class _Counting:
    dispute: Dispute
    sorts: Sorts

    @cached_property
    def _kinds(self) -> tuple[_Kinds, _Kinds]:
        columns = self.sorts.columns
        left = _kinds(columns, self.dispute.left)
        return left, left if self.dispute.mutual else _kinds(columns, self.dispute.right)

    def _blocks(self, ours: IntColumn, theirs: IntColumn, part: int = PART) -> Iterator[tuple[int, IntColumn]]:
        """Sort each of some assignment rows against each other one: some at a time, with the number of the first."""
        step = max(part // max(len(theirs), 1), 1)
        for start in range(0, len(ours), step):
            some = ours[start : start + step, None]
            yield start, self.sorts.at_large(some, theirs[None, :])

    def tally(self) -> Tally:
        dispute, many = self.dispute, self.sorts.count
        ours, theirs = self._kinds
        left = np.zeros((many, len(ours.row)))
        right = np.zeros((many, len(theirs.row)))
        for start, sorts in self._blocks(ours.row, theirs.row):
            rows = np.arange(start, start + len(sorts))
            left[:, rows] = _weighed(sorts, theirs.count[None, :], many)
            right += _weighed(sorts.T, ours.count[None, rows], many)
        of_left = left[:, ours.kind].astype(np.int64)
        of_right = of_left if dispute.mutual else right[:, theirs.kind].astype(np.int64)
        if dispute.mutual:  # a claim is not held against itself
            own = self.sorts.at_large(dispute.left, dispute.left)
            of_left[own, np.arange(len(own))] -= 1
        self._put_right(of_left, of_right)
        count = of_left.sum(axis=1)
        return Tally(count // 2 if dispute.mutual else count, of_left, of_right)

    def _put_right(self, of_left: IntColumn, of_right: IntColumn) -> None:
        """Count the close pairs as what they are."""
        dispute = self.dispute
        for left, right in dispute.closeness.pairs(dispute.left, dispute.right):
            pairs = dispute.pairs((left, right))
            at_large = self.sorts.at_large(pairs.left, pairs.right)
            apart = np.flatnonzero(np.not_equal(*pairs.roles))  # a role is not held against itself
            closely = self.sorts.closely(pairs.where(apart))
            for side, table in ((left, of_left), (right, of_right)):
                np.subtract.at(table, (at_large, side), 1)
                np.add.at(table, (closely, side[apart]), 1)

    def first(self, wanted: BoolColumn, tally: Tally, most: int) -> Pairs:
        dispute = self.dispute
        lefts, rights = (np.flatnonzero(each[wanted].any(axis=0)) for each in (tally.of_left, tally.of_right))
        outer, inner = (lefts, rights) if dispute.mutual else (rights, lefts)
        rows = dispute.left if dispute.mutual else dispute.right
        found: list[Pairs] = []
        made = 0
        others = (dispute.right if dispute.mutual else dispute.left)[inner]
        for start, sorts in self._blocks(rows[outer], others, min(PART, 2 * most)):
            mask = wanted[sorts]
            if dispute.mutual:
                mask &= outer[start : start + len(sorts), None] < inner[None, :]
            row, other = np.nonzero(mask)
            one, two = outer[start + row], inner[other]
            pairs = dispute.pairs((one, two) if dispute.mutual else (two, one))
            pairs = pairs.where(np.flatnonzero(np.not_equal(*pairs.roles)))
            found.append(pairs.where(wanted[self.sorts.closely(pairs)]))
            made += len(found[-1])
            if made >= most:
                break
        return Pairs.together(found) if found else Pairs.none(dispute.graph)


@dataclass(frozen=True, eq=False)
class _Kinds:
    """The kind of each claim, how many claims there are of each kind, and the assignment row of one of them."""

    kind: IntColumn
    count: FloatColumn
    row: IntColumn


def _kinds(columns: tuple[IntColumn, ...], rows: IntColumn) -> _Kinds:
    """Number claims by what they agree in."""
    kind = np.zeros(len(rows), dtype=np.int64)
    for column in columns:
        values = distinct(column[rows])
        kind = kind * len(values) + np.searchsorted(values, column[rows])
        met = distinct(kind)
        kind = np.searchsorted(met, kind)
    count = np.bincount(kind, minlength=0)
    of = np.zeros(len(count), dtype=np.int64)
    of[kind[::-1]] = rows[::-1]
    return _Kinds(kind, count.astype(np.float64), of)


def _weighed(sorts: IntColumn, weight: FloatColumn, many: int) -> FloatColumn:
    """Add up the weights of each sort, row by row. Sums of counts stay exact as long as they are below 2^53."""
    rows = len(sorts)
    places = sorts + many * np.arange(rows)[:, None]
    weights = np.broadcast_to(weight, sorts.shape)
    found = np.bincount(places.ravel(), weights=weights.ravel(), minlength=many * rows).astype(np.float64)
    return found.reshape(rows, many).T
