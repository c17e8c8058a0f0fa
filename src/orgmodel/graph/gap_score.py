"""How far is a domain from being answered for? A score from 0 to 100 (ours, no outside authority).

A claim covers `level x scope x confidence x fill`: accountable 1, responsible .5, consulted .2, informed .1; the share
of the scope; stated 1, asserted .9, likely .8, possible .5; filled (or not stated) 1, acting .7, vacant .3, a role that
is only named .2. The best claim counts: `100 x criticality/5 x (1 - coverage)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from orgmodel.graph.accountability import Answer, answer, judged_domains
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import FloatColumn
from orgmodel.model.words import Level, Occupancy, Required

LEVEL_WEIGHT = {Level.ACCOUNTABLE: 1.0, Level.RESPONSIBLE: 0.5, Level.CONSULTED: 0.2, Level.INFORMED: 0.1}
ACTING, VACANT, ONLY_NAMED = 0.7, 0.3, 0.2
PART = 0.5
"""The share of a claim whose scope lies within another one, or excepts some of it: nobody states how much that is."""
_HIGHEST = 5


class GapScore(NamedTuple):
    """The mean over required domains, weighted by criticality, and how many of them have any claim at all."""

    score: float | None
    domains: int
    claimed: int


def score(criticality: int, claims: Iterable[tuple[float, float, float, float]]) -> float:
    """Give the gap score of a domain from its claims, each (level, scope, confidence, fill)."""
    coverage = max((level * scope * sure * fill for level, scope, sure, fill in claims), default=0.0)
    return 100.0 * criticality / _HIGHEST * (1.0 - coverage)


def gap_score(graph: OrgGraph) -> GapScore:
    """Give the score of the organization: over the domains that the catalog or the model calls core or common."""
    required = [row for row in judged_domains(graph) if graph.domains.required(row) in (Required.CORE, Required.COMMON)]
    if not required:
        return GapScore(None, 0, 0)
    fill = _fill(graph)
    weights = [graph.domains.criticality[row] for row in required]
    scores = [domain_score(graph, row, fill) for row in required]
    claimed = sum(bool(graph.ownership.at_or_above(row)) for row in required)
    total = sum(weight * each for weight, each in zip(weights, scores, strict=True))
    return GapScore(total / sum(weights), len(required), claimed)


def domain_score(graph: OrgGraph, domain: int, fill: FloatColumn) -> float:
    """Give the score of one domain; a provider with a role that answers for it covers it in full."""
    if answer(graph, domain) == Answer.PROVIDED:
        return 0.0
    table, owned = graph.facts.assignments, graph.ownership
    return score(
        graph.domains.criticality[domain],
        (
            (LEVEL_WEIGHT[Level(int(table.level[row]))], _share(graph, row), owned.weight[row], fill[table.role[row]])
            for row in owned.at_or_above(domain)
        ),
    )


def _share(graph: OrgGraph, row: int) -> float:
    table = graph.facts.assignments
    scope = graph.scopes.nesting.rows.get(table.scope[row], -1)
    part = scope >= 0 and len(graph.scopes.nesting.above(scope)) > 1
    return PART if part or row in table.exceptions else 1.0


def _fill(graph: OrgGraph) -> FloatColumn:
    """Say how far each role is filled; what is not stated lowers nothing."""
    occupancy = graph.roles.occupancy
    fill = np.where(occupancy == Occupancy.VACANT, VACANT, np.where(occupancy == Occupancy.ACTING, ACTING, 1.0))
    fill[(graph.roles.filled == 0) & (graph.roles.positions > 0)] = VACANT
    fill[~graph.described] = ONLY_NAMED
    return fill
