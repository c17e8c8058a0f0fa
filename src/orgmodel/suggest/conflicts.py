"""Which two must not both be where they are? Claims that overlap, and work that is usually kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from orgmodel.check.finding import Finding
from orgmodel.check.separation import DOES, claims_within, sod_claims, stated_activity
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Activity, Level, Tri
from orgmodel.suggest.chosen import SAME, Chosen
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.handing import Claim

_TAKERS = 6
MOST_HOLDERS = 8
"""Of a domain with more claims nothing is suggested: which of so many goes on is no matter of weights."""

Both = tuple[Claim, Claim]


@dataclass(frozen=True, eq=False)
class Conflicts:
    """What must not stay as it is, read from the findings to remove."""

    ground: Ground
    chosen: Chosen

    def overlapping(self) -> Iterator[tuple[Finding, tuple[Both, ...]]]:
        """Give the overlaps with the pairs of claims of which one has to go, or one role under the other.

        None where there are too many. Where one side is a part of the other, by domain or by scope, it comes second.
        """
        for finding, pairs in self.chosen.overlaps:
            both = (
                tuple(dict.fromkeys(self._claims(pairs)))
                if len({*pairs.left.tolist(), *pairs.right.tolist()}) <= MOST_HOLDERS
                else ()
            )
            yield finding, both

    def _claims(self, pairs: Pairs) -> Iterator[Both]:
        graph = self.ground.graph
        scope = graph.facts.assignments.scope
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
            inner = scope[left] != scope[right] and graph.scopes.is_within(scope[left], scope[right])
            one, other = (right, left) if inner else (left, right)
            yield self._claim(one), self._claim(other)

    def _claim(self, row: int) -> Claim:
        graph = self.ground.graph
        table = graph.facts.assignments
        return Claim(int(table.role[row]), int(graph.ownership.domain[row]), Level(int(table.level[row])))

    def in_one_role(self) -> Iterator[tuple[Finding, tuple[Both, ...]]]:
        """Give the findings of work kept apart with the two claims of one role of which one has to go."""
        graph = self.ground.graph
        claims, activity = sod_claims(graph), stated_activity(graph)
        role = graph.facts.assignments.role
        for row, finding in self.chosen.in_one_role:
            one, other = (rows[role[rows] == row] for rows in self._sides(finding, claims))
            both = dict.fromkeys(
                (self._claim(left), self._claim(right))
                for left in one.tolist()
                for right in other.tolist()
                if _is_done({int(activity[left]), int(activity[right])})
                and graph.ownership.scope_relation(left, right) != ScopeRelation.DISJOINT
            )
            yield finding, tuple(both)

    def under_one_manager(self) -> Iterator[tuple[Finding, tuple[tuple[int, int], ...]]]:
        """Give the findings of work kept apart with the two reports of one manager of whom one has to go elsewhere."""
        graph = self.ground.graph
        claims = sod_claims(graph)
        role = graph.facts.assignments.role
        for manager, finding in self.chosen.under_one_manager:
            reports = set(self.ground.reports[manager])
            one, other = ({int(each) for each in role[rows]} & reports for rows in self._sides(finding, claims))
            yield finding, tuple(product(sorted(one - other), sorted(other - one)))

    def _sides(self, finding: Finding, claims: IntColumn) -> tuple[IntColumn, IntColumn]:
        """Give the claims within the two domains that a finding is related to."""
        one, other = (ref.id for ref in finding.related if ref.kind == "domain")
        return claims_within(self.ground.graph, one, claims), claims_within(self.ground.graph, other, claims)

    def takers(self) -> Mapping[Claim, tuple[int, ...]]:
        """Give every claim of a conflict with the roles that could take it over.

        A part (of a domain, or a narrower scope) may go to whoever answers for the whole, never the other way round.
        """
        found: dict[Claim, dict[int, None]] = {}
        for finding, pairs in self.overlapping():
            for one, other in pairs:
                found.setdefault(one, {}).update(dict.fromkeys((other.role,) if finding.code == SAME else ()))
                found.setdefault(other, {}).update(dict.fromkeys((one.role,)))
        for _, pairs in self.in_one_role():
            for claim, other in (each for pair in pairs for each in (pair, pair[::-1])):
                found.setdefault(claim, {}).update(dict.fromkeys(self._who_could(claim, other)))
        return {claim: tuple(roles) for claim, roles in found.items()}

    def _who_could(self, claim: Claim, other: Claim) -> list[int]:
        """Roles that hold the same domain, then peers and others of the unit, none of whom holds the other side."""
        ground, graph = self.ground, self.ground.graph
        table = graph.facts.assignments
        held = graph.ownership.of_domain(claim.domain, Level.ACCOUNTABLE, Level.RESPONSIBLE)
        same = (int(table.role[row]) for row in held)
        manager = ground.parent[claim.role]
        peers = ground.reports[manager] if manager >= 0 else []
        far = self._against(claim.domain)
        return [
            role
            for role in dict.fromkeys((*same, *peers))
            if role not in {claim.role, other.role} and role not in far and ground.may_gain[role]
        ][:_TAKERS]

    def _against(self, domain: int) -> frozenset[int]:
        """The roles that hold what is usually kept apart from a domain."""
        graph = self.ground.graph
        claims = sod_claims(graph)
        found: set[int] = set()
        for pair in graph.facts.incompatible_pairs:
            for side, other in ((pair.a, pair.b), (pair.b, pair.a)):
                row = graph.domains.row(side)
                if row >= 0 and graph.domains.nesting.is_within(domain, row):
                    found |= {int(each) for each in graph.facts.assignments.role[claims_within(graph, other, claims)]}
        return frozenset(found)

    def exempt(self, one: int, other: int) -> bool:
        """Tell whether two roles may both hold a domain: one works under the other, or both are of one class."""
        graph = self.ground.graph
        return graph.same_class(one, other) or graph.chain_of_command(one, other) == Tri.YES


def _is_done(activities: set[int]) -> bool:
    return activities <= {int(each) for each in DOES} and int(Activity.PERFORMS) in activities
