"""How much of what is answered for rests on few roles? Counts, shares and the Herfindahl-Hirschman index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import FloatColumn, IntColumn
from orgmodel.model.words import Level


def hhi(amounts: Sequence[float] | FloatColumn) -> float | None:
    """Give the sum of squared shares: 1 where one holds all, 1/n where n hold the same; None where nobody holds any."""
    held = np.asarray(amounts, dtype=np.float64)
    total = held.sum()
    return float(((held / total) ** 2).sum()) if total else None


def accountabilities(graph: OrgGraph, min_criticality: int = 1, *, stated_only: bool = False) -> IntColumn:
    """Count, for each role, the domains of a criticality or more for which it is accountable, each once."""
    role, domain = _held(graph, stated_only=stated_only)
    critical = np.array(graph.domains.criticality, dtype=np.int64)[domain] >= min_criticality
    return np.bincount(role[critical], minlength=len(graph.roles))


def weighted_accountabilities(graph: OrgGraph, *, stated_only: bool = False) -> IntColumn:
    """Add up, for each role, the criticality of the domains for which it is accountable."""
    role, domain = _held(graph, stated_only=stated_only)
    weight = np.array(graph.domains.criticality, dtype=np.int64)[domain]
    return np.bincount(role, weights=weight, minlength=len(graph.roles)).astype(np.int64)


def _held(graph: OrgGraph, *, stated_only: bool) -> tuple[IntColumn, IntColumn]:
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    rows = rows[graph.in_scope[graph.facts.assignments.role[rows]]]
    if stated_only:
        rows = rows[~graph.ownership.inferred[rows]]
    many = max(len(graph.domains.domains), 1)
    pairs = distinct(graph.facts.assignments.role[rows] * many + graph.ownership.domain[rows])
    return pairs // many, pairs % many
