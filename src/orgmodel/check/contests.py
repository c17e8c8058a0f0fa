"""Which pairs of claims may be an overlap, and why are the others none? Counted exactly for any number of claims.

Of few claims the pairs are made, and sorted out by `check.overlaps.contested`. Of many they are counted by kinds (see
`graph.disputes`), and only those that readers may see are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from orgmodel.check.contest_sorts import ContestSorts
from orgmodel.check.hits import DECLARED_JOINT, SetAside
from orgmodel.check.overlaps import REASONS, contested, pair_lines
from orgmodel.graph.disputes import Dispute, Tally
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.pairing import disputes_of_parent_and_child, disputes_on_one_domain, made
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Level, Tri

MOST_WEIGHED: Final = 20_000
"""So many pairs of a dispute are weighed one by one. From a thousand on the score is as high as it can be."""

MADE: Final = 20_000
"""Disputes of no more pairs are made as a whole."""
_MADE_AT_ONCE = 1_000_000


@dataclass(frozen=True, eq=False)
class Contest:
    """Contested pairs of some domains: all of them, or the first of one domain with the counts of all (`counted`)."""

    pairs: Pairs
    counted: _Counted | None = None

    def of(self, *relations: ScopeRelation) -> Contest:
        """Give the pairs of which the scopes lie so to each other."""
        if self.counted:
            return self.counted.contest(relations)
        return Contest(self.pairs.where(among(self.pairs.scope, [int(each) for each in relations])))

    def __len__(self) -> int:
        """Count the pairs, exactly."""
        return self.counted.total if self.counted else len(self.pairs)

    def sides(self, group: Pairs) -> tuple[IntColumn, IntColumn]:
        """Give the claims on both sides of the pairs of one domain, ascending."""
        return self.counted.sides if self.counted else (distinct(group.left), distinct(group.right))

    def claims(self, group: Pairs) -> list[int]:
        """Give all claims in the pairs of one domain, ascending."""
        rows: list[int] = distinct(np.concatenate(self.sides(group))).tolist()
        return rows

    def all_scopes_are(self, relation: ScopeRelation, group: Pairs) -> bool:
        """Tell whether all scopes of one domain lie so to each other."""
        if self.counted:
            return self.counted.total == self.counted.number((relation,))
        return bool((group.scope == relation).all())

    def no_line_is_known(self, group: Pairs) -> bool:
        """Tell whether of all pairs of one domain it is open whether one works under the other."""
        if self.counted:
            return self.counted.number(self.counted.relations, known=True) == 0
        return bool((group.chain == Tri.UNKNOWN).all())


@dataclass(frozen=True, eq=False)
class _Counted:
    """The contested pairs of one dispute that are too many to be made."""

    dispute: Dispute
    sorts: ContestSorts
    tally: Tally
    relations: tuple[ScopeRelation, ...]

    def contest(self, relations: Iterable[ScopeRelation]) -> Contest:
        some = _Counted(self.dispute, self.sorts, self.tally, tuple(relations))
        pairs = self.dispute.first(self.sorts, some._wanted, self.tally, MOST_WEIGHED)
        return Contest(pairs, some)

    @cached_property
    def _wanted(self) -> BoolColumn:
        return self.sorts.contested(self.relations)

    @cached_property
    def total(self) -> int:
        return int(self.tally.count[self._wanted].sum())

    def number(self, relations: Iterable[ScopeRelation], *, known: bool = False) -> int:
        return int(self.tally.count[self.sorts.contested(relations, known=known)].sum())

    @cached_property
    def sides(self) -> tuple[IntColumn, IntColumn]:
        left, right = (table[self._wanted].any(axis=0) for table in (self.tally.of_left, self.tally.of_right))
        return distinct(self.dispute.left[left]), distinct(self.dispute.right[right])


@dataclass(frozen=True, eq=False)
class Contests:
    """The contested pairs of accountable claims of one model, found once for all rules that ask."""

    graph: OrgGraph

    @cached_property
    def on_one_domain(self) -> Contested:
        """Pairs of claims on the same domain."""
        return _contested(self.graph, disputes_on_one_domain(self.graph, Level.ACCOUNTABLE))

    @cached_property
    def of_whole_and_part(self) -> Contested:
        """Pairs of a claim on a domain (left) and one on a part of it, of roles that hold nothing else in common."""
        graph = self.graph
        found = disputes_of_parent_and_child(graph, Level.ACCOUNTABLE)
        return _contested(graph, (_without_holders(graph, each) for each in found))


@dataclass(frozen=True, eq=False)
class Contested:
    """What is contested, and what was set aside."""

    contests: tuple[Contest, ...]
    set_aside: tuple[SetAside, ...]


def _contested(graph: OrgGraph, disputes: Iterable[Dispute]) -> Contested:
    few: list[Dispute] = []
    aside: list[SetAside] = []
    contests: list[Contest] = []
    counted: list[_Counted] = []

    def settle() -> None:
        if few:
            pairs, dropped = contested(made(graph, few))
            contests.append(Contest(pairs))
            aside.extend(dropped)
            few.clear()

    sorts = ContestSorts(graph)
    waiting = 0
    for dispute in disputes:
        if len(dispute) > MADE:
            counted.append(_Counted(dispute, sorts, dispute.tally(sorts), tuple(ScopeRelation)))
            continue
        few.append(dispute)
        waiting += len(dispute)
        if waiting > _MADE_AT_ONCE:
            settle()
            waiting = 0
    settle()
    contests += [Contest(Pairs.none(graph), each) for each in counted]
    return Contested(tuple(contests), _added([*aside, *_counted_aside(counted)]))


def _without_holders(graph: OrgGraph, dispute: Dispute) -> Dispute:
    """Leave out roles that hold the whole as well as the part: that they meet on one of them is another finding."""
    owned, role = graph.ownership, graph.facts.assignments.role
    if not len(dispute.left):
        return dispute
    whole = int(owned.domain[dispute.left[0]])
    holders = role[list(owned.of_domain(whole, Level.ACCOUNTABLE))]
    return Dispute(dispute.closeness, dispute.left, dispute.right[~among(role[dispute.right], holders)], dispute.domain)


def _counted_aside(counted: list[_Counted]) -> Iterator[SetAside]:
    for number, (reason, _) in enumerate(REASONS):
        total = sum(int(each.tally.count[number]) for each in counted)
        if total and reason != DECLARED_JOINT:  # OVL002 speaks of those
            yield SetAside(reason, total, _lines(counted, number))


def _lines(counted: list[_Counted], number: int) -> Callable[[], Iterator[str]]:
    """Put what was set aside for a reason into words, a dispute at a time."""

    def lines() -> Iterator[str]:
        for each in counted:
            if each.tally.count[number]:
                sorts = each.sorts
                wanted = np.arange(sorts.count) == number
                if number not in sorts.only_close:
                    yield from pair_lines(each.dispute.first(sorts, wanted, each.tally, MOST_WEIGHED))
                for pairs in each.dispute.close(sorts, wanted) if number in sorts.also_close else ():
                    yield from pair_lines(pairs)

    return lines


def _added(aside: list[SetAside]) -> tuple[SetAside, ...]:
    """Make one of all that were set aside for one reason, reasons in the order of asking."""
    return tuple(
        SetAside.together([each for each in aside if each.reason == reason])
        for reason, _ in REASONS
        if any(each.reason == reason for each in aside)
    )
