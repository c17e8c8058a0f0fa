"""How much do two claims on a domain overlap? Pairs of assignments with their factors, and the score of a domain.

The overlap score (ours, no outside authority; docs/decisions): for each pair
`p = L × S × T × D × J × conf`, and for a domain `100 × criticality/5 × (1 − Π(1 − p))`, from 0 to 100.

L: both accountable 1, accountable against responsible .5. S: scope same 1, nested .7, unknown .6, disjoint 0.
T: .5 + .5 × likeness of the duties, .75 where they are not compared. D: by the distance to the lowest common
manager: 1 .5, 2 .75, more or none 1, unknown .5; chain of command 0. J: declared joint by both .25, by one .6,
else 1. conf: the surer a claim the more, the lesser of the two (stated 1, asserted .9, likely .8, possible .5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from orgmodel.graph.doubt import rest_on_guesses
from orgmodel.graph.hierarchy import NONE, OPEN
from orgmodel.graph.job_classes import same_class
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, ascending
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn
from orgmodel.model.words import Level, Tri

SCOPE_FACTOR = {
    ScopeRelation.SAME: 1.0,
    ScopeRelation.NESTED: 0.7,
    ScopeRelation.UNKNOWN: 0.6,
    ScopeRelation.DISJOINT: 0.0,
}
UNCOMPARED = 0.75


class Joint(IntEnum):
    """Who declares that two roles share a domain."""

    NOBODY = 0
    ONE = 1
    BOTH = 2


JOINT_FACTOR = {Joint.NOBODY: 1.0, Joint.ONE: 0.6, Joint.BOTH: 0.25}


def distance_factor(meeting: int, distance: int) -> float:
    """Give D for one pair: `meeting` is the lowest common manager's row, NONE or OPEN."""
    if meeting == OPEN:
        return 0.5
    if meeting == NONE:
        return 1.0
    return {0: 0.0, 1: 0.5, 2: 0.75}.get(distance, 1.0)


def score(criticality: int, chances: Iterable[float]) -> float:
    """Give the overlap score of a domain, 0 to 100, from the `p` of its pairs."""
    apart = 1.0
    for chance in chances:
        apart *= 1.0 - chance
    return 100.0 * criticality / 5.0 * (1.0 - apart)


_SIDES = ("left", "right", "domain")
_COLUMNS = ("chain", "scope", "joint", "same_class", "meeting", "distance", "likeness", "chance")
"""Columns that a part of the pairs takes over instead of computing them again."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of claims by different roles. `left` and `right` are assignment rows; `domain` is the row of dispute."""

    graph: OrgGraph
    left: IntColumn
    right: IntColumn
    domain: IntColumn

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.left)

    @classmethod
    def none(cls, graph: OrgGraph) -> Pairs:
        """Give no pairs at all."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(graph, empty, empty, empty)

    @classmethod
    def together(cls, parts: Sequence[Pairs]) -> Pairs:
        """Put pairs one after the other; there must be some."""
        left, right, domain = (np.concatenate([getattr(each, side) for each in parts]) for side in _SIDES)
        return cls(parts[0].graph, left, right, domain)

    @cached_property
    def roles(self) -> tuple[IntColumn, IntColumn]:
        """The role rows of both sides."""
        role = self.graph.facts.assignments.role
        return role[self.left], role[self.right]

    @cached_property
    def chain(self) -> IntColumn:
        """Whether one side is the other's manager, as numbers of `Tri`. By an inferred line it is unknown."""
        chain = self.graph.hierarchy.chains(*self.roles)
        guessed = self.graph.line_inferred
        yes = np.flatnonzero(chain == Tri.YES)
        if guessed.any() and len(yes):
            left, right = (side[yes] for side in self.roles)
            steps = self.graph.hierarchy.steps
            low, high = np.where(steps[left] > steps[right], (left, right), (right, left))
            between = self.graph.hierarchy.counted_between(guessed.astype(np.int64), low, high) > 0
            several = self.graph.hierarchy.plural[low] | self.graph.hierarchy.plural[high]
            between[several] = rest_on_guesses(self.graph, low[several], high[several])
            chain[yes[between]] = Tri.UNKNOWN
        return chain

    @cached_property
    def scope(self) -> IntColumn:
        """How the scopes lie to each other, as numbers of `ScopeRelation`."""
        return self.graph.ownership.scope_relations.between(self.left, self.right)

    @cached_property
    def joint(self) -> IntColumn:
        """Who declares the domain as shared, as numbers of `Joint`."""
        joint = np.zeros(len(self), dtype=np.int64)
        declared = self.graph.facts.assignments.joint_with
        if declared:
            named = among(self.left, list(declared)) | among(self.right, list(declared))
            for pair in np.flatnonzero(named).tolist():
                joint[pair] = self._joint(pair)
        return joint

    def _joint(self, pair: int) -> int:
        ids, owned = self.graph.roles.id, self.graph.ownership
        first, second = (int(side[pair]) for side in self.roles)
        ours = owned.names_jointly(int(self.left[pair]), ids[second])
        theirs = owned.names_jointly(int(self.right[pair]), ids[first])
        return int(ours) + int(theirs)

    @cached_property
    def same_class(self) -> BoolColumn:
        """Whether both sides are of one job class, or levels of one series."""
        return same_class(self.graph, *self.roles)

    @cached_property
    def likeness(self) -> FloatColumn:
        """How alike the duties behind both claims are, 0 to 1; not a number where they are not compared."""
        return np.full(len(self), np.nan)

    def compared(self, likeness: FloatColumn) -> Pairs:
        """Give the same pairs with what a comparison of their duties says. The graph itself reads no texts."""
        pairs = Pairs(self.graph, self.left, self.right, self.domain)
        known = {name: self.__dict__[name] for name in _COLUMNS if name in self.__dict__ and name != "chance"}
        pairs.__dict__.update({**known, "likeness": likeness})
        return pairs

    @cached_property
    def _wording_factor(self) -> FloatColumn:
        return np.where(np.isnan(self.likeness), UNCOMPARED, 0.5 + 0.5 * self.likeness)

    @cached_property
    def chance(self) -> FloatColumn:
        """The `p` of each pair, 0 to 1."""
        level = self.graph.facts.assignments.level
        both = (level[self.left] == Level.ACCOUNTABLE) & (level[self.right] == Level.ACCOUNTABLE)
        levels = np.where(both, 1.0, 0.5)
        scopes = np.array([SCOPE_FACTOR[relation] for relation in ScopeRelation])[self.scope]
        joint = np.array([JOINT_FACTOR[who] for who in Joint])[self.joint]
        weight = self.graph.ownership.weight
        confidence = np.minimum(weight[self.left], weight[self.right])
        chance: FloatColumn = levels * scopes * self._wording_factor * self._distance_factor * joint * confidence
        return chance

    @cached_property
    def meeting(self) -> IntColumn:
        """The row of the lowest common manager, NONE or OPEN."""
        return self._meetings[0]

    @cached_property
    def distance(self) -> IntColumn:
        """The longer of the two distances to the lowest common manager."""
        return self._meetings[1]

    @cached_property
    def _meetings(self) -> tuple[IntColumn, IntColumn]:
        return self.graph.hierarchy.meetings(*self.roles)

    @cached_property
    def _distance_factor(self) -> FloatColumn:
        near = np.array([0.0, 0.5, 0.75, 1.0])[np.minimum(self.distance, 3)]
        factor = np.where(self.meeting == OPEN, 0.5, np.where(self.meeting == NONE, 1.0, near))
        return np.where(self.chain == Tri.YES, 0.0, factor)

    def where(self, chosen: IntColumn | BoolColumn) -> Pairs:
        """Give some of the pairs, by number or by mask, with what is known of them already."""
        some = Pairs(self.graph, self.left[chosen], self.right[chosen], self.domain[chosen])
        known = {name: self.__dict__[name][chosen] for name in _COLUMNS if name in self.__dict__}
        some.__dict__.update(known)
        return some

    def groups(self, key: IntColumn) -> Iterator[tuple[int, Pairs]]:
        """Give the pairs of each value of a key, in the order of the values."""
        order = ascending(key)
        starts = np.flatnonzero(np.diff(key[order])) + 1
        for rows in np.split(order, starts) if len(order) else ():
            yield int(key[rows[0]]), self.where(rows)

    def by_domain(self) -> Iterator[tuple[int, Pairs]]:
        """Give the pairs of each domain, domains in row order."""
        return self.groups(self.domain)

    def strongest(self, most: int) -> Pairs:
        """Give the pairs that weigh most, in their own order."""
        if len(self) <= most:
            return self
        return self.where(np.sort(np.argsort(-self.chance, kind="stable")[:most]))

    def score(self) -> float:
        """Give the score of these pairs, which must be of one domain."""
        return score(self.graph.domains.criticality[int(self.domain[0])], self.chance.tolist())
