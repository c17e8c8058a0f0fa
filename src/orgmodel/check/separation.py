"""How do rules about separation of duties look at claims? Which count, what is stated of them, how pairs are named."""

from __future__ import annotations

from typing import Final

from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.model.document import IncompatiblePair
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Activity, Level

CONTROLLED: Final = "compensating control stated"
ASSURING = ("sec.governance", "gov.risk")
ASSURED = ("inf", "app")
"""Whoever answers for the first looks at the work of whoever answers for the second."""

DOES = (Activity.PERFORMS, Activity.APPROVES)


def sod_claims(graph: OrgGraph) -> IntColumn:
    """Give the assignments that count: accountable or responsible, of roles that are described and in the model."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)
    return rows[(graph.described & graph.in_scope)[graph.facts.assignments.role[rows]]]


def stated_activity(graph: OrgGraph) -> IntColumn:
    """Give the activity of each assignment where it is stated; an inferred one is unknown."""
    return graph.ownership.stated_activity


def does(graph: OrgGraph, row: int) -> bool:
    """Tell whether an assignment is stated to be performed or approved."""
    return int(stated_activity(graph)[row]) in DOES


def single_positions(graph: OrgGraph, *, several: bool = False) -> BoolColumn:
    """Mark the roles of which it is stated that they are one position; with `several`, any number of positions."""
    positions = graph.roles.positions
    single: BoolColumn = (positions >= 1 if several else positions == 1) & ~graph.roles.provenance.is_inferred(
        "positions"
    )
    return single


def claims_within(graph: OrgGraph, side: str, claims: IntColumn) -> IntColumn:
    """Give the assignments within one side of a pair: on its domain, or on what lies within it."""
    domain = graph.domains.row(side)
    within = graph.domains.nesting.below(domain) if domain >= 0 else ()
    return claims[among(graph.ownership.domain[claims], within)]


def pair_weight(pair: IncompatiblePair) -> Severity:
    """Give the severity that the catalog gives a pair."""
    return Severity(Severity.written()[pair.weight])


def pair_name(graph: OrgGraph, pair: IncompatiblePair) -> str:
    """Name both sides in plain words."""
    return " – ".join(graph.domains.name(graph.domains.row(side)) for side in (pair.a, pair.b))
