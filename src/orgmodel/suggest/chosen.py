"""Which findings are to be removed? Those that moves and domains handed over can remove, by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from orgmodel.check.finding import Finding, fingerprint
from orgmodel.check.overlaps import contested
from orgmodel.check.wording import domain_ref
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.pairing import pairs_of_parent_and_child, pairs_on_one_domain
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.words import Level
from orgmodel.rules import overlap

WIDE, NARROW, SINGLE, LAYERS = "SPN001", "SPN002", "SPN003", "SPN004"
SAME, PART, NESTED = "OVL001", "OVL004", "OVL007"
ONE_ROLE, ONE_MANAGER = "SOD001", "SOD002"

REMOVABLE = (WIDE, NARROW, SINGLE, LAYERS, SAME, PART, NESTED, ONE_ROLE, ONE_MANAGER)
"""The rules whose findings moves and domains handed over can remove."""


class Chosen(NamedTuple):
    """The findings to remove.

    Attributes:
        findings: all of them, in the order of a check.
        wide: by the row of the manager: more positions than the limit.
        narrow: by the row of the manager: fewer than the minimum, or one.
        layers: that there are too many, if that is one of them.
        overlaps: each with its pairs of claims, all of one domain.
        in_one_role: work usually kept apart, in one role; by the row of the role.
        under_one_manager: the same in two reports of one manager; by the row of the manager.
    """

    findings: tuple[Finding, ...]
    wide: Mapping[int, Finding]
    narrow: Mapping[int, Finding]
    layers: Finding | None
    overlaps: tuple[tuple[Finding, Pairs], ...]
    in_one_role: tuple[tuple[int, Finding], ...]
    under_one_manager: tuple[tuple[int, Finding], ...]

    @property
    def understood(self) -> frozenset[str]:
        """The fingerprints of the findings of which the roles were found: a role may have no id to move it by."""
        about = (*self.wide.values(), *self.narrow.values(), *((self.layers,) if self.layers else ()))
        pairs = (*self.overlaps, *((each, row) for row, each in (*self.in_one_role, *self.under_one_manager)))
        return frozenset((*(each.fingerprint for each in about), *(each.fingerprint for each, _ in pairs)))


def chosen(graph: OrgGraph, findings: Iterable[Finding]) -> Chosen:
    """Sort findings by what can remove them; those of other rules are left where they are."""
    found = tuple(findings)

    def about_roles(*codes: str) -> tuple[tuple[int, Finding], ...]:
        rows = ((graph.role_row(each.subject.id), each) for each in found if each.code in codes)
        return tuple((row, each) for row, each in rows if row >= 0)

    return Chosen(
        findings=found,
        wide=dict(about_roles(WIDE)),
        narrow=dict(about_roles(NARROW, SINGLE)),
        layers=next((each for each in found if each.code == LAYERS), None),
        overlaps=_overlaps(graph, found),
        in_one_role=about_roles(ONE_ROLE),
        under_one_manager=about_roles(ONE_MANAGER),
    )


def _overlaps(graph: OrgGraph, findings: tuple[Finding, ...]) -> tuple[tuple[Finding, Pairs], ...]:
    """Find the pairs of claims behind each overlap, as its rule makes them."""
    wanted = {each.fingerprint: each for each in findings if each.code in (SAME, PART, NESTED)}
    if not wanted:
        return ()
    pairs: dict[str, Pairs] = {}
    one, _ = contested(pairs_on_one_domain(graph, Level.ACCOUNTABLE))
    nested = one.scope == ScopeRelation.NESTED
    for rule, some in (
        (overlap.multiple_accountable, one.where(~nested)),
        (overlap.scope_collision, one.where(nested)),
    ):
        for domain, group in some.by_domain():
            pairs[fingerprint(rule.code, rule.identity, (str(domain_ref(graph, domain)),))] = group
    parts, _ = contested(pairs_of_parent_and_child(graph, Level.ACCOUNTABLE))
    rule = overlap.parent_child_domain
    for domain, inside in parts.by_domain():
        for whole, group in inside.groups(graph.ownership.domain[inside.left]):
            keys = (str(domain_ref(graph, domain)), str(domain_ref(graph, whole)))
            pairs[fingerprint(rule.code, rule.identity, keys)] = group
    return tuple((wanted[mark], pairs[mark]) for mark in wanted if mark in pairs)
