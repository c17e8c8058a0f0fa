"""Which responsible claims stand apart from all who answer for their domain? Counted exactly, however many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from orgmodel.check import contests
from orgmodel.check.apart_sorts import APART, BELOW, LINE_OPEN, MATRIX, ONE_CLASS, SPLIT, UNPLACED, ApartSorts
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import DELEGATION, DISTINCT_SCOPE, DOTTED, SAME_CLASS, SetAside
from orgmodel.check.overlaps import pair_lines, severity
from orgmodel.graph.disputes import Dispute
from orgmodel.graph.joining import equal
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs, score
from orgmodel.graph.pairing import disputes_of_accountable_and_responsible
from orgmodel.graph.sets import among
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Level

_ASIDE = ((SPLIT, DISTINCT_SCOPE), (ONE_CLASS, SAME_CLASS), (BELOW, DELEGATION), (MATRIX, DOTTED))
_MADE_AT_ONCE: Final = 1_000_000

_SURELY_HIGHEST: Final = 200
"""With so many pairs a score is in the band of the highest that there is for the domain: with two hundred times the
least chance (.5 for the levels, .6 unknown scopes, .5 wording, .5 near, .25 joint, .5 a guess) a sixth is missing."""


@dataclass(frozen=True, eq=False)
class Claims:
    """The responsible claims of one dispute: assignment rows, and how many of their pairs are of each sort.

    `here` marks those of which an accountable role, apart from them, sits in their own unit.
    """

    dispute: Dispute
    sorts: ApartSorts
    rows: IntColumn
    of: IntColumn
    here: BoolColumn

    @cached_property
    def pairs(self) -> IntColumn:
        """How many pairs each claim is in, those set aside for scope or class left out."""
        count: IntColumn = self.of[BELOW:].sum(axis=0)
        return count

    @property
    def delegated(self) -> BoolColumn:
        """Claims of roles below an accountable role, or with a dotted line to one."""
        return self._in(BELOW, MATRIX)

    def _in(self, *sorts: int) -> BoolColumn:
        """Mark the claims that are in pairs of some sorts."""
        marked: BoolColumn = self.of[list(sorts)].sum(axis=0) > 0
        return marked

    @property
    def line_open(self) -> BoolColumn:
        """Claims of which it is open whether their role works under an accountable one."""
        return self._in(APART + LINE_OPEN, APART + LINE_OPEN + UNPLACED)

    @property
    def unit_open(self) -> BoolColumn:
        """Claims of which it is open whether an accountable role sits in the same unit."""
        own = self.dispute.graph.unit_row[self.dispute.graph.facts.assignments.role[self.rows]] < 0
        return ~self.here & (own | self._in(APART + UNPLACED, APART + UNPLACED + LINE_OPEN))

    def group(self, number: int) -> Pairs:
        """Make the pairs of one claim, those set aside for scope or class left out."""
        dispute = self.dispute
        left = dispute.left
        right = np.full(len(left), self.rows[number], dtype=np.int64)
        return _kept(Pairs(dispute.graph, left, right, np.full(len(left), dispute.domain, dtype=np.int64)), self.sorts)


def _kept(pairs: Pairs, sorts: ApartSorts) -> Pairs:
    pairs = pairs.where(np.flatnonzero(np.not_equal(*pairs.roles)))
    return pairs.where(sorts.closely(pairs) >= BELOW)


def _by_dispute(graph: OrgGraph) -> Iterator[Claims]:
    """Give the responsible claims of each domain that can be assessed, beside the accountable ones."""
    sorts = ApartSorts(graph)
    fit = graph.in_scope & ~graph.hierarchy.masked
    role = graph.facts.assignments.role
    own = _of_answerers(graph)
    for dispute in disputes_of_accountable_and_responsible(graph):
        left = dispute.left[fit[role[dispute.left]]]
        right = dispute.right[fit[role[dispute.right]] & ~among(dispute.right, own)]
        if len(left) and len(right):
            some = Dispute(dispute.closeness, left, right, dispute.domain)
            yield _counted(some, sorts) if len(some) > contests.MADE else _looked_at(some, sorts)


def _of_answerers(graph: OrgGraph) -> IntColumn:
    """Give the responsible claims of roles that answer for the work themselves, at its domain or above."""
    owned, role = graph.ownership, graph.facts.assignments.role
    nesting, domain = owned.domains.nesting, owned.domain.tolist()
    rows = owned.rows(Level.RESPONSIBLE)
    rows = rows[among(role[rows], role[owned.rows(Level.ACCOUNTABLE)])]
    own = [
        row
        for row, holder in zip(rows.tolist(), role[rows].tolist(), strict=True)
        if any(nesting.is_within(domain[row], domain[each]) for each in owned.of_role(holder, Level.ACCOUNTABLE))
    ]
    return np.array(own, dtype=np.int64)


def _looked_at(dispute: Dispute, sorts: ApartSorts) -> Claims:
    """Look at each pair."""
    left, right = dispute.places()
    pairs = dispute.pairs((left, right))
    apart = np.flatnonzero(np.not_equal(*pairs.roles))
    pairs, right = pairs.where(apart), right[apart]
    sort = sorts.closely(pairs)
    many = len(dispute.right)
    of = np.bincount(sort * many + right, minlength=sorts.count * many).reshape(-1, many)
    return Claims(dispute, sorts, dispute.right, of, _in_one_unit(pairs, sort, right, many))


def _in_one_unit(pairs: Pairs, sort: IntColumn, right: IntColumn, many: int) -> BoolColumn:
    unit = pairs.graph.unit_row
    one, other = (unit[side] for side in pairs.roles)
    together = (sort >= BELOW) & (one == other) & (other >= 0)
    return np.bincount(right[together], minlength=many) > 0


def _counted(dispute: Dispute, sorts: ApartSorts) -> Claims:
    """Count by kinds, and look only at the pairs of claims in one unit."""
    tally = dispute.tally(sorts)
    of = tally.of_right
    graph, many = dispute.graph, len(dispute.right)
    role = graph.facts.assignments.role
    unit = graph.unit_row
    ours, theirs = unit[role[dispute.left]], unit[role[dispute.right]]
    inside = np.bincount(ours[ours >= 0], minlength=int(max(theirs.max(), ours.max(), 0)) + 1)[np.maximum(theirs, 0)]
    pairs = of[BELOW:].sum(axis=0)
    here = (theirs >= 0) & (pairs > len(dispute.left) - inside)  # more than there are outside the unit
    open_ = np.flatnonzero((theirs >= 0) & (inside > 0) & (pairs > 0) & ~here)
    for left, right in equal(ours, np.where(among(np.arange(many), open_), theirs, -1)):
        some = dispute.pairs((left, right))
        apart = np.flatnonzero(np.not_equal(*some.roles))
        some = some.where(apart)
        here |= _in_one_unit(some, sorts.closely(some), right[apart], many)
    return Claims(dispute, sorts, dispute.right, of, here)


@dataclass(frozen=True, eq=False)
class Apart:
    """All responsible claims in the order of their assignments, a column each.

    `row` is the assignment, `claims` and `number` where it stands in `found`, `pairs` how many pairs it is in.
    Of those neither delegated nor below an accountable role, the line or the unit may be open; the others without an
    accountable role in their unit are hits.
    """

    found: tuple[Claims, ...]
    row: IntColumn
    claims: IntColumn
    number: IntColumn
    criticality: IntColumn
    pairs: IntColumn
    line_open: BoolColumn
    unit_open: BoolColumn
    hit: BoolColumn

    @classmethod
    def of(cls, graph: OrgGraph) -> Apart:
        """Put the claims of all domains together."""
        found = tuple(_by_dispute(graph))
        rows = _joined([each.rows for each in found])
        order = np.argsort(rows, kind="stable")
        count = [len(each.rows) for each in found]
        weights = np.array([graph.domains.criticality[each.dispute.domain] for each in found], dtype=np.int64)
        pairs = _joined([each.pairs for each in found])[order]
        delegated, line, unit, here = (
            _joined([getattr(each, name) for each in found])[order].astype(bool)
            for name in ("delegated", "line_open", "unit_open", "here")
        )
        lone = (pairs > 0) & ~delegated
        return cls(
            found,
            rows[order],
            np.repeat(np.arange(len(found)), count)[order],
            _joined([np.arange(each) for each in count])[order],
            np.repeat(weights, count)[order],
            pairs,
            lone & line,
            lone & ~line & unit,
            lone & ~line & ~unit & ~here,
        )

    def group(self, number: int) -> Pairs:
        """Make the pairs of one claim."""
        return self.found[int(self.claims[number])].group(int(self.number[number]))

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What is no finding, for each reason, with a line for each pair on demand."""
        return _set_aside(self.found)

    def weights(self, duties: DutyTexts, numbers: IntColumn) -> IntColumn:
        """Weigh some claims. One with many pairs is in the band of the highest score that it can have."""
        weights = np.array([severity(score(each, (1.0,)), line_unknown=False) for each in self.criticality[numbers]])
        few = np.flatnonzero(self.pairs[numbers] < _SURELY_HIGHEST)
        parts = len(few) * _SURELY_HIGHEST // _MADE_AT_ONCE + 1
        for some in np.array_split(few, parts) if len(few) else ():
            groups = [self.group(number) for number in numbers[some].tolist()]
            chances = duties.compared(Pairs.together(groups)).chance
            ends = np.cumsum([len(each) for each in groups])
            for place, parts_ in zip(some.tolist(), np.split(chances, ends[:-1]), strict=True):
                found = score(int(self.criticality[numbers[place]]), parts_.tolist())
                weights[place] = severity(found, line_unknown=False)
        return weights.astype(np.int64)


def _joined(columns: list[IntColumn] | list[BoolColumn]) -> IntColumn:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])


def _set_aside(found: Sequence[Claims]) -> tuple[SetAside, ...]:
    """Count what is no finding, for each reason, with a line for each pair on demand."""
    return tuple(
        SetAside(reason, total, _lines(found, sort))
        for sort, reason in _ASIDE
        if (total := sum(int(each.of[sort].sum()) for each in found))
    )


def _lines(found: Sequence[Claims], sort: int) -> Callable[[], Iterator[str]]:
    def lines() -> Iterator[str]:
        for each in found:
            if each.of[sort].any():
                yield from _lines_of(each, sort)

    return lines


def _lines_of(claims: Claims, sort: int) -> Iterator[str]:
    """Say which pairs of one domain are of a sort, claim by claim."""
    dispute = claims.dispute
    for number in np.flatnonzero(claims.of[sort]).tolist():
        right = np.full(len(dispute.left), claims.rows[number], dtype=np.int64)
        pairs = Pairs(dispute.graph, dispute.left, right, np.full(len(right), dispute.domain, dtype=np.int64))
        pairs = pairs.where(np.flatnonzero(np.not_equal(*pairs.roles)))
        yield from pair_lines(pairs.where(claims.sorts.closely(pairs) == sort))
